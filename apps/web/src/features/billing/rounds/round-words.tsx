// SPDX-License-Identifier: EUPL-1.2
import { addMonths, civilMonth, lastDay } from '@kernel/core';
import { formatMonth } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../../ui/index.ts';
import { useSpan } from '../days.ts';
import { roundTexts } from '../messages/round-texts.ts';
import type { RoundRow } from './round-queries.ts';

const TONES = {
  prepared: 'neutral',
  announced: 'info',
  issuing: 'warning',
  issued: 'success',
  discarded: 'neutral',
} as const satisfies Record<RoundRow['status'], Tone>;

export const ROUND_STATUSES = ['prepared', 'announced', 'issuing', 'issued', 'discarded'] as const;
export const isRoundStatus = (text: string | undefined): text is RoundRow['status'] => text !== undefined && Object.hasOwn(TONES, text);

export function RoundStatusBadge({ status }: { readonly status: RoundRow['status'] }) {
  const m = useMessages(roundTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}

/** 'Oktober 2026', '3. Quartal 2026', '2026' as the documents say it, or both days where they are no whole months. */
export function usePeriod(): (from: string, to: string) => string {
  const language = useLanguage();
  const m = useMessages(roundTexts);
  const span = useSpan();
  return (from, to) => {
    if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
    if (from.slice(0, 7) === to.slice(0, 7)) return formatMonth(from, language);
    const [begins, ends] = [Number(from.slice(5, 7)), lastDay(addMonths(civilMonth(from.slice(0, 7)), 2))];
    const isQuarter = from.endsWith('-01') && begins % 3 === 1 && to === ends;
    return isQuarter ? m('quarter', { quarter: (begins + 2) / 3, year: from.slice(0, 4) }) : span(from, to);
  };
}

/** 'Abrechnung Oktober 2026' */
export function useRoundTitle(): (round: Pick<RoundRow, 'kind' | 'from' | 'to'>) => string {
  const m = useMessages(roundTexts);
  const period = usePeriod();
  return ({ kind, from, to }) => m('roundOf', { kind: m(kind), period: period(from, to) });
}

/** '3 Bescheide, 59 Rechnungen'; what there is none of is left out. */
export function useDocumentCount(): (round: Pick<RoundRow, 'notices' | 'invoices'>) => string {
  const m = useMessages(roundTexts);
  return ({ notices, invoices }) =>
    [notices > 0 ? m('noticeCount', { count: notices }) : '', invoices > 0 ? m('invoiceCount', { count: invoices }) : '']
      .filter((text) => text !== '')
      .join(', ') || '–';
}
