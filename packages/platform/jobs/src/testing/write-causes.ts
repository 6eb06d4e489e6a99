// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { orderOf, type Platform, runUseCase } from '@platform/use-case';
import { countCause, countLong } from './crash-service.ts';

export interface CausesOrder {
  readonly actor: Actor;
  readonly keys: readonly string[];
  readonly tenantId?: string;
  /** Orders long work instead. */
  readonly long?: boolean;
}

/** Runs the cause under each of the keys; answers, and tells as it goes, what was acknowledged: 'KEY done'. */
export async function writeCauses(
  platform: Platform,
  { actor, tenantId, keys, long }: CausesOrder,
  told: (line: string) => void = () => {},
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const key of keys) {
    const result = long
      ? await runUseCase(platform, orderOf(countLong), { actor, input: { pieces: 5 }, idempotencyKey: key })
      : await runUseCase(platform, countCause, { actor, input: { tenantId: tenantId as never }, idempotencyKey: key });
    lines.push(`${key} ${result.ok ? 'done' : result.error.code}`);
    told(lines.at(-1) ?? '');
  }
  return lines;
}
