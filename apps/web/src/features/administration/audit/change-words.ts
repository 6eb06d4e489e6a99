// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatMinutes } from '../../../format/index.ts';
import type { Translate } from '../../../i18n/index.ts';
import { shownValue } from '../../../record/index.ts';
import { tenantTexts } from '../tenants/messages.ts';
import { fieldTexts, valueTexts } from './field-texts.ts';

type ValueTexts = (typeof valueTexts)['de'];

export interface ChangeWords {
  readonly f: Translate<(typeof fieldTexts)['de']>;
  readonly v: Translate<ValueTexts>;
  readonly t: Translate<(typeof tenantTexts)['de']>;
  readonly roleName: (name: string) => string;
  readonly familyName: (code: string) => string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const MINUTES = ['minutes', 'pausedMinutes'];
const ENDS = ['validTo', 'leftOn', 'deputy'];

export function fieldWord({ f, v }: ChangeWords, field: string): string {
  return field in fieldTexts.de ? f(field as 'name') : v('otherField', { field });
}

/** A value out of a decision in words; an id says nothing to anybody, and what is made of many parts is told elsewhere. */
export function valueWord(words: ChangeWords, subjectType: string, field: string, value: unknown): string {
  const { v } = words;
  if (value === null || value === undefined || value === '') return ENDS.includes(field) ? v('withoutEnd') : '–';
  if (Array.isArray(value)) return listWord(words, field, value);
  if (typeof value === 'object') return periodWord(words, value) ?? v('several');
  if (typeof value === 'number' && MINUTES.includes(field)) return formatMinutes(value);
  if (typeof value === 'string') return codeWord(words, subjectType, field, value) ?? (UUID.test(value) ? v('chosen') : plain(value));
  return plain(value);
}

const plain = (value: unknown): string => shownValue(value) ?? '–';

function listWord(words: ChangeWords, field: string, values: readonly unknown[]): string {
  if (values.some((value) => typeof value === 'object')) return words.v('several');
  return values.length === 0 ? plain(values) : values.map((value) => valueWord(words, '', field, value)).join(', ');
}

function periodWord({ v }: ChangeWords, value: object): string | null {
  if (!('from' in value && typeof value.from === 'string' && 'to' in value)) return null;
  const from = formatDate(value.from);
  return typeof value.to === 'string' ? v('days', { from, to: formatDate(value.to) }) : v('daysOpen', { from });
}

function codeWord({ v, t, roleName, familyName }: ChangeWords, subjectType: string, field: string, value: string): string | null {
  if (field === 'role') return roleName(value);
  if (field === 'familyCode' || field === 'serviceFamilyCodes') return familyName(value);
  if (field === 'colour' && value in tenantTexts.de) return t(value as 'blue');
  const known = `${field === 'status' ? subjectType : field}.${value}`;
  return known in valueTexts.de ? v(known as keyof ValueTexts & 'task.open') : null;
}
