// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { payments } from '../service.ts';
import { acceptOrders } from './accept-orders.ts';
import { cancelPaymentRun, composePaymentRun, takeOutOfRun } from './compose-run.ts';
import { paymentFile } from './download-file.ts';
import { handOverRun } from './hand-over-run.ts';
import { makePaymentFile } from './make-file.ts';
import { releaseFileFirst, releaseFileSecond } from './release-run.ts';
import { takeInBankAnswer } from './take-in-answer.ts';
import { type RunsWorld, runsWorld, TODAY } from './testing/runs-world.ts';
import { statusReport } from './testing/status-report.ts';

const STEPS = 120;
const DEEDS = ['make', 'first', 'second', 'handOver', 'takeOut', 'cancel', 'vop', 'compose'] as const;
/** What leads on is tried more often than what leads astray, or no file would ever leave. */
const ONWARD = { composing: 'make', fileMade: 'first', releasedOnce: 'second', released: 'handOver' } as const;
type Deed = (typeof DEEDS)[number];

let w: RunsWorld;
/** One human being each, by account: whoever acted for the municipality may be at the centre as well. */
const humanOf = ({ accountId }: { readonly accountId: string | null }): string => String(accountId);

/** The same walk every time. */
function luck(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

beforeAll(async () => {
  w = await runsWorld([payments]);
});
afterAll(() => w.close());

/** What an observer notes who knows nothing of the rules: who succeeded with what on which run. */
interface Noted {
  readonly touched: Set<string>;
  readonly orderIds: Set<string>;
}

const rowOf = (id: string) =>
  w.write((writes) =>
    writes.paymentRun.findFirstOrThrow({ where: { id }, include: { orders: true, releases: { where: { voidedAt: null } } } }),
  );

async function compose(actor: Actor, noted: Map<string, Noted>, touchedOrder: Map<string, Set<string>>): Promise<void> {
  const orderIds = await w.addOrders(2);
  for (const id of orderIds) touchedOrder.set(id, new Set([humanOf(w.member)]));
  const accepted = await w.run(actor, acceptOrders, { orderIds });
  if (!accepted.ok) return;
  for (const id of orderIds) touchedOrder.get(id)?.add(humanOf(actor));
  const composed = await w.run(actor, composePaymentRun, { orderIds, executeOn: TODAY });
  if (composed.ok) noted.set(composed.value.runId, { touched: new Set([humanOf(actor)]), orderIds: new Set(orderIds) });
}

async function act(deed: Exclude<Deed, 'compose'>, actor: Actor, runId: string, note: Noted, touchedOrder: Map<string, Set<string>>) {
  const { version, fileHash, orders, messageId } = await rowOf(runId);
  const base = { paymentRunId: runId, expectedVersion: version };
  const seen = { ...base, fileHash: fileHash ?? '', seenPayees: orders.map(({ id }) => id) };
  const order = orders[0];
  if (deed === 'first') return w.run(actor, releaseFileFirst, seen);
  if (deed === 'second') return w.run(actor, releaseFileSecond, seen);
  if (deed === 'handOver') return w.run(actor, handOverRun, { ...base, fileHash: fileHash ?? '', channel: 'download' });
  if (deed === 'vop') {
    const told = [{ endToEndId: order?.endToEndId ?? '', status: 'RVNM' }];
    const fileId = await w.upload('vop.xml', statusReport(messageId ?? 'NONE', told));
    return w.run(actor, takeInBankAnswer, { paymentRunId: runId, fileId });
  }
  const changed =
    deed === 'takeOut' && order
      ? await w.run(actor, takeOutOfRun, { ...base, orderId: order.id })
      : await w.run(actor, deed === 'cancel' ? cancelPaymentRun : makePaymentFile, base);
  if (changed.ok) note.touched.add(humanOf(actor));
  const out = deed === 'takeOut' ? orders.slice(0, 1) : deed === 'cancel' ? orders : [];
  if (changed.ok) for (const { id } of out) for (const human of note.touched) touchedOrder.get(id)?.add(human);
  return changed;
}

it('no path of calls by fewer than two allowed, uninvolved people hands a file over', async () => {
  const next = luck(20_261_123);
  // The municipality's drafter is the same human being as one of the centre's people, by another user.
  const [, , twin] = w.people;
  const drafter = { userId: w.member.userId, accountId: twin?.accountId ?? null };
  Object.assign(w.member, drafter);
  const noted = new Map<string, Noted>();
  const touchedOrder = new Map<string, Set<string>>();
  const left = new Set<string>();
  const refused = new Map<string, number>();
  for (let step = 0; step < STEPS; step++) {
    const actor = w.people[next(w.people.length)] as Actor;
    const open = [...noted.keys()].filter((id) => !left.has(id));
    const runId = open[next(open.length)];
    const chance = DEEDS[next(DEEDS.length)] as Deed;
    if (runId === undefined || (chance === 'compose' && open.length < 3)) {
      await compose(actor, noted, touchedOrder);
      continue;
    }
    const before = (await rowOf(runId)).status;
    const deed = next(10) < 7 && before in ONWARD ? ONWARD[before as keyof typeof ONWARD] : chance;
    if (deed === 'compose') continue;
    const note = noted.get(runId) as Noted;
    const result = await act(deed, actor, runId, note, touchedOrder);
    if (!result.ok) refused.set(result.error.code, (refused.get(result.error.code) ?? 0) + 1);
    const run = await rowOf(runId);
    const file = await w.world.ask(w.people[0] as Actor, paymentFile, { paymentRunId: runId });
    expect(file === null, `${deed} left no file that could be taken out`).toBe(run.status !== 'handedOver');
    if (run.status === 'cancelled') noted.delete(runId);
    if (run.status !== 'handedOver' && run.status !== 'released') continue;
    const people = run.releases.map((release) => humanOf(release));
    const involved = new Set([...note.touched, ...run.orders.flatMap(({ id }) => [...(touchedOrder.get(id) ?? [])])]);
    expect(new Set(people).size).toBe(2);
    expect(people.filter((person) => involved.has(person))).toEqual([]);
    expect(run.releases.every((release) => release.fileHash === run.fileHash)).toBe(true);
    if (run.status !== 'handedOver') continue;
    expect(people).not.toContain(humanOf(actor));
    left.add(runId);
  }
  expect(left.size).toBeGreaterThan(1);
  for (const code of ['INVOLVED', 'RUN_STATUS', 'SAME_PERSON', 'BOOKED_BY_RELEASER'])
    expect(refused.get(code) ?? 0, code).toBeGreaterThan(0);
}, 60_000);

it('the database refuses what the use cases would: a hand-over without two releases by people who had no hand in it', async () => {
  const [actor] = w.people as Actor[];
  const noted = new Map<string, Noted>();
  await compose(actor as Actor, noted, new Map());
  const [runId] = [...noted.keys()];
  await w.run(actor as Actor, makePaymentFile, { paymentRunId: runId ?? '', expectedVersion: 1 });
  const by = { userId: actor?.userId, accountId: actor?.accountId };
  const data = {
    status: 'handedOver',
    handedOverBy: by as never,
    handedOverAt: new Date(),
    handedOverOn: new Date(TODAY),
    channel: 'download',
  };
  await expect(w.write((writes) => writes.paymentRun.updateMany({ where: { id: runId ?? '' }, data }))).rejects.toThrow(/two releases/);
});
