// SPDX-License-Identifier: EUPL-1.2
import { today } from '../../format/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Select } from '../../ui/index.ts';
import { commonTexts } from './common-messages.ts';

export const yearOf = (search: { readonly year?: string | undefined }): number => {
  const year = Number(search.year);
  return Number.isInteger(year) && year > 1900 && year < 2200 ? year : Number(today().slice(0, 4));
};

/** Five years around today. */
export function YearSelect({ year, onYear }: { readonly year: number; readonly onYear: (year: string) => void }) {
  const m = useMessages(commonTexts);
  const now = Number(today().slice(0, 4));
  const years = [...new Set([year, ...[1, 0, -1, -2, -3].map((offset) => now + offset)])].sort((a, b) => b - a);
  return (
    <Select
      label={m('year')}
      placeholder={false}
      value={String(year)}
      options={years.map((one) => ({ value: String(one), label: String(one) }))}
      onChange={(event) => onYear(event.target.value)}
    />
  );
}
