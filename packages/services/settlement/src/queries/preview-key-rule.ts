// SPDX-License-Identifier: EUPL-1.2
import {
  type AllocationKey,
  canonicalRule,
  keyOn,
  type MonthSpan,
  type RuleNames,
  type RuleOutcome,
  type RuleStep,
  type RunInput,
  stepsOf,
} from '@domain/settlement';
import { type Cents, type CivilMonth, cents, countMonths, firstDay, fractionToText, lastDay, refusal, sumCents } from '@kernel/core';
import { amountInput, idInput, inChargeOfAll, monthInput, query, textInput } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { keysOf } from '../key-rows.ts';
import { factsOf, gathered, type RuleFinding, readRule, ruleNames, sentencesOf, tryRule } from '../rule-trial.ts';
import { shownRefusal } from '../shown-refusal.ts';

/** 64 kB hold a table of 396 members in a mix of ten; more is no rule that anybody reads. */
const LONGEST_RULE = 65_536;
const MOST_MONTHS = 24;
/** What is shared where no cost is known: 100.000,00 €. */
const ASSUMED = cents(10_000_000n);

interface PreviewStep {
  readonly depth: number;
  readonly kind: string;
  readonly path: string;
  readonly text: { readonly de: string; readonly en: string };
}

const flat = (steps: readonly RuleStep[], depth = 0): PreviewStep[] =>
  steps.flatMap(({ kind, path, text, steps: inner }) => [{ depth, kind, path, text }, ...flat(inner, depth + 1)]);

interface Today {
  readonly keyVersion: number;
  readonly carriedByCentre: Cents;
}

export interface PreviewRow {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly share: string;
  readonly amount: Cents;
  readonly todayAmount: Cents | null;
  readonly difference: Cents | null;
}

export interface KeyRulePreview {
  /** The rule in its normal form, as it would be stored; null while it cannot be read or does not add up. */
  readonly rule: string | null;
  readonly sentence: { readonly de: string; readonly en: string } | null;
  readonly findings: readonly RuleFinding[];
  readonly amount: Cents;
  readonly amountFrom: 'pool' | 'given' | 'assumed';
  readonly byAgreement: boolean;
  readonly rows: readonly PreviewRow[];
  readonly carriedByCentre: Cents | null;
  readonly today: Today | null;
  readonly steps: readonly PreviewStep[];
}

const nothing = (findings: readonly RuleFinding[]): KeyRulePreview => ({
  rule: null,
  sentence: null,
  findings,
  amount: cents(0n),
  amountFrom: 'assumed',
  byAgreement: false,
  rows: [],
  carriedByCentre: null,
  today: null,
  steps: [],
});

function spanOf(from: CivilMonth, to: CivilMonth): MonthSpan {
  const last = to < from ? from : to;
  return countMonths(from, last) > MOST_MONTHS ? { from: last, to: last } : { from, to: last };
}

function amountOf(
  collected: RunInput,
  poolId: string | undefined,
  given: Cents | undefined,
): { amount: Cents; from: KeyRulePreview['amountFrom'] } {
  if (given !== undefined) return { amount: given, from: 'given' };
  const pool = collected.pools.find(({ id }) => id === poolId);
  const booked = pool ? sumCents(pool.costs.map(({ amountCents }) => amountCents)) : cents(0n);
  return booked === 0n ? { amount: ASSUMED, from: 'assumed' } : { amount: booked, from: 'pool' };
}

function rowsOf(draft: RuleOutcome | null, today: RuleOutcome | null): PreviewRow[] {
  const before = new Map(today?.shares.map((share) => [share.party, share.amountCents]));
  return (draft?.shares ?? []).map(({ party, tieKey, name, fraction, amountCents }) => {
    const todayAmount = today ? (before.get(party) ?? cents(0n)) : null;
    const difference = todayAmount === null ? null : cents(amountCents - todayAmount);
    return {
      tenantId: party,
      ags: tieKey,
      memberName: name,
      share: fractionToText(fraction),
      amount: amountCents,
      todayAmount,
      difference,
    };
  });
}

const ruleOf = ({ rule }: AllocationKey) => rule;

/** What a rule as it is being written means: its sentence, what is wrong where, and what each member would bear on the facts of a period. */
export const previewKeyRule = query({
  name: 'settlement.previewKeyRule',
  action: 'settlement.readPools',
  input: z.object({
    /** JSON text of the format verbund-key-rule/1. */
    rule: textInput(LONGEST_RULE, 0),
    serviceFamilyCode: textInput(60, 0),
    monthFrom: monthInput,
    monthTo: monthInput,
    /** Shares this pool's costs of the period; without it the amount, or an assumed one. */
    poolId: idInput<'PoolId'>().optional(),
    amount: amountInput.optional(),
    /** Sets the shares beside those by this key, as it is in force at the end of the period. */
    keyId: idInput<'KeyId'>().optional(),
    /** Tells the steps for this member. */
    memberId: idInput<'TenantId'>().optional(),
  }),
  run: async (reads, { input, actor, book, at, ports }): Promise<KeyRulePreview> => {
    if (!(await inChargeOfAll(reads, { actor, book }, 'settlement.readPools')))
      return nothing([{ source: 'facts', path: '', ...shownRefusal(refusal('NOT_ALL_MEMBERS')) }]);
    const read = readRule(input.rule);
    if (!read.ok) return nothing(gathered('rule', read.error, (party) => party));
    const { centreId, associationId } = actor;
    const period = spanOf(input.monthFrom, input.monthTo);
    const collected = await collectRunInput(reads, ports, { centreId, associationId, period, cut: at, known: at, frozenToo: true });
    const names: RuleNames = ruleNames(collected.members);
    const nameOf = (party: string): string => names.parties?.[party] ?? party;
    const { amount, from: amountFrom } = amountOf(collected, input.poolId, input.amount);
    const { facts, byAgreement } = factsOf(collected, input.serviceFamilyCode, amount);
    const { outcome, findings } = tryRule(read.value, facts, nameOf);
    const versions = input.keyId ? await keysOf(reads, [input.keyId], at) : [];
    const inForce = keyOn(versions, lastDay(period.to)) ?? keyOn(versions, firstDay(period.from));
    const today = inForce ? tryRule(ruleOf(inForce), facts, nameOf).outcome : null;
    return {
      rule: canonicalRule(read.value),
      sentence: sentencesOf(read.value, names),
      findings,
      amount,
      amountFrom,
      byAgreement,
      rows: rowsOf(outcome, today),
      carriedByCentre: outcome?.carriedByCentreCents ?? null,
      today: inForce && today ? { keyVersion: inForce.version, carriedByCentre: today.carriedByCentreCents } : null,
      steps: outcome && input.memberId ? flat(stepsOf(outcome, input.memberId, names) ?? []) : [],
    };
  },
});
