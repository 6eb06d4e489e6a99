// SPDX-License-Identifier: EUPL-1.2
import { type CitedVat, vatPositionsPort } from '@contracts/agreements';
import { civilDate, err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Ports } from '@platform/use-case';
import type { LevyVat } from './centre-records.ts';

/** In order of precedence. */
export type LevyVatRefusal = 'LEVY_VAT_MISSING' | 'LEVY_VAT_CONTRADICTS' | 'LEVY_VAT_CHANGES';

/** What of the association's positions is meant; what is left out is taken from them. */
export interface MeantVat {
  readonly code?: LevyVat['code'] | undefined;
  readonly ratePermille?: number;
  readonly basis?: string | undefined;
}

/** What the association's positions say of a levy of the year. */
export const levyVatRules = (ports: Ports, reads: Reads, year: number, known: Instant): Promise<readonly CitedVat[]> =>
  ports.get(vatPositionsPort).levyVatIn(reads, { from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) }, known);

/** How a levy is taxed: by a position of the association that holds in its year, and by no other. */
export function levyVatOf(rules: readonly CitedVat[], year: number, meant: MeantVat): Result<LevyVat, Refusal<LevyVatRefusal>> {
  const known = new Map(
    rules.map(({ code, ratePermille, basis }) => [JSON.stringify([code, ratePermille, basis]), { code, ratePermille, basis }]),
  );
  const stated = [...known.values()];
  if (stated.length === 0) return err(refusal('LEVY_VAT_MISSING', { field: 'vatBasis', params: { year: String(year) } }));
  const basis = meant.basis?.trim() ?? '';
  const found = stated.filter(
    (one) =>
      (meant.code ?? one.code) === one.code &&
      (meant.ratePermille ?? one.ratePermille) === one.ratePermille &&
      (basis === '' || one.basis.trim() === basis),
  );
  const params = { year: String(year), codes: stated.map(({ code }) => code), bases: stated.map((one) => one.basis) };
  const [first, another] = found;
  if (!first)
    return err(refusal('LEVY_VAT_CONTRADICTS', { field: stated.some(({ code }) => code === meant.code) ? 'vatBasis' : 'vatCode', params }));
  return another ? err(refusal('LEVY_VAT_CHANGES', { field: 'vatBasis', params })) : ok(first);
}
