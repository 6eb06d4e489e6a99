// SPDX-License-Identifier: EUPL-1.2
import { type Answer, approveRequest, recordRequest, rejectApproval, submitRequest, type TakeInInput } from '@domain/desk';
import { addDays, type CivilDate, isValidOn } from '@kernel/core';
import { answersIn } from '../data/service-texts.ts';
import { TEXTS } from '../data/texts.ts';
import { type CaseFile, circumstances, decided, type Member, type Offer, type Scene } from '../scene.ts';
import { attachFile } from './attach-file.ts';
import { apply } from './desk-book.ts';
import { handOver } from './hand-over.ts';
import { isCovered, serving, standingOf } from './standing.ts';

/** The page puts the files beside a request that is there. */
const ATTACHED_AFTER_MS = 1_500;

/** Larger towns ask more often, but not in proportion. */
const weightOf = ({ municipality }: Member): number => 12 + Math.floor(Math.sqrt(municipality.populations.update2024) / 4);

function answersFor({ demo }: Offer, { luck }: Scene, { today, subject }: { today: CivilDate; subject: string }): Record<string, Answer> {
  const given = demo.fields
    .filter(({ field }) => field.required || luck.chance(70))
    .map(({ field, answers }): [string, Answer] => [
      field.code,
      field.kind === 'date' ? addDays(today, luck.between(3, 60)) : (luck.pick(answers) ?? ''),
    ]);
  return { ...Object.fromEntries(given), ...answersIn(demo.code, subject) };
}

/** Never the same words twice in a row. */
function subjectFor({ demo }: Offer, { luck, files }: Scene): string {
  const last = files.at(-1)?.request.subject ?? '';
  const begins = (subject: string): string => subject.split('#')[0] ?? '';
  const fresh = demo.subjects.filter((subject) => !last.startsWith(begins(subject)));
  const chosen = luck.pick(fresh.length > 0 ? fresh : demo.subjects);
  return chosen.replace('##', String(luck.between(101, 319))).replace('#', String(luck.between(1000, 9999)));
}

function numberFor(scene: Scene, { tenant }: Member, year: string): string {
  const cell = `${tenant.id} ${year}`;
  const number = (scene.numbers.get(cell) ?? 0) + 1;
  scene.numbers.set(cell, number);
  scene.journal.put('request_counter', { tenant_id: tenant.id, year: Number(year), last_number: number });
  return `${year}-${String(number).padStart(6, '0')}`;
}

/** Somebody needs something: a member's clerk by the portal, or by telephone and letter through the centre. */
export function takeInRequest(scene: Scene, atMs: number, from?: Member): void {
  const { luck, time, plan, offers } = scene;
  const today = time.dateOf(atMs);
  const members = scene.members.filter(({ tenant }) => isValidOn(tenant.validity, today));
  const member = from ?? luck.weighted(members, weightOf);
  const families = plan.families.filter(({ code, requestWeight }) => requestWeight > 0 && isCovered(member, code, today));
  if (families.length === 0) return;
  const family = luck.weighted(families, ({ requestWeight }) => requestWeight);
  const offer = luck.pick(offers.filter(({ demo }) => demo.familyCode === family.code));
  const subject = subjectFor(offer, scene);
  const input: TakeInInput = {
    subject,
    answers: answersFor(offer, scene, { today, subject }),
    costUnit: member.tenant.ordersCostUnit || luck.chance(25) ? luck.pick(TEXTS.costUnits) : null,
    orderNumber: luck.chance(10) ? `B-${luck.between(10_000, 99_999)}` : null,
  };
  const state = { service: offer.service, member: standingOf(member), number: numberFor(scene, member, today.slice(0, 4)) };
  const clerk = luck.pick(serving(scene, family.code, 'clerk'));
  const portal = from !== undefined || luck.chance(82) || !clerk;
  const by = portal ? luck.pick(member.clerks) : clerk;
  const circle = circumstances(scene, by, atMs);
  const channel = luck.pick(['telephone', 'telephone', 'mail', 'letter'] as const);
  const result = portal
    ? submitRequest(state, input, circle)
    : recordRequest(state, { ...input, channel, onBehalfOf: luck.pick(TEXTS.callers), receivedAt: null }, circle);
  const decision = decided(result, input.subject);
  const file: CaseFile = { request: decision.request, tasks: [], member, demoService: offer.demo, service: offer.service, handler: null };
  scene.files.push(file);
  apply(scene, { by, atMs, action: portal ? 'desk.submitRequest' : 'desk.recordRequest' }, decision, file);
  if (portal) attachFile(scene, file, by, atMs + ATTACHED_AFTER_MS);
  if (file.request.status !== 'awaitingApproval') handOver(scene, file, atMs);
  else scene.queue.plan(time.later(atMs, luck.between(40, 1100)), (laterMs) => decideInTheHouse(scene, file, laterMs));
}

/** The member's own approval, or its refusal. */
function decideInTheHouse(scene: Scene, file: CaseFile, atMs: number): void {
  const { luck } = scene;
  const { member, service, request } = file;
  const by = member.approver;
  if (!by) throw new Error('who wants approval has somebody to give it');
  const circle = circumstances(scene, by, atMs);
  if (luck.chance(5)) {
    const decision = decided(rejectApproval(request, { reason: luck.pick(TEXTS.rejected) }, circle), request.number);
    apply(scene, { by, atMs, action: 'desk.rejectApproval' }, decision, file);
    return;
  }
  const decision = decided(approveRequest({ request, service, member: standingOf(member) }, {}, circle), request.number);
  apply(scene, { by, atMs, action: 'desk.approveRequest' }, decision, file);
  handOver(scene, file, atMs);
}
