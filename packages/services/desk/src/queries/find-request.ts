// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort } from '@contracts/agreements';
import {
  type Answer,
  type Audience,
  type FormField,
  mayInStatus,
  REQUEST_ACTIONS,
  type RequestAction,
  type RequestEvent,
  type RequestStatus,
  statusLine,
} from '@domain/desk';
import { businessDayOf, type Instant, type TenantId, type UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { type RequestLine, requestLines } from './request-columns.ts';
import { accountsOfHands, type FirstStep, isNoSecondPerson, takenInPlaceOf } from './second-hands.ts';
import { type TaskLine, taskLines } from './task-columns.ts';
import { type TimeOfRequest, timesOfRequest, withLatenessFor } from './times-of-request.ts';

export interface EntryOfRequest {
  readonly id: string;
  readonly kind: 'reply' | 'note' | 'event';
  readonly event: RequestEvent | null;
  readonly audience: Audience;
  readonly text: string;
  readonly side: 'centre' | 'member' | 'operator' | 'service';
  /** As the reader may see the author. */
  readonly byShown: string;
  readonly byUserId: string | null;
  readonly at: Instant;
}
export interface FileOfRequest {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly scanState: string;
  readonly audience: Audience;
  readonly side: string;
  readonly byShown: string;
  readonly at: Instant;
}
export interface AnswerOfRequest {
  readonly code: string;
  readonly kind: string;
  readonly labelDe: string;
  readonly labelEn: string;
  readonly value: Answer;
  /** What a choice was called; null for other kinds. */
  readonly choiceDe: string | null;
  readonly choiceEn: string | null;
}
export interface WholeRequest extends RequestLine {
  readonly answers: readonly AnswerOfRequest[];
  readonly onBehalfOf: string | null;
  readonly agreementId: string | null;
  readonly agreementNumber: string | null;
  readonly duplicateOf: string | null;
  readonly duplicateOfNumber: string | null;
  readonly reopenCount: number;
  readonly clockPausedAt: Instant | null;
  readonly closingCostObject: string | null;
  readonly closingReason: string | null;
  readonly statusLineDe: string;
  readonly statusLineEn: string;
  readonly actions: readonly RequestAction[];
  readonly entries: readonly EntryOfRequest[];
  readonly files: readonly FileOfRequest[];
  readonly tasks: readonly TaskLine[];
  readonly timeEntries: readonly TimeOfRequest[];
  readonly timeMinutes: number;
}

const ofRequest = { tenantId: sql.ref<string>('r.tenant_id'), id: sql.ref<string>('r.id') };

/** Entries that the acting side may read; the table's own policy hides the other side's notes. */
const entries = (reads: Reads) =>
  reads
    .selectFrom('request_entry as e')
    .leftJoin('tenant_user as eu', 'eu.id', 'e.by_user_id')
    .select(['e.id', 'e.kind', 'e.event', 'e.audience', 'e.text', 'e.side', 'e.at', 'eu.id as byUserId'])
    .select(sql<string>`coalesce(eu.name, e.by_shown)`.as('byShown'))
    .where('e.tenant_id', '=', ofRequest.tenantId)
    .where('e.request_id', '=', ofRequest.id)
    .orderBy('e.at')
    .orderBy('e.id');

const files = (reads: Reads) =>
  reads
    .selectFrom('request_file as a')
    .innerJoin('stored_file as sf', (join) => join.onRef('sf.tenant_id', '=', 'a.tenant_id').onRef('sf.id', '=', 'a.file_id'))
    .select(['a.id', 'a.file_id as fileId', 'sf.name', 'sf.media_type as mediaType', 'sf.bytes', 'sf.scan_state as scanState'])
    .select(['a.audience', 'a.side', 'a.by_shown as byShown', 'a.at'])
    .where('a.tenant_id', '=', ofRequest.tenantId)
    .where('a.request_id', '=', ofRequest.id)
    .orderBy('a.at')
    .orderBy('a.id');

function wholeRows(reads: Reads, context: QueryContext<unknown>) {
  const { at, actor } = context;
  const tasks = taskLines(reads, at)
    .where('k.tenant_id', '=', ofRequest.tenantId)
    .where('k.request_id', '=', ofRequest.id)
    // How the centre divides its work is its own affair.
    .where(sql<boolean>`${actor.body.side === 'centre'}`)
    .orderBy('k.created_at');
  return requestLines(reads, at)
    .select([
      'r.answers',
      'r.requester_user_id as requesterUserId',
      sql<readonly UserId[] | null>`case when r.status = 'awaitingApproval' then ${takenInPlaceOf('r', 'desk.submitRequest')} end`.as(
        'askedInPlaceOf',
      ),
      sql<FirstStep['accounts']>`case when r.status = 'awaitingApproval' then
        ${accountsOfHands('r', 'desk.submitRequest', 'requester_user_id', context)} end`.as('askedByAccounts'),
      'r.on_behalf_of as onBehalfOf',
      'r.agreement_id as agreementId',
      'r.duplicate_of as duplicateOf',
    ])
    .select(['r.reopen_count as reopenCount', 'r.clock_paused_at as clockPausedAt', 'r.clock_started_at as clockStartedAt'])
    .select(['r.paused_minutes as pausedMinutes', 'r.target_working_days as targetWorkingDays', 's.fields'])
    .select(['r.closing_cost_object as closingCostObject', 'r.closing_reason as closingReason'])
    .select(
      sql<string | null>`(select o.number from request o where o.tenant_id = r.tenant_id and o.id = r.duplicate_of)`.as(
        'duplicateOfNumber',
      ),
    )
    .select(jsonArrayFrom(entries(reads)).as('entries'))
    .select(jsonArrayFrom(files(reads)).as('files'))
    .select(jsonArrayFrom(tasks).as('tasks'))
    .select(jsonArrayFrom(timesOfRequest(reads, actor.body.side)).as('timeEntries'));
}

const iso = <T extends string | null>(text: T): T => (text === null ? text : (new Date(text).toISOString() as T));

function answersOf(fields: readonly FormField[], answers: Readonly<Record<string, Answer>>): AnswerOfRequest[] {
  const known = fields.filter((field) => Object.hasOwn(answers, field.code));
  const asked = known.map((field): AnswerOfRequest => {
    const value = answers[field.code] as Answer;
    const choice = field.choices.find(({ code }) => code === value);
    return {
      code: field.code,
      kind: field.kind,
      labelDe: field.label.de,
      labelEn: field.label.en,
      value,
      choiceDe: choice?.label.de ?? null,
      choiceEn: choice?.label.en ?? null,
    };
  });
  // A form may have changed since; what was answered to a question that is gone stays readable.
  const gone = Object.entries(answers).filter(([code]) => !fields.some((field) => field.code === code));
  return [
    ...asked,
    ...gone.map(([code, value]) => ({ code, kind: 'text', labelDe: code, labelEn: code, value, choiceDe: null, choiceEn: null })),
  ];
}

const ACTION_NAMES: Record<RequestAction, string> = {
  approve: 'desk.approveRequest',
  rejectApproval: 'desk.approveRequest',
  triage: 'desk.processRequest',
  forward: 'desk.processRequest',
  reply: 'desk.reply',
  note: 'desk.note',
  changeCostReference: 'desk.changeCostReference',
  withdraw: 'desk.withdrawRequest',
  decline: 'desk.processRequest',
  markDuplicate: 'desk.processRequest',
  close: 'desk.processRequest',
  reopen: 'desk.reopenRequest',
};

const TWO_PEOPLE: readonly RequestAction[] = ['approve', 'rejectApproval'];

/** What the reader may do with the request now; nobody approves what they asked for themselves, nor through a deputyship. */
function actionsOf(
  context: QueryContext<unknown>,
  {
    status,
    ...row
  }: {
    status: RequestStatus;
    tenantId: string;
    familyCode: string;
    requesterUserId: string | null;
    askedInPlaceOf: readonly UserId[] | null;
    askedByAccounts: FirstStep['accounts'];
  },
) {
  const { may } = context;
  const subject = { tenantId: row.tenantId as TenantId, familyCode: row.familyCode, requesterUserId: row.requesterUserId as UserId | null };
  const first = { userId: row.requesterUserId, inPlaceOf: row.askedInPlaceOf, accounts: row.askedByAccounts };
  const isOwn = status === 'awaitingApproval' && isNoSecondPerson(context, 'desk.approveRequest', subject, first);
  const names = Object.keys(REQUEST_ACTIONS) as RequestAction[];
  return names.filter((name) => mayInStatus(name, status) && may(ACTION_NAMES[name]) && !(isOwn && TWO_PEOPLE.includes(name)));
}

/** The number of the agreement under which it was ordered, as it was valid at some day since. */
async function agreementNumber(
  reads: Reads,
  { ports, at, today }: QueryContext<unknown>,
  row: { agreementId: string | null; receivedAt: string },
) {
  if (!row.agreementId) return null;
  const from = businessDayOf(row.receivedAt as Instant);
  const citations = await ports.get(agreementsPort).citationsIn(reads, { from, to: today < from ? from : today }, at);
  return citations.find(({ agreementId }) => agreementId === row.agreementId)?.agreementNumber ?? null;
}

/** The whole page of a request, as the acting side may see it. */
export const findRequest = query({
  name: 'desk.findRequest',
  action: 'desk.readRequests',
  input: z.object({ requestId: idInput<'RequestId'>() }),
  run: async (reads, context): Promise<WholeRequest | null> => {
    const { permitted, input, at, actor } = context;
    const row = await wholeRows(reads, context)
      .where('r.id', '=', input.requestId)
      .where(permitted({ tenantId: 'r.tenant_id', familyCode: 'r.family_code', requesterUserId: 'r.requester_user_id' }))
      .executeTakeFirst();
    if (!row) return null;
    const forCentre = actor.body.side === 'centre';
    const times = await withLatenessFor(reads, context, row.tenantId, row.timeEntries);
    const line = row as unknown as RequestLine & Parameters<typeof statusLine>[0]['request'];
    // Both sides read the same line: the one that was written for the member.
    const shown = { request: line, handler: row.handlerShown, originalNumber: row.duplicateOfNumber, now: at };
    const {
      fields,
      answers,
      requesterUserId,
      askedInPlaceOf,
      askedByAccounts,
      handlerShown: _handlerShown,
      clockStartedAt: _started,
      pausedMinutes: _paused,
      targetWorkingDays: _target,
      ...rest
    } = row;
    return {
      ...(rest as unknown as WholeRequest),
      answers: answersOf((fields ?? []) as unknown as readonly FormField[], answers as Record<string, Answer>),
      agreementNumber: await agreementNumber(reads, context, row),
      closingCostObject: forCentre ? row.closingCostObject : null,
      closingReason: forCentre ? row.closingReason : null,
      statusLineDe: statusLine(shown, 'de'),
      statusLineEn: statusLine(shown, 'en'),
      actions: actionsOf(context, {
        status: line.status,
        tenantId: line.tenantId,
        familyCode: line.familyCode,
        requesterUserId,
        askedInPlaceOf,
        askedByAccounts,
      }),
      entries: row.entries.map((entry) => ({ ...entry, at: iso(entry.at) })) as unknown as EntryOfRequest[],
      files: row.files.map((file) => ({ ...file, at: iso(file.at) })) as unknown as FileOfRequest[],
      tasks: row.tasks.map((task) => ({
        ...task,
        dueAt: iso(task.dueAt),
        snoozedUntil: iso(task.snoozedUntil),
        createdAt: iso(task.createdAt),
      })) as unknown as TaskLine[],
      timeEntries: times.map((entry) => ({ ...entry, withdrawnAt: iso(entry.withdrawnAt) })) as TimeOfRequest[],
      timeMinutes: row.timeEntries.reduce((sum, entry) => (entry.withdrawnAt === null ? sum + entry.minutes : sum), 0),
    };
  },
});
