// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, addDays, type CivilDate, isBankDay } from '@kernel/core';
import type { Deed } from '../course/treasury-deeds.ts';
import type { Scene } from '../scene.ts';
import { type Acting, paymentsWork } from './acting.ts';
import { closeDay, handBack } from './close-days.ts';
import { collect, enterMandates } from './collect-claims.ts';
import { inventedClaims, inventedDebts, itemList } from './invented-claims.ts';
import { enterOrders, payRun, recallOne } from './pay-orders.ts';
import { enterPayees, openAccounts, putRules, saveProfiles } from './set-up-town.ts';
import { explainTransit, settleLines } from './settle-lines.ts';
import { cashiersOf, type PaymentTown, paymentTowns } from './towns.ts';
import { deliveredBy, dropFiles, takeList } from './work-on-statements.ts';

/** Bank days that the demo tells of; the last of them is open. */
const DAYS = 21;
/** Before anybody else of the centre begins. */
const MORNING = 7 * 60;
const EVENING = 20 * 60 + 30;
const FIRST_WEEK = 5;
const SECOND_WEEK = 10;
const DAILY_FROM = 13;

/** Days on which banks book and the centre works. */
const paymentDays = ({ time, timetable }: Scene): readonly CivilDate[] =>
  time.days.filter((day) => day < timetable.today && isBankDay(day)).slice(-DAYS);

interface Month {
  readonly scene: Scene;
  readonly towns: readonly PaymentTown[];
  readonly people: ReturnType<typeof cashiersOf>;
  readonly days: readonly CivilDate[];
}

async function setUp({ scene, towns, people }: Month, acting: Acting): Promise<void> {
  for (const [index, town] of towns.entries()) {
    const luck = scene.luck.branch(`claims of ${town.member.municipality.ags}`);
    await putRules(acting, town, people);
    await openAccounts(acting, town);
    await saveProfiles(acting, town);
    const first = Math.floor((town.claims * 3) / 5);
    await takeList(acting, town, 'receivables', `forderungen-${acting.day}.csv`, itemList(inventedClaims(luck, first, 10_001, acting.day)));
    await takeList(acting, town, 'payables', `verbindlichkeiten-${acting.day}.csv`, itemList(inventedDebts(luck, 8, 501, acting.day)));
    await enterPayees(acting, town, 5 - index);
  }
}

async function secondList({ scene, towns }: Month, acting: Acting): Promise<void> {
  for (const town of towns) {
    const luck = scene.luck.branch(`more claims of ${town.member.municipality.ags}`);
    const count = town.claims - Math.floor((town.claims * 3) / 5);
    await takeList(acting, town, 'receivables', `forderungen-${acting.day}.csv`, itemList(inventedClaims(luck, count, 20_001, acting.day)));
  }
}

/** Statements of some days, and what is left of them to people. */
async function takeDays({ scene, towns, people, days }: Month, acting: Acting, from: number, to: number): Promise<void> {
  const files = await deliveredBy(acting, towns, days.slice(from, to), 'calm');
  await dropFiles(acting, people.matcher, scene.centre.id, files);
  const last = days[to - 1];
  if (last === undefined) return;
  for (const town of towns.filter(({ closed }) => closed)) {
    await settleLines(acting, town, people, last);
    await explainTransit(acting, town, people, last);
    await closeDay(acting, town, people, last, to < DAYS - 1);
  }
}

/** Orders of one day, paid on the next bank day. */
async function pay(month: Month, acting: Acting, index: number, counts: readonly number[], way: 'handedOver' | 'answered'): Promise<void> {
  const { scene, towns, people } = month;
  for (const [at, count] of counts.entries()) {
    const town = towns[at];
    if (!town || count === 0) continue;
    const luck = scene.luck.branch(`orders ${index} ${at}`);
    const executeOn = addBankDays(acting.day, 1);
    const orderIds = await enterOrders(acting, town, { luck, count, dueOn: executeOn });
    const runId = await payRun(acting, scene, people, { orderIds, executeOn, way });
    if (index === DAYS - 3 && at === 0) await recallOne(acting, people, runId);
  }
}

/** What waits for whoever looks at the demo: something at each step of an order's way. */
async function leaveWaiting({ scene, towns: [town, other], people }: Month, acting: Acting): Promise<void> {
  if (!town || !other) return;
  const dueOn = addBankDays(acting.day, 3);
  const orders = (name: string, count: number) => ({ luck: scene.luck.branch(`waiting ${name}`), count, dueOn });
  await enterOrders(acting, town, orders('draft', 1), 'drafted');
  await enterOrders(acting, town, orders('factual', 1), 'factual');
  await enterOrders(acting, town, orders('arithmetical', 1), 'arithmetical');
  await enterOrders(acting, town, orders('ordered', 2), 'ordered');
  const names = [{ status: 'RCVC' }, { status: 'RVMC', reason: 'NMMC', name: 'Versuch und Sohn Gartenbau' }];
  const executeOn = addBankDays(acting.day, 2);
  const first = await enterOrders(acting, town, orders('first', 2));
  await payRun(acting, scene, people, { orderIds: first, executeOn, way: 'fileMade', names });
  const second = await enterOrders(acting, other, orders('second', 2));
  await payRun(acting, scene, people, { orderIds: second, executeOn, way: 'releasedOnce' });
  await collect(acting, town, people, { collectOn: addBankDays(addDays(acting.day, 6), 1), most: 4, handedOver: false });
}

async function onMorning(month: Month, acting: Acting, index: number): Promise<void> {
  const { towns, people, days } = month;
  const [first] = towns;
  if (index === 0) await setUp(month, acting);
  if (index === FIRST_WEEK) await takeDays(month, acting, 0, FIRST_WEEK);
  if (index === SECOND_WEEK) await takeDays(month, acting, FIRST_WEEK, SECOND_WEEK);
  if (index === DAILY_FROM) await takeDays(month, acting, SECOND_WEEK, DAILY_FROM);
  if (index > DAILY_FROM) await takeDays(month, acting, index - 1, index);
  if (index === 2 || index === 7 || index === 12) await pay(month, acting, index, [3, 2, index === 7 ? 1 : 0], 'answered');
  if (index === DAYS - 3) await pay(month, acting, index, [3, 0, 0], 'handedOver');
  if (index === 8) await secondList(month, acting);
  if (index === 1 && first) await enterMandates(acting, first, people, 9);
  if (index === 9 && first) await collect(acting, first, people, { collectOn: days[DAYS - 6] ?? acting.day, most: 5, handedOver: true });
  if (index === DAYS - 4 && first) await handBack(acting, first, people, days[DAYS - 6] ?? acting.day);
  if (index === DAYS - 1) await leaveWaiting(month, acting);
}

/** What came on the last evening: the statements of the open day, one of them broken. */
async function onLastEvening({ scene, towns, people, days }: Month, acting: Acting): Promise<void> {
  const files = await deliveredBy(acting, towns, days.slice(-1), 'rough');
  const broken = files.map((file) => {
    if (file.bank.delivers !== 'mt940') return file;
    const text = new TextDecoder()
      .decode(file.bytes)
      .replace(/(:62F:[CD]\d{6}EUR)(\d)/, (_, head: string, digit: string) => `${head}${(Number(digit) % 9) + 1}`);
    return { ...file, name: `defekt-${file.name}`, bytes: new TextEncoder().encode(text) };
  });
  await dropFiles(acting, people.matcher, scene.centre.id, broken);
}

/** A month of payments of a few municipalities, from their local rules to the open day; through the use cases, as people would do it. */
export function paymentsMonth(scene: Scene): Deed[] {
  const towns = paymentTowns(scene);
  const days = paymentDays(scene);
  if (towns.length === 0 || days.length < DAYS) return [];
  const month: Month = { scene, towns, days, people: cashiersOf(scene) };
  const last = days.at(-1) as CivilDate;
  return [
    ...days.map((day, index) => paymentsWork(scene, day, MORNING, (acting) => onMorning(month, acting, index))),
    paymentsWork(scene, last, EVENING, (acting) => onLastEvening(month, acting)),
  ];
}
