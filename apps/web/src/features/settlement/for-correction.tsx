// SPDX-License-Identifier: EUPL-1.2
import type { UseFormRegisterReturn } from 'react-hook-form';
import { formatMonth, parseDateInput } from '../../format/index.ts';
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { Checkbox } from '../../ui/index.ts';
import { forCorrectionTexts } from './for-correction-texts.ts';
import type { MonthsInUse } from './months.ts';

interface ForCorrectionProps {
  readonly months: MonthsInUse;
  /** A month, or a day as it is typed. */
  readonly on: string;
  readonly field: UseFormRegisterReturn;
}

/** Shown for a settled month alone: nothing gets into a settlement that is fixed without a word. */
export function ForCorrection({ months, on, field }: ForCorrectionProps) {
  const m = useMessages(forCorrectionTexts);
  const language = useLanguage();
  const month = (parseDateInput(on) ?? on).slice(0, 7);
  if (!months.frozen.has(month)) return null;
  return <Checkbox label={m('label')} hint={m('hint', { month: formatMonth(month, language) })} {...field} />;
}
