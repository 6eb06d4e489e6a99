// SPDX-License-Identifier: EUPL-1.2
import { businessDay, invariant, type TenantId } from '@kernel/core';
import { serviceActor } from '@platform/authorization';
import { withCorrelation } from '@platform/logging';
import type { Assembly, Schedule } from '@platform/service';
import { HandlerRefused, handleMessage, type Message, type Platform, performLongWork, runUseCase } from '@platform/use-case';
import { centreScope, tenantsOf } from './association-directory.ts';
import { firstAttempt, type JobData, type Work } from './job-data.ts';
import { type Delivery, handlerKey } from './plan-message.ts';

/** Work that the house does for itself, of no association: sweeping. Harmless when it comes twice. */
export interface Upkeep {
  readonly name: string;
  /** Cron in Europe/Berlin. */
  readonly cron: string;
  readonly run: () => Promise<Readonly<Record<string, number>>>;
}

export interface WorkContext {
  readonly platform: Platform;
  readonly assembly: Assembly;
  readonly upkeep: readonly Upkeep[];
  readonly deliveries: readonly Delivery[];
  readonly enqueue: (job: JobData) => Promise<void>;
  readonly newCorrelation: () => string;
  readonly noteUpkeep: (name: string, figures: Readonly<Record<string, number>>) => void;
}

export function performWork(context: WorkContext, work: Work): Promise<void> {
  switch (work.kind) {
    case 'handler':
      return withCorrelation(work.message.correlationId, () => effect(context, work.handler, work.message));
    case 'longWork':
      return withCorrelation(work.message.correlationId, () =>
        performLongWork(context.platform, context.assembly.longUseCases, work.message, (name) => name.split('.')[0] ?? name),
      );
    case 'repeat':
      return repeat(context, work.message);
    case 'schedule':
      return onSchedule(context, work);
    case 'upkeep':
      return upkeep(context, work.upkeep);
  }
}

async function effect({ platform, assembly, deliveries }: WorkContext, key: string, message: Message): Promise<void> {
  const delivery = deliveries.find((candidate) => handlerKey(candidate) === key);
  if (delivery) return delivery.run(message);
  const handler = assembly.handlersOf(message.name).find((candidate) => handlerKey(candidate) === key);
  if (!handler) throw new Error(`nobody knows the handler ${key}`);
  const { centreId } = await tenantsOf(platform.database, message.associationId);
  await handleMessage(platform, handler, message, centreId);
  await platform.reached('handlerAfterEffect', key);
}

/** The failed job's work once more, as a round of its own; effects that it did have are marked and stay single. */
async function repeat({ platform, enqueue }: WorkContext, message: Message): Promise<void> {
  const scope = centreScope(message.associationId as never, message.tenantId);
  const row = await platform.database.read(scope, (reads) =>
    reads
      .selectFrom('failed_job')
      .select('payload')
      .where('tenant_id', '=', message.tenantId)
      .where('id', '=', String(message.payload.failedJobId))
      .executeTakeFirst(),
  );
  if (row) await enqueue(firstAttempt(row.payload as unknown as Work, message.id));
}

export const schedulesOf = (
  assembly: Assembly,
): readonly { readonly key: string; readonly service: string; readonly schedule: Schedule }[] =>
  assembly.services.flatMap((service) =>
    (service.schedules ?? []).map((schedule) => ({ key: `${service.name}.${schedule.name}`, service: service.name, schedule })),
  );

async function onSchedule(context: WorkContext, work: Extract<Work, { kind: 'schedule' }>): Promise<void> {
  const { platform, assembly } = context;
  const found = schedulesOf(assembly).find(({ key }) => key === work.schedule);
  invariant(found, `nobody knows the schedule ${work.schedule}`);
  const { associationId, centreId, tenantIds } = await tenantsOf(platform.database, work.associationId);
  const correlationId = context.newCorrelation();
  const actor = serviceActor({
    service: found.service,
    associationId,
    centreId,
    tenantIds: tenantIds as readonly TenantId[],
    causeAccountId: null,
    correlationId,
  });
  const input = found.schedule.input(businessDay(platform.clock()));
  const result = await withCorrelation(correlationId, () => runUseCase(platform, found.schedule.useCase, { actor, input }));
  if (!result.ok) throw new HandlerRefused(work.schedule, result.error.code);
}

async function upkeep(context: WorkContext, name: string): Promise<void> {
  const found = context.upkeep.find((candidate) => candidate.name === name);
  if (found) context.noteUpkeep(name, await found.run());
}
