// SPDX-License-Identifier: EUPL-1.2
import { ENDS_SOON_DAYS } from '@domain/agreements';
import { addDays } from '@kernel/core';
import { instantOf, type Member, type Scene, type Staff, withRole } from '../scene.ts';

interface News {
  readonly person: Staff;
  readonly topic: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly atMs: number;
}

/** Older news have been read. */
const READ_AFTER_DAYS = 4;

function put({ journal, association, ids, time, timetable }: Scene, { person, topic, params, link, atMs }: News): void {
  const read = atMs < time.at(addDays(timetable.today, -READ_AFTER_DAYS), 0);
  journal.put('notification', {
    tenant_id: person.tenantId,
    id: ids.at(atMs),
    association_id: association.id,
    user_id: person.userId,
    topic,
    params,
    link,
    created_at: instantOf(atMs),
    read_at: read ? instantOf(atMs + 3 * 3_600_000) : null,
    mail_state: 'none',
  });
}

/** Agreements that end within 90 days, told to who makes them and to the administration of the member. */
function endingSoon(scene: Scene, { agreements, administrator }: Member): News[] {
  const { timetable, time, luck } = scene;
  return agreements.flatMap(({ id, validity }) => {
    const end = validity?.to ?? null;
    if (end === null || end > addDays(timetable.today, ENDS_SOON_DAYS)) return [];
    const told = addDays(end, -ENDS_SOON_DAYS);
    const day = told < timetable.today ? told : addDays(timetable.today, -1);
    const atMs = time.at(day, 6 * 60) + luck.below(60_000);
    const news = { topic: 'agreements.endsSoon', params: { endsOn: end }, link: `agreements/${id}`, atMs };
    return [withRole(scene, 'contractOfficer'), administrator].map((person) => ({ person, ...news }));
  });
}

/** What people of the demo find in their inbox: the latest of the last weeks, some of it unread. */
export function notifyPeople(scene: Scene, endMs: number): void {
  const news = scene.members.flatMap((member) => endingSoon(scene, member)).filter(({ atMs }) => atMs <= endMs);
  for (const one of news.sort((a, b) => a.atMs - b.atMs)) put(scene, one);
}
