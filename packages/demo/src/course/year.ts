// SPDX-License-Identifier: EUPL-1.2
import { completeTask, createTask } from '@domain/desk';
import { addDays, addMonths, type CivilDate, firstDay, monthOf } from '@kernel/core';
import { TEXTS } from '../data/texts.ts';
import type { Staff } from '../person.ts';
import { circumstances, decided, type Scene } from '../scene.ts';
import { planBooks } from './books.ts';
import { apply } from './desk-book.ts';
import { planSignOffs } from './month-end.ts';
import { bookDay } from './staff-day.ts';
import { takeInRequest } from './take-in.ts';

/** Leave in three blocks of a year, and a sick day in thirty. */
function absence(scene: Scene, people: readonly Staff[]): (person: Staff, day: CivilDate) => boolean {
  const luck = scene.luck.branch('absence');
  const { firstMonth, today } = scene.timetable;
  const away = new Set<string>();
  for (const person of people) {
    for (let block = 0; block < 3; block++) {
      const begin = addDays(firstDay(firstMonth), luck.between(0, 385));
      for (let day = 0; day < 14; day++) away.add(`${person.userId} ${addDays(begin, day)}`);
    }
    for (let day = firstDay(firstMonth); day < today; day = addDays(day, 1)) if (luck.chance(3)) away.add(`${person.userId} ${day}`);
  }
  return (person, day) => away.has(`${person.userId} ${day}`);
}

/** Work of the centre for itself. */
function planOwnTask(scene: Scene, day: CivilDate): void {
  const { time, queue, luck, centre } = scene;
  const lead = luck.pick(scene.people.filter(({ roles }) => roles.includes('teamLead')));
  queue.plan(time.at(day, luck.between(490, 700)), (atMs) => {
    const circle = circumstances(scene, lead, atMs);
    const input = {
      title: luck.pick(TEXTS.ownTasks),
      familyCode: lead.families[0] ?? 'payments',
      assigneeUserId: lead.userId,
      dueAt: null,
    };
    const made = decided(createTask({ tenantId: centre.id, request: null, assigneeMayServe: true }, input, circle), 'a task');
    apply(scene, { by: lead, atMs, action: 'desk.createTask' }, made);
    queue.plan(time.later(atMs, luck.between(200, 4_800)), (doneMs) => {
      const done = decided(completeTask({ task: made.task, request: null }, {}, circumstances(scene, lead, doneMs)), 'a completion');
      apply(scene, { by: lead, atMs: doneMs, action: 'desk.completeTask' }, done);
    });
  });
}

function planDay(scene: Scene, day: CivilDate, staff: readonly Staff[], isAway: (person: Staff, day: CivilDate) => boolean): void {
  const { time, queue, luck, plan } = scene;
  const tenths = plan.requestsADay + luck.between(-plan.requestsADay >> 2, plan.requestsADay >> 2);
  const requests = Math.floor(tenths / 10) + (luck.below(10) < tenths % 10 ? 1 : 0);
  for (let count = 0; count < requests; count++) {
    queue.plan(time.at(day, luck.between(425, 1015)) + luck.below(60_000), (atMs) => takeInRequest(scene, atMs));
  }
  if (luck.chance(20)) planOwnTask(scene, day);
  for (const person of staff) {
    if (isAway(person, day)) continue;
    queue.plan(time.at(day, luck.between(955, 1035)) + luck.below(60_000), (atMs) => bookDay(scene, person, day, atMs));
  }
}

/** So late on the last day that its approval is left for the day on which the demo is looked at. */
function planAwaitedApproval(scene: Scene): void {
  const { time, queue, timetable, plan } = scene;
  const day = time.days.findLast((one) => one < timetable.today);
  if (!day) throw new Error('a year has working days');
  queue.plan(time.at(day, 15 * 60 + 50), (atMs) => {
    const member = scene.members.find(({ tenant, approver }) => approver?.login === true && plan.approving.includes(tenant.ags ?? ''));
    if (member) takeInRequest(scene, atMs, member);
  });
}

/** Plans the year day by day, so that chance is drawn in the order of time. */
export function planYear(scene: Scene): void {
  const { time, queue, timetable } = scene;
  const staff = scene.people.filter(({ share }) => share > 0);
  const isAway = absence(scene, staff);
  for (const day of time.days) {
    if (day < firstDay(timetable.firstMonth) || day >= timetable.today) continue;
    queue.plan(time.at(day, 6 * 60), () => planDay(scene, day, staff, isAway));
  }
  planAwaitedApproval(scene);
  for (let month = timetable.firstMonth; month < monthOf(timetable.today); month = addMonths(month, 1)) {
    planSignOffs(scene, month);
    planBooks(scene, month);
  }
}
