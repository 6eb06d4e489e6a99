// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type Refusal, refusal, type UserId } from '@kernel/core';
import { parseAuditContent } from '@platform/audit';
import { type Hands, shareAPerson } from '@platform/authorization';
import type { Writes } from '@platform/database';
import { accountsOf } from './accounts-of.ts';
import { SAME_PERSON_BY_DEPUTY } from './refusals.ts';
import type { AnyUseCase, TargetRow } from './use-case.ts';

/**
 * Whether the second of two steps shares a person with the first, through a deputyship or with two users of one account. The first
 * step's history says whose account took it and in whose place; that one and the same user takes both is told apart by the rule itself.
 */
export async function secondPersonRefusal(
  writes: Writes,
  { secondPerson }: AnyUseCase,
  state: unknown,
  row: TargetRow,
  second: Hands,
): Promise<Refusal | null> {
  if (!secondPerson || !row.id) return null;
  const first: Hands = { userId: secondPerson.first(state), ...(await firstStep(writes, row, secondPerson.after)) };
  const users = [first, second].flatMap(({ userId, inPlaceOf }) => (userId ? [userId, ...inPlaceOf] : inPlaceOf));
  const accounts = await accountsOf(writes, users);
  return shareAPerson(first, second, (userId) => accounts.get(userId)) ? refusal(SAME_PERSON_BY_DEPUTY) : null;
}

async function firstStep(
  writes: Writes,
  { tenantId, id }: TargetRow,
  actions: readonly string[],
): Promise<Pick<Hands, 'accountId' | 'inPlaceOf'>> {
  const last = await writes.auditEntry.findFirst({
    where: { tenantId, subjectId: id ?? '', outcome: 'done', action: { in: [...actions] } },
    orderBy: { sequence: 'desc' },
  });
  const value = last && (await writes.auditValue.findUnique({ where: { tenantId_sequence: { tenantId, sequence: last.sequence } } }));
  return {
    accountId: (last?.actorAccountId ?? null) as AccountId | null,
    inPlaceOf: parseAuditContent(value?.content ?? null).inPlaceOf as readonly UserId[],
  };
}
