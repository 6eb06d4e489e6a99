// SPDX-License-Identifier: EUPL-1.2
import {
  businessDayOf,
  type Circumstances,
  type CivilDate,
  type Closure,
  civilDate,
  DEFAULT_OFFICE_CALENDAR,
  type Decider,
  type Instant,
  type OfficeCalendar,
  type Refusal,
  type Result,
  type TenantId,
  type UserId,
  uuidv7,
} from '@kernel/core';
import type { CatalogueService } from '../catalogue.ts';
import type { AgreementId, RequestId, ServiceId, TaskId, TimeEntryId } from '../desk-ids.ts';
import type { DeskRefusalCode } from '../desk-refusal.ts';
import type { MemberStanding } from '../member-standing.ts';
import { deskSentence } from '../messages/sentence.ts';
import { isOver, type Request, type RequestStatus } from '../request.ts';
import type { Task, TaskStatus } from '../task.ts';
import type { TimeEntry } from '../time-entry.ts';

let counter = 0;
export const freshId = (): string => {
  counter += 1;
  return uuidv7(
    1_780_000_000_000,
    Uint8Array.from({ length: 10 }, (_, i) => (i < 6 ? 0 : (counter >> (8 * (9 - i))) & 0xff)),
  );
};

export const CENTRE = freshId() as TenantId;
export const MEMBER = freshId() as TenantId;
export const OTHER_MEMBER = freshId() as TenantId;
export const CLERK = freshId() as UserId;
export const COLLEAGUE = freshId() as UserId;
export const TOWN_CLERK = freshId() as UserId;
export const TOWN_TREASURER = freshId() as UserId;
export const AGREEMENT = freshId() as AgreementId;

export const at = (text: string): Instant => new Date(text).toISOString() as Instant;
export const day = (text: string): CivilDate => civilDate(text);

/** Tuesday, 3 March 2026, 10 o'clock in Berlin. */
export const NOW = at('2026-03-03T09:00:00Z');

export function circumstances(userId: UserId | null = CLERK, side: Decider['side'] = 'centre', now: Instant = NOW): Circumstances {
  return { by: { userId, accountId: null, side }, at: now, today: businessDayOf(now), newId: freshId };
}
export const asMember = (now: Instant = NOW): Circumstances => circumstances(TOWN_CLERK, 'member', now);

export const calendarWith = (...closures: readonly Closure[]): OfficeCalendar => ({ ...DEFAULT_OFFICE_CALENDAR, closures });

export const service = (patch: Partial<CatalogueService> = {}): CatalogueService => ({
  id: freshId() as ServiceId,
  familyCode: 'payroll',
  code: 'new-employee',
  name: { de: 'Neueinstellung abrechnen', en: 'Payroll for a new employee' },
  description: { de: '', en: '' },
  fields: [],
  targetWorkingDays: 3,
  keywords: '',
  needsAgreement: true,
  active: true,
  version: 1,
  ...patch,
});

export const member = (patch: Partial<MemberStanding> = {}): MemberStanding => ({
  tenantId: MEMBER,
  membership: { from: day('2020-01-01'), to: null },
  agreements: [{ agreementId: AGREEMENT, familyCodes: ['payroll', 'archive'], validity: { from: day('2025-01-01'), to: null } }],
  calendar: DEFAULT_OFFICE_CALENDAR,
  wantsApproval: false,
  ...patch,
});

export function requestIn(status: RequestStatus, patch: Partial<Request> = {}): Request {
  const started = status !== 'awaitingApproval';
  return {
    id: freshId() as RequestId,
    tenantId: MEMBER,
    number: 'A-2026-000017',
    serviceId: freshId() as ServiceId,
    familyCode: 'payroll',
    subject: 'Neue Kollegin im Standesamt',
    answers: {},
    channel: 'portal',
    requesterUserId: TOWN_CLERK,
    onBehalfOf: null,
    costUnit: null,
    orderNumber: null,
    status,
    priority: 'normal',
    targetWorkingDays: 3,
    clockStartedAt: started ? at('2026-03-02T09:00:00Z') : null,
    clockPausedAt: status === 'waiting' || status === 'answered' ? at('2026-03-02T10:00:00Z') : null,
    pausedMinutes: 0,
    dueAt: started ? at('2026-03-05T15:30:00Z') : null,
    agreementId: AGREEMENT,
    duplicateOf: status === 'duplicate' ? (freshId() as RequestId) : null,
    reopenCount: 0,
    receivedAt: at('2026-03-02T09:00:00Z'),
    closedAt: isOver(status) ? at('2026-03-03T08:00:00Z') : null,
    closingCostObject: status === 'closed' ? 'K-100' : null,
    closingReason: null,
    countedVersion: status === 'closed' ? 4 : null,
    version: 4,
    ...patch,
  };
}

export const taskIn = (status: TaskStatus, patch: Partial<Task> = {}): Task => ({
  id: freshId() as TaskId,
  tenantId: MEMBER,
  requestId: null,
  familyCode: 'payroll',
  title: 'Stammdaten anlegen',
  assigneeUserId: status === 'open' ? null : CLERK,
  status,
  dueAt: at('2026-03-05T15:30:00Z'),
  snoozedUntil: null,
  version: 2,
  ...patch,
});

export const timeEntry = (patch: Partial<TimeEntry> = {}): TimeEntry => ({
  id: freshId() as TimeEntryId,
  tenantId: MEMBER,
  requestId: null,
  taskId: null,
  familyCode: 'payroll',
  userId: CLERK,
  workedOn: day('2026-03-02'),
  minutes: 90,
  activity: 'processing',
  note: '',
  kind: 'billable',
  correctionOf: null,
  withdrawnAt: null,
  createdAt: NOW,
  version: 1,
  ...patch,
});

/** The code of a refusal, or null; every refusal must read as a whole sentence in both languages. */
export function refusedWith<Code extends DeskRefusalCode>(result: Result<unknown, Refusal<Code>>): Code | null {
  if (result.ok) return null;
  for (const locale of ['de', 'en'] as const) {
    const sentence = deskSentence(result.error, locale);
    if (/[{}]/.test(sentence)) throw new Error(`a hole is left in ${locale}: ${sentence}`);
  }
  return result.error.code;
}
