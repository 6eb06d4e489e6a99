// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { centsFromWire, formatCents, formatInstant } from '../format/index.ts';
import { useLanguage, useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { EmptyState } from './feedback.tsx';
import { uiTexts } from './texts.ts';
import './styles/record.css';

export interface DescriptionItem {
  readonly term: string;
  readonly value: ReactNode;
}

export function DescriptionList({ items, columns = 1 }: { readonly items: readonly DescriptionItem[]; readonly columns?: 1 | 2 | 3 }) {
  return (
    <dl className={`kern-description-list vw-description vw-description--${columns}`}>
      {items.map((item) => (
        <div className="kern-description-list-item" key={item.term}>
          <dt className="kern-description-list-item__key">{item.term}</dt>
          <dd className="kern-description-list-item__value">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TimelineChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface TimelineEntry {
  readonly id: string;
  /** ISO instant */
  readonly at: string;
  readonly who: string;
  readonly what: ReactNode;
  readonly changes?: readonly TimelineChange[];
  readonly reason?: string;
  /** An internal entry looks unlike one that the member reads too. */
  readonly audience?: 'internal' | 'public';
}

/** The history of a record: who, when, old → new, why. */
export function Timeline({ entries, label }: { readonly entries: readonly TimelineEntry[]; readonly label: string }) {
  const m = useMessages(uiTexts);
  const language = useLanguage();
  if (entries.length === 0) return <EmptyState title={m('noHistory')} />;
  return (
    <ol className="vw-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={classNames('vw-timeline__entry', entry.audience === 'internal' && 'vw-timeline__entry--internal')}>
          <p className="vw-timeline__head">
            <strong>{entry.who}</strong> <span>{entry.what}</span>{' '}
            <time dateTime={entry.at} className="vw-muted">
              {formatInstant(entry.at, language)}
            </time>
          </p>
          {entry.changes && entry.changes.length > 0 && (
            <ul className="vw-timeline__changes">
              {entry.changes.map((change) => (
                <li key={change.field}>
                  {change.field}: <span className="kern-sr-only">{m('oldValue')} </span>
                  <del>{change.before ?? '–'}</del> <span aria-hidden="true">→</span> <span className="kern-sr-only">{m('newValue')} </span>
                  <ins>{change.after ?? '–'}</ins>
                </li>
              ))}
            </ul>
          )}
          {entry.reason && (
            <p className="vw-timeline__reason">
              {m('reason')}: {entry.reason}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

export interface AmountProps {
  /** As GraphQL carries it ('1234.50'), or cents. */
  readonly value: string | bigint;
  /** Opens the explanation; without it there is no button. */
  readonly onWhy?: () => void;
  readonly strong?: boolean;
}

export function Amount({ value, onWhy, strong = false }: AmountProps) {
  const m = useMessages(uiTexts);
  const language = useLanguage();
  const inCents = typeof value === 'bigint' ? value : centsFromWire(value);
  const text = formatCents(inCents, language);
  return (
    <span className={classNames('vw-amount', inCents < 0n && 'vw-amount--negative', strong && 'vw-amount--strong')}>
      <data value={String(inCents)}>{text}</data>
      {onWhy && (
        <Button size="small" kind="tertiary" icon="help" iconOnly onPress={onWhy} className="vw-amount__why">
          {`${m('whyAmount')} ${text}`}
        </Button>
      )}
    </span>
  );
}

export const Kbd = ({ children }: { readonly children: ReactNode }) => <kbd className="vw-kbd">{children}</kbd>;

export interface PaginationProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** For the few lists that have numbered pages; long lists load more at their end (DataTable). */
export function Pagination({ page, pages, onPage }: PaginationProps) {
  const m = useMessages(uiTexts);
  return (
    <nav className="vw-pagination" aria-label={m('pages')}>
      <Button size="small" icon="chevron-left" iconOnly disabled={page <= 1} onPress={() => onPage(page - 1)}>
        {m('previousPage')}
      </Button>
      <span aria-live="polite">{m('pageOf', { page, pages })}</span>
      <Button size="small" icon="chevron-right" iconOnly disabled={page >= pages} onPress={() => onPage(page + 1)}>
        {m('nextPage')}
      </Button>
    </nav>
  );
}
