// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatInstant } from '../format/index.ts';
import { translate } from '../i18n/index.ts';
import { valueTexts } from './messages.ts';

/** A value out of a decision as a reader sees it; null is nothing. */
export function shownValue(value: unknown): string | null {
  const m = translate(valueTexts);
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return m(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.length === 0 ? m('none') : value.map((one) => shownValue(one) ?? '–').join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${shownValue(inner) ?? '–'}`)
      .join(', ');
  }
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(text);
  return text;
}
