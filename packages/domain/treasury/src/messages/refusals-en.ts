// SPDX-License-Identifier: EUPL-1.2
import type { YearRefusal } from './codes.ts';
import { showIn, type YearSentence } from './sentence.ts';

const { day, euro, kind, month, order, purposes, text } = showIn('en');

export const refusalsEn: Readonly<Record<YearRefusal, YearSentence>> = {
  NOT_A_PERSON: () => 'A human being decides this. Please sign in with your own account.',
  SAME_PERSON: () => 'This needs a second person: whoever proposed it cannot release it.',
  ORDER_WAITING: ({ kind: waits }) =>
    `An order about this is waiting for release already: ${order(waits)}. Please release or discard it first.`,
  ORDER_DECIDED: () => 'This order has been decided already.',
  ORDER_SUBJECT_UNKNOWN: () => 'What the order is about does not exist.',
  ORDER_OUTDATED: ({ label }) =>
    `Something about “${text(label)}” has changed since the proposal; it would come out differently. Please discard the order and propose it again.`,
  SAME_PERSON_AS_PLAN: () =>
    'This needs another person: whoever determined the instalment plan that the credit comes from does not pay it out as well.',
  REASON_MISSING: () => 'Please give a reason.',
  LABEL_MISSING: () => 'Please enter a label.',
  BASIS_MISSING: () => 'Please name the basis: the clause of the statutes or the document.',
  ZERO_AMOUNT: () => 'The amount is zero.',
  AMOUNT_TOO_LARGE: ({ limit }) => `The amount is above ${euro(limit)}.`,
  PERIOD_INVALID: ({ from, to }) => `The period ends (${day(to)}) before it begins (${day(from)}).`,
  DATE_IN_FUTURE: ({ today }) => `This day lies in the future. Today is ${day(today)}.`,
  YEAR_OUT_OF_RANGE: ({ year }) => `No budget is kept for ${text(year)}.`,
  DRAFT_EXISTS: ({ year, version }) => `There is a draft for ${text(year)} already (version ${text(version)}).`,
  NO_BUDGET_LINES: () => 'The budget needs at least one line.',
  BUDGET_LINE_TWICE: ({ pool, kind: k }) => `“${text(pool)}”, ${kind(k)}, stands in the budget twice.`,
  NEGATIVE_PLAN: ({ pool, kind: k }) => `Planned expenses are not negative (“${text(pool)}”, ${kind(k)}). Income has lines of its own.`,
  MONTHS_DIFFER_FROM_AMOUNT: ({ pool, kind: k, sum, amount }) =>
    `The twelve months of “${text(pool)}”, ${kind(k)}, add up to ${euro(sum)} instead of ${euro(amount)}, or a month is negative.`,
  INCOME_NOT_POSITIVE: ({ label }) => `The income “${text(label)}” must be above zero.`,
  INCOME_OF_UNKNOWN_POOL: ({ label }) => `The income “${text(label)}” belongs to a pool that is not in the budget.`,
  BUDGET_NOT_A_DRAFT: () => 'This version of the budget is no draft any more.',
  BUDGET_NOT_RESOLVED: () => 'This version of the budget has not been resolved, or has been replaced.',
  BUDGET_DISCARDED: ({ version }) => `Version ${text(version)} of the budget has been discarded.`,
  RESOLUTION_MISSING: () => 'Please name the resolution or the approval with its reference.',
  RESOLVED_BEFORE_LAST: ({ date }) => `The version in force was resolved later (${day(date)}).`,
  APPROVED_BEFORE_RESOLVED: ({ date }) => `The approval cannot lie before the resolution (${day(date)}).`,
  SHARES_TWICE: () => 'There are two lists of shares for the same pool.',
  SHARES_MISSING: ({ pool }) => `The list of shares for “${text(pool)}” is missing.`,
  MEASURE_MISSING: ({ pool }) =>
    `Please name the measure of the shares${pool ? ` of “${text(pool)}”` : ''}: what the weights count, with reference day and source.`,
  CHARGE_WITHOUT_BASIS: ({ pool, member, label }) =>
    `Nothing is charged without a basis: ${[pool, member, label]
      .filter((part) => part !== undefined && part !== '')
      .map(text)
      .join(', ')}.`,
  NO_PARTIES: ({ pool }) => `There is nobody to bear “${text(pool)}”.`,
  DUPLICATE_PARTY: ({ pool }) => `A member stands twice in the shares for “${text(pool)}”.`,
  NEGATIVE_WEIGHT: ({ pool }) => `There is a negative weight in the shares for “${text(pool)}”.`,
  NO_WEIGHT: ({ pool }) => `Nobody has weight for “${text(pool)}”; the levy would have no bearer.`,
  NEGATIVE_LEVY: ({ levy }) => `A levy cannot be negative (${euro(levy)}).`,
  PLAN_EXISTS: ({ year, version }) => `There is an instalment plan for ${text(year)} already (version ${text(version)}). Please change it.`,
  PLAN_REPLACED: ({ version }) => `Version ${text(version)} of the instalment plan has replaced this one.`,
  PLAN_UNCHANGED: ({ levy }) => `The levy is ${euro(levy)} already; nothing changes.`,
  DATE_BEFORE_PLAN: ({ date }) => `The version in force was decided later (${day(date)}).`,
  NO_INSTALMENTS: () => 'Please name at least one date.',
  EXTRA_DATE_OTHER_YEAR: ({ date, year }) => `${day(date)} is not in ${text(year)}, for which the levy holds.`,
  DATE_NOT_IN_YEAR: ({ year, month: m, day: d }) => `There is no day ${text(year)}-${text(m)}-${text(d)}.`,
  DUE_DATE_TWICE: ({ date }) => `Two dates fall on ${day(date)}.`,
  NO_DATE_LEFT: ({ date }) => `There is no date left in this year after ${day(date)}.`,
  NO_INSTALMENT_LEFT: ({ rest }) => `No date is left over which ${euro(rest)} could be spread. Please name an additional one.`,
  EXTRA_DATE_NOT_LATER: ({ last }) => `The additional date must lie after ${day(last)}.`,
  NOTHING_OPEN: ({ label }) => `Nothing is open of “${text(label)}”.`,
  MORE_THAN_OPEN: ({ label, open }) => `Only ${euro(open)} are open of “${text(label)}”.`,
  LATE_DAY_IN_FUTURE: ({ today }) => `It is worked out up to ${day(today)} at the latest.`,
  LATE_DUE_NOT_LATER: ({ today }) => `Please say when it is to be paid: a day after ${day(today)}.`,
  LATE_NOT_DELIVERED: ({ label }) => `The notice on “${text(label)}” has not been delivered yet; being late costs nothing before.`,
  LATE_RULE_MISSING: ({ label }) => `No rule about interest or late charges is recorded for “${text(label)}”.`,
  LATE_NOTHING: ({ label, to }) => `By ${day(to)} nothing has accrued on “${text(label)}” that is not claimed or waived already.`,
  LATE_UNCHANGED: ({ label }) => `What is claimed for “${text(label)}” being late is right; there is nothing to correct.`,
  LATE_GIVEN_BACK: ({ amount }) =>
    `${euro(amount)} too much is claimed. It is given back; a day of payment and a waiver do not go with that.`,
  LATE_BELOW_MINIMUM: ({ amount, minimum, clause }) =>
    `${euro(amount)} have accrued. Below ${euro(minimum)} nothing is claimed (${text(clause)}); you can waive it.`,
  MINIMUM_OUT_OF_RANGE: ({ most }) => `The limit for small amounts lies between €0.00 and ${euro(most)}.`,
  DEFERRAL_NOT_LATER: ({ date }) => `A claim is deferred to a day after ${day(date)}.`,
  WRITE_OFF_DECIDED: () => 'This proposal has been decided already.',
  AGE_LIMITS_INVALID: () => 'The limits of age are whole days and rise.',
  PAYMENT_NOT_POSITIVE: () => 'A payment is above zero.',
  NAMED_ITEM_UNKNOWN: () => 'The payment names a claim that this member does not have.',
  NAMED_ITEM_TWICE: ({ label }) => `The payment names “${text(label)}” twice.`,
  INTEREST_ON_SIDE_PAYMENT: ({ label }) =>
    `“${text(label)}” is a side payment; it bears neither interest nor late charges (§ 289 BGB, § 240 (2) AO).`,
  LATE_RULE_WITHOUT_CLAUSE: ({ label }) => `The clause that orders or excludes interest or late charges for “${text(label)}” is missing.`,
  SURCHARGE_UNKNOWN: ({ date }) => `No surcharge on the base rate is held for a claim that arose on ${day(date)}.`,
  BASE_RATE_UNKNOWN: ({ half, year }) => `No base rate has been announced or entered for half-year ${text(half)} of ${text(year)}.`,
  LATE_CHARGE_UNKNOWN: ({ date }) => `No late charge is held for claims due on ${day(date)}.`,
  COST_OUTSIDE_YEAR: ({ pool, month: m, year }) => `Costs of “${text(pool)}” in ${month(m)} do not belong to ${text(year)}.`,
  MONTH_TWICE: ({ month: m }) => `The month ${month(m)} is named twice.`,
  COST_IN_UNKNOWN_MONTH: ({ pool, month: m }) => `Costs of “${text(pool)}” are posted in ${month(m)}, which counts as unknown.`,
  BALANCING_YEARS_INVALID: () => 'The time for balancing is a whole number of 1 to 20 years.',
  BALANCING_YEARS_UNKNOWN: ({ pool, date }) =>
    `No time for balancing is held for the calculation period of “${text(pool)}” up to ${day(date)}; before 1999 there was none.`,
  CARRY_OVER_TWICE: ({ pool, date }) => `The carry-over of “${text(pool)}” of ${day(date)} stands there twice.`,
  BALANCING_OF_UNKNOWN: ({ year }) => `A balancing in ${text(year)} names a carry-over that does not exist.`,
  BALANCING_OUT_OF_TIME: ({ pool, date, lastYear, year }) =>
    `The carry-over of “${text(pool)}” of ${day(date)} can be balanced after its period and up to ${text(lastYear)}, not in ${text(year)}.`,
  BALANCED_TOO_MUCH: ({ pool, date, open }) =>
    `More than there was of the carry-over of “${text(pool)}” of ${day(date)} (${euro(open)}) has been balanced.`,
  NEGATIVE_BALANCING: () => 'What is to be balanced is named without a sign.',
  NO_MEMBERS: () => 'There are no members.',
  DUPLICATE_MEMBER: ({ member }) => `The member ${text(member)} stands there twice.`,
  DUPLICATE_LINE: ({ member, label }) => `The line “${text(label)}” stands twice for ${text(member)}.`,
  LINE_OF_UNKNOWN_POOL: ({ member, label }) => `The line “${text(label)}” of ${text(member)} belongs to none of the pools.`,
  SETTLEMENT_SUM_DIFFERS: ({ pool, total, shared, difference }) =>
    `The shares of “${text(pool)}” add up to ${euro(shared)} instead of ${euro(total)} (difference ${euro(difference)}).`,
  LEVY_PREPARED: ({ year }) => `A levy for ${text(year)} has been prepared already. Please release or discard it.`,
  LEVY_EXISTS: ({ year, version }) => `The levy from version ${text(version)} of the budget ${text(year)} has been fixed already.`,
  LEVY_NOT_PREPARED: () => 'This levy has been decided already.',
  NOT_A_MEMBER: ({ member }) => `“${text(member)}” is not a member in this year.`,
  APPROVAL_MISSING: ({ year }) => `The approval of the levy ${text(year)} by the supervisory authority has not been recorded yet.`,
  RESULT_DIFFERS: () => 'Computed again, the levy comes out differently. Please discard it and prepare it again.',
  CREDIT_GIVEN: ({ given, credit, member }) =>
    `${member === undefined ? '' : `${text(member)}: `}An earlier version of the instalment plan has credited ${euro(given)} already; this one would give ${euro(credit)} only. Please charge the difference with the settlement of the year.`,
  LEVY_TAKEN_OFF: ({ number, taken, left, total, member }) =>
    `${member === undefined ? '' : `${text(member)}: `}Notices or their drafts have taken ${euro(taken)} of instalment ${text(number)} off already; this change would leave ${euro(left)} only. Taken off are ${euro(total)} in all: at least so much of the levy has to stay. Please state a higher levy, or discard the drafts first.`,
  MORE_THAN_OWED: ({ owed }) => `At most ${euro(owed)} can be set off; no more is open.`,
  CREDIT_USED: ({ label }) => `The credit “${text(label)}” from this payment has been used already.`,
  PAYMENT_TAKEN_BACK: ({ date }) => `This payment has been taken back already (${day(date)}).`,
  WRITTEN_OFF_SINCE: ({ label }) => `A part of “${text(label)}” has been written off since; the payment can no longer be taken back.`,
  NO_ITEMS: () => 'Please choose at least one claim.',
  NOT_PAST_DUE: ({ label, date }) => `“${text(label)}” is not past due (due ${day(date)}), or is paid or deferred.`,
  NOT_REMINDED: ({ label }) => `“${text(label)}” has not been reminded of yet. A warning follows a reminder.`,
  PAY_BY_NOT_LATER: () => 'The day by which to pay must lie in the future.',
  NO_ROWS: () => 'There is nothing to enter.',
  OPENING_DECIDED: () => 'These opening balances have been decided already.',
  RATE_OUT_OF_RANGE: () => 'The rate lies between 0.01% and 20%.',
  ACCOUNT_MISSING: (params) => `The account mapping lacks an account: ${purposes(params['purpose'])}.`,
  PURPOSE_UNKNOWN: ({ purpose }) =>
    `“${text(purpose)}” is no purpose of the mapping. “revenue:<service>” and “vat:<permille>” are possible, too.`,
  PURPOSE_TWICE: ({ purpose }) => `There are two accounts for ${purposes(purpose)}.`,
  ACCOUNT_INVALID: ({ account }) =>
    `“${text(account)}” is no account number: digits, letters, point, slash and hyphen, at most 20 characters.`,
  NO_MAPPING: ({ date }) => `There is no mapping of accounts for ${day(date)}.`,
  JOURNAL_EMPTY: () => 'There is nothing to post.',
  JOURNAL_EXISTS: ({ source, date }) =>
    `The journal of “${text(source)}” exists already (posted on ${day(date)}); the entries would be the same. Please download it.`,
  JOURNAL_TO_REPLACE: ({ source, date }) =>
    `There is a journal of “${text(source)}” with other entries already (posted on ${day(date)}). A new one replaces it; if the former one is in the books, it must be reversed there.`,
  DOCUMENT_DIFFERS: ({ document, stated, booked }) => `“${text(document)}” says ${euro(stated)}, the entries ${euro(booked)}.`,
  EXECUTE_IN_PAST: () => 'The day of execution lies in the past.',
  NOTHING_TO_PROPOSE: ({ date }) => `There is nothing to collect or pay out on ${day(date)}.`,
  PROPOSAL_DECIDED: () => 'This proposal has been decided already.',
  PROPOSAL_OUTDATED: ({ label, member }) =>
    `“${text(label)}” (${text(member)}) is no longer open as proposed, or bank details have changed. Please discard the proposal and make a new one.`,
  SAME_PERSON_AS_DETAILS: () => 'This needs another person: whoever entered bank details in this proposal does not hand it over.',
  HOLDER_NAME_INVALID: () => 'Please say whose account it is: at most 70 characters.',
  IBAN_INVALID: () => 'This IBAN is wrong. Please check it digit by digit.',
  MANDATE_ID_INVALID: () =>
    "The mandate reference has at most 35 characters: letters without umlauts, digits, blanks and / ? : ( ) . , ' + -.",
  MANDATE_INCOMPLETE: () => 'A mandate needs its reference, the day of the signature and the kind of direct debit.',
  MANDATE_IN_FUTURE: () => 'The mandate cannot have been signed on a day to come.',
  NOT_COLLECTED: () => 'Only what went to the bank with a collection handed over has been collected.',
  RETURNED_ALREADY: ({ label, member }) => `The return of “${text(label)}” (${text(member)}) has been recorded already.`,
  RETURN_TOO_EARLY: ({ date }) => `The return cannot be before the collection (${day(date)}).`,
  FEE_NEGATIVE: () => 'The fee of the bank is not negative.',
  PAYMENT_RETURNED: () => 'A return of this payment has been recorded; it can no longer be taken back as a whole.',
  PAYMENT_NOT_OF_CLAIM: () => 'This payment posted nothing on the claim. Please choose the right payment.',
  PAYMENT_TO_NAME: () => 'The claim is posted as paid. Please choose the payment that the collection was posted as.',
};
