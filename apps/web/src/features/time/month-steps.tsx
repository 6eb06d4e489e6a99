// SPDX-License-Identifier: EUPL-1.2
import { formatMonth } from '../../format/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Button, Cluster } from '../../ui/index.ts';
import { timeTexts } from './messages.ts';

/** 'YYYY-MM' of a day 'YYYY-MM-DD'. */
export const monthOfDay = (day: string): string => day.slice(0, 7);

function monthBeside(month: string, step: 1 | -1): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + step;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** One month back, one month on. */
export function MonthSteps({ month, onMonth }: { readonly month: string; readonly onMonth: (month: string) => void }) {
  const m = useMessages(timeTexts);
  return (
    <Cluster>
      <Button iconOnly icon="chevron-left" aria-label={m('previous')} size="small" onPress={() => onMonth(monthBeside(month, -1))}>
        {m('previous')}
      </Button>
      <strong aria-live="polite">{formatMonth(month)}</strong>
      <Button iconOnly icon="chevron-right" aria-label={m('next')} size="small" onPress={() => onMonth(monthBeside(month, 1))}>
        {m('next')}
      </Button>
    </Cluster>
  );
}
