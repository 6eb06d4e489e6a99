// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal, type UserId } from '@kernel/core';
import { parseAuditContent } from '@platform/audit';
import { type Hands, shareAPerson } from '@platform/authorization';
import type { Writes } from '@platform/database';
import { SAME_PERSON_BY_DEPUTY } from './refusals.ts';
import type { AnyUseCase, TargetRow } from './use-case.ts';

/**
 * Whether the second of two steps shares a person with the first through a deputyship. The first step's history says in whose place
 * it was taken; that one and the same user takes both is told apart by the rule itself.
 */
export async function secondPersonRefusal(
  writes: Writes,
  { secondPerson }: AnyUseCase,
  state: unknown,
  row: TargetRow,
  second: Hands,
): Promise<Refusal | null> {
  if (!secondPerson || !row.id) return null;
  const first: Hands = { userId: secondPerson.first(state), inPlaceOf: await placesOf(writes, row, secondPerson.after) };
  return shareAPerson(first, second) ? refusal(SAME_PERSON_BY_DEPUTY) : null;
}

async function placesOf(writes: Writes, { tenantId, id }: TargetRow, actions: readonly string[]): Promise<readonly UserId[]> {
  const last = await writes.auditEntry.findFirst({
    where: { tenantId, subjectId: id ?? '', outcome: 'done', action: { in: [...actions] } },
    orderBy: { sequence: 'desc' },
  });
  const value = last && (await writes.auditValue.findUnique({ where: { tenantId_sequence: { tenantId, sequence: last.sequence } } }));
  return parseAuditContent(value?.content ?? null).inPlaceOf as readonly UserId[];
}
