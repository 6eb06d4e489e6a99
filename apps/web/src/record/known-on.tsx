// SPDX-License-Identifier: EUPL-1.2
import { formatDate, parseDateInput, today } from '../format/index.ts';
import { useLanguage, useMessages } from '../i18n/index.ts';
import { Banner, Button, EmptyState } from '../ui/index.ts';
import { DayFilter } from './day-filter.tsx';
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
  return (
    <div className="vw-no-print">
      <DayFilter
        label={m('knownOn')}
        value={day ?? undefined}
        onDay={(meant) => onDay(meant === undefined || meant >= today() ? null : meant)}
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
