// SPDX-License-Identifier: EUPL-1.2
import { ENDS_SOON_DAYS } from '@domain/agreements';
import type { RequestStatus } from '@domain/desk';
import { addDays } from '@kernel/core';
import { type CaseFile, instantOf, type Member, type Scene, type Staff, withRole } from '../scene.ts';

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

function put({ journal, association, ids, time, timetable, luck }: Scene, { person, topic, params, link, atMs }: News): void {
  const ago = (days: number): number => time.at(addDays(timetable.today, -days), 0);
  const unread = atMs >= ago(UNREAD_DAYS) || (atMs >= ago(RECENT_DAYS) && luck.chance(25));
  journal.put('notification', {
    tenant_id: person.tenantId,
    id: ids.at(atMs),
    association_id: association.id,
    user_id: person.userId,
    topic,
    params,
    link,
    created_at: instantOf(atMs),
    read_at: unread ? null : instantOf(atMs + 3 * 3_600_000),
    mail_state: 'none',
  });
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
  closed: 'desk.requestAnswered',
  waiting: 'desk.requestWaiting',
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

/** What people who can sign in find in their inbox: the latest of some weeks, part of it unread. */
export function notifyPeople(scene: Scene, endMs: number): void {
  const since = scene.time.at(addDays(scene.timetable.today, -60), 0);
  const news = [...scene.members.flatMap((member) => endingSoon(scene, member)), ...scene.files.flatMap((file) => ofRequest(scene, file))];
  const shown = news.filter(({ atMs, person }) => person.login && atMs <= endMs && (atMs >= since || person.side === 'centre'));
  for (const one of shown.sort((a, b) => a.atMs - b.atMs)) put(scene, one);
}
