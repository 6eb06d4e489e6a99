// SPDX-License-Identifier: EUPL-1.2
import type { FileCode, Sentence } from './codes.ts';

const listed = (texts: unknown): string => (Array.isArray(texts) ? texts.join(', ') : '');

export const en: Readonly<Record<FileCode, Sentence>> = {
  NOT_AN_OBJECT: 'An object in braces is expected here.',
  NOT_A_LIST: 'A list in square brackets is expected here.',
  MISSING: 'This member is missing.',
  UNKNOWN_MEMBER: ({ known }) => `This member is not known. There are: ${listed(known)}.`,
  NOT_A_TEXT: 'A text in double quotes is expected here.',
  EMPTY_TEXT: 'This text is empty.',
  NOT_A_WHOLE_NUMBER: 'A whole number is expected here.',
  NEGATIVE_NUMBER: 'The number must not be negative.',
  NOT_BELOW_ZERO: 'What is carried over is a quantity below zero.',
  NOT_A_DATE: 'This is no date. YYYY-MM-DD is expected.',
  NOT_A_MONTH: 'This is no month. YYYY-MM is expected.',
  NOT_AN_INSTANT: 'This is no instant. Expected is, for example, 2026-04-10T08:00:00Z.',
  NOT_AN_AMOUNT: 'This is no amount. A text such as "1234.50" is expected.',
  TOO_MANY_DECIMALS: 'An amount has at most two decimals.',
  AMOUNT_TOO_LARGE: 'The amount is too large.',
  NOT_A_PERCENTAGE: 'This is no share in per cent with at most two decimals.',
  NOT_ONE_OF: ({ known }) => `This value is not known. There are: ${listed(known)}.`,
  DATES_REVERSED: ({ from, to }) => `The end (${to}) lies before the beginning (${from}).`,
  PERIOD_INVALID: 'The period ends before it begins.',
  METER_UNKNOWN: ({ meter }) => `There is no meter “${meter}”: desk.minutes, desk.cases or quantity.<code>.`,
  MONTH_OR_DAY: 'A reading names either month or occurredOn.',
  AFTER_PERIOD: ({ month, to }) => `The reading (${month}) lies after the period, which ends with ${to}.`,
  NO_MEMBERS: 'Without members there is nothing to share.',
  DUPLICATE_MEMBER: ({ member }) => `The member ${member} is in the file twice.`,
  POPULATION_INVALID: ({ member, basis, referenceDate }) =>
    `The population of ${member} (${basis}, ${referenceDate}) cannot be used or is there twice.`,
  DUPLICATE_POOL: ({ pool }) => `The pool ${pool} is in the file twice.`,
  DUPLICATE_COST: ({ cost }) => `The posting ${cost} is in the file twice.`,
  COST_OUTSIDE_PERIOD: ({ pool, month }) => `Costs of “${pool}” in ${month} lie outside the period.`,
  NO_PARTS: 'A key needs at least one part.',
  SHARE_NOT_WHOLE: 'A share has at most two decimals.',
  NEGATIVE_SHARE: 'A share cannot be negative.',
  ZERO_SHARE: 'A share of 0 % has no effect.',
  METER_INVALID: ({ meter }) => `“${meter}” is no code of a quantity: small letters, digits and hyphens.`,
  UNIT_MISSING: 'The unit of the quantity is missing.',
  BASIS_MISSING: 'The basis of the population is missing.',
  DUPLICATE_METRIC: 'Two parts of the key measure the same.',
  KEY_PARTS_NOT_100: ({ key, sum }) => `The parts of the key${key ? ` “${key}”` : ''} add up to ${sum} instead of 100 %.`,
  DUPLICATE_KEY_VERSION: ({ key }) => `This version of the key is there twice: ${key}.`,
  READING_OUTSIDE_PERIOD: ({ month }) => `The reading (${month}) lies outside the period.`,
  READING_WITHOUT_MEMBER: ({ member }) => `The reading belongs to ${member}; this member is not in the file.`,
  DIRECT_CHARGE_OUTSIDE_PERIOD: ({ label, date }) => `The direct charge “${label}” (${date}) lies outside the period.`,
  DIRECT_CHARGE_WITHOUT_MEMBER: ({ label, member }) => `The direct charge “${label}” belongs to ${member}; this member is not in the file.`,
  CHARGE_WITHOUT_BASIS: ({ member, pool, label }) =>
    `No agreement of ${member} is a basis for “${pool ?? label}”. Without a basis not one euro may be charged.`,
  POOL_WITHOUT_KEY: ({ pool, month }) => `No key holds for the pool “${pool}” in ${month}.`,
  KEY_OF_OTHER_FAMILY: ({ key, family }) => `The key “${key}” belongs to another service (${family}).`,
  POPULATION_MISSING: ({ member, pool, metric }) => `${member} lacks the population by which “${pool}” is shared (${metric}).`,
  NEGATIVE_WEIGHT: ({ party, member, meter, quantity }) =>
    party === undefined
      ? `Negative weight: ${member} used less than nothing in the period itself (${meter}: ${quantity}). What corrects earlier months names their day or month, or stands in carried.`
      : `Weight ${Number(party)} is negative. A weight is zero or more.`,
  POOL_WITHOUT_WEIGHT: ({ pool, metric, from, to }) => `Nobody has weight for “${pool}” from ${from} to ${to} (${metric}).`,
  NO_PARTIES: 'There is no weight.',
  DUPLICATE_PARTY: ({ party }) => `${party} is there twice.`,
  NO_WEIGHT: 'All weights are zero: nobody bears anything.',
  NOT_A_WEIGHT: ({ position }) => `Weight ${position} is no number from zero up, such as 3 or 0.25.`,
};
