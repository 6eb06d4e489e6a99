// SPDX-License-Identifier: EUPL-1.2
import type { Answers, Request, RequestEntry, RequestId } from '@domain/desk';
import type { TenantId } from '@kernel/core';
import { fromInstantColumn, instantColumn, orNull, Prisma, type Writes } from '@platform/database';
import type { Saving } from './saving.ts';

type Row = Pick<
  NonNullable<Awaited<ReturnType<Writes['request']['findFirst']>>>,
  | 'id'
  | 'tenantId'
  | 'number'
  | 'serviceId'
  | 'familyCode'
  | 'subject'
  | 'answers'
  | 'channel'
  | 'requesterUserId'
  | 'onBehalfOf'
  | 'costUnit'
  | 'orderNumber'
  | 'status'
  | 'priority'
  | 'targetWorkingDays'
  | 'clockStartedAt'
  | 'clockPausedAt'
  | 'pausedMinutes'
  | 'dueAt'
  | 'agreementId'
  | 'duplicateOf'
  | 'reopenCount'
  | 'receivedAt'
  | 'closedAt'
  | 'closingCostObject'
  | 'closingReason'
  | 'countedVersion'
  | 'version'
>;

/** As Prisma names them; what a lock has waited for is in its own answer. */
const COLUMNS =
  Prisma.raw(`id, tenant_id as "tenantId", number, service_id as "serviceId", family_code as "familyCode", subject, answers, channel,
  requester_user_id as "requesterUserId", on_behalf_of as "onBehalfOf", cost_unit as "costUnit", order_number as "orderNumber",
  status, priority, target_working_days as "targetWorkingDays", clock_started_at as "clockStartedAt", clock_paused_at as
  "clockPausedAt", paused_minutes as "pausedMinutes", due_at as "dueAt", agreement_id as "agreementId", duplicate_of as
  "duplicateOf", reopen_count as "reopenCount", received_at as "receivedAt", closed_at as "closedAt", closing_cost_object as
  "closingCostObject", closing_reason as "closingReason", counted_version as "countedVersion", version`);

const requestOf = (row: Row): Request => ({
  id: row.id as RequestId,
  tenantId: row.tenantId as TenantId,
  number: row.number,
  serviceId: row.serviceId as Request['serviceId'],
  familyCode: row.familyCode,
  subject: row.subject,
  answers: row.answers as Answers,
  channel: row.channel as Request['channel'],
  requesterUserId: row.requesterUserId as Request['requesterUserId'],
  onBehalfOf: row.onBehalfOf,
  costUnit: row.costUnit,
  orderNumber: row.orderNumber,
  status: row.status as Request['status'],
  priority: row.priority as Request['priority'],
  targetWorkingDays: row.targetWorkingDays,
  clockStartedAt: orNull(row.clockStartedAt, fromInstantColumn),
  clockPausedAt: orNull(row.clockPausedAt, fromInstantColumn),
  pausedMinutes: row.pausedMinutes,
  dueAt: orNull(row.dueAt, fromInstantColumn),
  agreementId: row.agreementId as Request['agreementId'],
  duplicateOf: row.duplicateOf as Request['duplicateOf'],
  reopenCount: row.reopenCount,
  receivedAt: fromInstantColumn(row.receivedAt),
  closedAt: orNull(row.closedAt, fromInstantColumn),
  closingCostObject: row.closingCostObject,
  closingReason: row.closingReason,
  countedVersion: row.countedVersion,
  version: row.version,
});

const columnsOf = (request: Request, saving: Saving) => ({
  tenantId: request.tenantId,
  id: request.id,
  associationId: saving.associationId,
  number: request.number,
  serviceId: request.serviceId,
  familyCode: request.familyCode,
  subject: request.subject,
  answers: request.answers as Prisma.InputJsonObject,
  channel: request.channel,
  requesterUserId: request.requesterUserId,
  onBehalfOf: request.onBehalfOf,
  costUnit: request.costUnit,
  orderNumber: request.orderNumber,
  status: request.status,
  priority: request.priority,
  targetWorkingDays: request.targetWorkingDays,
  clockStartedAt: orNull(request.clockStartedAt, instantColumn),
  clockPausedAt: orNull(request.clockPausedAt, instantColumn),
  pausedMinutes: request.pausedMinutes,
  dueAt: orNull(request.dueAt, instantColumn),
  agreementId: request.agreementId,
  duplicateOf: request.duplicateOf,
  reopenCount: request.reopenCount,
  receivedAt: instantColumn(request.receivedAt),
  closedAt: orNull(request.closedAt, instantColumn),
  closingCostObject: request.closingCostObject,
  closingReason: request.closingReason,
  countedVersion: request.countedVersion,
  version: request.version,
  updatedAt: instantColumn(saving.at),
});

export interface RequestRepository {
  findRequest(id: RequestId): Promise<Request | null>;
  /** The root of everything about a request: whoever changes it or its tasks locks it first. */
  lockRequest(id: RequestId): Promise<Request | null>;
  hasDuplicates(request: Request): Promise<boolean>;
  /** The next number of the member in the year; null where the member is out of the actor's reach. Gaps do no harm. */
  drawNumber(tenantId: TenantId, year: number): Promise<string | null>;
  saveRequest(request: Request, saving: Saving): Promise<void>;
  addEntries(entries: readonly RequestEntry[], saving: Saving): Promise<void>;
}

export function requestRepository(writes: Writes): RequestRepository {
  const ask = async (statement: Prisma.Sql): Promise<Request | null> =>
    orNull((await writes.$queryRaw<Row[]>(statement))[0] ?? null, requestOf);
  return {
    findRequest: (id) => ask(Prisma.sql`select ${COLUMNS} from request where id = ${id}::uuid`),
    lockRequest: (id) => ask(Prisma.sql`select ${COLUMNS} from request where id = ${id}::uuid for no key update`),
    hasDuplicates: async ({ tenantId, id }) => (await writes.request.findFirst({ where: { tenantId, duplicateOf: id } })) !== null,
    async drawNumber(tenantId, year) {
      // The settings of a body are its own: whoever does not see them does not act for it.
      const rows = await writes.$queryRaw<{ last_number: number }[]>(Prisma.sql`
        insert into request_counter as c (tenant_id, year, last_number)
        select s.tenant_id, ${year}, 1 from tenant_settings s where s.tenant_id = ${tenantId}::uuid and s.id = s.tenant_id
        on conflict (tenant_id, year) do update set last_number = c.last_number + 1
        returning last_number`);
      const drawn = rows[0];
      return drawn ? `${year}-${String(drawn.last_number).padStart(6, '0')}` : null;
    },
    async saveRequest(request, saving) {
      const data = columnsOf(request, saving);
      if (request.version === 1) {
        await writes.request.create({ data: { ...data, createdAt: instantColumn(saving.at) } });
        return;
      }
      const where = { tenantId_id: { tenantId: request.tenantId, id: request.id }, version: request.version - 1 };
      await writes.request.update({ where, data });
    },
    async addEntries(entries, saving) {
      if (entries.length === 0) return;
      await writes.requestEntry.createMany({
        data: entries.map((entry) => ({
          tenantId: entry.tenantId,
          id: entry.id,
          requestId: entry.requestId,
          kind: entry.kind,
          event: entry.event,
          audience: entry.audience,
          text: entry.text,
          byUserId: entry.by,
          byShown: saving.authorShown,
          side: entry.bySide,
          at: instantColumn(entry.at),
        })),
      });
    },
  };
}
