// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';

const Outcome = z.object({
  chains: z.number(),
  links: z.number(),
  findings: z.array(z.object({ tenantId: z.string(), sequence: z.union([z.string(), z.number()]), problem: z.string() })),
  heads: z.array(z.object({ tenantId: z.string(), links: z.number(), head: z.string() })),
});

export type VerifyOutcome = z.infer<typeof Outcome>;

/** What the check of the chains has found; null where the answer is none that this page knows. */
export function readOutcome(outcome: unknown): VerifyOutcome | null {
  const parsed = z.safeParse(Outcome, outcome);
  return parsed.success ? parsed.data : null;
}
