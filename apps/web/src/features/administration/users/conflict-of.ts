// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import type { RefusalShape } from '../../../graphql/index.ts';

const Pair = z.object({ de: z.array(z.string()), en: z.array(z.string()) });
export type PairOfDuties = z.infer<typeof Pair>;

/** The two duties of a DUTY_CONFLICT in words; null for every other refusal. */
export function conflictOf(refusal: Pick<RefusalShape, 'code' | 'params'>): PairOfDuties | null {
  if (refusal.code !== 'DUTY_CONFLICT') return null;
  const parsed = z.safeParse(Pair, refusal.params);
  return parsed.success ? parsed.data : null;
}
