// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import { formatDate, parseDateInput, today } from '../format/index.ts';
import { translate, useLanguage, useMessages } from '../i18n/index.ts';
import { Banner, Button, DateField, EmptyState, uiTexts } from '../ui/index.ts';
import { knownOnTexts } from './messages.ts';

interface KnownOnProps {
  /** The day that is asked for; null: what is known now. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}

/** The day of an address, if it names one: what was known at its end is shown. */
export const knownDay = (known: string | undefined): string | null => (known === undefined ? null : parseDateInput(known));

/** Asks for what was known at the end of a day; an empty field, today and days to come mean what is known now. */
export function KnownOnField({ day, onDay }: KnownOnProps) {
  const m = useMessages(knownOnTexts);
  const [text, setText] = useState(day ? formatDate(day) : '');
  const [error, setError] = useState<string>();
  useEffect(() => setText(day ? formatDate(day) : ''), [day]);
  const settle = (typed: string): void => {
    const meant = parseDateInput(typed);
    setError(typed.trim() === '' || meant !== null ? undefined : translate(uiTexts)('notDate'));
    if (typed.trim() === '') onDay(null);
    else if (meant !== null) onDay(meant >= today() ? null : meant);
  };
  return (
    <div className="vw-no-print">
      <DateField
        label={m('knownOn')}
        hint=""
        value={text}
        error={error}
        onChange={(typed) => {
          setText(typed);
          setError(undefined);
          if (/^\d{2}[./]\d{2}[./]\d{4}$/.test(typed)) settle(typed);
        }}
        onBlur={() => settle(text)}
      />
    </div>
  );
}

/** Says that a page shows what was known then; nothing while it shows what is known now. */
export function KnownOnBanner({ day, onDay }: KnownOnProps) {
  const m = useMessages(knownOnTexts);
  const language = useLanguage();
  if (day === null) return null;
  return (
    <Banner
      kind="info"
      title={m('showing', { on: formatDate(day, language) })}
      actions={<Button onPress={() => onDay(null)}>{m('showNow')}</Button>}
    />
  );
}

/** The record exists, but nothing was known of it on that day. */
export function NotKnownYet({ day, onDay }: KnownOnProps & { readonly day: string }) {
  const m = useMessages(knownOnTexts);
  const language = useLanguage();
  return (
    <EmptyState
      icon="calendar-today"
      title={m('notKnown', { on: formatDate(day, language) })}
      action={<Button onPress={() => onDay(null)}>{m('showNow')}</Button>}
    />
  );
}
