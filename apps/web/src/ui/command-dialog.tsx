// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon, type IconName } from './icon.tsx';
import './styles/overlays.css';

export interface CommandItem {
  readonly id: string;
  readonly label: string;
  /** At the right: the tenant of a record, the shortcut of an action. */
  readonly note?: string;
  readonly icon?: IconName;
}

export interface CommandGroup {
  readonly id: string;
  readonly label: string;
  readonly items: readonly CommandItem[];
}

export interface CommandDialogProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly groups: readonly CommandGroup[];
  readonly status: string;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** An input that stays focused and a list that the arrows move through (ARIA: combobox with a listbox). */
export function CommandDialog({ label, placeholder, query, onQuery, groups, status, onPick, onClose }: CommandDialogProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState(0);
  const items = groups.flatMap((group) => group.items);
  const index = Math.min(position, items.length - 1);
  const active = items[index];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setPosition((index + 1) % Math.max(1, items.length));
    else if (event.key === 'ArrowUp') setPosition((index - 1 + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && active) onPick(active.id);
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay className="vw-overlay vw-overlay--top" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="vw-modal">
        <AriaDialog aria-label={label} className="kern-dialog vw-dialog">
          <input
            className="vw-palette__input"
            role="combobox"
            aria-label={label}
            aria-expanded={items.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active ? `${id}-${active.id}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder={placeholder}
            // biome-ignore lint/a11y/noAutofocus: a dialog that the user has just asked for, with one input
            autoFocus
            value={query}
            onChange={(event) => {
              setPosition(0);
              onQuery(event.target.value);
            }}
            onKeyDown={keys}
          />
          <div className="vw-palette__list" ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
            {groups
              .filter((group) => group.items.length > 0)
              .map((group) => (
                // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
                <div key={group.id} role="group" aria-label={group.label}>
                  <div className="vw-palette__group" aria-hidden="true">
                    {group.label}
                  </div>
                  {group.items.map((item) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works through the input
                    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus, aria-activedescendant points here
                    <div
                      key={item.id}
                      id={`${id}-${item.id}`}
                      role="option"
                      aria-selected={item === active}
                      className="vw-palette__item"
                      onClick={() => onPick(item.id)}
                    >
                      {item.icon && <Icon name={item.icon} />}
                      <span>{item.label}</span>
                      {item.note && <span className="vw-muted">{item.note}</span>}
                    </div>
                  ))}
                </div>
              ))}
          </div>
          <div role="status" className={items.length > 0 ? 'kern-sr-only' : 'vw-palette__group'}>
            {status}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
