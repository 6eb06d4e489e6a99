// SPDX-License-Identifier: EUPL-1.2
import { type Effect, type MemberEffect, readWhatIfFile, type WhatIf, whatIf } from '@domain/settlement';
import { centsToDecimal, type Refusal } from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import type { FileCode } from '../messages/codes.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { placedFaults } from '../placed-faults.ts';
import { placedIn } from '../run-file-place.ts';

const WHAT_IF_FILE_LIMIT = 64 * 1024 * 1024;

/** 'changes.0.keyId' stands in the file at 'changes[0].keyId', what a run refuses below 'run'. */
function inFile(input: Parameters<typeof placedIn>[0], one: Refusal<FileCode>): Refusal<FileCode> {
  if (one.field?.startsWith('changes.')) return { ...one, field: one.field.replace(/\.(\d+)/g, '[$1]') };
  const placed = placedIn(input, one);
  return placed.field === undefined ? placed : { ...placed, field: `run.${placed.field}` };
}

/** `verbund settlement what-if FILE.json`: a run beside the same run with something changed. */
export async function whatIfCommand(file: string): Promise<Answer> {
  const { json, text } = await readJsonFile(file, WHAT_IF_FILE_LIMIT);
  const { input, changes, refusals } = readWhatIfFile(json);
  if (refusals.length > 0) return placedFaults({ file, text }, refusals);
  const found = whatIf(input, changes);
  if (!found.ok)
    return placedFaults(
      { file, text },
      found.error.map((one) => inFile(input, one)),
    );
  return { code: EXIT.done, lines: linesOf(found.value), json: { ok: true, ...jsonOf(found.value) } };
}

const amountOrNone = (cents: Effect['beforeCents']): Bilingual => (cents === null ? both('–', '–') : amountText(centsToDecimal(cents)));
const difference = (cents: bigint): Bilingual => joined(cents > 0n ? '+' : '', amountText(centsToDecimal(cents)));

const effectOf = ({ beforeCents, afterCents, differenceCents }: Effect): Bilingual =>
  joined(amountOrNone(beforeCents), ' → ', amountOrNone(afterCents), ' (', difference(differenceCents), ')');

const poolLine = (pool: MemberEffect['pools'][number]): Line => joined(`    ${pool.poolName}: `, effectOf(pool));

function linesOf({ before, members, sums, payMore, payLess, unchanged }: WhatIf): Line[] {
  const { association, period } = before;
  return [
    both(`${association.name}, ${period.from} bis ${period.to}`, `${association.name}, ${period.from} to ${period.to}`),
    ...members.flatMap((member) => [joined(`${member.ags}  ${member.memberName}: `, effectOf(member)), ...member.pools.map(poolLine)]),
    joined(both('Summe: ', 'sum: '), effectOf(sums)),
    both(
      `${payMore} zahlen mehr, ${payLess} weniger, ${unchanged} dasselbe`,
      `${payMore} pay more, ${payLess} less, ${unchanged} the same`,
    ),
  ];
}

const amounts = ({ beforeCents, afterCents, differenceCents }: Effect) => ({
  before: beforeCents === null ? null : centsToDecimal(beforeCents),
  after: afterCents === null ? null : centsToDecimal(afterCents),
  difference: centsToDecimal(differenceCents),
});

const jsonOf = ({ before, members, sums, payMore, payLess, unchanged }: WhatIf) => ({
  association: before.association,
  period: before.period,
  members: members.map((member) => ({
    tenantId: member.tenantId,
    ags: member.ags,
    name: member.memberName,
    ...amounts(member),
    pools: member.pools.map((pool) => ({ id: pool.poolId, name: pool.poolName, ...amounts(pool) })),
  })),
  sums: amounts(sums),
  payMore,
  payLess,
  unchanged,
});
