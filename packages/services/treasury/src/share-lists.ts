// SPDX-License-Identifier: EUPL-1.2
import type { ShareList } from '@domain/treasury';
import { err, type Fraction, fractionFromDecimalText, ok, parseFraction, type Refusal, type Result, refusal } from '@kernel/core';
import { idInput, textInput } from '@platform/use-case';
import { z } from 'zod';

const LEVY_VAT_CODES = ['O', 'E', 'S'] as const;

/** By what a levy is shared: lists of weights, with what orders them, and how it is taxed. */
export const levyFields = {
  budgetId: idInput<'BudgetId'>(),
  lists: z
    .array(
      z.object({
        poolId: idInput<'PoolId'>().optional(),
        /** What the weights count, with day and source. */
        measure: textInput(300, 0).optional(),
        clause: textInput(300, 0),
        resolution: textInput(300, 0),
        shares: z.array(z.object({ tenantId: idInput<'TenantId'>(), weight: textInput(60, 0) })).max(1_000),
      }),
    )
    .min(1)
    .max(300),
  /** Which position of the association is meant, where several hold in the year; left out: the one that does. */
  vatCode: z.enum(LEVY_VAT_CODES).meta({ id: 'LevyVatCode' }).optional(),
  vatBasis: textInput(200, 0).optional(),
};

type Given = z.output<z.ZodObject<typeof levyFields>>;

export interface LevyMember {
  readonly tenantId: string;
  readonly ags: string;
  readonly name: string;
}

function weightOf(text: string): Fraction | null {
  const parsed = text.includes('/') ? parseFraction(text) : fractionFromDecimalText(text.replace(',', '.'));
  return parsed.ok && parsed.value.n >= 0n ? parsed.value : null;
}

export function shareListsOf(
  { lists }: Given,
  members: readonly LevyMember[],
): Result<ShareList[], Refusal<'WEIGHT_INVALID' | 'NOT_A_MEMBER'>> {
  const byId = new Map(members.map((member) => [member.tenantId, member]));
  const found: ShareList[] = [];
  for (const [index, { poolId, measure = '', clause, resolution, shares }] of lists.entries()) {
    const read: ShareList['shares'][number][] = [];
    for (const [place, { tenantId, weight: text }] of shares.entries()) {
      const field = `lists.${index}.shares.${place}.weight`;
      const member = byId.get(tenantId);
      if (!member) return err(refusal('NOT_A_MEMBER', { field: `lists.${index}.shares.${place}.tenantId`, params: { member: tenantId } }));
      const weight = weightOf(text);
      if (weight === null) return err(refusal('WEIGHT_INVALID', { field, params: { member: member.name, weight: text } }));
      read.push({ tenantId, ags: member.ags, memberName: member.name, weight });
    }
    found.push({ poolId: poolId ?? null, measure, clause, resolution, shares: read });
  }
  return ok(found);
}
