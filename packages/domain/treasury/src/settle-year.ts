// SPDX-License-Identifier: EUPL-1.2
import {
  type Bilingual,
  byText,
  type Cents,
  type CivilDate,
  cents,
  err,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
} from '@kernel/core';
import { euro, step, type YearStep } from './year-step.ts';

/** What a member really owes of one pool, of a direct charge, or of a carry-over that is balanced with it. */
export interface ActualLine {
  /** Stable over a recomputation of the year: pool and key version, charge, carry-over. */
  readonly lineId: string;
  readonly label: Bilingual;
  /** null for what belongs to no pool. */
  readonly poolId: string | null;
  readonly amountCents: Cents;
  /** Clause, resolution and agreement, as they are printed. */
  readonly basis: Bilingual;
}

/** An instalment of the year as it was due, and what was paid on it by the day of the settlement. */
export interface AdvanceLine {
  readonly number: number;
  readonly dueOn: CivilDate;
  readonly dueCents: Cents;
  readonly paidCents: Cents;
}

export interface MemberYear {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly lines: readonly ActualLine[];
  readonly advances: readonly AdvanceLine[];
}

export interface PoolYear {
  readonly poolId: string;
  readonly poolName: string;
  /** What the run shared among the members. */
  readonly totalCents: Cents;
}

export interface SettleYearInput {
  readonly year: number;
  readonly asOf: CivilDate;
  readonly pools: readonly PoolYear[];
  readonly members: readonly MemberYear[];
}

export type Direction = 'toPay' | 'toGetBack' | 'even';

/**
 * The settlement of a year for one member. remainder = actual − paid, of which assessed = actual − due (what a new notice or remainder
 * invoice orders) and arrears = due − paid (what is owed already, and goes on bearing interest). assessed + arrears = remainder.
 */
export interface MemberSettlement {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly year: number;
  readonly lines: readonly ActualLine[];
  readonly advances: readonly AdvanceLine[];
  readonly actualCents: Cents;
  readonly advancesDueCents: Cents;
  readonly advancesPaidCents: Cents;
  readonly assessedCents: Cents;
  readonly arrearsCents: Cents;
  readonly remainderCents: Cents;
  readonly direction: Direction;
  readonly steps: readonly YearStep[];
}

export interface YearSettlement {
  readonly year: number;
  readonly asOf: CivilDate;
  /** By AGS. */
  readonly members: readonly MemberSettlement[];
  readonly pools: readonly PoolYear[];
  /** Sum of the pools, and what belongs to none of them. */
  readonly poolsCents: Cents;
  readonly otherCents: Cents;
  readonly advancesDueCents: Cents;
  readonly advancesPaidCents: Cents;
  /** Sum over the members = pools + other − advances paid. */
  readonly remainderCents: Cents;
}

/** In order of precedence. */
export type SettleYearRefusal =
  | 'NO_MEMBERS'
  | 'DUPLICATE_MEMBER'
  | 'DUPLICATE_LINE'
  | 'CHARGE_WITHOUT_BASIS'
  | 'LINE_OF_UNKNOWN_POOL'
  | 'SETTLEMENT_SUM_DIFFERS';

export const directionOf = (amount: bigint): Direction => (amount > 0n ? 'toPay' : amount < 0n ? 'toGetBack' : 'even');

function checkLines({ pools, members }: SettleYearInput): Refusal<SettleYearRefusal> | null {
  const known = new Set(pools.map(({ poolId }) => poolId));
  for (const [index, { memberName, lines }] of members.entries()) {
    const seen = new Set<string>();
    for (const { lineId, label, basis, poolId } of lines) {
      const details = { field: `members.${index}.lines`, params: { member: memberName, label: label.de } };
      if (seen.has(lineId)) return refusal('DUPLICATE_LINE', details);
      seen.add(lineId);
      if (basis.de.trim() === '') return refusal('CHARGE_WITHOUT_BASIS', details);
      if (poolId !== null && !known.has(poolId)) return refusal('LINE_OF_UNKNOWN_POOL', details);
    }
  }
  return null;
}

function checkSums({ pools, members }: SettleYearInput): Refusal<SettleYearRefusal> | null {
  const lines = members.flatMap((member) => member.lines);
  for (const [index, { poolId, poolName, totalCents }] of pools.entries()) {
    const shared = sumCents(lines.filter((line) => line.poolId === poolId).map(({ amountCents }) => amountCents));
    if (shared === totalCents) continue;
    const params = { pool: poolName, total: euro(totalCents), shared: euro(shared), difference: euro(totalCents - shared) };
    return refusal('SETTLEMENT_SUM_DIFFERS', { field: `pools.${index}.total`, params });
  }
  return null;
}

function check(input: SettleYearInput): Refusal<SettleYearRefusal> | null {
  const { members } = input;
  if (members.length === 0) return refusal('NO_MEMBERS', { field: 'members' });
  const ids = members.map(({ tenantId }) => tenantId);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) return refusal('DUPLICATE_MEMBER', { field: `members.${twice}`, params: { member: members[twice]?.memberName ?? '' } });
  return checkLines(input) ?? checkSums(input);
}

function settleMember({ tenantId, ags, memberName, lines, advances }: MemberYear, year: number): MemberSettlement {
  const actual = sumCents(lines.map(({ amountCents }) => amountCents));
  const due = sumCents(advances.map(({ dueCents }) => dueCents));
  const paid = sumCents(advances.map(({ paidCents }) => paidCents));
  const remainder = actual - paid;
  const direction = directionOf(remainder);
  const params = { member: memberName, year, actual: euro(actual), due: euro(due), paid: euro(paid) };
  return {
    tenantId,
    ags,
    memberName,
    year,
    lines,
    advances,
    actualCents: actual,
    advancesDueCents: due,
    advancesPaidCents: paid,
    assessedCents: cents(actual - due),
    arrearsCents: cents(due - paid),
    remainderCents: cents(remainder),
    direction,
    steps: [
      ...lines.map(({ label, amountCents }) =>
        step('SETTLEMENT_LINE', { labelDe: label.de, labelEn: label.en, amount: euro(amountCents) }),
      ),
      step('SETTLEMENT_ADVANCES', { due: euro(due), paid: euro(paid), arrears: euro(due - paid) }),
      step(SETTLEMENT_STEPS[direction], { ...params, remainder: euro(remainder < 0n ? -remainder : remainder) }),
    ],
  };
}

const SETTLEMENT_STEPS = { toPay: 'SETTLEMENT_TO_PAY', toGetBack: 'SETTLEMENT_TO_GET_BACK', even: 'SETTLEMENT_EVEN' } as const;

/** Actual shares less advances, for all members at once: refused where a pool and its shares differ by a cent. */
export function settleYear(input: SettleYearInput): Result<YearSettlement, Refusal<SettleYearRefusal>> {
  const wrong = check(input);
  if (wrong) return err(wrong);
  const members = input.members
    .map((member) => settleMember(member, input.year))
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
  const other = input.members.flatMap(({ lines }) => lines.filter(({ poolId }) => poolId === null));
  return ok({
    year: input.year,
    asOf: input.asOf,
    members,
    pools: input.pools,
    poolsCents: sumCents(input.pools.map(({ totalCents }) => totalCents)),
    otherCents: sumCents(other.map(({ amountCents }) => amountCents)),
    advancesDueCents: sumCents(members.map(({ advancesDueCents }) => advancesDueCents)),
    advancesPaidCents: sumCents(members.map(({ advancesPaidCents }) => advancesPaidCents)),
    remainderCents: sumCents(members.map(({ remainderCents }) => remainderCents)),
  });
}
