// SPDX-License-Identifier: EUPL-1.2
import { formatEnglishDate, parseCivilDate, type RefusalParams } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import { BASIS_NAMES } from '../../basis-names.ts';
import type { RuleFindingCode } from './codes.ts';
import { listed } from './listed.ts';

const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatEnglishDate(date) : String(value ?? '');
};
const names = ({ parties, party }: RefusalParams): string => listed(parties ?? party, 'and', (count) => `${count} more`);
const measured = ({ measure }: RefusalParams): string => {
  const id = String(measure ?? '');
  if (id.startsWith('inhabitants.')) return `number of inhabitants (${BASIS_NAMES[id.slice(12)] ?? id.slice(12)})`;
  if (id.startsWith('stock.')) return `count “${id.slice(6)}”`;
  return `“${id}”`;
};
const group = ({ group: name }: RefusalParams): string => (name ? ` in the group “${String(name)}”` : '');
const WEIGHTS: Readonly<Record<string, string>> = { 'desk.minutes': 'hours booked', 'desk.cases': 'cases', table: 'a stated weight' };

export const en: Readonly<Record<RuleFindingCode, Sentence>> = {
  NOT_JSON: 'This is not a rule file that can be read (JSON).',
  NOT_AN_OBJECT: 'A rule in braces is expected here.',
  NOT_A_LIST: 'A list in square brackets is expected here.',
  MISSING: 'This is missing.',
  UNKNOWN_MEMBER: ({ known }) => `This is not known. Possible: ${listed(known, 'and')}.`,
  NOT_A_TEXT: 'A text is expected here.',
  EMPTY_TEXT: 'This is missing.',
  NOT_A_WHOLE_NUMBER: 'A whole number is expected here.',
  NEGATIVE_NUMBER: 'The number cannot be negative.',
  NOT_A_DATE: 'This is not a date. Write it like this: 31 Dec 2025.',
  NOT_A_MONTH: 'This is not a month. Write it like this: 2026-03.',
  DATE_OUT_OF_RANGE: 'This date is too far away. A day from 1900 to 2100 is expected.',
  MONTH_OUT_OF_RANGE: 'This month is too far away.',
  NOT_AN_INSTANT: 'This is not a point in time.',
  NOT_AN_AMOUNT: 'This is not an amount. Write it like this: 1234.50.',
  TOO_MANY_DECIMALS: 'An amount has at most two decimals.',
  AMOUNT_TOO_LARGE: 'The amount is too large.',
  NOT_A_PERCENTAGE: 'This is not a percentage. Write it like this: 33.3.',
  NOT_ONE_OF: ({ known }) => `This value is not known. Possible: ${listed(known, 'and')}.`,
  NOT_A_NUMBER: 'This is not a number. Write it like this: 1500, 0.8 or 4/5.',
  NOT_A_SHARE: 'This is not a share. Write it like this: 35 or 33.5, or as a fraction: 1/3.',
  DATES_REVERSED: ({ from }) => `The end is before the beginning (${day(from)}).`,
  NOT_A_DAY_OF_THE_YEAR: 'This is not a day of every year. Write it like this: 15 Oct.',
  NAME_INVALID: 'A code is made of small letters, digits and hyphens, for example “devices”.',
  METER_INVALID: 'The code of the quantity is made of small letters, digits and hyphens, for example “devices”.',
  TOO_DEEP: ({ deepest }) => `The rule is nested too deeply (at most ${deepest ?? ''} levels).`,
  AMOUNT_OR_SHARE: 'A fixed part is an amount or a share, not both.',
  LIMIT_MISSING: 'State a minimum or a maximum.',
  EMPTY_LIST: 'At least one entry is still missing here.',
  DUPLICATE: ({ name }) => `“${name ?? ''}” is here twice.`,
  NOT_ABOVE_ZERO: 'The number must be greater than 0.',
  SHARE_ABOVE_100: 'A share is at most 100 %.',
  SHARES_NOT_100: ({ sum }) => `The shares make ${sum ?? ''} together, not 100 %.`,
  TOO_MANY_YEARS: ({ most }) => `At most ${most ?? ''} years back.`,
  TIERS_NOT_ASCENDING: 'Each tier must end higher than the one before.',
  LAST_TIER_NOT_OPEN: 'Only the last tier is open at its top.',
  ALL_FACTORS_ZERO: 'At least one tier needs a factor above 0.',
  RESERVED_BY_DAYS: 'Reserved capacity counts by its own days already. Choose “not by days” here.',
  GROUP_SHARE_MISSING: 'State the share of this group.',
  GROUP_SHARE_UNUSED: 'A rule divides between the groups; there is no share then.',
  SIZE_CLASS_EMPTY: 'Nobody can be in this size class: “from” must be less than “below”.',
  MINIMUM_ABOVE_MAXIMUM: ({ party }) =>
    party ? `For ${String(party)} the minimum is above the maximum.` : 'The minimum is above the maximum.',
  NO_PARTIES: 'Nobody takes part in this service in this period.',
  DUPLICATE_PARTY: (params) => `${names(params)} is in the data twice. Please tell the administration.`,
  PERIOD_INVALID: 'The period ends before it begins.',
  DUPLICATE_COUNT: 'A count is in the data twice. Please tell the administration.',
  NO_REFERENCE_DATE: 'No such reference date falls into this period.',
  COUNT_MISSING: (params) => `Missing: ${measured(params)} on ${day(params.on)} for ${names(params)}.`,
  WEIGHT_NOT_STATED: (params) => `The table states no weight for ${names(params)}.`,
  NEGATIVE_WEIGHT: (params) => `A number is negative (${names(params)}). Please correct it.`,
  NOBODY_HAS_WEIGHT: (params) =>
    `Nobody has weight here${group(params)}${WEIGHTS[String(params.measure)] ? `: ${WEIGHTS[String(params.measure)]}` : ''}. Enter numbers, or state what holds then.`,
  FIXED_ABOVE_POOL: ({ fixed, ...rest }) => `The fixed amount (€${String(fixed ?? '')}) is higher than the cost${group(rest)}.`,
  PARTY_IN_NO_GROUP: (params) => `In no group: ${names(params)}.`,
  PARTY_IN_SEVERAL_GROUPS: (params) => `In several groups at once: ${names(params)}.`,
  EXCEPTIONS_OVERLAP: (params) => `Two exceptions hold on the same day for ${names(params)}.`,
  FIXED_SHARES_ABOVE_POOL: (params) => `The fixed shares exceed the cost (${names(params)}).`,
  LIMITS_OVERLAP: (params) => `Two limits hold on the same day for ${names(params)}.`,
  MINIMUMS_ABOVE_POOL: 'The minimums add up to more than the cost. State that the centre keeps the difference, or lower them.',
  MAXIMUMS_BELOW_POOL: 'The maximums do not cover the cost. State that the centre carries the rest, or raise them.',
  NEGATIVE_POOL_WITH_LIMITS: 'A credit cannot be shared with these limits.',
  NON_MEMBER_IS_PARTY: (params) => `${names(params)} is a member and pays no price for others.`,
  NON_MEMBER_WITHOUT_PRICE: ({ customer }) => `No price is stated for ${String(customer ?? 'others')}.`,
  INCOME_ABOVE_POOL: 'Others pay more than the service costs. State who gets the surplus.',
  USE_OF_STRANGER: 'A quantity belongs to nobody who takes part.',
  NAMED_PARTY_UNKNOWN: (params) => `${names(params)} takes no part in this period.`,
  NAMED_OUTSIDE_DAYS: (params) => `What holds for ${names(params)} does not fall into this period.`,
  NAMED_CREDIT: 'The limits do not hold for this credit.',
};
