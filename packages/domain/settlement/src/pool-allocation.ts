// SPDX-License-Identifier: EUPL-1.2
import { err, invariant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { type AllocationRefusal, refusalsOf } from './allocation-refusal.ts';
import type { Use } from './corrections.ts';
import type { PartyCount, RuleFacts } from './key-rule/rule-facts.ts';
import type { RuleOutcome, RuleShare } from './key-rule/rule-outcome.ts';
import { shareByRule } from './key-rule/share-by-rule.ts';
import { countDays, daysOf, type FoundBasis, type Participation } from './participation.ts';
import { factsOf, type StretchUses, usesIn } from './pool-facts.ts';
import type { RunInput, RunMember } from './run-input.ts';
import type { PoolAllocation, PoolShare, ShareUse } from './run-result.ts';
import { type SharedKinds, shareKinds } from './share-kinds.ts';
import { type Stretch, sumOfKinds } from './stretches.ts';

const outcomes = new WeakMap<RuleFacts, RuleOutcome>();

/**
 * How the shares of an allocation came about. It follows from the key and its facts, so it is worked out again where it is asked for
 * (results that were read from a store have lost it), and only once for all who ask.
 */
export function outcomeOf({ key, facts }: Pick<PoolAllocation, 'key' | 'facts'>): RuleOutcome {
  const known = outcomes.get(facts);
  if (known) return known;
  const outcome = shareByRule(key.rule, facts);
  invariant(outcome.ok, 'what was shared can be shared again');
  outcomes.set(facts, outcome.value);
  return outcome.value;
}

const isCorrected = (uses: readonly ShareUse[]): boolean =>
  uses.some(({ broughtForward, carriedForward }) => broughtForward !== 0n || carriedForward !== 0n);

interface Found {
  readonly kinds: SharedKinds;
  readonly uses: StretchUses;
  readonly basisOf: (tenantId: string) => FoundBasis;
  readonly daysOf: ReadonlyMap<string, number>;
}

function poolShare(member: RunMember, share: RuleShare, { kinds, uses, basisOf, daysOf: days }: Found): PoolShare {
  const { tenantId } = member;
  const { fraction, floorCents, remainder, rank, roundingCents, amountCents } = share;
  const own = uses.get(tenantId) ?? [];
  const bears = fraction.n !== 0n || amountCents !== 0n;
  return {
    tenantId,
    ags: member.ags,
    memberName: member.name,
    days: days.get(tenantId) ?? 0,
    uses: own,
    fraction,
    floorCents,
    remainder,
    rank,
    roundingCents,
    amountCents,
    byKind: kinds.ofParty(tenantId),
    basis: bears || isCorrected(own) ? basisOf(tenantId).basis : null,
  };
}

/** Whoever bears something without an agreement, a clause or a tax rule that says so. */
export function withoutBasis(
  { pool, months }: Stretch,
  bearers: readonly Pick<PoolShare, 'tenantId' | 'memberName'>[],
  basisOf: Found['basisOf'],
): Refusal<'CHARGE_WITHOUT_BASIS'>[] {
  return bearers.map(({ tenantId, memberName }) => {
    const lacks = basisOf(tenantId).lacks ?? 'agreement';
    const params = { pool: pool.name, member: memberName, family: pool.serviceFamilyCode, lacks, ...months };
    return refusal('CHARGE_WITHOUT_BASIS', { field: 'agreements', params });
  });
}

/**
 * Shares the cost of one pool over one stretch, with everything that explains it.
 * @param uses what each member used, corrected (see correctUse)
 */
export function allocatePool(
  stretch: Stretch,
  input: Pick<RunInput, 'members' | 'period'>,
  counts: readonly PartyCount[],
  participation: Participation,
  uses: readonly Use[],
): Result<PoolAllocation, Refusal<AllocationRefusal>[]> {
  const { pool, key, months, byKind, costEntries } = stretch;
  const used = usesIn(stretch, input, uses);
  const facts = factsOf(stretch, input, counts, participation, used);
  const shared = shareByRule(key.rule, facts);
  if (!shared.ok) return err(refusalsOf(stretch, shared.error));
  const outcome = shared.value;
  outcomes.set(facts, outcome);

  const kinds = shareKinds(byKind, outcome);
  const basisOf = participation.basisOf(pool.serviceFamilyCode, months);
  const byParty = new Map(outcome.shares.map((share) => [share.party, share]));
  const found: Found = {
    kinds,
    uses: used,
    basisOf,
    daysOf: new Map(outcome.workings.parties.map(({ party, days }) => [party, days])),
  };
  const shares = input.members.map((member) => {
    const share = byParty.get(member.tenantId);
    invariant(share !== undefined, 'a share for each member');
    return poolShare(member, share, found);
  });
  const bearers = shares.filter(({ basis, fraction, amountCents }) => basis === null && (fraction.n !== 0n || amountCents !== 0n));
  const refusals = withoutBasis(stretch, bearers, basisOf);
  if (refusals.length > 0) return err(refusals);
  return ok({
    poolId: pool.id,
    poolName: pool.name,
    serviceFamilyCode: pool.serviceFamilyCode,
    months,
    days: countDays(daysOf(months)),
    key,
    amountCents: sumOfKinds(byKind),
    byKind,
    costEntries,
    nonMembers: outcome.nonMembers,
    incomeFromNonMembersCents: outcome.incomeFromNonMembersCents,
    carriedByCentreCents: outcome.carriedByCentreCents,
    carriedByCentre: kinds.ofCentre,
    centreReasons: outcome.centreReasons,
    leftoverCents: outcome.proof.leftoverCents,
    notApplied: outcome.proof.notApplied,
    facts,
    shares,
  });
}
