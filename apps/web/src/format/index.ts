// SPDX-License-Identifier: EUPL-1.2
export { type CsvCell, downloadText, toCsv } from './csv.ts';
export { formatDate, formatInstant, formatLongDate, formatMonth, parseDateInput, today } from './dates.ts';
export { formatIban } from './format-iban.ts';
export {
  centsFromWire,
  formatCents,
  formatMinutes,
  formatNumber,
  formatPermille,
  parseMinutes,
  parseTypedAmount,
  typedAmount,
} from './numbers.ts';
