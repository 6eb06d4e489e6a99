// SPDX-License-Identifier: EUPL-1.2
import {
  type AccountId,
  type AssociationId,
  err,
  type Instant,
  ok,
  type Refusal,
  type Result,
  refusal,
  type TenantId,
  type UserId,
} from '@kernel/core';
import { type Actor, inPlaceOf, serviceActor } from '@platform/authorization';
import type { Reads, Writes } from '@platform/database';
import type { z } from 'zod';
import { hashOf } from './idempotency.ts';
import type { Message } from './messages.ts';
import { type Orderer, personOfOrder } from './person-of-order.ts';
import type { Platform } from './platform.ts';
import { scopeFor } from './scopes.ts';
import { type AnyUseCase, bindUseCase, type LoadContext, type UseCase } from './use-case.ts';

/** The message that sets ordered work going. */
export const LONG_WORK_ORDERED = 'LongWorkOrdered.v1';

/** What a step of long work may use. Every write is a transaction of its own and must be repeatable. */
export interface LongWork<Input> {
  readonly commandId: string;
  readonly input: Input;
  readonly actor: Actor;
  readonly platform: Platform;
  read<T>(run: (reads: Reads) => Promise<T>): Promise<T>;
  write<T>(run: (writes: Writes) => Promise<T>): Promise<T>;
  /** Shown in the browser; throws where the work was cancelled meanwhile. */
  progress(done: number, total: number): Promise<void>;
}

/** Long work: ordered by an ordinary use case, done in repeatable steps by the worker, ended by a short final use case. */
export interface LongUseCase<Schema extends z.ZodType> {
  readonly name: string;
  readonly action: string;
  readonly input: Schema;
  readonly twoPeople?: boolean;
  /** Concerns all members, see there. */
  readonly ofAll?: boolean;
  /**
   * The worker does it as the person who ordered it, with the rights that this person has then. Ordered by a use case of its own alone
   * (writeLongOrder), which has asked for whatever must be asked of a person.
   */
  readonly onBehalf?: boolean;
  /** What can be told at once speaks against the order itself, instead of failing behind somebody's back. */
  readonly check?: (writes: Writes, context: LoadContext<z.output<Schema>>) => Promise<Refusal | null>;
  /** The codes of the check, in order of precedence. */
  readonly refusals?: readonly string[];
  /** The last step runs the final use case and answers its outcome. */
  readonly steps: readonly {
    readonly name: string;
    readonly run: (work: LongWork<z.output<Schema>>) => Promise<Result<unknown, Refusal> | undefined>;
  }[];
}

export type AnyLongUseCase = LongUseCase<z.ZodType>;

export const longUseCase = <Schema extends z.ZodType>(definition: LongUseCase<Schema>): LongUseCase<Schema> => definition;

interface Ordering {
  readonly actor: Actor;
  readonly places: readonly UserId[];
  /** What the check has found. */
  readonly wrong: Refusal | null;
}

export interface LongOrder {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  readonly input: unknown;
  readonly orderedBy: AccountId | null;
  readonly orderedByUser: UserId | null;
  readonly at: Instant;
}

/**
 * Writes down the command of long work. For a use case whose own decision orders it: the message LONG_WORK_ORDERED { commandId } of the
 * record's home sets it going.
 */
export async function writeLongOrder(writes: Writes, name: string, order: LongOrder): Promise<void> {
  await writes.longCommand.create({
    data: {
      tenantId: order.tenantId,
      id: order.id,
      associationId: order.associationId,
      name,
      state: 'queued',
      input: order.input as never,
      inputHash: hashOf(order.input),
      orderedBy: order.orderedBy,
      orderedByUser: order.orderedByUser,
      createdAt: new Date(order.at),
      version: 1,
    },
  });
}

/** The use case that orders the work: a command row and a message, in one transaction. */
export function orderOf<Schema extends z.ZodType>(
  long: LongUseCase<Schema>,
): UseCase<Writes, Schema, Ordering, LongOrder, string, { commandId: string }> {
  return bindUseCase((writes) => writes)<Schema, Ordering, LongOrder, string, { commandId: string }>({
    name: long.name,
    action: long.action,
    input: long.input,
    refusals: long.refusals ?? [],
    ...(long.twoPeople ? { twoPeople: true } : {}),
    ...(long.ofAll ? { ofAll: true } : {}),
    load: async (writes, context) => ({
      actor: context.actor,
      places: inPlaceOf(context.actor, context.book, long.action, [{ tenantId: context.actor.centreId }]),
      wrong: (await long.check?.(writes, context)) ?? null,
    }),
    row: ({ actor }) => ({ tenantId: actor.centreId, type: 'longCommand' }),
    decide: ({ actor, wrong }, input, { newId, by, at }) => {
      if (wrong) return err(wrong);
      return ok({
        id: newId(),
        tenantId: actor.centreId,
        associationId: actor.associationId,
        input,
        orderedBy: by.accountId,
        orderedByUser: by.userId,
        at,
      });
    },
    save: (writes, order) => writeLongOrder(writes, long.name, order),
    record: (order, { places }) => ({
      type: 'longCommand',
      id: order.id,
      content: order,
      messages: [{ name: LONG_WORK_ORDERED, payload: { commandId: order.id, inPlaceOf: places } }],
    }),
    outcome: (order) => ({ commandId: order.id }),
  });
}

/** Thrown inside a step when somebody has cancelled the work. */
class Cancelled extends Error {}

const jobOf = ({ userId, accountId, inPlaceOf: places, ...rest }: Orderer, service: string): Actor => ({
  ...serviceActor({ service, causeAccountId: accountId, ...rest }),
  userId,
  ordersInPlaceOf: places,
});

/** Does ordered work. Called again after a crash, it begins again: steps are repeatable, the final use case takes place once. */
export async function performLongWork(
  platform: Platform,
  known: readonly AnyLongUseCase[],
  message: Message,
  service: (name: string) => string,
): Promise<void> {
  const commandId = String(message.payload.commandId);
  const { tenantId } = message;
  const base = {
    associationId: message.associationId as Actor['associationId'],
    readTenants: [tenantId],
    writeTenants: [tenantId],
    audience: 'centre' as const,
  };
  const update = (data: Record<string, unknown>) =>
    platform.database.write(base, (writes) => writes.longCommand.update({ where: { tenantId_id: { tenantId, id: commandId } }, data }));
  const command = await platform.database.write(base, (writes) =>
    writes.longCommand.findUnique({ where: { tenantId_id: { tenantId, id: commandId } } }),
  );
  if (!command || ['done', 'failed', 'cancelled'].includes(command.state)) return;
  const long = known.find((candidate) => candidate.name === command.name);
  if (!long) throw new Error(`nobody knows the long work ${command.name}`);
  const members = await platform.database.read(base, (reads) =>
    reads.selectFrom('tenant').select('id').where('association_id', '=', message.associationId).execute(),
  );
  const orderer: Orderer = {
    associationId: base.associationId,
    centreId: tenantId,
    tenantIds: [...new Set([tenantId, ...members.map((member) => member.id as TenantId)])],
    userId: command.orderedByUser as Actor['userId'],
    accountId: command.orderedBy as Actor['accountId'],
    inPlaceOf: (message.payload.inPlaceOf ?? []) as readonly UserId[],
    correlationId: message.correlationId,
  };
  const actor = long.onBehalf ? await personOfOrder(platform, orderer) : jobOf(orderer, service(long.name));
  const scope = scopeFor(platform, actor, long.action, 'permitted');
  const work: LongWork<unknown> = {
    commandId,
    input: long.input.parse(command.input),
    actor,
    platform,
    read: (run) => platform.database.read(scope, run),
    write: (run) => platform.database.write(scope, run, { timeoutMs: 60_000 }),
    async progress(done, total) {
      const row = await update({ done, total });
      if (row.cancelRequestedAt) throw new Cancelled();
    },
  };
  await update({ state: 'running', startedAt: platform.clock(), failure: undefined });
  try {
    let answer: Result<unknown, Refusal> | undefined;
    for (const step of long.steps) {
      await update({ step: step.name });
      answer = await step.run(work);
      if (answer && !answer.ok) break;
    }
    const finished = { finishedAt: platform.clock(), version: { increment: 1 } };
    if (answer && !answer.ok) await update({ ...finished, state: 'failed', failure: plain(answer.error) });
    else await update({ ...finished, state: 'done', outcome: plain(answer?.ok ? answer.value : {}) });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    await update({ state: 'cancelled', finishedAt: platform.clock(), version: { increment: 1 }, failure: plain(refusal('CANCELLED')) });
  }
}

const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '{}');

/** For lists of use cases: the orders stand among the ordinary ones. */
export const ordersOf = (longs: readonly AnyLongUseCase[]): readonly AnyUseCase[] =>
  longs.filter(({ onBehalf }) => !onBehalf).map((long) => orderOf(long));
