// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueService, ReadingDraft, Request, RequestEntry, Task, TimeEntry, TimeSheet } from '@domain/desk';
import type { AccountId, Instant } from '@kernel/core';
import type { Scene } from '../scene.ts';
import type { Row } from './tables.ts';

type Home = Pick<Scene, 'association' | 'centre'>;

export const serviceRow = ({ association, centre }: Home, service: CatalogueService, position: number, at: Instant): Row => ({
  tenant_id: centre.id,
  id: service.id,
  association_id: association.id,
  family_code: service.familyCode,
  code: service.code,
  name_de: service.name.de,
  name_en: service.name.en,
  description_de: service.description.de,
  description_en: service.description.en,
  keywords: service.keywords,
  fields: service.fields,
  target_working_days: service.targetWorkingDays,
  needs_agreement: service.needsAgreement,
  active: service.active,
  position,
  version: service.version,
  created_at: at,
});

export const requestRow = ({ association }: Home, request: Request, createdAt: Instant, at: Instant): Row => ({
  tenant_id: request.tenantId,
  id: request.id,
  association_id: association.id,
  number: request.number,
  service_id: request.serviceId,
  family_code: request.familyCode,
  subject: request.subject,
  answers: request.answers,
  channel: request.channel,
  requester_user_id: request.requesterUserId,
  on_behalf_of: request.onBehalfOf,
  cost_unit: request.costUnit,
  order_number: request.orderNumber,
  status: request.status,
  priority: request.priority,
  agreement_id: request.agreementId,
  duplicate_of: request.duplicateOf,
  reopen_count: request.reopenCount,
  closing_cost_object: request.closingCostObject,
  closing_reason: request.closingReason,
  counted_version: request.countedVersion,
  received_at: request.receivedAt,
  due_at: request.dueAt,
  target_working_days: request.targetWorkingDays,
  clock_started_at: request.clockStartedAt,
  clock_paused_at: request.clockPausedAt,
  paused_minutes: request.pausedMinutes,
  closed_at: request.closedAt,
  version: request.version,
  created_at: createdAt,
  updated_at: at,
});

export const requestEntryRow = (entry: RequestEntry, byShown: string): Row => ({
  tenant_id: entry.tenantId,
  id: entry.id,
  request_id: entry.requestId,
  kind: entry.kind,
  event: entry.event,
  audience: entry.audience,
  text: entry.text,
  by_user_id: entry.by,
  by_shown: byShown,
  side: entry.bySide,
  at: entry.at,
});

export const taskRow = ({ association }: Home, task: Task, shown: string | null, createdAt: Instant, at: Instant): Row => ({
  tenant_id: task.tenantId,
  id: task.id,
  association_id: association.id,
  request_id: task.requestId,
  family_code: task.familyCode,
  title: task.title,
  assignee_user_id: task.assigneeUserId,
  assignee_shown: shown,
  status: task.status,
  due_at: task.dueAt,
  snoozed_until: task.snoozedUntil,
  version: task.version,
  created_at: createdAt,
  updated_at: at,
});

export const timeEntryRow = ({ association }: Home, entry: TimeEntry, shown: string): Row => ({
  tenant_id: entry.tenantId,
  id: entry.id,
  association_id: association.id,
  request_id: entry.requestId,
  task_id: entry.taskId,
  family_code: entry.familyCode,
  user_id: entry.userId,
  person_shown: shown,
  worked_on: entry.workedOn,
  minutes: entry.minutes,
  activity: entry.activity,
  note: entry.note,
  kind: entry.kind,
  correction_of: entry.correctionOf,
  withdrawn_at: entry.withdrawnAt,
  version: entry.version,
  created_at: entry.createdAt,
});

export const timeSheetRow = ({ centre }: Home, sheet: TimeSheet): Row => ({
  tenant_id: centre.id,
  id: sheet.id,
  user_id: sheet.userId,
  month: sheet.month,
  status: sheet.status,
  signed_at: sheet.signedAt,
  approved_at: sheet.approvedAt,
  approved_by: sheet.approvedBy,
  reopen_reason: sheet.reopenReason,
  version: sheet.version,
});

export const readingRow = (
  { association }: Home,
  draft: ReadingDraft,
  known: { id: string; at: Instant; enteredBy: AccountId | null; reverses: string | null },
): Row => ({
  tenant_id: draft.tenantId,
  id: known.id,
  association_id: association.id,
  meter: draft.meter,
  service_family_code: draft.serviceFamilyCode,
  quantity: String(draft.quantity),
  occurred_on: draft.occurredOn,
  known_at: known.at,
  source_type: draft.source.type,
  source_id: draft.source.id,
  source_version: draft.source.version,
  label: draft.label,
  reverses: known.reverses,
  entered_by: known.enteredBy,
});

export const gateRow = (tenantId: string, month: string): Row => ({ tenant_id: tenantId, month, postings: 0 });
