// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, monthOf, parseCivilMonth } from '@kernel/core';
import { formatMonth, today } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Select } from '../../../ui/index.ts';
import { closingTexts } from './messages.ts';

const MONTHS = 24;

/** A month from the address, or the current one. */
export const monthFrom = (text: string | undefined): CivilMonth => parseCivilMonth(text ?? '') ?? monthOf(today());

export function MonthChoice({ value, onChange }: { readonly value: CivilMonth; readonly onChange: (month: string) => void }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const recent = Array.from({ length: MONTHS }, (_, back) => addMonths(monthOf(today()), -back));
  const months = recent.includes(value) ? recent : [value, ...recent];
  return (
    <Select
      label={m('month')}
      value={value}
      options={months.map((month) => ({ value: month, label: formatMonth(month, language) }))}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
