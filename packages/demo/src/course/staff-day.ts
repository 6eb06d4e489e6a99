// SPDX-License-Identifier: EUPL-1.2
import { bookTime, correctTime, countedMinutes, STANDARD_TIME_RULES, type TimeEntry, type TimeKind, withdrawTime } from '@domain/desk';
import { type CivilDate, isValidOn, monthOf, type TenantId } from '@kernel/core';
import { FAMILY_WORK, ON_SITE, SERVICE_TEXTS } from '../data/service-texts.ts';
import { ON_SITE_NOTES, TEXTS, TIME_NOTES } from '../data/texts.ts';
import type { Staff } from '../person.ts';
import { type CaseFile, circumstances, decided, type Scene } from '../scene.ts';
import { apply } from './desk-book.ts';
import { isCovered } from './standing.ts';

interface Work {
  readonly kind: TimeKind;
  readonly familyCode: string;
  readonly tenantId: TenantId;
  readonly file: CaseFile | null;
  readonly minutes: number;
  readonly activity: string;
}

const sheetStatus = ({ sheets }: Scene, userId: string, day: CivilDate) => sheets.get(`${userId} ${monthOf(day)}`)?.status ?? 'open';
const minutesOn = ({ entries }: Scene, userId: string, day: CivilDate): number => countedMinutes(entries.get(`${userId} ${day}`) ?? []);

const BILLABLE = ['processing', 'processing', 'processing', 'advice', 'coordination', 'documentation'] as const;
const INTERNAL = ['teamMeeting', 'organisation', 'furtherEducation', 'coordination', 'documentation', 'staffCouncil'] as const;
const FAR = ['onSite', 'travel', 'training'] as const;

/** Fives of minutes, so that a day adds up as people write it down. */
const fives = (minutes: number): number => minutes - (minutes % 5);

/** What the work on this request, or for this family, is called. */
function notesFor({ kind, familyCode, file, activity }: Work): readonly string[] {
  if (activity === 'onSite') return ON_SITE_NOTES[familyCode] ?? [''];
  const isCore = kind === 'billable' && activity === 'processing';
  const wording = isCore ? (file ? SERVICE_TEXTS[file.demoService.code]?.work : FAMILY_WORK[familyCode]) : null;
  return wording ?? TIME_NOTES[activity] ?? [''];
}

function book(scene: Scene, by: Staff, workedOn: CivilDate, work: Work, atMs: number): void {
  const { kind, familyCode, tenantId, file, minutes, activity } = work;
  const state = {
    tenantId,
    request: file?.request ?? null,
    task: file?.tasks.find(({ assigneeUserId }) => assigneeUserId === by.userId) ?? null,
    sheetStatus: sheetStatus(scene, by.userId, workedOn),
    dayMinutes: minutesOn(scene, by.userId, workedOn),
    agreements: scene.members.find(({ tenant }) => tenant.id === tenantId)?.covers ?? [],
    needsAgreement: kind === 'billable',
    rules: STANDARD_TIME_RULES,
  };
  const note = scene.luck.pick(notesFor(work));
  const input = { kind, familyCode, workedOn, minutes, activity, note };
  const decision = decided(bookTime(state, input, circumstances(scene, by, atMs)), 'a booking');
  apply(scene, { by, atMs, action: 'desk.bookTime' }, decision);
  planCorrection(scene, by, decision.timeEntry, file, atMs);
}

/** What is to be done within days takes less than what may take weeks. */
const minutesFor = ({ luck }: Scene, { request }: CaseFile): number => {
  if (request.targetWorkingDays <= 2) return luck.between(10, 60);
  return request.targetWorkingDays <= 5 ? luck.between(20, 100) : luck.between(45, 180);
};

/** What a day of somebody consists of: cases in hand, the family's general work for members, and the centre's own time. */
function workOfDay(scene: Scene, person: Staff, day: CivilDate): Work[] {
  const { luck, plan, centre } = scene;
  const work: Work[] = [];
  const long = new Date(`${day}T12:00:00Z`).getUTCDay() === 5 ? 330 : 480;
  let left = fives(Math.floor((long * person.share) / 100));
  const take = (wanted: number): number => {
    const minutes = Math.min(left, fives(wanted));
    left -= minutes;
    return minutes;
  };
  const served = person.families.length > 0 ? person.families : plan.families.map(({ code }) => code);
  const families = served.filter((code) => code !== 'overhead');
  const own = families[0] ?? 'overhead';
  if (luck.chance(person.roles.includes('teamLead') ? 95 : 42)) {
    const minutes = take(luck.between(30, person.roles.includes('teamLead') ? 240 : 90));
    work.push({ kind: 'internal', familyCode: own, tenantId: centre.id, file: null, minutes, activity: luck.pick(INTERNAL) });
  }
  const files = (scene.open.get(person.userId) ?? []).filter(({ request, member }) => isCovered(member, request.familyCode, day));
  for (const file of files.slice(0, luck.between(1, 3))) {
    const far = ON_SITE.includes(file.demoService.code) && luck.chance(30);
    const activity = far ? luck.pick(FAR) : luck.pick(BILLABLE);
    const { familyCode, tenantId } = file.request;
    work.push({ kind: 'billable', familyCode, tenantId, file, minutes: take(minutesFor(scene, file)), activity });
  }
  while (left > 0) {
    const familyCode = luck.pick(families);
    const members = scene.members.filter(({ tenant, covers }) => isValidOn(tenant.validity, day) && covers.length > 0);
    const member = luck.pick(members.filter((one) => isCovered(one, familyCode, day)));
    const minutes = take(left < 110 ? left : luck.between(105, 330));
    if (!member) break;
    work.push({ kind: 'billable', familyCode, tenantId: member.tenant.id, file: null, minutes, activity: luck.pick(BILLABLE) });
  }
  return work.filter(({ minutes }) => minutes > 0);
}

/** Somebody writes down at the end of the day what it was spent on. */
export function bookDay(scene: Scene, person: Staff, day: CivilDate, atMs: number): void {
  let bookedMs = atMs;
  for (const work of workOfDay(scene, person, day)) {
    bookedMs += 17_000;
    book(scene, person, day, work, bookedMs);
  }
}

const settled = ({ frozen }: Scene, { workedOn }: TimeEntry): boolean => frozen.includes(monthOf(workedOn));

function standing(scene: Scene, entry: TimeEntry, file: CaseFile | null) {
  const status = sheetStatus(scene, entry.userId, entry.workedOn);
  return { entry, sheetStatus: status, settled: settled(scene, entry), countered: false, requestNumber: file?.request.number ?? null };
}

/** Corrects an entry to a few minutes more, on the same day. */
function correctEntry(scene: Scene, by: Staff, entry: TimeEntry, file: CaseFile | null, atMs: number): void {
  const { workedOn, activity, note } = entry;
  const minutes = entry.minutes + 5 * scene.luck.between(1, 4);
  const state = { ...standing(scene, entry, file), dayMinutes: minutesOn(scene, entry.userId, workedOn) };
  const input = { workedOn, minutes, activity, note, reason: scene.luck.pick(TEXTS.correction) };
  const decision = decided(correctTime(state, input, circumstances(scene, by, atMs)), 'a correction');
  apply(scene, { by, atMs, action: 'desk.correctTime' }, decision);
}

/** A few are corrected or taken back within the next days; some of them after the month was signed off. */
function planCorrection(scene: Scene, by: Staff, entry: TimeEntry, file: CaseFile | null, atMs: number): void {
  const { luck, time, queue } = scene;
  const chance = luck.below(1_000);
  if (chance >= 14) return;
  queue.plan(time.later(atMs, luck.between(10, chance < 3 ? 7_000 : 1_400)), (laterMs) => {
    // Taking away what a month's settlement may already hold could leave a member below zero in the next.
    if (chance >= 6 || monthOf(time.dateOf(laterMs)) !== monthOf(entry.workedOn)) {
      correctEntry(scene, by, entry, file, laterMs);
      return;
    }
    const decision = withdrawTime(standing(scene, entry, file), { reason: luck.pick(TEXTS.withdrawal) }, circumstances(scene, by, laterMs));
    apply(scene, { by, atMs: laterMs, action: 'desk.withdrawTime' }, decided(decision, 'a withdrawal of time'));
  });
}
