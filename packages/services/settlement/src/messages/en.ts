// SPDX-License-Identifier: EUPL-1.2
import { formatEnglishDate, parseCivilDate, type RefusalParams } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import { costCentresEn } from '../cost-centres/messages.ts';
import { supplierInvoicesEn } from '../supplier-invoices/messages.ts';
import type { Code } from './codes.ts';
import { en as enRule } from './rule/en.ts';
import { ruleSentences } from './rule/of-pool.ts';

const month = (value: unknown): string => {
  const text = String(value ?? '');
  return /^\d{4}-\d{2}/.test(text) ? `${text.slice(5, 7)}/${text.slice(0, 4)}` : text;
};
/** '2026-03-01' as '1 Mar 2026'. */
const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatEnglishDate(date) : String(value ?? '');
};
const months = (params: RefusalParams): string => {
  const list = params.months;
  return Array.isArray(list) ? list.map(month).join(', ') : month(list);
};
const span = ({ from, to }: RefusalParams): string => (from === to ? month(from) : `${month(from)} to ${month(to)}`);
const METRICS: Readonly<Record<string, string>> = { hours: 'hours', cases: 'cases', equal: 'members' };
const metric = ({ metric: id, unit }: RefusalParams): string =>
  (unit ? `quantity (“${unit}”)` : METRICS[String(id)]) ??
  String(id)
    .replace(/^inhabitants:.*/, 'inhabitants')
    .replace(/^quantity\./, 'quantity ');
const more = ({ more: count }: RefusalParams): string => {
  if (count === undefined) return '';
  return count === 1 ? ' There is one further finding.' : ` There are ${count} further findings.`;
};

const POOL = ({ pool }: RefusalParams): string => (pool ? `Cost pool “${pool}”: ` : '');

const COST_COLUMNS = 'month, pool, kind, amount, label and, if wanted, voucher';

export const en: Readonly<Record<Code, Sentence>> = {
  ...supplierInvoicesEn,
  ...costCentresEn,
  ...ruleSentences(enRule, POOL),
  SERVICE_UNKNOWN: 'The catalogue has no such service.',
  STAND_ALONE_AMOUNT: 'Please say what a year alone would cost: an amount above 0.00 €.',
  ALREADY_WITHDRAWN: 'This amount holds no longer.',
  STATEMENT_OF_CORRECTION: 'A correction holds differences only. Please choose the statement of the settlement that it corrects.',
  NO_SHARE_TO_CHECK: 'This statement holds no share of a cost pool. There is nothing to check but the sum of the direct charges.',
  RUN_NOT_RELEASED: 'This needs a released run. This run has not been released.',
  CORRECTION_OF_CORRECTION:
    'This is a correction itself. Please correct the settlement that it belongs to: the new correction goes on from all that was charged.',
  CORRECTION_IN_PREVIEW: 'A correction of this settlement is waiting already. Please release or discard it.',
  NOTHING_TO_CORRECT: 'There is nothing to correct: by what is known today, what was charged is right.',
  NAME_MISSING: 'Please enter a name.',
  LABEL_MISSING: 'Please enter a label. It will stand beside the amount.',
  REASON_MISSING: 'Please give a reason.',
  RESOLUTION_MISSING: 'Please name the resolution: who resolved the key, and when?',
  CLAUSE_MISSING: 'Please name the clause of the statutes or the agreement that orders this key.',
  NO_PARTS: 'A key needs at least one part.',
  SHARE_NOT_WHOLE: 'Shares have at most two decimals, for example 33.33 %.',
  NEGATIVE_SHARE: 'A share cannot be negative.',
  ZERO_SHARE: 'A share of 0 % has no effect. Please remove this part.',
  METER_INVALID: 'The code of a quantity is made of small letters, digits and hyphens, for example “devices”.',
  UNIT_MISSING: 'Please name the unit of the quantity, for example “devices”.',
  BASIS_MISSING: 'Please choose which count of inhabitants applies.',
  DUPLICATE_METRIC: 'Two parts of the key measure the same. Please join them.',
  KEY_PARTS_NOT_100: ({ sumEn }) => `The parts of the key add up to ${sumEn ?? ''} instead of 100 %.`,
  FAMILY_CHANGED: 'A key stays with its service. Make a new key for another service.',
  FAMILY_UNKNOWN: ({ family }) => `The catalogue has no service “${family ?? ''}”.`,
  VALID_FROM_NOT_LATER: ({ lastValidFrom, lastVersion }) =>
    `The new version must begin later than version ${lastVersion ?? ''} (${day(lastValidFrom)}).`,
  PERIOD_FROZEN: ({ month: frozen, open }) =>
    open
      ? `${month(frozen)} has been settled. Please post in the first open month (${month(open)}).`
      : `${month(frozen)} has been settled. Post in the first open month, or let the amount go into the correction of that settlement.`,
  MONTH_NEVER_SETTLED: (params) =>
    `${month(params.month)} lies before the first settlement and will not be settled any more. Please post from ${month(params.open)} on.`,
  MONTH_IN_FUTURE: ({ month: wanted }) => `${month(wanted)} has not begun yet. Costs are posted up to the running month.`,
  MONTH_BEFORE_ASSOCIATION: ({ foundedOn }) => `The association was founded on ${day(foundedOn)} only.`,
  DATE_IN_FUTURE: 'This day lies in the future. What has happened by today is posted.',
  DATE_BEFORE_MEMBERSHIP: ({ memberSince }) =>
    memberSince ? `The member joined the association on ${day(memberSince)} only.` : 'The member does not belong to the association.',
  POPULATION_UNKNOWN: ({ basis, referenceDate }) =>
    `The register has no counts of inhabitants “${basis ?? ''}” of ${day(referenceDate)}. Please choose a count that exists.`,
  POOL_NAME_TAKEN: ({ name }) => `There is a cost pool “${name ?? ''}” already.`,
  POOL_WITHOUT_KEY: (params) =>
    `No key holds for the cost pool “${params.pool ?? ''}”${params.month ? ` in ${month(params.month)}` : ''}. First publish a version that holds by then.${more(params)}`,
  KEY_OF_OTHER_FAMILY: (params) =>
    `The key “${params.key ?? ''}” belongs to the service “${params.familyEn ?? params.family ?? ''}”. Please choose a key of the same service.${more(params)}`,
  POOL_RETIRED: ({ pool }) => `The cost pool “${pool ?? ''}” is retired and takes no more costs.`,
  POOL_UNKNOWN: ({ pool }) => `There is no cost pool “${pool ?? ''}”. Please check the spelling.`,
  KIND_UNKNOWN: 'The kind of cost is “staff”, “material”, “overhead” or “income”.',
  INCOME_BELOW_ZERO: 'Other income is posted without a minus; it lowers the costs by itself. Take a mistake back at its entry.',
  ZERO_AMOUNT: 'The amount must not be €0.00.',
  AMOUNT_TOO_LARGE: ({ limit }) => `The amount is too large (at most €${limit ?? ''}).`,
  IS_A_REVERSAL: 'This is a counter-entry itself. Please post the right amount anew.',
  ALREADY_REVERSED: ({ label }) => `“${label ?? ''}” has been taken back already.`,
  MONTH_BEFORE_ENTRY: ({ month: first }) => `The counter-entry cannot lie before the entry (${month(first)}).`,
  DATE_BEFORE_ENTRY: ({ date }) => `The counter-entry cannot lie before the entry (${date ?? ''}).`,
  CHARGE_WITHOUT_BASIS: (params) =>
    `${params.member ? `“${params.member}”` : 'The member'} has no agreement with a cost clause for “${params.familyEn ?? params.family ?? params.label ?? ''}”. Nothing may be charged without a basis: conclude the agreement first.${more(params)}`,
  ZERO_QUANTITY: 'The quantity must not be 0.',
  NEGATIVE_QUANTITY: 'A quantity is above 0. Please take a wrong quantity back.',
  NOT_A_PERSON: 'A person must decide this, not a machine.',
  PERIOD_INVALID: 'The period ends before it begins.',
  PERIOD_TOO_LONG: (params) => `A run covers at most ${params.months ?? ''} months.`,
  PERIOD_ALREADY_FROZEN: (params) => `Settled already: ${months(params)}. Please choose an open period.`,
  PERIOD_NOT_BEGUN: ({ month: last }) => `${month(last)} has not begun yet. Please choose an earlier period.`,
  PERIOD_NOT_OVER: ({ month: last }) =>
    `${month(last)} still runs. The preview shows how things stand today; you can release it when the month is over.`,
  EARLIER_PERIOD_OPEN: ({ month: next }) =>
    `The next run begins with ${month(next)}, so that no month is left out. Please choose this beginning.`,
  NO_MEMBERS: 'The association has no members in this period.',
  DUPLICATE_MEMBER: 'A member stands twice in the settlement. Please tell your administrator.',
  POPULATION_INVALID: ({ member }) => `The number of inhabitants of “${member ?? ''}” cannot be used. Please have it corrected.`,
  DUPLICATE_POOL: 'A cost pool stands twice in the settlement. Please tell your administrator.',
  DUPLICATE_COST: 'An entry stands twice in the settlement. Please tell your administrator.',
  COST_OUTSIDE_PERIOD: ({ pool }) => `Costs of “${pool ?? ''}” lie outside the period.`,
  DUPLICATE_KEY_VERSION: 'Two versions of a key hold at once. Please tell your administrator.',
  READING_OUTSIDE_PERIOD: 'A reading lies outside the period. Please tell your administrator.',
  READING_WITHOUT_MEMBER: 'A reading belongs to no member. Please tell your administrator.',
  DIRECT_CHARGE_OUTSIDE_PERIOD: ({ label }) => `The direct charge “${label ?? ''}” lies outside the period.`,
  DIRECT_CHARGE_WITHOUT_MEMBER: ({ label }) => `The direct charge “${label ?? ''}” belongs to no member.`,
  POPULATION_MISSING: (params) =>
    `The number of inhabitants by which “${params.pool ?? ''}” is shared is missing for “${params.member ?? ''}”. Please have it entered, or change the key.${more(params)}`,
  POOL_WITHOUT_WEIGHT: (params) =>
    `Nobody has weight for “${params.pool ?? ''}” (${span(params)}): ${metric(params)}. Enter the missing quantities, change the key, or move the costs.${more(params)}`,
  RUN_NOT_IN_PREVIEW: 'This run has been released or discarded already.',
  SAME_PERSON: 'Who made the run does not release it. Please ask a second person.',
  RELEASE_UNDER_WAY: 'The release of this run has been ordered already. Please wait until it has ended.',
  NOT_ALL_MEMBERS: 'Only somebody in charge of all members can do this. Please ask your administrator.',
  CORRECTION_NOT_OPEN: 'This correction is no longer open. Please load the list again.',
  CORRECTION_CHANGED: 'A run has changed this correction in the meantime. Please load the list again.',
  MADE_BY_OTHER_RULES: ({ rules, current }) =>
    `This run was made by rules ${rules ?? ''}. This version works by rules ${current ?? ''} and cannot compute it again. Its amounts stand. What is still to be charged or given back for its period is posted for each member as a direct charge of an open month, with the agreement, and the reason in its name.`,
  INPUTS_CHANGED: 'Something has changed since the preview. Please discard the run and make it anew.',
  RESULT_DIFFERS: 'The same inputs give another result. Please make the run anew, and tell your administrator.',
  CSV_REJECTED: ({ count }) =>
    `The file has ${count === 1 ? 'one error' : `${count ?? ''} errors`}. Nothing was posted. Correct the rows that are named, and upload the file again.`,
  TOO_LARGE: 'The file is too large.',
  NOT_UTF8: 'The file cannot be read. Please save it as CSV (UTF-8).',
  NOT_TEXT: 'The file is not a text file.',
  EMPTY_FILE: 'The file is empty.',
  BROKEN_QUOTING: 'The quotation marks in this row do not match.',
  COLUMN_DOUBLE: 'This column stands twice.',
  COLUMN_UNKNOWN: ({ expectedEn }) => `This column is unknown. Expected are: ${expectedEn ?? COST_COLUMNS}.`,
  COLUMN_MISSING: ({ expectedEn }) => `This column is missing. Expected are: ${expectedEn ?? COST_COLUMNS}.`,
  TOO_MANY_ROWS: ({ limit }) => `The file has too many rows${limit ? ` (at most ${limit})` : ''}.`,
  CELL_COUNT: ({ value }) => {
    const [has, needs] = String(value ?? '').split(' / ');
    return `This row has ${has} ${has === '1' ? 'cell' : 'cells'} instead of ${needs}.`;
  },
  EMPTY_CELL: 'This cell is empty.',
  CELL_NOT_VALID: 'This cell is not valid.',
  NOT_A_DATE: 'This is not a day. Expected is 15.10.2025 or 2025-10-15.',
  NUMBER_AMBIGUOUS: 'Whether the point separates thousands or decimals cannot be told. Write 1234 or 1,234.',
  NOT_A_MONTH: 'This is not a month. Expected is 2026-03 or 03/2026.',
  MONTH_OUT_OF_RANGE: 'This month is too far away. A month from 1995 to 2100 is expected.',
  NOT_AN_AMOUNT: 'This is not an amount. Expected is 1234,50.',
  TOO_MANY_DECIMALS: 'An amount has at most two decimals.',
  TOO_LONG: 'The text in this cell is too long.',
  RULE_INVALID: ({ sentenceEn, path, more: count }) => `${sentenceEn ?? ''}${path ? ` (at ${path})` : ''}${more({ more: count ?? '' })}`,
  KEY_VERSION_UNKNOWN: ({ version }) => `There is no version ${version ?? ''} of this key.`,
  NOTHING_CHANGES: 'You have changed nothing.',
  COST_CENTRES_WITHOUT_METHOD: 'Support cost centres have costs, but no resolution says how they are shared. Enter the method.',
  NO_FINAL_CENTRE: 'The support cost centres serve no cost pool.',
  DUPLICATE_CENTRE: 'A support cost centre stands there twice.',
  UNKNOWN_CENTRE: 'A service goes to a cost centre or pool that does not exist in this period.',
  FLOW_FROM_FINAL: 'A cost pool cannot give a service.',
  DUPLICATE_FLOW: 'A service between the same cost centres stands there twice.',
  ORDER_UNKNOWN: 'The order names a support cost centre that does not exist.',
  ORDER_INCOMPLETE: ({ centres }) => `The order lacks: ${centres ?? ''}.`,
  SUPPORT_WITHOUT_RECIPIENT: ({ centre }) => `The support cost centre “${centre ?? ''}” has costs, but has served nobody.`,
  SINGULAR_SYSTEM: ({ centres }) =>
    `These support cost centres serve only each other, their costs would never reach a pool: ${centres ?? ''}.`,
  STOCK_INVALID: 'The code of a stock has small letters, digits and hyphens, such as “pupils”.',
  COUNT_INVALID: 'Enter a number from zero with at most three places.',
  COUNT_TWICE: ({ row }) => `Row ${row ?? ''} names this stock of this member on this day already. Name it once.`,
  COUNT_MEMBER_UNKNOWN: ({ member }) =>
    `There is no member “${member ?? ''}”, or several of that name. Give the name as in the list of members, or the official municipality key.`,
  COUNT_KNOWN_OTHERWISE: 'This count holds no longer: it was corrected or taken back meanwhile. Reload the list.',
  SOURCE_MISSING: 'Say where the number comes from.',
};
