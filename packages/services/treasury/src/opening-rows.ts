// SPDX-License-Identifier: EUPL-1.2
import { ITEM_FAMILIES, type OpeningRow } from '@domain/treasury';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { amountInput, choiceInput, dateInput, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import type { KnownMember } from './payment-import.ts';

const OPENING_KINDS = ['claim', 'carryOver'] as const;

/** A balance as a form has it: a claim of a member, or a carry-over of a pool or of the association as a whole. */
export const openingRowInput = z.object({
  kind: choiceInput('OpeningRowKind', OPENING_KINDS),
  ...{ amount: amountInput, document: textInput(200, 0) },
  ...{ tenantId: idInput<'TenantId'>().optional(), dueOn: dateInput.optional(), label: textInput(200, 0).optional() },
  family: choiceInput('OpenItemFamily', ITEM_FAMILIES).optional(),
  ...{ poolId: idInput<'PoolId'>().optional(), periodFrom: dateInput.optional(), periodTo: dateInput.optional() },
});
type Given = z.output<typeof openingRowInput>;

interface Known {
  readonly members: readonly KnownMember[];
  readonly pools: readonly { readonly poolId: string; readonly name: string }[];
}

export type OpeningFormRefusal = 'MEMBER_UNKNOWN' | 'POOL_UNKNOWN' | 'EMPTY_CELL';
type Read = Result<OpeningRow, Refusal<OpeningFormRefusal>>;

function claimOf({ tenantId, dueOn, label = '', family = 'notice', amount: amountCents, document }: Given, { members }: Known): Read {
  const member = members.find((one) => one.tenantId === tenantId);
  if (!member) return err(refusal('MEMBER_UNKNOWN', { field: 'tenantId', params: { value: tenantId ?? '' } }));
  if (!dueOn) return err(refusal('EMPTY_CELL', { field: 'dueOn' }));
  return ok({ kind: 'claim', tenantId: member.tenantId, memberName: member.name, family, label, amountCents, dueOn, document });
}

function carryOverOf({ poolId, periodFrom, periodTo, amount: amountCents, document }: Given, { pools }: Known): Read {
  const pool = pools.find((one) => one.poolId === poolId);
  if (poolId !== undefined && !pool) return err(refusal('POOL_UNKNOWN', { field: 'poolId' }));
  if (!periodFrom) return err(refusal('EMPTY_CELL', { field: 'periodFrom' }));
  if (!periodTo) return err(refusal('EMPTY_CELL', { field: 'periodTo' }));
  const poolName = pool?.name ?? 'Verband insgesamt';
  return ok({ kind: 'carryOver', poolId: pool?.poolId ?? null, poolName, periodFrom, periodTo, amountCents, document });
}

/** The balances of a form; the first that is not whole is refused at its field. */
export function openingRowsOf(given: readonly Given[], known: Known): Result<OpeningRow[], Refusal<OpeningFormRefusal>> {
  const rows: OpeningRow[] = [];
  for (const one of given) {
    const row = one.kind === 'claim' ? claimOf(one, known) : carryOverOf(one, known);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
}
