// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunsWorld, runsWorld } from '../runs/testing/runs-world.ts';
import { statusReport } from '../runs/testing/status-report.ts';
import { payments } from '../service.ts';
import { cancelDebitRun, composeDebitRun, makeDebitFile, preNotifyDebtors } from './debit-runs.ts';
import { handOverDebitRun, releaseDebitFileFirst, releaseDebitFileSecond } from './hand-over-debits.ts';
import { listDebitCollections } from './list-collections.ts';
import { debitDownloads, listCollectableClaims, listDebitMandates, listDebitRuns } from './list-debits.ts';
import { enterDebitMandate, revokeDebitMandate } from './mandates.ts';
import { takeInDebitAnswer } from './take-in-debit-answer.ts';

let w: RunsWorld;
let [maker, one, , other]: Actor[] = [];
const the = (actor: Actor | undefined): Actor => actor as Actor;
const done = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } },
): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'done' : (result.error?.code ?? '');

beforeAll(async () => {
  w = await runsWorld([payments]);
  [maker, one, , other] = w.people as Actor[];
});
afterAll(() => w.close());

/** A claim as the accounting system would have told it. */
async function claim(partnerName: string, amountCents: bigint): Promise<string> {
  const id = w.world.newId();
  await w.write(async (writes) => {
    const { tenantId } = w.town;
    const account = await writes.ledgerAccount.findFirstOrThrow({ where: { tenantId, kind: 'debtor' } });
    await writes.paymentItem.create({
      data: {
        ...{ id, tenantId, kind: 'receivable', externalKey: id, reference: `K-${id.slice(-6)}`, subject: 'Kita', partnerName, ibans: [] },
        ...{
          ledgerAccountId: account.id,
          amountCents,
          openCents: amountCents,
          currency: 'EUR',
          dueOn: new Date('2026-11-20'),
          status: 'open',
        },
        ...{ importId: id, seenIn: id, createdAt: new Date(), version: 1 },
      },
    });
  });
  return id;
}

const mandate = (change: object = {}) =>
  w.run(the(maker), enterDebitMandate, {
    ...{ tenantId: w.town.tenantId, reference: 'M-1', debtorName: 'Erika Erfunden', debtorIban: 'DE88 1009 0000 1234 5678 92' },
    ...{ signedOn: '2026-01-05', scheme: 'CORE' as const, sequence: 'RCUR' as const, noticeDays: 5, evidence: 'Akte 1' },
    ...change,
  });

it('collects an open claim: mandate, run, notice, file, two releases, hand-over', async () => {
  expect(code(await mandate({ debtorIban: 'DE00' }))).toBe('IBAN_INVALID');
  const { mandateId } = done(await mandate());
  expect(code(await mandate())).toBe('REFERENCE_TAKEN');
  const paymentItemId = await claim('Erika Erfunden', 12_345n);
  const [found] = await w.world.ask(the(maker), listCollectableClaims, { tenantId: w.town.tenantId });
  expect(found).toMatchObject({ id: paymentItemId, mandateId, open: 12_345n, ibanShown: 'DE…7892' });

  const wish = { bankAccountId: w.accountId, scheme: 'CORE' as const, paymentItemIds: [paymentItemId], mandateIds: [mandateId] };
  expect(code(await w.run(the(maker), composeDebitRun, { ...wish, collectOn: '2026-11-20' }))).toBe('NOTICE_TOO_LATE');
  const { debitRunId } = done(await w.run(the(maker), composeDebitRun, { ...wish, collectOn: '2026-11-23' }));
  expect(code(await w.run(the(maker), composeDebitRun, { ...wish, collectOn: '2026-11-23' }))).toBe('IN_OTHER_RUN');
  expect(await w.world.ask(the(maker), listCollectableClaims, {})).toEqual([]);

  const at = (expectedVersion: number) => ({ debitRunId, expectedVersion });
  expect(code(await w.run(the(maker), makeDebitFile, at(1)))).toBe('RUN_STATUS');
  done(await w.run(the(maker), preNotifyDebtors, at(1)));
  const [notices, file] = debitDownloads;
  const rows = (await w.world.ask(the(maker), notices?.query as never, { debitRunId })) as never;
  const csv = notices?.toFile(rows, { language: 'de', at: '' as never, openFile: async () => null }).content as Uint8Array;
  expect(new TextDecoder().decode(csv)).toMatch(/Erika Erfunden.*M-1.*123,45.*23\.11\.2026/);
  done(await w.run(the(maker), makeDebitFile, at(2)));
  const row = await w.write((writes) => writes.debitRun.findFirstOrThrow({ where: { id: debitRunId } }));
  const fileHash = row.fileHash ?? '';
  expect(code(await w.run(the(maker), releaseDebitFileFirst, { ...at(3), fileHash }))).toBe('INVOLVED');
  done(await w.run(the(one), releaseDebitFileFirst, { ...at(3), fileHash }));
  expect(code(await w.run(the(one), releaseDebitFileSecond, { ...at(4), fileHash }))).toMatch(/^SAME_PERSON/);
  expect(code(await w.run(the(maker), handOverDebitRun, { ...at(4), fileHash, channel: 'download' }))).toBe('RUN_STATUS');
  done(await w.run(the(other), releaseDebitFileSecond, { ...at(4), fileHash }));
  expect(await w.world.ask(the(maker), file?.query as never, { debitRunId })).toBeNull();
  expect(code(await w.run(the(one), handOverDebitRun, { ...at(5), fileHash, channel: 'download' }))).toBe('BOOKED_BY_RELEASER');
  done(await w.run(the(maker), handOverDebitRun, { ...at(5), fileHash, channel: 'download' }));
  const left = (await w.world.ask(the(maker), file?.query as never, { debitRunId })) as never;
  const made = file?.toFile(left, { language: 'de', at: '' as never, openFile: (...of) => w.platform.files?.openStream(...of) as never });
  const pieces: Uint8Array[] = [];
  for await (const piece of (made?.content ?? []) as AsyncIterable<Uint8Array>) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toMatch(/<MndtId>M-1<\/MndtId>/);
  expect((await w.world.ask(the(one), listDebitRuns, {}))[0]).toMatchObject({ status: 'handedOver', count: 1, sum: 12_345n });
  expect((await w.world.ask(the(one), listDebitMandates, {}))[0]).toMatchObject({ lastCollectedOn: '2026-11-23', status: 'active' });
});

it("takes the bank's report in: what it rejects is open again, what it accepts is on its way", async () => {
  const file = await w.write((writes) => writes.debitRun.findFirstOrThrow({ where: { status: 'handedOver' } }));
  const debitRunId = file.id as never;
  const report = async (name: string, bytes: Uint8Array) => ({ debitRunId, fileId: (await w.upload(name, bytes)) as never });
  const collections = () => w.world.ask(the(one), listDebitCollections, { debitRunId });
  const [collection] = await collections();
  expect(collection).toMatchObject({ status: 'onItsWay', mandateReference: 'M-1', amount: 12_345n, on: null });
  const other = statusReport('ANOTHER', [], 'ACCP');
  expect(code(await w.run(the(maker), takeInDebitAnswer, await report('a.xml', other)))).toBe('OTHER_FILE');
  const foreign = statusReport(file.messageId ?? '', [{ endToEndId: 'X', status: 'RJCT' }]);
  expect(code(await w.run(the(maker), takeInDebitAnswer, await report('b.xml', foreign)))).toBe('ORDER_OF_OTHER_FILE');
  const accepted = await report('c.xml', statusReport(file.messageId ?? '', [], 'ACCP'));
  expect(code(await w.run(w.member, takeInDebitAnswer, accepted))).toBe('FORBIDDEN');
  done(await w.run(the(maker), takeInDebitAnswer, accepted));
  expect(code(await w.run(the(maker), takeInDebitAnswer, accepted))).toBe('ANSWER_TAKEN');
  const again = await report('d.xml', statusReport(file.messageId ?? '', [{ endToEndId: collection?.endToEndId ?? '', status: 'ACSC' }]));
  expect(code(await w.run(the(maker), takeInDebitAnswer, again))).toBe('NOTHING_NEW');
  expect((await w.world.ask(the(one), listDebitRuns, {}))[0]).toMatchObject({ accepted: 1, rejected: 0, collected: 0 });
  expect(await w.world.ask(the(maker), listCollectableClaims, {})).toEqual([]);

  const rejected = statusReport(file.messageId ?? '', [{ endToEndId: collection?.endToEndId ?? '', status: 'RJCT', code: 'MD01' }]);
  done(await w.run(the(maker), takeInDebitAnswer, await report('e.xml', rejected)));
  expect(await collections()).toMatchObject([{ status: 'rejected', reason: 'MD01', on: '2026-11-16' }]);
  expect(await w.world.ask(the(maker), listCollectableClaims, {})).toMatchObject([{ id: collection?.id }]);
});

it('a mandate that was taken back stops its collection, and a run given up frees its claim', async () => {
  const { mandateId } = done(await mandate({ reference: 'M-2', debtorName: 'Max Muster' }));
  const paymentItemId = await claim('Max Muster', 500n);
  const wish = { bankAccountId: w.accountId, scheme: 'CORE' as const, paymentItemIds: [paymentItemId], mandateIds: [mandateId] };
  const { debitRunId } = done(await w.run(the(maker), composeDebitRun, { ...wish, collectOn: '2026-11-24' }));
  done(await w.run(the(maker), preNotifyDebtors, { debitRunId, expectedVersion: 1 }));
  done(await w.run(the(maker), revokeDebitMandate, { mandateId, expectedVersion: 1 }));
  expect(code(await w.run(the(maker), makeDebitFile, { debitRunId, expectedVersion: 2 }))).toBe('MANDATE_NOT_ACTIVE');
  done(await w.run(the(maker), cancelDebitRun, { debitRunId, expectedVersion: 2 }));
  expect(code(await w.run(the(maker), composeDebitRun, { ...wish, collectOn: '2026-11-24' }))).toBe('MANDATE_NOT_ACTIVE');
});

it('the database refuses a collection that leaves without two releases', async () => {
  const [row] = await w.write((writes) => writes.debitRun.findMany({ where: { status: 'cancelled' }, take: 1 }));
  const by = { userId: maker?.userId, accountId: maker?.accountId };
  const data = {
    ...{ status: 'handedOver', handedOverBy: by as never, handedOverOn: new Date(), channel: 'download', fileHash: 'x' },
    fileSealed: 'x',
    madeAt: new Date(),
  };
  await expect(w.write((writes) => writes.debitRun.updateMany({ where: { id: row?.id ?? '' }, data }))).rejects.toThrow();
});
