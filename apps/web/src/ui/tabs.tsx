// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import './styles/tabs.css';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabItem[];
  /** Bind it to the address, so that a tab can be shared. */
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
}

/** Where a key leads in the row of tabs, which is a ring; nowhere: null. */
function targetOf(key: string, index: number, length: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % length;
  if (key === 'ArrowLeft') return (index + length - 1) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
}

/**
 * The tabs of the ARIA authoring practices: one stop for the Tab key, arrows select. Written here and not taken from React Aria, whose
 * collections cost every page with tabs 30 kB.
 */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(selected);
  const wanted = selected ?? chosen;
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === wanted),
  );
  const current = tabs[index];
  const select = (next: string): void => {
    setChosen(next);
    if (next !== current?.id) onSelect?.(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, index, tabs.length);
    const next = target === null ? undefined : tabs[target];
    if (target === null || !next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    select(next.id);
    (list.current?.children[target] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="vw-tabs">
      <div ref={list} role="tablist" aria-label={label} className="vw-tabs__list">
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.id}`}
            aria-selected={tab === current}
            {...(tab === current ? { 'aria-controls': `${id}-panel` } : { tabIndex: -1 })}
            className="vw-tabs__tab"
            onClick={() => select(tab.id)}
            onKeyDown={onKeyDown}
          >
            {tab.label}
            {tab.count !== undefined && <span className="vw-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {current && (
        <div
          key={current.id}
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-tab-${current.id}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the authoring practices want the panel in the order of the Tab key
          tabIndex={0}
          className="vw-tabs__panel"
        >
          {current.content}
        </div>
      )}
    </div>
  );
}
