// SPDX-License-Identifier: EUPL-1.2
import { ENDS_SOON_DAYS } from '@domain/agreements';
import type { RequestStatus } from '@domain/desk';
import { type AssociationId, addDays, type TenantId } from '@kernel/core';
import type { Staff } from '../person.ts';
import { type CaseFile, instantOf, type Member, type Scene, withRole } from '../scene.ts';

interface News {
  readonly person: Staff;
  readonly topic: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly atMs: number;
}

/** News of the last days are still unread, and some of those before. */
const UNREAD_DAYS = 3;
const RECENT_DAYS = 30;
/** So long mails are kept in the demo's mailbox. */
const MAILED_DAYS = 14;

/** The worker takes a moment. */
const MAILED_AFTER_MS = 4_000;

/** A mail that a notification waits for. */
export interface WaitingMail {
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  readonly notificationId: string;
  readonly atMs: number;
}

function put(scene: Scene, { person, topic, params, link, atMs }: News, byMail: boolean): WaitingMail | null {
  const { journal, association, ids, time, timetable, luck } = scene;
  const ago = (days: number): number => time.at(addDays(timetable.today, -days), 0);
  const unread = atMs >= ago(UNREAD_DAYS) || (atMs >= ago(RECENT_DAYS) && luck.chance(25));
  const mailed = byMail && atMs >= ago(MAILED_DAYS);
  const id = ids.at(atMs);
  journal.put('notification', {
    tenant_id: person.tenantId,
    id,
    association_id: association.id,
    user_id: person.userId,
    topic,
    params,
    link,
    created_at: instantOf(atMs),
    read_at: unread ? null : instantOf(atMs + 3 * 3_600_000),
    mail_state: mailed ? 'waiting' : 'none',
  });
  return mailed ? { tenantId: person.tenantId, associationId: association.id, notificationId: id, atMs: atMs + MAILED_AFTER_MS } : null;
}

/** Agreements that end within 90 days, told to who makes them and to the administration of the member. */
function endingSoon(scene: Scene, { agreements, administrator }: Member): News[] {
  const { timetable, time, luck } = scene;
  return agreements.flatMap(({ id, validity }) => {
    const end = validity?.to ?? null;
    if (end === null || end > addDays(timetable.today, ENDS_SOON_DAYS)) return [];
    const atMs = time.at(addDays(end, -ENDS_SOON_DAYS), 6 * 60) + luck.below(60_000);
    const news = { topic: 'agreements.endsSoon', params: { endsOn: end }, link: `agreements/${id}`, atMs };
    return [withRole(scene, 'contractOfficer'), administrator].map((person) => ({ person, ...news }));
  });
}

const TOPIC_OF_STATUS: Readonly<Partial<Record<RequestStatus, string>>> = {
  answered: 'desk.requestAnswered',
  closed: 'desk.requestClosed',
  waiting: 'desk.requestWaiting',
  declined: 'desk.requestDeclined',
  awaitingApproval: 'desk.requestAwaitsApproval',
};

/** How a request stands, told to the clerk who asked, or to who is to approve it. */
function ofRequest(scene: Scene, { request, member }: CaseFile): News[] {
  const topic = TOPIC_OF_STATUS[request.status];
  const requester = request.requesterUserId === null ? undefined : scene.byUser.get(request.requesterUserId);
  const person = request.status === 'awaitingApproval' ? member.approver : requester;
  if (!topic || !person) return [];
  const atMs = Date.parse(request.clockPausedAt ?? request.closedAt ?? request.receivedAt) + 40_000;
  return [{ person, topic, params: { number: request.number }, link: `requests/${request.id}`, atMs }];
}

/** Tasks that a lead gave to somebody, and months that wait for a lead. */
function ofWork({ assigned, sheets, byUser, people }: Scene): News[] {
  const tasks = assigned.map(({ person, file, atMs }): News => {
    const link = `requests/${file.request.id}`;
    const task = file.tasks.find(({ assigneeUserId }) => assigneeUserId === person.userId);
    return {
      person,
      topic: 'desk.taskAssigned',
      params: { ...(task ? { taskId: task.id } : {}), number: file.request.number },
      link,
      atMs: atMs + 1_000,
    };
  });
  const leads = people.filter(({ roles }) => roles.includes('teamLead'));
  const months = [...sheets.values()].flatMap(({ id, status, month, signedAt, userId }) =>
    status === 'signed' && signedAt !== null && byUser.has(userId)
      ? leads
          .filter((lead) => lead.userId !== userId)
          .map((person): News => {
            const link = `time/months?month=${month}`;
            return { person, topic: 'desk.monthSignedOff', params: { month, timeSheetId: id }, link, atMs: Date.parse(signedAt) + 1_000 };
          })
      : [],
  );
  return [...tasks, ...months];
}

/** A statement as its member was told of it. */
export interface PublishedStatement {
  readonly id: string;
  readonly tenantId: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

const ofStatement = (scene: Scene, { id, tenantId, from, to, at }: PublishedStatement): News[] =>
  scene.members
    .filter(({ tenant }) => tenant.id === tenantId)
    .map(({ treasurer }) => ({
      person: treasurer,
      topic: 'settlement.statementPublished',
      params: { from, to },
      link: `costs/${id}`,
      atMs: Date.parse(at) + 1_000,
    }));

/**
 * What people who can sign in find in their inbox: the latest of some weeks, part of it unread. Answers the mails that it is told by.
 * @param isMailed whether a topic comes by mail unless somebody says otherwise
 */
export function notifyPeople(
  scene: Scene,
  { endMs, statements, isMailed }: { endMs: number; statements: readonly PublishedStatement[]; isMailed: (topic: string) => boolean },
): WaitingMail[] {
  const since = scene.time.at(addDays(scene.timetable.today, -60), 0);
  const news = [
    ...scene.members.flatMap((member) => endingSoon(scene, member)),
    ...scene.files.flatMap((file) => ofRequest(scene, file)),
    ...ofWork(scene),
    ...statements.flatMap((statement) => ofStatement(scene, statement)),
  ];
  const shown = news.filter(({ atMs, person }) => person.login && atMs >= since && atMs <= endMs);
  return shown.sort((a, b) => a.atMs - b.atMs).flatMap((one) => put(scene, one, isMailed(one.topic)) ?? []);
}
