// SPDX-License-Identifier: EUPL-1.2
import { closingText, dayInputText, readClosingsFile, verifyClosingsFile } from '@domain/payments';
import { type CivilDate, canonicalJson } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { statementsOn } from '@platform/database';
import { type Platform, performLongWork } from '@platform/use-case';
import { testWorld, type World } from '@testkit/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../json.ts';
import { decideRepeat } from '../reconcile/decide-repeat.ts';
import { explainOpenItem } from '../reconcile/open-reasons.ts';
import { payments } from '../service.ts';
import { measured, neighbours } from '../testing/neighbours.ts';
import { closingsExport } from './closings-export.ts';
import { discardClosing } from './discard-closing.ts';
import { closingHistory, findClosing } from './find-closing.ts';
import { findDayInWork } from './find-day.ts';
import { keepClosingFile } from './keep-closing-file.ts';
import { listClosingDays } from './list-closing-days.ts';
import { makeClosing } from './make-closing.ts';
import { paymentEvidence } from './payment-evidence.ts';
import { printClosing } from './print-closing.ts';
import { receiveDayClosing } from './receive-closing.ts';
import { signDayClosing } from './sign-closing.ts';
import { storedDays } from './stored-days.ts';
import { OPENING, type TownBooks, townBooks, value } from './testing/town-books.ts';
import { verifyStored } from './verify-stored.ts';
import { waitingReceipts, waitingSignatures } from './waiting-closings.ts';

let world: World;
let town: TownBooks;
const MONDAY = '2026-11-02';
const TUESDAY = '2026-11-03';

beforeAll(async () => {
  world = await testWorld([neighbours, payments]);
  world.clock.now = new Date('2026-11-03T19:00:00.000Z');
  town = await townBooks(world);
});

const code = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'ok' : (result.error?.code ?? ''));
/** With a second factor that is fresh whatever day it is. */
const fresh = (actor: Actor): Actor => ({ ...actor, session: { ...actor.session, steppedUpAt: world.clock.now.toISOString() } }) as Actor;
const clerk = (at: number): Actor => fresh(town.clerks[at] as Actor);
const make = (day: string, actor = clerk(0)) => world.run(actor, makeClosing, { tenantId: town.tenantId as never, day: day as CivilDate });
const inWork = (day: string) => world.ask(clerk(0), findDayInWork, { tenantId: town.tenantId as never, day: day as CivilDate });
const show = async (id: string, actor = clerk(0)) => {
  const found = await world.ask(actor, findClosing, { closingId: id as never });
  if (!found) throw new Error('no closing');
  return found;
};
const sign = async (id: string, actor: Actor, change: { hash?: string } = {}) => {
  const { hash, version } = await show(id);
  return world.run(actor, signDayClosing, { closingId: id as never, expectedVersion: version, hash, ...change });
};
const close = async (day: string): Promise<string> => {
  const { closingId } = value(await make(day)) as { closingId: string };
  value(await sign(closingId, clerk(1)));
  value(await sign(closingId, clerk(2)));
  return closingId;
};

const exported = (): Promise<string> =>
  world.database.read(world.scope(town.home), async (reads) => {
    let text = '';
    for await (const piece of closingsExport(reads, town.tenantId)) text += piece;
    return text;
  });

/** Not bound by the hash: whose name stands under a signature is what the audit knows, and a receipt is no part of the closing. */
const UNBOUND = /\.signatures\.\d+\.(user|account|at)$|\.receipt(\.|$)|\.copies$/;

/** The file with each of its values changed, one at a time. */
function* tampered(file: unknown): Generator<[path: string, file: unknown]> {
  const leaves = function* (value: unknown, path: readonly string[]): Generator<readonly string[]> {
    if (typeof value !== 'object' || value === null) yield path;
    else for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
  };
  for (const path of [...leaves(file, [])]) {
    const name = `.${path.join('.')}`;
    if (UNBOUND.test(name)) continue;
    const holder = path.slice(0, -1).reduce((inner, key) => (inner as Record<string, unknown>)[key], file) as Record<string, unknown>;
    const key = path[path.length - 1] ?? '';
    const value = holder[key];
    holder[key] = typeof value === 'number' ? value + 1 : value === null ? 'x' : typeof value === 'boolean' ? !value : `${value}1`;
    yield [name, file];
    holder[key] = value;
  }
}

describe('the closing of a day', () => {
  it('is made when nothing is unexplained, signed by two and delivered', async () => {
    const { lineIds } = await town.deliver(MONDAY, OPENING, [5_000, 700], { sequence: 7 });
    const { runId, orderIds } = await town.send(MONDAY, [11_900, 2_500]);
    const debitRun = await town.collect(MONDAY, [4_000, 700, 300], ['accepted 2026-11-02', 'collected 2026-11-03', 'rejected 2026-11-02']);
    await town.book(MONDAY, lineIds[0] ?? '', 5_000, { kind: 'debtor', item: 'claim' });
    const before = await inWork(MONDAY);
    expect(before?.reasons).toMatchObject([{ code: 'ITEM_UNEXPLAINED', subject: lineIds[1] }]);
    expect(before?.mayClose).toBe(false);
    expect(code(await make(MONDAY))).toBe('NOT_CLOSABLE');
    await town.book(MONDAY, lineIds[1] ?? '', 700, { kind: 'deposit', item: lineIds[1] ?? '' });
    expect(await inWork(MONDAY)).toMatchObject({ reasons: [], mayClose: true, number: 1 });
    const { closingId } = value(await make(MONDAY)) as { closingId: string };
    expect(code(await make(TUESDAY))).toBe('CLOSING_UNSIGNED');
    expect(await world.ask(clerk(1), waitingSignatures, {})).toMatchObject([{ kind: 'payments.signClosing', count: 1 }]);
    const made = await show(closingId);
    expect(made).toMatchObject({ status: 'made', number: 1, previousHash: null, maySign: true, mayDiscard: true, madeBy: 'Cem Zentrum' });
    expect(made.sections.bookAccounts).toMatchObject([{ opening: 100_000n, receipts: { count: 2, sum: 5_700n }, closing: 91_300n }]);
    expect(made.sections.bridges).toMatchObject([{ difference: -14_400n, pending: [{ onItsWay: true }, { onItsWay: true }] }]);
    expect(made.sections.files).toMatchObject([{ runId, count: 2, debited: { count: 0 }, releasedBy: ['Lena Leitung', 'Uwe Probe'] }]);
    // What the bank says on the next day is none of this one.
    expect(made.sections.debitFiles).toMatchObject([
      {
        ...{ runId: debitRun, scheme: 'CORE', collectOn: TUESDAY, count: 3, controlSum: 5_000n, releasedBy: ['Lena Leitung', 'Uwe Probe'] },
        ...{ accepted: { count: 1, sum: 4_000n }, rejected: { count: 1, sum: 300n }, collected: { count: 0 }, returned: { count: 0 } },
      },
    ]);
    // Nothing is booked on the day any more, by anybody.
    await expect(town.book(MONDAY, lineIds[1] ?? '', 700, { kind: 'debtor', item: null })).rejects.toThrow(/is closed/);

    expect(code(await sign(closingId, town.treasurer))).toBe('FORBIDDEN');
    expect(code(await sign(closingId, clerk(1), { hash: 'f'.repeat(64) }))).toBe('CLOSING_CHANGED');
    const stale = { ...clerk(1), session: { ...clerk(1).session, steppedUpAt: null } } as Actor;
    expect(code(await sign(closingId, stale))).toBe('STEP_UP_NEEDED');
    expect(code(await sign(closingId, clerk(1)))).toBe('ok');
    expect(code(await sign(closingId, clerk(1)))).toBe('SAME_PERSON');
    const discard = { closingId: closingId as never, expectedVersion: 2, reason: 'doch nicht' };
    expect(code(await world.run(clerk(0), discardClosing, discard))).toBe('CLOSING_STATUS');
    expect(code(await sign(closingId, clerk(2)))).toBe('ok');
    expect(measured.map(({ meter, quantity, occurredOn }) => [meter, quantity, occurredOn])).toEqual([
      ...[
        ['payments.orders', 2, MONDAY],
        ['payments.bankLines', 2, MONDAY],
        ['payments.closings', 1, MONDAY],
      ],
    ]);
    const closed = await show(closingId, town.approver);
    expect(closed).toMatchObject({ status: 'closed', mayReceive: true, maySign: false, receipt: null });

    expect(await world.ask(clerk(1), waitingSignatures, {})).toEqual([]);
    expect(await world.ask(town.approver, waitingReceipts, {})).toMatchObject([{ kind: 'payments.receiveClosing', count: 1 }]);
    const receive = (actor: Actor) =>
      world.run(actor, receiveDayClosing, { closingId: closingId as never, expectedVersion: closed.version, hash: closed.hash });
    expect(code(await receive(clerk(0)))).toBe('FORBIDDEN');
    expect(code(await receive(town.approver))).toBe('ok');
    expect((await show(closingId)).receipt?.by).toBe('Rita Empfang');
    const history = await world.ask(town.approver, closingHistory, { closingId: closingId as never });
    expect(history.map(({ action }) => action)).toEqual([
      'payments.makeClosing',
      'payments.signClosing',
      'payments.signClosing',
      'payments.receiveClosing',
    ]);

    // The next day: one order is debited, and with its day it is done.
    const next = await town.deliver(TUESDAY, OPENING + 5_700, [-11_900]);
    await town.book(TUESDAY, next.lineIds[0] ?? '', -11_900, { kind: 'transit', item: orderIds[0] ?? '' });
    await world.database.write(world.scope(town.home), (writes) =>
      writes.paymentOrder.update({
        where: { tenantId_id: { tenantId: town.tenantId, id: orderIds[0] ?? '' } },
        data: { status: 'debited' },
      }),
    );
    const second = await show(await close(TUESDAY));
    expect(second).toMatchObject({ number: 2, previousHash: closed.hash, previousId: closingId });
    expect(second.sections.files).toMatchObject([{ debited: { count: 1, sum: 11_900n } }]);
    expect(second.sections.debitFiles).toMatchObject([{ accepted: { count: 2, sum: 4_700n }, collected: { count: 1, sum: 700n } }]);
    const statuses = await world.database.read(world.scope(town.home), (reads) =>
      reads.selectFrom('payment_order').where('tenant_id', '=', town.tenantId).select('status').orderBy('number').execute(),
    );
    expect(statuses.map(({ status }) => status)).toEqual(['done', 'handedOver']);
  });

  it('takes in what came late, keeps what is discarded, and tells which days are missing', async () => {
    const [WEDNESDAY, THURSDAY] = ['2026-11-04', '2026-11-05'];
    const late = await town.deliver(TUESDAY, OPENING + 5_700 - 11_900, [300], { at: '2026-11-04T07:00:00.000Z' });
    await town.book(WEDNESDAY, late.lineIds[0] ?? '', 300, { kind: 'deposit', item: late.lineIds[0] ?? '' });
    await town.quiet(WEDNESDAY);
    world.clock.now = new Date('2026-11-10T09:00:00.000Z');
    const { closingId } = value(await make(WEDNESDAY)) as { closingId: string };
    const discard = { closingId: closingId as never, expectedVersion: 1, reason: 'noch eine Buchung' };
    expect(code(await world.run(clerk(0), discardClosing, discard))).toBe('ok');
    expect(await show(closingId)).toMatchObject({ status: 'discarded', maySign: false });
    expect(code(await sign(closingId, clerk(1)))).toBe('CLOSING_STATUS');
    const again = await show(await close(WEDNESDAY));
    expect(again.sections.bankAccounts).toMatchObject([{ quietBy: 'Cem Zentrum', credits: { count: 1, sum: 300n } }]);
    expect((await inWork(THURSDAY))?.reasons.map((one) => one.code)).toEqual(['STATEMENT_MISSING']);
    const days = await world.ask(town.approver, listClosingDays, { month: '2026-11' as never });
    expect(days.map(({ day, state }) => `${day.slice(8)} ${state}`)).toEqual([
      ...['02 closed', '03 closed', '04 closed', '05 missing', '06 missing', '09 open', '10 open'],
    ]);
  });

  it('leaves the evidence of each duty for any day', async () => {
    const month = '2026-11' as never;
    const shown = async (day: string) => {
      const days = await world.ask(clerk(0), paymentEvidence, { tenantId: town.tenantId as never, month });
      const found = days.find((one) => one.day === day);
      return found?.cells.map(({ duty, state }) => `${duty} ${state}`);
    };
    // The orders of the file were put there by hand, without anybody having determined them: that is red.
    expect(await shown(MONDAY)).toEqual([
      ...['factual missing', 'arithmetical missing', 'order missing', 'twoReleases shown', 'separation shown'],
      ...['matching missing', 'closing shown', 'delivery shown'],
    ]);
    // Nothing was booked on the day, which was said in time, but its second signature came four bank days later.
    expect((await shown('2026-11-04'))?.slice(-3)).toEqual(['matching shown', 'closing late', 'delivery open']);
    expect((await shown('2026-11-05'))?.slice(-3)).toEqual(['matching missing', 'closing missing', 'delivery missing']);
    const foreign = await world.actor(town.home, 'memberTreasurer', { member: town.home.members[1]! });
    expect(await world.ask(foreign, paymentEvidence, { tenantId: town.tenantId as never, month })).toEqual([]);
    expect(await world.ask(foreign, listClosingDays, { month })).toEqual([]);
    expect(await world.ask(foreign, findDayInWork, { tenantId: town.tenantId as never, day: '2026-11-05' as CivilDate })).toBeNull();
  });

  it('is worked out again from the tables with the same bytes', async () => {
    const rows = await world.database.read(world.scope(town.home), (reads) => storedDays(reads, town.tenantId));
    expect(rows).toHaveLength(3);
    for (const { again, content, text, input } of rows) {
      expect(sha256(dayInputText(input))).toBe(content.inputHash);
      expect(closingText(again)).toBe(text);
    }
  });

  it('is exported with its data, and a script that knows nothing of this program builds it again and finds every change', async () => {
    const { verifyExport } = (await import(new URL('../../../../../tools/verifier/verify-closings.mjs', import.meta.url).href)) as {
      verifyExport: (file: unknown, noted?: string) => [number, string, string][];
    };
    const text = await exported();
    expect(text).not.toMatch(/ibanSealed/);
    expect(verifyExport(JSON.parse(text))).toEqual([]);
    expect(verifyClosingsFile(readClosingsFile(JSON.parse(text)).file, sha256)).toEqual([]);
    const missed: string[] = [];
    for (const [path, changed] of tampered(JSON.parse(text))) if (verifyExport(changed).length === 0) missed.push(path);
    expect(missed).toEqual([]);
    // The end of the file is told at its head, so that one that was cut off is found, and a last day that was taken away by whoever noted it.
    const [cut, short] = [JSON.parse(text), JSON.parse(text)];
    cut.closings.pop();
    expect(verifyExport(cut)).toMatchObject([[0, 'CUT_OFF', cut.closings[1].hash]]);
    expect(verifyExport({ ...short, count: 0, last: null, closings: [] })).toEqual([[0, 'EMPTY', '']]);
    expect(verifyExport(short, short.last)).toEqual([]);
    expect(verifyExport({ ...cut, count: 2, last: cut.closings[1].hash }, short.last)).toEqual([[0, 'CUT_OFF', cut.closings[1].hash]]);
    short.closings[0].receipt.hash = 'f'.repeat(64);
    expect(verifyExport(short)).toEqual([[1, 'RECEIPT', short.closings[0].receipt.user]]);
    // A closing that was sealed anew over other data is found by its sections.
    const file = JSON.parse(text);
    const [first] = file.closings;
    first.data.journals[0].postings[0].amountCents = '1';
    first.content.inputHash = sha256(canonicalJson(first.data));
    first.hash = sha256(canonicalJson(first.content));
    for (const signature of first.signatures) signature.hash = first.hash;
    expect(verifyExport(file).map(([number, code]) => `${number} ${code}`)).toEqual(
      expect.arrayContaining(['1 ENTRY', '1 SECTION', '2 CHAIN']),
    );
  });

  it('is checked in the database: whatever of its day is changed there is found', async () => {
    const verify = () => world.database.read(world.scope(town.home), (reads) => verifyStored(reads, town.tenantId));
    expect(await verify()).toEqual({ closings: 3, faults: [] });
    const change = async (sql: string): Promise<string[]> => {
      const found: string[] = [];
      await world.database
        .write(world.scope(town.home), async (writes) => {
          await writes.$executeRawUnsafe(sql);
          found.push(...(await verifyStored(statementsOn(writes), town.tenantId)).faults.map(({ code: of }) => of));
          throw new Error('taken back');
        })
        .catch((error: Error) => expect(error.message).toBe('taken back'));
      return [...new Set(found)].sort();
    };
    expect(await change(`update bank_line set text = text || '.' where position = 1`)).toEqual(['INPUT_CHANGED']);
    expect(await change('update bank_line set amount_cents = amount_cents + 1 where position = 1')).toEqual([
      ...['INPUT_CHANGED', 'WORKED_OUT_DIFFERENTLY'],
    ]);
    expect(await change(`update bank_statement set file_hash = repeat('b', 64)`)).toEqual(['INPUT_CHANGED', 'WORKED_OUT_DIFFERENTLY']);
    expect(await change(`update debit_run set collections = jsonb_set(collections, '{0,amountCents,$int}', '"4001"')`)).toEqual([
      ...['INPUT_CHANGED', 'WORKED_OUT_DIFFERENTLY'],
    ]);
    expect(await change('update payment_order set amount_cents = amount_cents + 1')).toEqual(['INPUT_CHANGED', 'WORKED_OUT_DIFFERENTLY']);
  });

  it('is set on paper by the worker, who may do nothing else with it', async () => {
    const scope = world.scope(town.home);
    const commands = () =>
      world.database.read(scope, (reads) =>
        reads.selectFrom('long_command').select(['id', 'state', 'failure']).where('name', '=', printClosing.name).orderBy('id').execute(),
      );
    const unused = (): never => {
      throw new Error('not for this test');
    };
    const press = { render: async () => ({ ok: true, value: { pdf: new TextEncoder().encode('%PDF-1.7') } }), close: unused };
    const stored = {
      sha256: 'b'.repeat(64),
      sizeBytes: 8,
      type: 'pdf',
      mediaType: 'application/pdf',
      fileName: 'x.pdf',
      scanState: 'clean',
    };
    const files = { storeStream: async () => ({ ok: true, value: stored }), openStream: unused, exists: unused, sweep: unused };
    const platform = { ...world.platform, typesetter: press, files } as unknown as Platform;
    const { centreId: tenantId, associationId } = town.home;
    const told = { name: 'LongWorkOrdered.v1', tenantId, associationId, causeAccountId: null, correlationId: world.newId() };
    for (const { id } of await commands())
      await performLongWork(platform, [printClosing], { ...told, id: world.newId(), payload: { commandId: id } }, () => 'payments');
    expect((await commands()).map(({ state, failure }) => [state, failure])).toEqual(Array(3).fill(['done', null]));
    const papers = await world.database.read(scope, (reads) =>
      reads.selectFrom('day_closing').select('pdf_hash').where('status', '=', 'closed').execute(),
    );
    expect(papers).toEqual(Array(3).fill({ pdf_hash: stored.sha256 }));
  });

  it('cannot be changed or removed, whoever tries', async () => {
    const tamper = (sql: string) => world.database.write(world.scope(town.home), (writes) => writes.$executeRawUnsafe(sql));
    await expect(tamper(`update day_closing set content = replace(content, '5000', '5001') where number = 1`)).rejects.toThrow();
    await expect(tamper(`update day_closing set facts = '{}' where number = 1`)).rejects.toThrow(/stays as it is/);
    await expect(tamper(`update day_closing set status = 'discarded' where number = 3 and status = 'closed'`)).rejects.toThrow();
    await expect(tamper('delete from day_closing where number = 1')).rejects.toThrow();
    const file = { sha256: 'a'.repeat(64), fileName: 'x.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
    const [first] = await world.ask(clerk(0), listClosingDays, { month: '2026-11' as never });
    expect(code(await world.run(clerk(0), keepClosingFile, { closingId: first?.closingId as never, file }))).toBe('FORBIDDEN');
  });

  it('tells of a possible repeat until somebody finds out what it is, and counts it then, also of a closed day', async () => {
    const [THURSDAY, FRIDAY] = ['2026-11-05', '2026-11-06'];
    const opening = OPENING + 5_700 - 11_900 + 300;
    const known = await town.deliver(THURSDAY, opening, [1_000, -1_000]);
    const repeat = await town.deliver(THURSDAY, opening, [1_000], { copyOf: [known.lineIds[0] ?? ''] });
    for (const [index, amount] of [1_000, -1_000].entries())
      await town.book(THURSDAY, known.lineIds[index] ?? '', amount, { kind: 'debtor', item: null });
    const line = repeat.lineIds[0] ?? '';
    const decide = (lineId: string, found: 'same' | 'another') =>
      world.run(clerk(0), decideRepeat, { lineId: lineId as never, found, reason: 'Auskunft der Bank' });
    const reasons = async (day: string) => (await inWork(day))?.reasons.map(({ code: of, subject }) => `${of} ${subject}`);
    expect(await reasons(THURSDAY)).toEqual([`REPEAT_UNSURE ${line}`]);
    const explain = { tenantId: town.tenantId as never, item: line, reason: 'Anfrage bei der Bank', ownerId: clerk(0).userId as never };
    expect(code(await world.run(clerk(0), explainOpenItem, explain))).toBe('ok');
    const thursday = await show(await close(THURSDAY));
    expect(thursday.sections.differences).toMatchObject([{ code: 'REPEAT_UNSURE', reason: 'Anfrage bei der Bank', owner: 'Cem Zentrum' }]);
    // The bank counted it: the next day begins with it.
    const next = await town.deliver(FRIDAY, opening + 1_000, [200]);
    await town.book(FRIDAY, next.lineIds[0] ?? '', 200, { kind: 'debtor', item: null });
    expect(await reasons(FRIDAY)).toContain(`BANK_OPENING_DIFFERS ${town.bankAccountId}`);
    expect(code(await decide(known.lineIds[0] ?? '', 'another'))).toBe('REPEAT_CERTAIN');
    expect(code(await decide(line, 'another'))).toBe('ok');
    // What was said about it stands for it as long as it is not booked.
    expect(await reasons(FRIDAY)).toEqual([]);
    // Taken for a repeat again as long as nothing is booked, and the day does not tie.
    expect(code(await decide(line, 'same'))).toBe('ok');
    expect(await reasons(FRIDAY)).toContain(`BANK_OPENING_DIFFERS ${town.bankAccountId}`);
    expect(code(await decide(line, 'another'))).toBe('ok');
    await town.book(FRIDAY, line, 1_000, { kind: 'debtor', item: null });
    const friday = await show(await close(FRIDAY));
    expect(friday.sections.differences).toMatchObject([{ code: 'REPEAT_ANOTHER', reason: 'Auskunft der Bank', owner: 'Cem Zentrum' }]);
    expect(friday.sections.bankAccounts).toMatchObject([{ opening: BigInt(opening), credits: { count: 2, sum: 1_200n } }]);
    expect(code(await decide(line, 'same'))).toBe('REPEAT_CLOSED');
  });

  it('holds what a statement that reaches back into a closed day brings, once', async () => {
    const [FRIDAY, MONDAY_AFTER] = ['2026-11-06', '2026-11-09'];
    const opening = OPENING + 5_700 - 11_900 + 300 + 1_000;
    const reaching = await town.deliver(MONDAY_AFTER, opening, [50, 200, 70], {
      ...{ days: [FRIDAY, FRIDAY, MONDAY_AFTER], at: '2026-11-09T20:00:00.000Z' },
    });
    const [late, copied, own] = reaching.lineIds as [string, string, string];
    const [original] = await world.database.read(world.scope(town.home), (reads) =>
      reads.selectFrom('bank_line').select('id').where('amount_cents', '=', 200n).where('id', '<>', copied).execute(),
    );
    await world.database.write(world.scope(town.home), (writes) =>
      writes.bankLine.update({
        where: { tenantId_id: { tenantId: town.tenantId, id: copied } },
        data: { state: 'copy', copyOf: original?.id ?? null },
      }),
    );
    await town.book(MONDAY_AFTER, late, 50, { kind: 'debtor', item: null });
    await town.book(MONDAY_AFTER, own, 70, { kind: 'debtor', item: null });
    const left = (await inWork(MONDAY_AFTER))?.reasons ?? [];
    expect([...new Set(left.map(({ code: of }) => of))]).toEqual(['ITEM_UNEXPLAINED']);
    for (const { subject } of left) await town.explain(subject, 'Nachfrage bei der Bank');
    const closing = await show(await close(MONDAY_AFTER));
    expect(closing.sections.bankAccounts).toMatchObject([
      { opening: BigInt(opening + 200), credits: { count: 2, sum: 120n }, closing: BigInt(opening + 320) },
    ]);
    const { verifyExport } = await import(new URL('../../../../../tools/verifier/verify-closings.mjs', import.meta.url).href);
    const file = JSON.parse(await exported());
    expect(file.closings).toHaveLength(6);
    expect(verifyExport(file)).toEqual([]);
    const verify = await world.database.read(world.scope(town.home), (reads) => verifyStored(reads, town.tenantId));
    expect(verify).toEqual({ closings: 6, faults: [] });
    // What is said to stand in a closing before and does not is found.
    const last = file.closings[5];
    last.data.counted = [late];
    last.content.inputHash = sha256(canonicalJson(last.data));
    last.hash = sha256(canonicalJson(last.content));
    for (const signature of last.signatures) signature.hash = last.hash;
    expect(verifyExport(file).map(([, of]: [number, string]) => of)).toContain('COPY');
  });
});
