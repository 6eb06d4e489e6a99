// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { RuleCode, Sentence } from './codes.ts';

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
const names = ({ parties, party }: RefusalParams): string => list(parties ?? party);
const group = ({ group: name }: RefusalParams): string => (name ? ` in the group “${name}”` : '');
/** Of which pool, where a run says so. */
const of = ({ pool, from, to }: RefusalParams): string => (pool ? ` (“${pool}”, ${from} to ${to})` : '');

/** What can be wrong with a key as a rule, in a file or in its use. */
export const ruleEn: Readonly<Record<RuleCode, Sentence>> = {
  NOT_A_NUMBER: 'This is no exact number: 12, "0.8" or "4/5" is expected.',
  NOT_A_SHARE: 'This is no share: "35 %" or "1/3" is expected.',
  NOT_A_DAY_OF_THE_YEAR: 'This is no day of every year: MM-DD is expected.',
  NAME_INVALID: 'A code is made of small letters, digits and hyphens.',
  TOO_DEEP: ({ deepest }) => `The rule is nested too deeply; ${deepest} levels are the limit.`,
  AMOUNT_OR_SHARE: 'A fixed part is an amount or a share, not both.',
  LIMIT_MISSING: 'A limit names min, max or both.',
  EMPTY_LIST: 'This list is empty.',
  DUPLICATE: ({ name }) => `${name} stands here twice.`,
  NOT_ABOVE_ZERO: 'The number must be above 0.',
  SHARE_ABOVE_100: 'A share is at most 100 %.',
  SHARES_NOT_100: ({ sum, key }) => `The shares${key ? ` of the key “${key}”` : ''} make ${sum} instead of 100 %.`,
  TOO_MANY_YEARS: ({ most }) => `At most ${most} years back.`,
  TIERS_NOT_ASCENDING: 'Each tier must end higher than the one before.',
  LAST_TIER_NOT_OPEN: 'The last tier, and no other, is open at its top.',
  ALL_FACTORS_ZERO: 'At least one tier needs a factor above 0.',
  RESERVED_BY_DAYS: 'Reserved capacity counts by its own days already: proRata is "whole" here.',
  GROUP_SHARE_MISSING: 'Every group names its share, or between divides among them.',
  GROUP_SHARE_UNUSED: 'between divides among the groups; there is no share then.',
  SIZE_CLASS_EMPTY: 'Nobody can be in this size class.',
  MINIMUM_ABOVE_MAXIMUM: (params) => `The minimum is above the maximum${params.party ? `: ${names(params)}` : ''}${of(params)}.`,
  DUPLICATE_COUNT: (params) => `A count stands here twice: ${names(params)}, ${params.of}, ${params.on}.`,
  NO_REFERENCE_DATE: (params) => `No such reference date falls into these months${of(params)}.`,
  COUNT_MISSING: (params) => `The count ${params.measure} on ${params.on} is missing for ${names(params)}${of(params)}.`,
  WEIGHT_NOT_STATED: (params) => `The table of weights lacks ${names(params)}${of(params)}.`,
  FIXED_ABOVE_POOL: (params) => `The fixed amount ${params.fixed} is above the cost${group(params)}${of(params)}.`,
  PARTY_IN_NO_GROUP: (params) => `In no group: ${names(params)}${of(params)}.`,
  PARTY_IN_SEVERAL_GROUPS: (params) => `In several groups (${list(params.groups)}): ${names(params)}${of(params)}.`,
  EXCEPTIONS_OVERLAP: (params) => `Two exceptions hold on one day: ${names(params)}${of(params)}.`,
  FIXED_SHARES_ABOVE_POOL: (params) => `The fixed shares are above the cost: ${names(params)}${of(params)}.`,
  LIMITS_OVERLAP: (params) => `Two limits hold on one day: ${names(params)}${of(params)}.`,
  MINIMUMS_ABOVE_POOL: (params) =>
    `The minimums make more than the cost: ${names(params)}${of(params)}. With minimumsAbove "centre" the centre keeps the difference.`,
  MAXIMUMS_BELOW_POOL: (params) =>
    `The maximums do not cover the cost: ${names(params)}${of(params)}. With maximumsBelow "centre" the centre carries the rest.`,
  NEGATIVE_POOL_WITH_LIMITS: (params) => `A credit cannot be shared with these limits${of(params)}.`,
  NON_MEMBER_IS_PARTY: (params) => `${names(params)} is a member and pays no price for others${of(params)}.`,
  NON_MEMBER_WITHOUT_PRICE: ({ customer, meter }) => `No key names a price for ${customer} (${meter}).`,
  INCOME_ABOVE_POOL: (params) => `Others pay more than the service costs${of(params)}. nonMembers.surplus says who gets the surplus.`,
  USE_OF_STRANGER: (params) => `A quantity belongs to nobody who takes part: ${names(params)}.`,
  RULE_OR_PARTS: 'A key names either rule or parts.',
  VAT_OR_CODE: 'Either vat or vatCode is named.',
  RATE_WITHOUT_TAX: ({ code }) => `The code ${code} has no rate.`,
  NO_VAT_RULE: ({ date }) => `None of these VAT rules holds on ${date}.`,
  CENTRE_OR_POOL: 'A service goes either to toCentre or to toPool.',
};
