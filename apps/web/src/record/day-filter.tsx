// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import { formatDate, parseDateInput } from '../format/index.ts';
import { translate, useLanguage, useMessages } from '../i18n/index.ts';
import { DateField, uiTexts } from '../ui/index.ts';
import { rangeTexts } from './messages.ts';

interface DayFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  /** The day that holds where none was chosen; without it there is no bound. */
  readonly usual?: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

/** A day that narrows a list; an emptied field takes the usual bound, or none. */
export function DayFilter({ label, value: chosen, usual, onDay }: DayFilterProps) {
  useLanguage();
  const value = chosen ?? usual;
  const [text, setText] = useState(value ? formatDate(value) : '');
  const [error, setError] = useState<string>();
  useEffect(() => setText(value ? formatDate(value) : ''), [value]);
  const settle = (typed: string): void => {
    const isEmpty = typed.trim() === '';
    const day = isEmpty ? null : parseDateInput(typed);
    setError(isEmpty || day !== null ? undefined : translate(uiTexts)('notDate'));
    if (isEmpty) setText(usual ? formatDate(usual) : '');
    if ((isEmpty || day !== null) && (day ?? undefined) !== chosen) onDay(day ?? undefined);
  };
  return (
    <DateField
      label={label}
      hint=""
      value={text}
      error={error}
      onChange={(typed) => {
        setText(typed);
        setError(undefined);
        // The calendar writes a whole date; typing waits until the field is left.
        if (/^\d{2}[./]\d{2}[./]\d{4}$/.test(typed)) settle(typed);
      }}
      onBlur={() => settle(text)}
    />
  );
}

/** The days of an address or of a page's own state. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** For a query: only the sides that are days. */
export function rangeOfDays({ from, to }: DayRange): { readonly from?: string; readonly to?: string } {
  const [first, last] = [from && parseDateInput(from), to && parseDateInput(to)];
  return { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) };
}

interface RangeFilterProps {
  readonly range: DayRange;
  readonly usual?: DayRange;
  readonly onRange: (range: DayRange) => void;
}

/** From when and until when, both days included. */
export function RangeFilter({ range, usual, onRange }: RangeFilterProps) {
  const m = useMessages(rangeTexts);
  return (
    <>
      <DayFilter label={m('from')} value={range.from} usual={usual?.from} onDay={(from) => onRange({ from, to: range.to })} />
      <DayFilter label={m('to')} value={range.to} usual={usual?.to} onDay={(to) => onRange({ from: range.from, to })} />
    </>
  );
}
