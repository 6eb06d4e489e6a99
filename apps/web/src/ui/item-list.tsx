// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';

export interface ListItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
}

/** A short list of things with a line of text and an action each; long lists are tables. */
export function ItemList({ items, label }: { readonly items: readonly ListItem[]; readonly label: string }) {
  return (
    <ul className="vw-items" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <div className="vw-cluster">{item.title}</div>
            {item.note && <div className="vw-muted">{item.note}</div>}
          </div>
          {item.action}
        </li>
      ))}
    </ul>
  );
}
