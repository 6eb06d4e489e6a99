// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, type Result, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { as, CONTENT, HUMANS, LOOSE } from '../testing/people.ts';
import { acceptOrder, determineArithmetically, determineFactually, draftOrder, giveOrder } from './determine.ts';
import type { PaymentOrder } from './order.ts';
import { handOverFile, releaseFile } from './release.ts';
import { amendOrder, composeRun, makeFile, orderSum, type PaymentRun, type RunDecision, type RunState, takeOut } from './run.ts';

const rules = LOOSE;
/** In the measure in which they are to happen: what undoes a file is rare, or none would ever leave. */
const DEEDS = [
  ...(['compose', 'compose', 'file', 'file', 'release', 'release', 'release', 'release', 'release', 'release', 'handOver'] as const),
  ...(['amend', 'remake', 'takeOut', 'factual', 'arithmetical', 'order', 'accept'] as const),
];
const STEPS = { factual: determineFactually, arithmetical: determineArithmetically, order: giveOrder, accept: acceptOrder } as const;

/** Two orders and their run, with an observer who notes who touched what. */
class World {
  run: PaymentRun | null = null;
  orders: PaymentOrder[];
  readonly touched = new Map<string, Set<string>>();
  runTouched = new Set<string>();
  private files = 0;

  constructor(makers: readonly string[]) {
    this.orders = makers.map((who, index) => {
      const id = `o${index}`;
      this.touched.set(id, new Set([who]));
      return unwrap(draftOrder({ rules }, { content: CONTENT, endToEndId: id }, { ...as(who, 'member'), newId: () => id }));
    });
  }

  inRun(): PaymentOrder[] {
    return this.orders.filter(({ runId }) => runId !== null);
  }
  private state(): RunState | null {
    return this.run === null || this.inRun().length === 0 ? null : { run: this.run, orders: this.inRun(), rules };
  }
  private keep(changed: readonly PaymentOrder[]): void {
    this.orders = this.orders.map((order) => changed.find(({ id }) => id === order.id) ?? order);
  }
  private keepRun(result: Result<RunDecision, unknown> | null, who: string, begins = false): boolean {
    if (result === null || !result.ok) return false;
    this.run = result.value.run;
    this.keep(result.value.orders);
    if (begins) this.runTouched = new Set();
    this.runTouched.add(who);
    return true;
  }

  do(deed: (typeof DEEDS)[number], who: string, at: number): void {
    const order = this.orders[at];
    const state = this.state();
    const centre = as(who, 'centre');
    if (order === undefined) return;
    if (deed in STEPS) {
      const step = STEPS[deed as keyof typeof STEPS];
      const result = step({ order, rules }, {}, as(who, deed === 'accept' ? 'centre' : 'member'));
      if (result.ok) this.touch([result.value], who);
    }
    if (deed === 'amend') this.amend(order, state, who);
    if (deed === 'compose') {
      const ready = this.orders.filter(({ status }) => status === 'accepted');
      const id = `run${this.files}`;
      if (state === null)
        this.keepRun(
          composeRun({ orders: ready, rules }, { executeOn: civilDate('2026-11-03') }, { ...centre, newId: () => id }),
          who,
          true,
        );
    }
    if ((deed === 'file' || deed === 'remake') && state !== null) {
      this.files += 1;
      const file = { hash: `h${this.files}`, messageId: 'M', count: state.orders.length, controlSumCents: orderSum(state.orders) };
      this.keepRun(makeFile(state, file, centre), who);
    }
    if (deed === 'takeOut' && state !== null && this.keepRun(takeOut(state, { orderId: order.id }, centre), who))
      this.touched.get(order.id)?.add(who);
    if (deed === 'release' && state !== null)
      this.keepReleased(releaseFile(state, { fileHash: state.run.file?.hash ?? '', seenPayees: [] }, centre));
    if (deed === 'handOver' && state !== null) this.keepReleased(handOverFile(state, { fileHash: state.run.file?.hash ?? '' }, centre));
  }
  private keepReleased(result: Result<RunDecision, unknown>): void {
    if (!result.ok) return;
    this.run = result.value.run;
    this.keep(result.value.orders);
  }
  private touch(changed: readonly PaymentOrder[], who: string): void {
    this.keep(changed);
    for (const { id } of changed) this.touched.get(id)?.add(who);
  }
  private amend(order: PaymentOrder, state: RunState | null, who: string): void {
    const content = { ...CONTENT, amountCents: cents(order.content.amountCents + 1n) };
    const result = amendOrder({ order, rules, runState: order.runId === null ? null : state }, { content }, as(who, 'member'));
    if (!result.ok) return;
    this.touch([result.value.order], who);
    if (result.value.rest !== null) this.keepRun({ ok: true, value: result.value.rest }, who);
  }
}

test('a file of several orders: whoever touched one of them, or the run, never is among its two releases', () => {
  const seen = { released: 0, handedOver: 0, afterChange: 0 };
  const human = fc.constantFrom(...HUMANS);
  const deed = fc.record({ deed: fc.constantFrom(...DEEDS), who: human, at: fc.nat(1) });
  fc.assert(
    fc.property(human, human, fc.array(deed, { minLength: 60, maxLength: 120 }), (one, two, deeds) => {
      const world = new World([one, two]);
      // The way to a file is long: the first steps are done in order, by anybody, before chance takes over.
      for (const [index, step] of (['factual', 'arithmetical', 'order', 'accept'] as const).entries())
        for (const at of [0, 1]) world.do(step, deeds[index]?.at === 0 ? one : two, at);
      for (const { deed: what, who, at } of deeds) {
        world.do(what, who, at);
        const { run } = world;
        if (run === null || (run.status !== 'released' && run.status !== 'handedOver')) continue;
        const people = run.releases.map(({ by }) => by.userId.slice(-1));
        const involved = new Set([...world.runTouched, ...world.inRun().flatMap(({ id }) => [...(world.touched.get(id) ?? [])])]);
        expect(new Set(people).size).toBe(2);
        expect(people.filter((person) => involved.has(person))).toEqual([]);
        expect(run.file?.controlSumCents).toBe(orderSum(world.inRun()));
        expect(run.releases.every(({ fileHash }) => fileHash === run.file?.hash)).toBe(true);
        seen[run.status] += 1;
        if (run.voided.length > 0) seen.afterChange += 1;
      }
    }),
    { numRuns: 800, seed: 20_261_122 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});
