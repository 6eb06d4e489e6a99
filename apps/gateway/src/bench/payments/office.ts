// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream';
import type { House } from '@assembly/core';
import type { AccountId, TenantId, UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { type Message, type Platform, performLongWork, runQuery, runUseCase } from '@platform/use-case';
import type { YearAssociation } from '../full-year/year-association.ts';

/** The house with a clock of its own, as people and the worker of a centre use it. */
export interface Office {
  readonly house: House;
  readonly platform: Platform;
  readonly association: YearAssociation;
}

/** Somebody with a second factor that is fresh at the office's time. */
const now = (office: Office, actor: Actor): Actor =>
  ({ ...actor, session: { ...actor.session, steppedUpAt: office.platform.clock().toISOString() } }) as Actor;

async function run(office: Office, actor: Actor, name: string, input: object) {
  const useCase = office.house.assembly.useCases.get(name);
  if (!useCase) throw new Error(`no ${name}`);
  return runUseCase(office.platform, useCase, { actor: now(office, actor), input: input as never });
}

export async function act<T>(office: Office, actor: Actor, name: string, input: object): Promise<T> {
  const answer = await run(office, actor, name, input);
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}

/** Whether it was done; a refusal is an answer here. */
export const allows = async (office: Office, actor: Actor, name: string, input: object): Promise<boolean> =>
  (await run(office, actor, name, input)).ok;

export async function ask<T>(office: Office, actor: Actor, name: string, input: object): Promise<T> {
  const query = office.house.assembly.queries.get(name);
  if (!query) throw new Error(`no ${name}`);
  const session = office.platform.database.readSession();
  try {
    return (await runQuery(office.platform, session, query, { actor, input: input as never })) as T;
  } finally {
    await session.close();
  }
}

/** What stands in the tables of the association. */
export const rowsOf = <T>({ platform, association }: Office, statement: string): Promise<T[]> =>
  platform.database.write(association.scope, (writes) => writes.$queryRawUnsafe<T[]>(statement));

/** What the worker does with ordered work; answers its outcome. */
export async function carryOut(office: Office, commandId: string, cause: AccountId | null): Promise<Record<string, unknown>> {
  const { platform, house, association } = office;
  const message: Message = {
    ...{ id: platform.newId(), name: 'LongWorkOrdered.v1', tenantId: association.centreId, associationId: association.associationId },
    ...{ correlationId: platform.newId(), payload: { commandId }, causeAccountId: cause },
  };
  await performLongWork(platform, house.assembly.longUseCases, message, () => 'payments');
  const command = await platform.database.read(association.scope, (reads) =>
    reads.selectFrom('long_command').select(['state', 'outcome', 'failure']).where('id', '=', commandId).executeTakeFirstOrThrow(),
  );
  if (command.state !== 'done') throw new Error(`the work was not done: ${JSON.stringify(command.failure)}`);
  return command.outcome as Record<string, unknown>;
}

/** Keeps a file as the door for uploads keeps it; answers its id. */
export async function upload(
  { platform, house, association }: Office,
  tenantId: TenantId,
  name: string,
  content: Iterable<Uint8Array>,
): Promise<string> {
  const type = name.endsWith('.csv') ? 'csv' : 'xml';
  const stored = await house.files.storeStream(tenantId, Readable.from(content), {
    ...{ fileName: name, maxBytes: 1_000_000_000, allowedTypes: [type] },
  });
  if (!stored.ok) throw new Error(`the file was refused: ${JSON.stringify(stored.error)}`);
  const { sha256, mediaType, sizeBytes } = stored.value;
  const id = platform.newId();
  const audience = tenantId === association.centreId ? 'centre' : 'both';
  await platform.database.write(association.scope, (writes) =>
    writes.storedFile.create({ data: { tenantId, id, sha256, name, mediaType, bytes: sizeBytes, audience, createdAt: platform.clock() } }),
  );
  return id;
}

const FOUNDED = new Date('2020-01-01');

/** Somebody of a municipality with one role for it. */
export async function memberActor({ platform, association }: Office, tenantId: TenantId, role: string, name: string): Promise<Actor> {
  const { newId } = platform;
  const { associationId, centreId, scope } = association;
  const [accountId, userId] = [newId() as AccountId, newId() as UserId];
  const base = { tenantId, version: 1, createdAt: FOUNDED, validFrom: FOUNDED };
  await platform.database.write(scope, async (writes) => {
    await writes.tenantUser.create({
      data: { ...base, id: userId, accountId, name, functionTitle: role, email: `${userId}@jahr.example` },
    });
    await writes.roleGrant.create({ data: { ...base, id: newId(), userId, role, scopeTenantIds: [], serviceFamilyCodes: [] } });
  });
  return {
    ...{ kind: 'user', accountId, userId, name, functionTitle: role, language: 'de', correlationId: newId() },
    ...{ associationId, centreId, body: { tenantId, side: 'member' } },
    grants: [{ role, tenantIds: [tenantId], familyCodes: null, deputyFor: null }],
    session: { id: newId(), steppedUpAt: platform.clock().toISOString() },
  };
}
