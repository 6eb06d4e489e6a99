// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatMinutes, parseMinutes } from '../format/index.ts';
import { useMessages } from '../i18n/index.ts';
import { Checkbox, uiTexts } from '../ui/index.ts';
import { MINUTES_A_DAY } from './fields.ts';

/** Nobody should work longer in one day (§ 3 ArbZG); a longer time is more often a slip than true. */
const LONG_DAY_MINUTES = 600;

/** Asks once for each long duration that a day can have: `check()` says whether it may be booked, `question` stands below the field until it is answered. */
export function useLongDay(typed: string) {
  const m = useMessages(uiTexts);
  const [sure, setSure] = useState('');
  const [asked, setAsked] = useState(false);
  const minutes = parseMinutes(typed) ?? 0;
  const needsAnswer = minutes > LONG_DAY_MINUTES && minutes <= MINUTES_A_DAY;
  const question = needsAnswer && (
    <Checkbox
      label={m('longDay', { time: formatMinutes(minutes) })}
      error={asked && sure !== typed ? m('longDayAnswer') : undefined}
      checked={sure === typed}
      onChange={(event) => setSure(event.target.checked ? typed : '')}
    />
  );
  const check = (): boolean => {
    setAsked(needsAnswer);
    return !needsAnswer || sure === typed;
  };
  return { question, check };
}
