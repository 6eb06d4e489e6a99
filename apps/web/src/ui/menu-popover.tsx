// SPDX-License-Identifier: EUPL-1.2
import type { RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection as AriaMenuSection } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { MenuItem, MenuProps } from './menu.tsx';
import './styles/overlays.css';

/** No label and description slots: what is read out is all that is seen, the shortcut too (WCAG 2.5.3). */
function Item({ item }: { readonly item: MenuItem }) {
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.disabled ?? false}
      {...(item.onAction ? { onAction: item.onAction } : {})}
      {...(item.href ? { href: item.href } : {})}
      className={classNames('vw-menu__item', item.danger && 'vw-menu__item--danger')}
    >
      {item.start ?? (item.icon && <Icon name={item.icon} />)}
      <span className="vw-menu__text">
        <span>{item.label}</span>
        {item.description && <span className="vw-muted">{item.description}</span>}
      </span>
      {item.shortcut && <kbd className="vw-kbd">{item.shortcut}</kbd>}
    </AriaMenuItem>
  );
}

interface MenuPopoverProps extends Required<Pick<MenuProps, 'label' | 'sections' | 'placement'>> {
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

export function MenuPopover({ triggerRef, label, sections, placement, onClose }: MenuPopoverProps) {
  return (
    <Popover
      className="vw-popover"
      aria-label={label}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement={placement}
      offset={6}
    >
      <AriaMenu className="vw-menu" aria-label={label} autoFocus="first" onClose={onClose}>
        {sections.map((section) => (
          <AriaMenuSection
            key={section.id}
            id={section.id}
            className="vw-menu__section"
            {...(section.selected === undefined
              ? {}
              : { selectionMode: 'single' as const, selectedKeys: [section.selected], disallowEmptySelection: true })}
          >
            <Header className="vw-menu__header">{section.label}</Header>
            {section.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </AriaMenuSection>
        ))}
      </AriaMenu>
    </Popover>
  );
}
