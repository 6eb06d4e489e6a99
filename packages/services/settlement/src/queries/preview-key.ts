// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, checkKeyParts, type KeyPart, type RunInput, ruleOfParts, settle } from '@domain/settlement';
import { type CivilMonth, firstDay } from '@kernel/core';
import { idInput, monthInput, query } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { shownRefusal } from '../shown-refusal.ts';
import { keyPartInput, keyPartsFrom } from '../use-cases/key-part-input.ts';
import { sentenceOf } from './list-keys.ts';

/** The pool alone, shared by the given versions. */
function sharesOf(input: RunInput, poolId: string, keys: readonly AllocationKey[]) {
  const pools = input.pools.filter((pool) => pool.id === poolId);
  const result = settle({ ...input, pools, keys, directCharges: [] });
  if (!result.ok) return { problems: result.error.map(shownRefusal), shares: new Map<string, bigint>() };
  const shares = new Map<string, bigint>();
  for (const { shares: own } of result.value.allocations)
    for (const share of own) shares.set(share.tenantId, (shares.get(share.tenantId) ?? 0n) + share.amountCents);
  return { problems: [], shares };
}

function draftVersion(input: RunInput, poolId: string, month: CivilMonth, parts: readonly KeyPart[]): AllocationKey | null {
  const pool = input.pools.find((one) => one.id === poolId);
  if (!pool) return null;
  const { keyId: id, serviceFamilyCode } = pool;
  return {
    id,
    serviceFamilyCode,
    name: '',
    version: 1,
    validFrom: firstDay(month),
    resolution: '-',
    clause: '-',
    rule: ruleOfParts(parts),
  };
}

/** What a draft of a key means: its sentence, and for a pool and a month what each member would bear beside what it bears today. */
export const previewKey = query({
  name: 'settlement.previewKey',
  action: 'settlement.readPools',
  input: z.object({ parts: z.array(keyPartInput).max(20), poolId: idInput<'PoolId'>().optional(), month: monthInput.optional() }),
  run: async (reads, { input, actor, at, ports }) => {
    const parts = keyPartsFrom(input.parts);
    const wrong = checkKeyParts(parts);
    const nothing = { sentence: sentenceOf(parts), rows: [], total: 0n };
    if (wrong) return { ...nothing, problems: [shownRefusal(wrong)] };
    if (!input.poolId || !input.month) return { ...nothing, problems: [] };
    const { centreId, associationId } = actor;
    const period = { from: input.month, to: input.month };
    const collected = await collectRunInput(reads, ports, { centreId, associationId, period, cut: at, known: at, frozenToo: true });
    const draft = draftVersion(collected, input.poolId, input.month, parts);
    if (!draft) return { ...nothing, problems: [] };
    const wanted = sharesOf(collected, input.poolId, [draft]);
    const today = sharesOf(collected, input.poolId, collected.keys);
    const rows = collected.members.map(({ tenantId, ags, name }) => {
      const [draftAmount, todayAmount] = [wanted.shares.get(tenantId) ?? 0n, today.shares.get(tenantId) ?? 0n];
      return { tenantId, ags, memberName: name, todayAmount, draftAmount, difference: draftAmount - todayAmount };
    });
    return {
      sentence: nothing.sentence,
      problems: wanted.problems,
      rows: wanted.problems.length > 0 ? [] : rows.sort((a, b) => (a.ags < b.ags ? -1 : 1)),
      total: [...wanted.shares.values()].reduce((sum, amount) => sum + amount, 0n),
    };
  },
});

export type KeyPreview = Awaited<ReturnType<typeof previewKey.run>>;
