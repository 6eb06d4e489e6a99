// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '@platform/authorization';
import { serviceActor } from '@platform/authorization';
import { runUseCase as perform } from '@platform/use-case';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVoucher, chosenFrom, drawVoucherSample } from '../samples/draw-sample.ts';
import { listVoucherSamples } from '../samples/list-samples.ts';
import { registerDownload, voucherRegister } from '../samples/register.ts';
import { payments } from '../service.ts';
import { acceptOrders, refuseOrders } from './accept-orders.ts';
import { cancelPaymentRun, composePaymentRun, takeOutOfRun } from './compose-run.ts';
import { downloads } from './download-file.ts';
import { findPaymentRun } from './find-run.ts';
import { deliverRunFile, handOverRun } from './hand-over-run.ts';
import { listOrdersToPay, listPaymentRuns, waitingAcceptance, waitingReleases } from './list-runs.ts';
import { makePaymentFile } from './make-file.ts';
import { answerRecall, askRecall } from './recall-order.ts';
import { releaseFileFirst, releaseFileSecond } from './release-run.ts';
import { takeInBankAnswer } from './take-in-answer.ts';
import { type RunsWorld, runsWorld, TODAY } from './testing/runs-world.ts';
import { statusReport } from './testing/status-report.ts';

let w: RunsWorld;
let [maker, one, two, other]: Actor[] = [];
const the = (actor: Actor | undefined): Actor => actor as Actor;

beforeAll(async () => {
  w = await runsWorld([payments]);
  [maker, one, two, other] = w.people as Actor[];
});
afterAll(() => w.close());

const runRowOf = (id: string) =>
  w.write((writes) =>
    writes.paymentRun.findFirstOrThrow({ where: { id }, include: { orders: { orderBy: { number: 'asc' } }, releases: true } }),
  );

const done = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } },
): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error)}`);
  return result.value;
};
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'done' : (result.error?.code ?? '');

/** A run up to its file, by the first person. */
async function madeRun(count = 2, change: Parameters<RunsWorld['addOrders']>[1] = {}): Promise<string> {
  const orderIds = await w.addOrders(count, change);
  done(await w.run(the(maker), acceptOrders, { orderIds }));
  const { runId } = done(await w.run(the(maker), composePaymentRun, { orderIds, executeOn: TODAY }));
  done(await w.run(the(maker), makePaymentFile, { paymentRunId: runId, expectedVersion: 1 }));
  return runId;
}

const release = async (actor: Actor | undefined, which: typeof releaseFileFirst, runId: string, seenPayees: string[] = []) => {
  const { version, fileHash } = await runRowOf(runId);
  return w.run(the(actor), which, { paymentRunId: runId, expectedVersion: version, fileHash: fileHash ?? '', seenPayees });
};
const handOver = async (actor: Actor | undefined, runId: string, channel: 'download' | 'folder' = 'download') => {
  const { version, fileHash } = await runRowOf(runId);
  return w.run(the(actor), handOverRun, { paymentRunId: runId, expectedVersion: version, fileHash: fileHash ?? '', channel });
};

describe('from the order to the bank', () => {
  it('is accepted, composed, made, released by two, handed over and booked, and then answered', async () => {
    const runId = await madeRun(3);
    const made = await runRowOf(runId);
    expect(made).toMatchObject({ status: 'fileMade', fileCount: 3, controlSumCents: 35_703n });
    expect(made.fileSealed).not.toContain('Muster Papier');
    expect(code(await release(maker, releaseFileFirst, runId))).toBe('INVOLVED');
    expect(code(await release(one, releaseFileSecond, runId))).toBe('RUN_STATUS');
    done(await release(one, releaseFileFirst, runId));
    expect(code(await release(one, releaseFileSecond, runId))).toMatch(/^SAME_PERSON/);
    expect(code(await handOver(maker, runId))).toBe('RUN_STATUS');
    done(await release(two, releaseFileSecond, runId));
    expect(code(await handOver(one, runId))).toBe('BOOKED_BY_RELEASER');
    done(await handOver(maker, runId, 'folder'));

    const left = await runRowOf(runId);
    expect([left.status, left.channel, ...left.orders.map(({ status }) => status)]).toEqual([
      'handedOver',
      'folder',
      'handedOver',
      'handedOver',
      'handedOver',
    ]);
    const entry = await w.write((writes) =>
      writes.ledgerEntry.findFirstOrThrow({ where: { sourceId: runId }, include: { postings: { include: { account: true } } } }),
    );
    const transit = entry.postings
      .filter(({ account }) => account.kind === 'transit')
      .reduce((sum, { amountCents }) => sum + amountCents, 0n);
    expect([transit, entry.postings.length]).toEqual([-35_703n, 6]);

    const job = serviceActor({
      ...{ service: 'payments', associationId: w.home.associationId, centreId: w.home.centreId, causeAccountId: null },
      ...{ tenantIds: [w.town.tenantId, w.home.centreId], correlationId: w.world.newId() },
    });
    for (const again of [1, 2])
      expect([again, code(await perform(w.platform, deliverRunFile, { actor: job, input: { paymentRunId: runId } }))]).toEqual([
        again,
        'done',
      ]);
    const file = await readFile(join(w.bankFolder, 'out', `${left.messageId}.xml`), 'utf8');
    expect(file).toContain('<CtrlSum>357.03</CtrlSum>');
    expect(await readFile(join(w.bankFolder, 'out', `${left.messageId}.xml.sha256`), 'utf8')).toContain(left.fileHash);

    const [first, second, third] = left.orders;
    const told = [
      { endToEndId: first?.endToEndId ?? '', status: 'ACSC' },
      { endToEndId: second?.endToEndId ?? '', status: 'RJCT', code: 'AC04' },
    ];
    const fileId = await w.upload('answer.xml', statusReport(left.messageId ?? '', told, 'PART'));
    expect(code(await w.run(the(one), takeInBankAnswer, { paymentRunId: runId, fileId }))).toBe('BOOKED_BY_RELEASER');
    done(await w.run(the(maker), takeInBankAnswer, { paymentRunId: runId, fileId }));
    expect(code(await w.run(the(maker), takeInBankAnswer, { paymentRunId: runId, fileId }))).toBe('ANSWER_TAKEN');
    const answered = await runRowOf(runId);
    expect(answered.orders.map(({ status, reason }) => [status, reason])).toEqual([
      ['bankAccepted', null],
      ['bankRejected', 'AC04'],
      ['handedOver', null],
    ]);
    const back = await w.write((writes) => writes.ledgerEntry.findMany({ where: { source: 'bankAnswer', sourceId: second?.id ?? '' } }));
    expect([back.length, third?.status]).toEqual([1, 'handedOver']);
    // One file may tell of names and of orders; what the bank cancelled is not executed. The file itself can be found again.
    const both = [
      { endToEndId: first?.endToEndId ?? '', status: 'RVNM' },
      { endToEndId: third?.endToEndId ?? '', status: 'CANC' },
    ];
    const mixed = await w.upload('mixed.xml', statusReport(left.messageId ?? '', both));
    done(await w.run(the(maker), takeInBankAnswer, { paymentRunId: runId, fileId: mixed }));
    expect((await runRowOf(runId)).orders[2]).toMatchObject({ status: 'bankRejected', reason: 'CANC' });
    const kept = await w.write((writes) => writes.bankAnswer.findMany({ where: { runId }, orderBy: { takenInAt: 'asc' } }));
    expect(new Set(kept.map((answer) => `${answer.kind} ${answer.fileId}`))).toEqual(new Set([`status ${fileId}`, `status ${mixed}`]));
  });

  it('goes back before it left: an order taken out voids the releases, the run given up leaves its orders accepted', async () => {
    const runId = await madeRun(2);
    done(await release(one, releaseFileFirst, runId));
    const { version, orders } = await runRowOf(runId);
    done(await w.run(the(other), takeOutOfRun, { paymentRunId: runId, orderId: orders[0]?.id as never, expectedVersion: version }));
    const open = await runRowOf(runId);
    expect([open.status, open.fileHash, open.fileSealed, open.releases[0]?.voidedBecause]).toEqual(['composing', null, null, 'takenOut']);
    done(await w.run(the(maker), makePaymentFile, { paymentRunId: runId, expectedVersion: open.version }));
    // Who took an order out had a hand in the run; who had released the earlier file may release this one.
    expect(code(await release(other, releaseFileFirst, runId))).toBe('INVOLVED');
    done(await release(one, releaseFileFirst, runId));
    const again = await runRowOf(runId);
    done(await w.run(the(other), cancelPaymentRun, { paymentRunId: runId, expectedVersion: again.version }));
    expect((await runRowOf(runId)).status).toBe('cancelled');
    const left = await w.write((writes) => writes.paymentOrder.findFirst({ where: { id: orders[1]?.id ?? '' } }));
    expect([left?.status, left?.runId]).toEqual(['accepted', null]);
  });

  it('shows names that do not match to whoever releases, and takes back a release given without knowing them', async () => {
    const runId = await madeRun(2);
    done(await release(one, releaseFileFirst, runId));
    const { messageId, orders } = await runRowOf(runId);
    const told = orders.map(({ endToEndId }, index) => ({
      endToEndId,
      ...(index === 0 ? { status: 'RVMC', name: 'Muster-Papier AG' } : { status: 'RCVC' }),
    }));
    const fileId = await w.upload('vop.xml', statusReport(messageId ?? '', told));
    done(await w.run(the(maker), takeInBankAnswer, { paymentRunId: runId, fileId }));
    const checked = await runRowOf(runId);
    expect([checked.status, checked.releases[0]?.voidedBecause]).toEqual(['fileMade', 'payeeCheck']);
    expect(code(await release(one, releaseFileFirst, runId))).toBe('PAYEES_NOT_SEEN');
    done(await release(one, releaseFileFirst, runId, [orders[0]?.id ?? '']));
    done(await release(two, releaseFileSecond, runId, [orders[0]?.id ?? '']));
    done(await handOver(other, runId));
    expect(await runRowOf(runId)).toMatchObject({ status: 'handedOver', channel: 'download' });
  });
});

describe('is refused, and nothing is half done', () => {
  it('orders of two municipalities, unknown ones, those of the wrong state; a rejection without a reason', async () => {
    const [first, second] = await w.addOrders(2);
    const orderIds = [first, w.world.newId()] as never[];
    expect(code(await w.run(the(maker), acceptOrders, { orderIds }))).toBe('ORDER_UNKNOWN');
    expect(code(await w.run(the(maker), refuseOrders, { orderIds: [first as never], reason: ' ' }))).toBe('REASON_MISSING');
    done(await w.run(the(maker), refuseOrders, { orderIds: [first as never], reason: 'IBAN unklar' }));
    expect(code(await w.run(the(maker), acceptOrders, { orderIds: [second, first] as never[] }))).toBe('ORDER_STATUS');
    const rows = await w.write((writes) =>
      writes.paymentOrder.findMany({ where: { id: { in: [first, second] as string[] } }, orderBy: { number: 'asc' } }),
    );
    expect(rows.map(({ status }) => status)).toEqual(['rejected', 'ordered']);
    expect(code(await w.run(w.member, acceptOrders, { orderIds: [second as never] }))).toBe('FORBIDDEN');
  });

  it('an urgent order among others, a day on which banks are closed, a name that is too long for banks', async () => {
    const [plain] = await w.addOrders(1, { status: 'accepted' });
    const [urgent] = await w.addOrders(1, { status: 'accepted', urgent: true, urgentReason: 'Frist' });
    const compose = (orderIds: (string | undefined)[], executeOn: string = TODAY) =>
      w.run(the(maker), composePaymentRun, { orderIds: orderIds as never, executeOn });
    expect(code(await compose([plain, urgent]))).toBe('URGENT_APART');
    expect(code(await compose([plain], '2026-11-21'))).toBe('NO_BANK_DAY');
    expect(code(await compose([plain], '2026-11-13'))).toBe('EXECUTE_IN_PAST');
    const { runId } = done(await compose([urgent]));
    done(await w.run(the(maker), makePaymentFile, { paymentRunId: runId, expectedVersion: 1 }));
    const [long] = await w.addOrders(1, { status: 'accepted', content: { creditorName: 'x'.repeat(71) } });
    const tooLong = done(await compose([long]));
    const refused = await w.run(the(maker), makePaymentFile, { paymentRunId: tooLong.runId, expectedVersion: 1 });
    expect(refused).toMatchObject({ ok: false, error: { code: 'FILE_BREAKS_RULE', params: { rule: 'NAME_LENGTH' } } });
  });

  it('an answer to another file, one that is no status report, and the second factor that is not fresh', async () => {
    const runId = await madeRun(1);
    const other2 = await w.upload('other.xml', statusReport('ANOTHER', [{ endToEndId: 'X', status: 'RVNM' }]));
    expect(code(await w.run(the(maker), takeInBankAnswer, { paymentRunId: runId, fileId: other2 as never }))).toBe('OTHER_FILE');
    const strange = await w.upload('strange.xml', new TextEncoder().encode('<Document><Foo/></Document>'));
    expect(code(await w.run(the(maker), takeInBankAnswer, { paymentRunId: runId, fileId: strange as never }))).toBe('NOT_A_STATUS_REPORT');
    const stale = { ...the(one), session: { id: 'x', steppedUpAt: '2026-11-16T08:00:00.000Z' } };
    expect(code(await release(stale, releaseFileFirst, runId))).toBe('STEP_UP_NEEDED');
  });
});

describe('what the centre sees', () => {
  it('what waits, who may do what and why not, and the file only after it left', async () => {
    const [waiting] = await w.addOrders(1);
    const toPay = await w.world.ask(the(maker), listOrdersToPay, {});
    expect(toPay.find(({ id }) => id === waiting)).toMatchObject({
      status: 'ordered',
      ibanShown: 'DE…7892',
      amount: 11_900n,
      memberName: 'Bedburg',
    });
    expect((await w.world.ask(the(maker), waitingAcceptance, {}))[0]).toMatchObject({ kind: 'payments.acceptOrders' });
    const runId = await madeRun(2, { content: { creditorName: 'Café Łódź', amountCents: 5_000n as never } });
    const before = { mine: await w.world.ask(the(maker), waitingReleases, {}), theirs: await w.world.ask(the(one), waitingReleases, {}) };
    expect((before.theirs[0]?.count ?? 0) - (before.mine[0]?.count ?? 0)).toBeGreaterThan(0);
    const view = await w.world.ask(the(maker), findPaymentRun, { paymentRunId: runId });
    expect(view?.conversions[0]).toMatchObject({ field: 'name', given: 'Café Łódź', written: 'Cafe Lodz' });
    expect(view?.orders.map(({ twin }) => twin)).toEqual([true, true]);
    const steps = new Map(view?.steps.map((step) => [step.step, step]));
    expect([steps.get('makeFile')?.allowed, steps.get('cancel')?.allowed, steps.get('release')?.allowed]).toEqual([true, true, false]);
    expect(steps.get('release')?.whyDe).toContain('§ 31 KomHVO NRW');
    const [download] = downloads;
    expect(await w.world.ask(the(maker), download?.query as never, { paymentRunId: runId })).toBeNull();
    done(await release(one, releaseFileFirst, runId));
    done(await release(two, releaseFileSecond, runId));
    expect(await w.world.ask(the(maker), download?.query as never, { paymentRunId: runId })).toBeNull();
    done(await handOver(maker, runId));
    const file = (await w.world.ask(the(maker), download?.query as never, { paymentRunId: runId })) as {
      tenant_id: string;
      sha256: string;
    };
    const pieces: Uint8Array[] = [];
    const made = download?.toFile(file, {
      language: 'de',
      at: '' as never,
      openFile: (...of) => w.platform.files?.openStream(...of) as never,
    });
    for await (const piece of (made?.content ?? []) as AsyncIterable<Uint8Array>) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toContain('<NbOfTxs>2</NbOfTxs>');
    expect((await w.world.ask(the(two), listPaymentRuns, {})).find(({ id }) => id === runId)).toMatchObject({ sum: 10_000n, releases: 2 });
  });

  it('recalls an order: asked once, granted before it was booked, owed again', async () => {
    const runId = await madeRun(1);
    const orderId = (await runRowOf(runId)).orders[0]?.id as never;
    const ask = async (reason: string) => {
      const { version } = await w.write((writes) => writes.paymentOrder.findFirstOrThrow({ where: { id: orderId } }));
      return w.run(the(maker), askRecall, { orderId, expectedVersion: version, reason });
    };
    expect(code(await ask('doppelt'))).toBe('ORDER_STATUS');
    done(await release(one, releaseFileFirst, runId));
    done(await release(two, releaseFileSecond, runId));
    done(await handOver(maker, runId));
    done(await ask('doppelt'));
    expect(code(await ask('doppelt'))).toBe('RECALL_ASKED');
    const view = await w.world.ask(the(maker), findPaymentRun, { paymentRunId: runId });
    const { recallId, recallVersion } = view?.orders[0] ?? {};
    const answer = { recallId: recallId as never, expectedVersion: recallVersion ?? 0, granted: true, answer: 'Bank bestätigt' };
    done(await w.run(the(other), answerRecall, answer));
    expect(code(await w.run(the(other), answerRecall, { ...answer, expectedVersion: 2 }))).toBe('RECALL_ANSWERED');
    const back = await w.write((writes) => writes.ledgerEntry.count({ where: { source: 'bankAnswer', sourceId: orderId } }));
    expect([back, (await runRowOf(runId)).orders[0]?.status]).toEqual([1, 'recalled']);
  });
});

describe('the voucher register and its samples', () => {
  it('lists every voucher, draws the same ones from the same seed, and keeps what was found', async () => {
    await w.addOrders(4);
    const tenantId = w.town.tenantId;
    const rows = await w.world.ask(w.member, voucherRegister, { tenantId, from: TODAY, to: TODAY });
    expect(rows.find(({ fileHash, status }) => fileHash !== null && status === 'handedOver')).toBeDefined();
    const csv = registerDownload.toFile(rows, { language: 'de', at: '' as never, openFile: async () => null }).content as Uint8Array;
    expect(new TextDecoder().decode(csv).trim().split(/\r?\n/)).toHaveLength(rows.length + 1);
    const draw = (count: number, fromDay: string = TODAY) => w.run(w.member, drawVoucherSample, { tenantId, fromDay, toDay: TODAY, count });
    expect(code(await draw(500))).toBe('SAMPLE_TOO_LARGE');
    expect(code(await draw(1, '2026-11-17'))).toBe('PERIOD_REVERSED');
    expect(code(await w.run(the(maker), drawVoucherSample, { tenantId, fromDay: TODAY, toDay: TODAY, count: 1 }))).toBe('FORBIDDEN');
    const { sampleId } = done(await draw(3));
    const [sample] = await w.world.ask(w.member, listVoucherSamples, {});
    const population = rows.filter(({ status }) => status !== 'drafted' && status !== 'rejected').sort((a, b) => a.number - b.number);
    const again = chosenFrom(
      population.map(({ id }) => id),
      sample?.seed ?? '',
      3,
    );
    expect([sample?.id, sample?.of, sample?.vouchers.map(({ id }) => id)]).toEqual([sampleId, population.length, again]);
    const check = (finding: 'inOrder' | 'objected', note: string, expectedVersion: number, orderId = again[0] ?? '') =>
      w.run(w.member, checkVoucher, { sampleId, orderId, expectedVersion, finding, note });
    expect(code(await check('objected', '', 1))).toBe('NOTE_MISSING');
    done(await check('objected', 'Rechnung fehlt', 1));
    expect(code(await check('inOrder', '', 2))).toBe('VOUCHER_CHECKED');
    expect(code(await check('inOrder', '', 2, w.world.newId()))).toBe('NOT_IN_SAMPLE');
    const [kept] = await w.world.ask(the(maker), listVoucherSamples, { tenantId });
    expect(kept?.vouchers[0]).toMatchObject({ finding: 'objected', note: 'Rechnung fehlt' });
    expect([kept?.mayCheck, sample?.mayCheck]).toEqual([false, true]);
  });

  it('never is released by whoever made a file of its orders in a run that was given up', async () => {
    const orderIds = await w.addOrders(1);
    done(await w.run(the(other), acceptOrders, { orderIds }));
    const { runId: first } = done(await w.run(the(maker), composePaymentRun, { orderIds, executeOn: TODAY }));
    done(await w.run(the(maker), cancelPaymentRun, { paymentRunId: first, expectedVersion: 1 }));
    const { runId } = done(await w.run(the(one), composePaymentRun, { orderIds, executeOn: TODAY }));
    done(await w.run(the(one), makePaymentFile, { paymentRunId: runId, expectedVersion: 1 }));
    expect(code(await release(maker, releaseFileFirst, runId))).toBe('INVOLVED');
    expect(code(await release(two, releaseFileFirst, runId))).toBe('done');
  });

  it('is not paid to bank details that were replaced, nor after its day, nor on the word of people who may not release any more', async () => {
    const { tenantId } = w.town;
    const [payeeId, payeeAccountId] = [w.world.newId(), w.world.newId()];
    const [by, at] = [{ userId: w.world.newId(), accountId: null }, new Date()];
    await w.write(async (writes) => {
      const payee = {
        tenantId,
        id: payeeId,
        associationId: w.home.associationId,
        number: 'K-77',
        name: 'Muster Papier GmbH',
        status: 'active',
      };
      await writes.payee.create({ data: { ...payee, createdBy: by, createdAt: at, version: 1 } });
      const sealed = { ibanSealed: 'x', ibanIndex: 'x', ibanShown: 'DE…7892', evidence: 'Brief vom 02.11.', detailsVersion: 1, version: 1 };
      const proposed = { status: 'released', proposedBy: by, proposedAt: at, decidedBy: { ...by, userId: w.world.newId() }, decidedAt: at };
      await writes.payeeAccount.create({ data: { tenantId, id: payeeAccountId, payeeId, holder: 'Muster', ...sealed, ...proposed } });
    });
    const details = (status: string) =>
      w.write((writes) => writes.payeeAccount.updateMany({ where: { id: payeeAccountId }, data: { status } }));
    const runId = await madeRun(1, { payeeAccountId });
    const executeOn = (day: string) =>
      w.write((writes) => writes.paymentRun.updateMany({ where: { id: runId }, data: { executeOn: new Date(day) } }));
    done(await release(one, releaseFileFirst, runId));
    await details('replaced');
    expect(code(await release(two, releaseFileSecond, runId))).toBe('DETAILS_REPLACED');
    await details('released');
    done(await release(two, releaseFileSecond, runId));
    await details('replaced');
    expect(code(await handOver(other, runId))).toBe('DETAILS_REPLACED');
    const shown = await w.world.ask(the(one), findPaymentRun, { paymentRunId: runId });
    expect(shown?.orders).toMatchObject([{ detailsReplaced: true }]);
    expect(shown?.steps.find(({ step }) => step === 'handOver')).toMatchObject({ allowed: false });
    await details('released');

    await executeOn('2026-11-13');
    expect(code(await handOver(other, runId))).toBe('EXECUTE_IN_PAST');
    await executeOn(TODAY);

    const grants = (from: string, to: string) =>
      w.write(
        (writes) =>
          writes.$executeRaw`update payment_rules set grants = replace(grants::text, ${from}, ${to})::jsonb where tenant_id = ${tenantId}::uuid`,
      );
    const stranger = w.world.newId();
    await grants(the(two).userId ?? '', stranger);
    expect(code(await handOver(other, runId))).toBe('RELEASER_WITHOUT_DUTY');
    await grants(stranger, the(two).userId ?? '');
    done(await handOver(other, runId));
  });
});
