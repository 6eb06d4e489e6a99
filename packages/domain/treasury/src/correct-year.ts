// SPDX-License-Identifier: EUPL-1.2
import { type Bilingual, byText, type Cents, cents, err, ok, type Refusal, type Result, refusal, sumCents } from '@kernel/core';
import { type ActualLine, type Direction, directionOf, type MemberYear } from './settle-year.ts';
import { euro, step, type YearStep } from './year-step.ts';

/** What was settled of a year for a member, or what it gives when it is computed again. */
export type SettledMember = Pick<MemberYear, 'tenantId' | 'ags' | 'memberName' | 'lines'>;

export interface LineDelta {
  readonly lineId: string;
  readonly label: Bilingual;
  readonly poolId: string | null;
  /** null: the line was not there, or is there no more. */
  readonly beforeCents: Cents | null;
  readonly afterCents: Cents | null;
  /** after − before; never zero. */
  readonly deltaCents: Cents;
  /** Of the new line, or of the old one where it is gone. */
  readonly basis: Bilingual;
}

export interface MemberDelta {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** By line id; only lines that changed. */
  readonly lines: readonly LineDelta[];
  /** Sum of the lines; may be zero where lines change against each other. */
  readonly deltaCents: Cents;
  readonly direction: Direction;
  readonly steps: readonly YearStep[];
}

export interface YearCorrection {
  readonly year: number;
  readonly reason: string;
  /** By AGS; only members for whom a line changed. */
  readonly members: readonly MemberDelta[];
  readonly beforeCents: Cents;
  readonly afterCents: Cents;
  /** after − before = sum over the members. */
  readonly deltaCents: Cents;
}

/** In order of precedence. */
export type CorrectYearRefusal = 'REASON_MISSING' | 'DUPLICATE_MEMBER' | 'DUPLICATE_LINE';

function checkSide(members: readonly SettledMember[], field: string): Refusal<CorrectYearRefusal> | null {
  const seen = new Set<string>();
  for (const [index, { tenantId, memberName, lines }] of members.entries()) {
    if (seen.has(tenantId)) return refusal('DUPLICATE_MEMBER', { field: `${field}.${index}`, params: { member: memberName } });
    seen.add(tenantId);
    const ids = lines.map(({ lineId }) => lineId);
    const twice = lines.find(({ lineId }, place) => ids.indexOf(lineId) !== place);
    if (twice)
      return refusal('DUPLICATE_LINE', { field: `${field}.${index}.lines`, params: { member: memberName, label: twice.label.de } });
  }
  return null;
}

function lineDelta(before: ActualLine | undefined, after: ActualLine | undefined): LineDelta[] {
  const shown = after ?? before;
  const delta = (after?.amountCents ?? 0n) - (before?.amountCents ?? 0n);
  if (shown === undefined || delta === 0n) return [];
  const { lineId, label, poolId, basis } = shown;
  return [
    {
      lineId,
      label,
      poolId,
      beforeCents: before?.amountCents ?? null,
      afterCents: after?.amountCents ?? null,
      deltaCents: cents(delta),
      basis,
    },
  ];
}

function memberDelta(before: SettledMember | undefined, after: SettledMember | undefined, year: number): MemberDelta[] {
  const shown = after ?? before;
  if (shown === undefined) return [];
  const old = new Map(before?.lines.map((line) => [line.lineId, line]));
  const now = new Map(after?.lines.map((line) => [line.lineId, line]));
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort(byText);
  const lines = ids.flatMap((id) => lineDelta(old.get(id), now.get(id)));
  if (lines.length === 0) return [];
  const deltaCents = sumCents(lines.map((line) => line.deltaCents));
  const { tenantId, ags, memberName } = shown;
  const steps = lines.map(({ label, beforeCents, afterCents, deltaCents: delta }) =>
    step('CORRECTION_LINE', {
      labelDe: label.de,
      labelEn: label.en,
      before: euro(beforeCents ?? 0n),
      after: euro(afterCents ?? 0n),
      delta: euro(delta),
    }),
  );
  steps.push(step('CORRECTION_SUM', { member: memberName, year, delta: euro(deltaCents) }));
  return [{ tenantId, ags, memberName, lines, deltaCents, direction: directionOf(deltaCents), steps }];
}

const totalOf = (members: readonly SettledMember[]): Cents =>
  sumCents(members.flatMap(({ lines }) => lines.map(({ amountCents }) => amountCents)));

/**
 * An old year computed again, as differences alone: by member and line, nothing where nothing changed. The sum of the differences is the
 * difference of the sums. 'before' is what stands settled by now, with all corrections before this one.
 */
export function correctYear(
  year: number,
  before: readonly SettledMember[],
  after: readonly SettledMember[],
  reason: string,
): Result<YearCorrection, Refusal<CorrectYearRefusal>> {
  if (reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  const wrong = checkSide(before, 'before') ?? checkSide(after, 'after');
  if (wrong) return err(wrong);
  const old = new Map(before.map((member) => [member.tenantId, member]));
  const now = new Map(after.map((member) => [member.tenantId, member]));
  const members = [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((id) => memberDelta(old.get(id), now.get(id), year))
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
  const [beforeCents, afterCents] = [totalOf(before), totalOf(after)];
  return ok({ year, reason: reason.trim(), members, beforeCents, afterCents, deltaCents: cents(afterCents - beforeCents) });
}

/** What stands settled after a correction: the lines of 'before' with its differences. */
export function afterCorrection(before: readonly SettledMember[], { members }: YearCorrection): SettledMember[] {
  const settled = new Map(before.map((member) => [member.tenantId, member]));
  for (const { tenantId, ags, memberName, lines } of members) {
    const own = new Map((settled.get(tenantId)?.lines ?? []).map((line) => [line.lineId, line]));
    for (const { lineId, label, poolId, afterCents, basis } of lines) {
      if (afterCents === null) own.delete(lineId);
      else own.set(lineId, { lineId, label, poolId, amountCents: afterCents, basis });
    }
    settled.set(tenantId, { tenantId, ags, memberName, lines: [...own.values()].sort((a, b) => byText(a.lineId, b.lineId)) });
  }
  return [...settled.values()].sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
}
