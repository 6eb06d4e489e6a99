// SPDX-License-Identifier: EUPL-1.2

import { Readable } from 'node:stream';
import { DUTIES, DUTY_SIDE } from '@domain/payments';
import { EMPTY_INVOICE, writeUbl } from '@formats/einvoice';
import { type CivilDate, cents } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { FileStore } from '@platform/files';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../json.ts';
import { payments } from '../service.ts';
import { putPaymentRulesInForce } from '../setup/decide-rules.ts';
import { openBankAccount } from '../setup/open-bank-account.ts';
import { proposeBankAccount } from '../setup/propose-bank-account.ts';
import { proposePaymentRules } from '../setup/propose-rules.ts';
import { showPaymentRules } from '../setup/show-rules.ts';
import { neighbours } from '../testing/neighbours.ts';
import { amendPaymentOrder } from './amend-order.ts';
import { rejectPayeeDetails, releasePayeeDetails, retirePayee } from './decide-payee.ts';
import { enterPaymentOrder } from './enter-order.ts';
import { amendPayee, enterPayee, proposePayeeDetails } from './enter-payee.ts';
import { findPaymentOrder, paymentOrderHistory } from './find-order.ts';
import { findOrderList, findOrderMapping } from './find-order-list.ts';
import { listPaymentOrders, paymentOrdersCsv } from './list-orders.ts';
import { findPayee, listPayees, payeeHistory } from './list-payees.ts';
import { readOrderInvoice } from './read-order-invoice.ts';
import { determineOrderArithmetically, determineOrderFactually, givePaymentOrder, rejectPaymentOrder } from './step-order.ts';
import { checkOrderList, takeOrderList } from './take-order-list.ts';
import { waitingDetails, waitingDeterminations, waitingOrders } from './waiting-orders.ts';

let world: World;
let home: TestAssociation;
let [clerk, approver, treasurer, centre]: Actor[] = [];
let [bankAccountId, tenantId] = ['', ''];

const code = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'ok' : (result.error?.code ?? ''));
const IBANS = ['DE02120300000000202051', 'DE02500105170137075030', 'DE02100500000054540402'] as const;

beforeAll(async () => {
  world = await testWorld([neighbours, payments]);
  Object.assign(world.platform, { files });
  home = await world.association({ members: 2 });
  const member = home.members[0]!;
  tenantId = member.tenantId;
  clerk = await world.actor(home, 'memberClerk', { member, name: 'Clara Erfasst' });
  approver = await world.actor(home, 'memberApprover', { member, name: 'Anton Ordnet' });
  treasurer = await world.actor(home, 'memberTreasurer', { member, name: 'Karla Muster' });
  const second = await world.actor(home, 'memberTreasurer', { member, name: 'Jonas Beispiel' });
  centre = await world.actor(home, 'teamLead', { name: 'Lena Leitung' });
  const account = {
    ...{ tenantId: tenantId as never, label: 'Giro', holder: 'Stadt Musterstadt', iban: IBANS[0], bankName: 'Musterbank' },
    ...{ cutOverOn: '2026-11-02', opening: '1000.00', openingProof: 'Auszug 201', openingItems: [] },
  };
  const proposed = await world.run(treasurer, proposeBankAccount, account);
  bankAccountId = proposed.ok ? proposed.value.bankAccountId : '';
  const grant = (actor: Actor, duty: string, limit?: string) => ({
    userId: actor.userId,
    duty,
    from: '2026-11-01',
    ...(limit ? { limit } : {}),
  });
  const rules = {
    ...{ tenantId, clause: '§ 4 DA', validFrom: '2026-11-01', oneDeterminer: false, determinerMayOrder: false },
    grants: [
      ...[grant(clerk, 'draft'), grant(clerk, 'factual'), grant(approver, 'arithmetical'), grant(approver, 'order')],
      ...[grant(treasurer, 'draft'), grant(treasurer, 'order', '5000.00'), grant(treasurer, 'arithmetical')],
      ...DUTIES.filter((duty) => DUTY_SIDE[duty] === 'centre').map((duty) => grant(centre!, duty)),
    ],
    ...{ referenceLength: 12, referenceCheck: 'mod10', tolerance: '0.00' },
  };
  await world.run(centre, proposePaymentRules, rules as never);
  const { proposed: waiting } = await world.ask(second, showPaymentRules, { tenantId: tenantId as never });
  const inForce = { rulesId: waiting!.id as never, expectedVersion: 1, warningsSeen: true };
  expect(code(await world.run(second, putPaymentRulesInForce, inForce))).toBe('ok');
  expect(code(await world.run(second, openBankAccount, { bankAccountId: bankAccountId as never, expectedVersion: 1 }))).toBe('ok');
});

let numbers = 100;
/** A payee whose bank details a second person has released. */
async function payee(iban: string = IBANS[1], name = 'Muster Papier GmbH'): Promise<string> {
  numbers += 1;
  const entered = await world.run(clerk!, enterPayee, {
    ...{ tenantId: tenantId as never, number: `K${numbers}`, name, town: 'Musterstadt', country: 'de' },
    ...{ holder: name, iban, evidence: 'Rechnung 4711' },
  });
  const payeeId = entered.ok ? entered.value.payeeId : '';
  await release(approver!, payeeId);
  return payeeId;
}
async function release(actor: Actor, payeeId: string): Promise<string> {
  const details = (await world.ask(actor, findPayee, { payeeId: payeeId as never }))?.details.find(({ status }) => status === 'proposed');
  const input = { payeeAccountId: details?.id as never, expectedVersion: details?.version ?? 0 };
  return code(await world.run(actor, releasePayeeDetails, input));
}
const wish = (payeeId: string, change: Record<string, unknown> = {}) =>
  ({
    ...{ bankAccountId, payeeId, amount: '119.00', dueOn: '2026-11-20', remittance: 'RE 4711', voucher: 'B-17', urgent: false },
    ...change,
  }) as never;
async function enter(actor: Actor, payeeId: string, change: Record<string, unknown> = {}) {
  const entered = await world.run(actor, enterPaymentOrder, wish(payeeId, change));
  return entered.ok ? entered.value.orderId : entered.error.code;
}
const detail = async (actor: Actor, orderId: string) => (await world.ask(actor, findPaymentOrder, { orderId: orderId as never }))!;
async function step(actor: Actor, useCase: typeof givePaymentOrder, orderId: string): Promise<string> {
  const { version } = await detail(centre!, orderId);
  return code(await world.run(actor, useCase, { orderId: orderId as never, expectedVersion: version }));
}

const contents = new Map<string, Uint8Array>();
const unused = () => Promise.reject(new Error('not for this test'));
const files: FileStore = {
  ...{ storeStream: unused, sweep: unused, exists: async (_tenantId, sha256) => contents.has(sha256) },
  openStream: async (_tenantId, sha256) => {
    const bytes = contents.get(sha256);
    return bytes ? { sizeBytes: bytes.length, stream: Readable.from([Buffer.from(bytes)]) } : null;
  },
};

/** A file of the municipality, as the door for uploads keeps it. */
async function stored(text: string, name: string, mediaType: string): Promise<string> {
  const [id, bytes] = [world.newId(), new TextEncoder().encode(text)];
  const hash = sha256(bytes);
  contents.set(hash, bytes);
  const file = { tenantId, id, sha256: hash, name, mediaType, bytes: bytes.length, audience: 'both', createdAt: world.clock.now };
  await world.database.write(world.scope(home), (writes) => writes.storedFile.create({ data: file }));
  return id;
}

describe('payees', () => {
  it('are paid where a second person released it, and the account appears nowhere in clear', async () => {
    const payeeId = await payee();
    const change = { payeeId: payeeId as never, expectedVersion: 1, holder: 'Muster Papier GmbH', iban: IBANS[2], evidence: 'Brief' };
    expect(code(await world.run(treasurer!, proposePayeeDetails, { ...change, iban: 'DE03120300000000202051' }))).toBe('IBAN_INVALID');
    expect(code(await world.run(treasurer!, proposePayeeDetails, { ...change, iban: IBANS[1] }))).toBe('DETAILS_UNCHANGED');
    expect(code(await world.run(treasurer!, proposePayeeDetails, change))).toBe('ok');
    expect(code(await world.run(treasurer!, proposePayeeDetails, { ...change, iban: IBANS[0] }))).toBe('PROPOSAL_OPEN');
    expect(await world.ask(approver!, waitingDetails, {})).toMatchObject([{ kind: 'payments.releaseDetails', count: 1 }]);
    expect(await world.ask(treasurer!, waitingDetails, {})).toEqual([]);
    expect(await release(treasurer!, payeeId)).toBe('SAME_PERSON');
    const stale = { ...approver!, session: { ...approver!.session!, steppedUpAt: null } } as Actor;
    expect(await release(stale, payeeId)).toBe('STEP_UP_NEEDED');
    expect(await release(approver!, payeeId)).toBe('ok');
    const found = await world.ask(clerk!, findPayee, { payeeId: payeeId as never });
    expect(found?.details.map(({ status, iban }) => [status, iban])).toEqual([
      ['released', 'DE02 1005 0000 0054 5404 02'],
      ['replaced', 'DE02 5001 0517 0137 0750 30'],
    ]);
    const seen = await world.ask(centre!, findPayee, { payeeId: payeeId as never });
    expect(seen?.details.map(({ iban }) => iban)).toEqual(['DE…0402', 'DE…5030']);
    const twin = await payee(IBANS[2], 'Namensvetter KG');
    const shared = await world.ask(clerk!, listPayees, {});
    expect(shared.filter((one) => one.shared).map(({ name }) => name)).toEqual(['Muster Papier GmbH', 'Namensvetter KG']);
    const retire = { payeeId: twin as never, expectedVersion: 1, reason: 'Doppelt' };
    expect(code(await world.run(clerk!, retirePayee, retire))).toBe('ok');
    expect((await world.ask(clerk!, listPayees, { status: 'active' })).some((one) => one.shared)).toBe(false);
    const amend = { payeeId: payeeId as never, expectedVersion: 1, name: 'Muster Papier AG', town: 'Köln' };
    expect(code(await world.run(clerk!, amendPayee, { ...amend, country: 'D1' }))).toBe('COUNTRY_INVALID');
    expect(code(await world.run(clerk!, amendPayee, amend))).toBe('ok');
    const third = { ...change, expectedVersion: 2, iban: IBANS[1] };
    expect(code(await world.run(clerk!, proposePayeeDetails, third))).toBe('ok');
    const waiting = (await world.ask(clerk!, findPayee, { payeeId: payeeId as never }))!.details[0]!;
    const reject = { payeeAccountId: waiting.id as never, expectedVersion: 1, reason: 'Rückruf ergab nichts' };
    expect(code(await world.run(approver!, rejectPayeeDetails, reject))).toBe('ok');
    expect((await world.ask(clerk!, payeeHistory, { payeeId: payeeId as never })).length).toBe(7);
    const texts = await world.database.read(world.scope(home), (reads) => reads.selectFrom('audit_value').select('content').execute());
    expect(JSON.stringify(texts)).not.toMatch(/DE0212030{2}0000001|54540402|0137075030/);
  });
});

describe('payment orders', () => {
  it('go from the draft to the order by as many people as the local rules want, each with the reason why not', async () => {
    const payeeId = await payee();
    expect(await enter(approver!, payeeId)).toBe('DUTY_NOT_HELD');
    expect(await enter(clerk!, payeeId, { urgent: true })).toBe('URGENT_REASON_MISSING');
    expect(await enter(clerk!, payeeId, { amount: '0.00' })).toBe('AMOUNT_OUT_OF_RANGE');
    expect(await enter(clerk!, payeeId, { fileId: world.newId() })).toBe('FILE_UNKNOWN');
    expect(await enter(centre!, payeeId)).toBe('FORBIDDEN');
    const orderId = await enter(clerk!, payeeId);
    const other = await enter(clerk!, payeeId, { voucher: 'B-18', amount: '6000.00' });
    expect(await world.ask(clerk!, waitingDeterminations, {})).toMatchObject([{ count: 2, overdue: 0 }]);
    const first = await detail(clerk!, orderId);
    expect(first).toMatchObject({
      status: 'drafted',
      year: 2026,
      ibanShown: 'DE…5030',
      creditorName: 'Muster Papier GmbH',
      detailsReplaced: false,
    });
    expect((await detail(clerk!, other)).number).toBe(first.number + 1);
    expect(first.deeds.map(({ deed, possible, why }) => [deed, possible, why?.de.slice(0, 34) ?? null])).toEqual([
      ['factual', true, null],
      ['amend', true, null],
      ['reject', false, 'Dazu fehlt Ihnen das Recht in der '],
    ]);
    expect(await step(approver!, determineOrderFactually, orderId)).toBe('DUTY_NOT_HELD');
    expect(await step(clerk!, determineOrderFactually, orderId)).toBe('ok');
    expect(await step(clerk!, determineOrderArithmetically, orderId)).toBe('DUTY_NOT_HELD');
    expect(await step(approver!, determineOrderArithmetically, orderId)).toBe('ok');
    expect((await detail(approver!, orderId)).deeds[0]).toMatchObject({ deed: 'order', possible: false });
    expect(await step(approver!, givePaymentOrder, orderId)).toBe('SAME_PERSON');
    expect(await world.ask(treasurer!, waitingOrders, {})).toMatchObject([{ kind: 'payments.order', count: 1 }]);
    expect(await step(treasurer!, givePaymentOrder, orderId)).toBe('ok');
    const ordered = await detail(centre!, orderId);
    expect(ordered.steps.map(({ duty, by }) => [duty, by])).toEqual([
      ['draft', 'Clara Erfasst'],
      ['factual', 'Clara Erfasst'],
      ['arithmetical', 'Anton Ordnet'],
      ['order', 'Karla Muster'],
    ]);
    expect(await step(clerk!, determineOrderFactually, other)).toBe('ok');
    expect(await step(approver!, determineOrderArithmetically, other)).toBe('ok');
    expect(await step(treasurer!, givePaymentOrder, other)).toBe('OVER_LIMIT');
    const amend = { orderId: orderId as never, expectedVersion: ordered.version };
    expect(
      code(await world.run(clerk!, amendPaymentOrder, { ...(wish(payeeId, { amount: '120.00' }) as object), ...amend } as never)),
    ).toBe('ok');
    expect(await detail(clerk!, orderId)).toMatchObject({ status: 'drafted', amount: 12_000n, steps: [{ duty: 'draft' }] });
    const rejected = { orderId: orderId as never, expectedVersion: ordered.version + 1, reason: 'Doppelt vorgelegt' };
    expect(code(await world.run(treasurer!, rejectPaymentOrder, rejected))).toBe('ok');
    const history = await world.ask(clerk!, paymentOrderHistory, { orderId: orderId as never });
    expect(history.map(({ action }) => action.split('.')[1])).toEqual([
      ...['enterPaymentOrder', 'determineOrderFactually', 'determineOrderArithmetically', 'givePaymentOrder'],
      ...['amendPaymentOrder', 'rejectPaymentOrder'],
    ]);
    expect(history.at(-2)?.changes).toContainEqual({ field: 'amount', from: '11900', to: '12000' });
  });

  it('wait where the payee is paid elsewhere by now, and name their twins', async () => {
    const payeeId = await payee();
    const one = await enter(clerk!, payeeId, { voucher: 'B-20' });
    const two = await enter(clerk!, payeeId, { voucher: 'B-20', urgent: true, urgentReason: 'Mahnung' });
    expect((await detail(clerk!, one)).twins.map(({ id }) => id)).toContain(two);
    const change = { payeeId: payeeId as never, expectedVersion: 1, holder: 'Muster Papier GmbH', iban: IBANS[2], evidence: 'Brief' };
    await world.run(clerk!, proposePayeeDetails, change);
    expect(await release(approver!, payeeId)).toBe('ok');
    expect(await step(clerk!, determineOrderFactually, one)).toBe('DETAILS_REPLACED');
    const { version } = await detail(clerk!, one);
    const amend = { ...(wish(payeeId, { voucher: 'B-20' }) as object), orderId: one as never, expectedVersion: version };
    expect(code(await world.run(clerk!, amendPaymentOrder, amend as never))).toBe('ok');
    expect(await step(clerk!, determineOrderFactually, one)).toBe('ok');
    expect(await detail(clerk!, one)).toMatchObject({ ibanShown: 'DE…0402' });
  });

  it('are listed by what is due, filtered, summed, and written as a file', async () => {
    const payeeId = await payee(IBANS[1], 'Zahnrad OHG');
    for (const [day, amount] of [
      ['2026-12-03', '10.00'],
      ['2026-12-01', '20.00'],
      ['2026-12-02', '30.00'],
    ] as const)
      await enter(clerk!, payeeId, { dueOn: day, amount, voucher: `Z-${amount}`, remittance: '' });
    const filter = { search: 'zahnrad', dueFrom: '2026-12-01', most: '20.00' };
    const list = await world.ask(centre!, listPaymentOrders, { ...filter, first: 1 });
    expect([list.total, list.sum, list.items.map(({ amount }) => amount)]).toEqual([2, 3_000n, [2_000n]]);
    const next = await world.ask(centre!, listPaymentOrders, { ...filter, first: 1, after: list.nextCursor! });
    expect(next.items.map(({ dueOn }) => dueOn)).toEqual(['2026-12-03']);
    expect(await world.ask(centre!, paymentOrdersCsv, { ...filter, tenantId: tenantId as never, status: 'drafted' as never })).toHaveLength(
      2,
    );
    const stranger = await world.actor(home, 'memberTreasurer', { member: home.members[1]! });
    expect((await world.ask(stranger, listPaymentOrders, {})).items).toEqual([]);
    expect(await world.ask(stranger, findPaymentOrder, { orderId: list.items[0]!.id as never })).toBeNull();
    const foreign = { orderId: list.items[0]!.id as never, expectedVersion: 1 };
    expect(code(await world.run(stranger, determineOrderFactually, foreign))).toBe('NOT_FOUND');
  });
});

describe('orders from elsewhere', () => {
  it('come from a list: checked by row and column, taken over as one and once', async () => {
    const payeeId = await payee(IBANS[1], 'Listen GmbH');
    const { number } = (await world.ask(clerk!, findPayee, { payeeId: payeeId as never }))!;
    const mapping = {
      ...{ bankAccountId, format: 'csv', separator: 'semicolon', encoding: 'detect', dateForm: 'dmy', decimalSign: 'comma', headerRow: 1 },
      ...{ payee: 'Empfänger', iban: 'IBAN', amount: 'Betrag', dueOn: 'Fällig', remittance: 'Zweck', voucher: 'Beleg' },
    };
    const head = 'Empfänger;IBAN;Betrag;Fällig;Zweck;Beleg';
    const check = async (text: string) => {
      const fileId = await stored(text, 'liste.csv', 'text/csv');
      const checked = await world.run(clerk!, checkOrderList, { tenantId, fileId, ...mapping } as never);
      const importId = checked.ok ? checked.value.importId : '';
      return (await world.ask(clerk!, findOrderList, { importId: importId as never }))!;
    };
    const take = async ({ id, version }: { id: string; version: number }, actor = clerk!) =>
      code(await world.run(actor, takeOrderList, { importId: id as never, expectedVersion: version }));
    const bad = await check(
      `${head}\n${number};;12,345;31.02.2026;;\nnie;;5,00;01.12.2026;;L-1\n${number};${IBANS[2]};5,00;01.12.2026;;L-2\n${number};;0,00;01.12.2026;;L-3\n`,
    );
    expect(bad.faults.map(({ row, column, code: fault }) => [row, column, fault])).toEqual([
      ...[
        [2, 'Betrag', 'NOT_AN_AMOUNT'],
        [2, 'Fällig', 'NOT_A_DATE'],
        [2, 'Beleg', 'EMPTY_CELL'],
      ],
      ...[
        [3, 'Empfänger', 'PAYEE_UNKNOWN'],
        [4, 'Empfänger', 'IBAN_DIFFERS'],
        [5, 'Betrag', 'AMOUNT_OUT_OF_RANGE'],
      ],
    ]);
    expect(await take(bad)).toBe('LIST_FAULTY');
    expect((await world.ask(clerk!, findOrderMapping, { tenantId: tenantId as never }))?.payee).toBe('Empfänger');
    const text = `${head}\n${number};;1.200,50;01.12.2026;RE 1;L-10\n;${IBANS[1]};30,00;02.12.2026;;L-11\n`;
    const list = await check(text);
    // The account belongs to several payees of this test, so that it alone names none of them.
    expect(list.faults.map(({ code: fault }) => fault)).toEqual(['PAYEE_AMBIGUOUS']);
    const good = await check(`${head}\n${number};;1.200,50;01.12.2026;RE 1;L-10\n${number};${IBANS[1]};30,00;02.12.2026;;L-11\n`);
    expect(good).toMatchObject({ rows: 2, added: 2, faulty: 0, sum: 123_050n });
    expect(await take(good, approver!)).toBe('LIST_FAULTY');
    expect(await take(good)).toBe('ok');
    expect(await take({ ...good, version: 2 })).toBe('LIST_STATUS');
    const again = await check(`${head}\n${number};;1.200,50;01.12.2026;RE 1;L-10\n${number};${IBANS[1]};30,00;02.12.2026;;L-11\n`);
    expect(again.faults.map(({ code: fault }) => fault)).toEqual(['ORDER_KNOWN', 'ORDER_KNOWN']);
    expect(await take(again)).toBe('FILE_TAKEN');
    const made = await world.ask(clerk!, listPaymentOrders, { search: 'L-1', payeeId: payeeId as never });
    expect(made.items.map(({ origin, voucher }) => [origin, voucher])).toEqual([
      ['import', 'L-10'],
      ['import', 'L-11'],
    ]);
    const next = await enter(clerk!, payeeId, { voucher: 'L-12' });
    expect((await detail(clerk!, next)).number).toBe((made.items[1]?.number ?? 0) + 1);
  });

  it('come from an e-invoice, with the payee that its account belongs to', async () => {
    const payeeId = await payee('DE02300209000106531065', 'Musterlicht GmbH');
    const invoice = {
      ...{ ...EMPTY_INVOICE, number: 'L-2026-0815', issueDate: '2026-10-20' as CivilDate, dueDate: '2026-11-19' as CivilDate },
      ...{ typeCode: '380', currency: 'EUR', totals: { due: cents(11_900) } },
      seller: { name: 'Andere GmbH', identifiers: [] },
      payment: { meansCode: '58', creditTransfers: [{ account: 'DE02 3002 0900 0106 5310 65' }] },
    };
    const read = async (text: string) =>
      world.ask(clerk!, readOrderInvoice, { fileId: (await stored(text, 'rechnung.xml', 'application/xml')) as never });
    const found = await read(writeUbl(invoice));
    expect(found).toMatchObject({
      payeeId,
      amount: 11_900n,
      dueOn: '2026-11-19',
      remittance: 'L-2026-0815',
      ibanShown: 'DE…1065',
      failure: null,
    });
    expect(found?.notes.some(({ de }) => de.includes('„Andere GmbH“'))).toBe(true);
    expect((await read('<kein/>'))?.failure?.de).toBeTruthy();
    const other = { ...invoice, payment: { meansCode: '59', creditTransfers: [{ account: 'DE02100100100006820101' }] } };
    const unknown = await read(writeUbl(other));
    expect([unknown?.payeeId, unknown?.notes.some(({ de }) => de.includes('Lastschrift'))]).toEqual([null, true]);
    expect(unknown?.notes.some(({ de }) => de.includes('nicht freigegeben'))).toBe(true);
  });
});
