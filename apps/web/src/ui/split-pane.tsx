// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './styles/split.css';

export interface SplitPaneProps {
  readonly children: ReactNode;
  /** The record beside the list; below it on narrow screens. Nothing: the list has the whole width. */
  readonly details?: ReactNode;
  readonly detailsLabel: string;
}

export function SplitPane({ children, details, detailsLabel }: SplitPaneProps) {
  return (
    <div className={classNames('vw-split', Boolean(details) && 'vw-split--open')}>
      <div className="vw-split__main">{children}</div>
      {details && (
        <aside className="vw-split__details" aria-label={detailsLabel}>
          {details}
        </aside>
      )}
    </div>
  );
}
