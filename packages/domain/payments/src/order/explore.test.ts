// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, cents, civilDate, type Result, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { as, CONTENT, HUMANS, type Human, LOOSE } from '../testing/people.ts';
import { acceptOrder, determineArithmetically, determineFactually, draftOrder, giveOrder, rejectOrder } from './determine.ts';
import { DUTY_SIDE, type Duty, type LocalRules } from './duty.ts';
import { ORDER_TRANSITIONS, type OrderStatus, type PaymentOrder } from './order.ts';
import { markDebited, markRecalled, takeBankAnswer } from './outcome.ts';
import { recordVop } from './payee-check.ts';
import { handOverFile, releaseFile } from './release.ts';
import { amendOrder, cancelRun, composeRun, makeFile, type PaymentRun, RUN_TRANSITIONS, type RunState, takeOut } from './run.ts';

/** All that there is: an order, the run it may be in, and what an observer wrote down who knows nothing of the rules. */
interface World {
  readonly order: PaymentOrder;
  readonly run: PaymentRun | null;
  readonly touched: readonly Human[];
  readonly touchedRun: readonly Human[];
}
interface Action {
  readonly name: string;
  readonly duty: Duty | null;
  readonly act: (world: World, rules: LocalRules, who: Circumstances) => World | null;
  /** What the observer notes: the order, its run, or nothing. */
  readonly touches: 'order' | 'run' | 'nothing';
}

const state = ({ order, run }: World, rules: LocalRules): RunState | null =>
  run === null || order.runId === null ? null : { run, orders: [order], rules };
const kept = (world: World, result: Result<PaymentOrder, unknown>): World | null => (result.ok ? { ...world, order: result.value } : null);
const keptRun = (
  world: World,
  result: Result<{ readonly run: PaymentRun; readonly orders: readonly PaymentOrder[] }, unknown> | null,
): World | null => {
  if (result === null || !result.ok) return null;
  const [order] = result.value.orders;
  return { ...world, run: result.value.run, order: order ?? world.order };
};
const executeOn = civilDate('2026-11-03');
/** Two contents and two files are enough to change each of them. */
const other = (order: PaymentOrder) => ({ ...CONTENT, amountCents: cents(order.content.amountCents === 11_900n ? 12_000 : 11_900) });
const file = (world: World, remade: boolean) => {
  const made = world.run?.file?.hash.endsWith('x') === true;
  const mark = remade === made ? 'y' : 'x';
  const { amountCents } = world.order.content;
  return { hash: `${amountCents}${mark}`, messageId: 'M', count: 1, controlSumCents: amountCents };
};

const onOrder = (name: string, duty: Duty, decide: typeof determineFactually): Action => ({
  name,
  duty,
  touches: 'order',
  act: (world, rules, who) => kept(world, decide({ order: world.order, rules }, {}, who)),
});
const onRun = (
  name: string,
  duty: Duty,
  touches: 'run' | 'nothing',
  decide: (state: RunState, who: Circumstances, world: World) => Parameters<typeof keptRun>[1],
): Action => ({
  name,
  duty,
  touches,
  act: (world, rules, who) => {
    const now = state(world, rules);
    return now === null ? null : keptRun(world, decide(now, who, world));
  },
});

const ACTIONS: readonly Action[] = [
  {
    name: 'amend',
    duty: 'draft',
    touches: 'order',
    act: (world, rules, who) => {
      const runState = state(world, rules);
      const result = amendOrder({ order: world.order, rules, runState }, { content: other(world.order) }, who);
      return result.ok ? { ...world, order: result.value.order, run: result.value.rest?.run ?? world.run } : null;
    },
  },
  onOrder('factual', 'factual', determineFactually),
  onOrder('arithmetical', 'arithmetical', determineArithmetically),
  onOrder('order', 'order', giveOrder),
  onOrder('accept', 'accept', acceptOrder),
  {
    ...onOrder('reject', 'accept', determineFactually),
    act: (world, rules, who) => kept(world, rejectOrder({ order: world.order, rules }, { reason: 'R' }, who)),
  },
  {
    ...{ name: 'compose', duty: 'run', touches: 'run' },
    act: (world, rules, who) => keptRun(world, composeRun({ orders: [world.order], rules }, { executeOn }, who)),
  },
  onRun('make file', 'run', 'run', (now, who, world) => makeFile(now, file(world, false), who)),
  onRun('remake file', 'run', 'run', (now, who, world) => makeFile(now, file(world, true), who)),
  onRun('take out', 'run', 'run', (now, who, { order }) => takeOut(now, { orderId: order.id }, who)),
  onRun('cancel', 'run', 'run', (now, who) => cancelRun(now, {}, who)),
  onRun('release', 'release', 'nothing', (now, who, { order }) =>
    releaseFile(now, { fileHash: now.run.file?.hash ?? '', seenPayees: [order.id] }, who),
  ),
  onRun('hand over', 'handOver', 'nothing', (now, who) => handOverFile(now, { fileHash: now.run.file?.hash ?? '' }, who)),
  {
    ...onRun('payee differs', 'run', 'nothing', (now, who, { order }) =>
      recordVop(now, { answers: [{ orderId: order.id, result: 'noMatch', name: null }] }, who),
    ),
    duty: null,
  },
  {
    ...{ name: 'recall', duty: 'recall', touches: 'nothing' },
    act: (world, rules, who) =>
      kept(world, markRecalled({ order: world.order, rules, releases: world.run?.releases ?? [] }, { reason: 'R' }, who)),
  },
  {
    ...{ name: 'bank accepts', duty: null, touches: 'nothing' },
    act: (world, _rules, who) => kept(world, takeBankAnswer(world.order, { accepted: true }, who)),
  },
  {
    ...{ name: 'debit', duty: null, touches: 'nothing' },
    act: (world, _rules, who) => {
      const line = { id: 'line', tenantId: 'town', amountCents: cents(-world.order.content.amountCents) };
      return kept(world, markDebited({ order: world.order, releases: world.run?.releases ?? [] }, line, who));
    },
  },
];

const humanOf = (user: string): string => user.slice(-1);

/** The world with the humans renamed in the order of their appearance, so that worlds that differ in names alone are one. */
function keyOf({ order, run, touched, touchedRun }: World, rules: LocalRules): string {
  const named = [
    // Who determined plays a part only where the rules part determination and order.
    ...(rules.oneDeterminer ? [] : order.steps.map(({ duty, by }) => `${duty}${humanOf(by.userId)}`)),
    '|',
    ...(run?.releases ?? []).map(({ by }) => humanOf(by.userId)),
    '|',
  ];
  const names = new Map<string, string>();
  const rename = (human: string): string => {
    if (!names.has(human)) names.set(human, String(names.size));
    return names.get(human) ?? '';
  };
  const text = named.map((part) => (part === '|' ? part : part.slice(0, -1) + rename(part.slice(-1)))).join('');
  const set = (people: readonly string[]): string => [...new Set(people)].map(rename).sort().join('');
  const sets = [
    touched,
    touchedRun,
    order.involved.map(({ userId }) => humanOf(userId)),
    run?.involved.map(({ userId }) => humanOf(userId)),
  ];
  return [
    ...[order.status, order.content.amountCents, order.runId, run?.status, run?.file?.hash, run?.payeeChecks.length],
    ...[text, ...sets.map((people) => set(people ?? []))],
  ].join(';');
}

const noted = (people: readonly Human[], human: Human, touches: boolean): readonly Human[] =>
  touches && !people.includes(human) ? [...people, human] : people;

function* steps(world: World, rules: LocalRules, humans: readonly Human[]): Generator<{ action: Action; who: Human; next: World }> {
  for (const action of ACTIONS) {
    for (const who of humans) {
      for (const side of ['member', 'centre'] as const) {
        const next = action.act(world, rules, as(who, side));
        if (next === null) continue;
        const begins = action.name === 'compose';
        yield {
          action,
          who,
          next: {
            ...next,
            touched: noted(world.touched, who, action.touches === 'order' || action.name === 'take out'),
            touchedRun: noted(
              begins ? [] : world.touchedRun,
              who,
              action.touches === 'run' || (action.name === 'amend' && world.order.runId !== null),
            ),
          },
        };
      }
    }
  }
}

/** What two allowed, uninvolved people means, said without the code under test. */
function fault({ order, run, touched, touchedRun }: World): string {
  const released: readonly OrderStatus[] = ['released', 'handedOver', 'bankAccepted', 'debited', 'recalled'];
  const releases = run?.releases ?? [];
  if (!released.includes(order.status)) return releases.length > 1 ? 'two releases and not released' : '';
  const people = releases.map(({ by }) => humanOf(by.userId) as Human);
  if (new Set(people).size !== 2 || people.length !== 2) return `released by ${people.join()}`;
  if (people.some((human) => touched.includes(human) || touchedRun.includes(human))) return `released by the involved ${people.join()}`;
  if (releases.some(({ by, fileHash }) => !by.userId.startsWith('centre-') || fileHash !== run?.file?.hash))
    return 'released something else';
  return run?.file?.controlSumCents === order.content.amountCents ? '' : 'released another sum';
}

function explore(rules: LocalRules, humans: readonly Human[]): Map<string, World> {
  const found = new Map<string, World>();
  const first = HUMANS.slice(0, 1).map((human): World => {
    const order = unwrap(draftOrder({ rules }, { content: CONTENT, endToEndId: 'E1' }, as(human, 'member')));
    return { order, run: null, touched: [human], touchedRun: [] };
  });
  const waiting = [...first];
  for (let world = waiting.pop(); world !== undefined; world = waiting.pop()) {
    const key = keyOf(world, rules);
    if (found.has(key)) continue;
    found.set(key, world);
    const wrong = fault(world);
    if (wrong !== '') throw new Error(`${wrong}: ${key}`);
    for (const { action, next } of steps(world, rules, humans)) {
      const allowed: readonly string[] = ORDER_TRANSITIONS[world.order.status];
      const stays =
        next.order.status === world.order.status && (action.name === 'amend' || action.duty === null || action.name === 'remake file');
      if (!stays && !allowed.includes(next.order.status)) throw new Error(`${action.name}: ${world.order.status} → ${next.order.status}`);
      const before = action.name === 'compose' ? null : world.run;
      const after: readonly (string | undefined)[] = before === null ? [] : [before.status, ...RUN_TRANSITIONS[before.status]];
      if (before !== null && !after.includes(next.run?.status)) throw new Error(`${action.name}: ${before.status} → ${next.run?.status}`);
      waiting.push(next);
    }
  }
  return found;
}

const reached = (worlds: Map<string, World>): Set<string> => new Set([...worlds.values()].map(({ order }) => order.status));

test('no path leads past two allowed, uninvolved people, whoever does what in which order', { timeout: 60_000 }, () => {
  const worlds = explore(LOOSE, HUMANS);
  expect(worlds.size).toBeGreaterThan(200);
  for (const status of ['released', 'handedOver', 'debited', 'recalled', 'rejected']) expect(reached(worlds)).toContain(status);
  // In no state does a duty work without its grant, from the other side, for the operator or for a job.
  for (const world of worlds.values()) {
    for (const { name, duty, act } of ACTIONS) {
      if (duty === null) continue;
      const without = {
        ...LOOSE,
        grants: LOOSE.grants.filter((grant) => grant.duty !== duty && !(name === 'reject' && grant.duty === 'order')),
      };
      const side = DUTY_SIDE[duty];
      for (const [rules, who] of [
        [without, as('d', side)],
        [LOOSE, as('d', 'operator')],
        [LOOSE, as('d', 'service')],
        [{ ...LOOSE, tenantId: 'other town' }, as('d', side)],
      ] as const)
        expect(act(world, rules, who)).toBeNull();
    }
  }
});

test('three people can pay, two cannot', () => {
  expect(reached(explore(LOOSE, ['a', 'b', 'c']))).toContain('debited');
  expect(reached(explore(LOOSE, ['a', 'b']))).not.toContain('released');
});

test('local rules that part determination and order need one more', () => {
  const strict = { ...LOOSE, oneDeterminer: false, determinerMayOrder: false };
  const worlds = explore(strict, ['a', 'b', 'c']);
  expect(reached(worlds)).toContain('accepted');
  // All three acted on it.
  expect(reached(worlds)).not.toContain('released');
});
