// SPDX-License-Identifier: EUPL-1.2
import { approveMonth, newTimeSheet, reopenMonth, signOffMonth, type TimeSheetId } from '@domain/desk';
import { addMonths, type CivilMonth } from '@kernel/core';
import { TEXTS } from '../data/texts.ts';
import type { Staff } from '../person.ts';
import { circumstances, decided, type Scene } from '../scene.ts';
import { apply } from './desk-book.ts';

function signOff(scene: Scene, by: Staff, month: CivilMonth, atMs: number): void {
  const circle = circumstances(scene, by, atMs);
  const sheet = scene.sheets.get(`${by.userId} ${month}`) ?? newTimeSheet(circle.newId() as TimeSheetId, by.userId, month);
  const entries = scene.time.inMonth(month).flatMap((day) => scene.entries.get(`${by.userId} ${day}`) ?? []);
  const state = { sheet, entries, calendar: scene.centre.officeCalendar };
  const decision = decided(signOffMonth(state, { emptyDaysConfirmed: true }, circle), 'a sign-off');
  apply(scene, { by, atMs, action: 'desk.signOffMonth' }, decision);
}

function sheetOf(scene: Scene, person: Staff, month: CivilMonth) {
  const sheet = scene.sheets.get(`${person.userId} ${month}`);
  if (!sheet) throw new Error('a sheet is approved after it was signed');
  return sheet;
}

function approve(scene: Scene, by: Staff, person: Staff, month: CivilMonth, atMs: number): void {
  const decision = decided(approveMonth(sheetOf(scene, person, month), {}, circumstances(scene, by, atMs)), 'an approval');
  apply(scene, { by, atMs, action: 'desk.approveMonth' }, decision);
}

/** One sheet in a while is opened again, and signed anew. */
function reopen(scene: Scene, by: Staff, person: Staff, month: CivilMonth, atMs: number): void {
  const state = { sheet: sheetOf(scene, person, month), settled: false };
  const decision = reopenMonth(state, { reason: scene.luck.pick(TEXTS.reopenMonth) }, circumstances(scene, by, atMs));
  apply(scene, { by, atMs, action: 'desk.reopenMonth' }, decided(decision, 'an opening'));
  const { time, queue, luck } = scene;
  queue.plan(time.later(atMs, luck.between(20, 90)), (signMs) => signOff(scene, person, month, signMs));
}

/** A lead confirms the months of all who work for one of the lead's families. */
const mayApprove = (lead: Staff, { families }: Staff): boolean =>
  lead.families.length === 0 || families.length === 0 || families.some((code) => lead.families.includes(code));

/** Everybody vouches for the month, a lead confirms it; of the last month some of both is still to be done. */
export function planSignOffs(scene: Scene, month: CivilMonth): void {
  const { time, queue, luck, timetable } = scene;
  const staff = scene.people.filter(({ share }) => share > 0);
  const leads = staff.filter(({ roles }) => roles.includes('teamLead'));
  const next = addMonths(month, 1);
  const last = month === timetable.openMonth;
  for (const [index, person] of staff.entries()) {
    if (last && index % 9 === 0) continue;
    const other = leads.find((one) => one !== person && mayApprove(one, person));
    const signedMs = time.at(time.dayOfMonth(next, luck.between(1, 2)), luck.between(485, 700));
    queue.plan(signedMs, (atMs) => signOff(scene, person, month, atMs));
    if (!other || (last && index % 3 === 1)) continue;
    if (luck.chance(2) && !last) queue.plan(time.later(signedMs, 240), (atMs) => reopen(scene, other, person, month, atMs));
    queue.plan(time.at(time.dayOfMonth(next, 4), luck.between(490, 940)), (atMs) => approve(scene, other, person, month, atMs));
  }
}
