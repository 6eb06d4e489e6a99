// SPDX-License-Identifier: EUPL-1.2
import { handleMessage, orderOf } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { defineCostCentre } from '../cost-centres/define-cost-centre.ts';
import { listCostCentreCosts } from '../cost-centres/list-centre-costs.ts';
import { listDirectCharges } from '../queries/list-direct-charges.ts';
import { listPoolCosts } from '../queries/list-pool-costs.ts';
import { addMinutes, FAMILY, settled, settlementWorld, type Town, town, value } from '../testing/settlement-world.ts';
import { assignSupplierInvoice } from './assign-invoice.ts';
import { bookSupplierInvoice } from './book-invoice.ts';
import { findSupplierInvoice, supplierInvoiceHistory } from './find-invoice.ts';
import { listSupplierInvoices } from './list-invoices.ts';
import { giveBackSupplierInvoice, rejectSupplierInvoice } from './refuse-invoice.ts';
import { takeBackSupplierInvoice } from './take-back-invoice.ts';
import { takeInInvoices } from './take-in-invoices.ts';
import { fileStandIn } from './testing/file-stand-in.ts';
import { asCii, asUbl, soldLine, supplierInvoice } from './testing/supplier-files.ts';
import { detail, storeFile, takeIn } from './testing/take-in.ts';
import { typeInSupplierInvoice } from './type-in-invoice.ts';
import { waitingAssignments, waitingBookings } from './waiting-invoices.ts';

let world: World;
const files = fileStandIn();
beforeAll(async () => {
  world = await settlementWorld();
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const code = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'ok' : (result.error?.code ?? ''));

/** Takes one file in; answers the invoice's id. */
async function received(place: Town, bytes: Uint8Array, name = 'rechnung.xml'): Promise<string> {
  const { ids } = await takeIn(world, place, files, [await storeFile(world, place, files, bytes, name)]);
  return ids[0] ?? '';
}

const TAX = { inputTaxDeducted: false, inputTaxReason: 'Kein Vorsteuerabzug, steuerfreie Leistungen', inputTaxFrom: '2026-01-01' };
const NET = { inputTaxDeducted: true, inputTaxReason: 'Betrieb gewerblicher Art', inputTaxFrom: '2026-01-01' };

const toPool = (place: Town, lineKey: string, amount: string, month = '2026-11') => ({
  ...{ lineKey, amount, label: 'Wartung', month, poolId: place.poolId as never, costKind: 'material' as const },
});
const toMember = (place: Town, lineKey: string, amount: string, occurredOn = '2026-11-20') => ({
  ...{ lineKey, amount, label: 'Lizenz', occurredOn, tenantId: place.members[1]!.tenantId, serviceFamilyCode: FAMILY },
});

const assign = async (place: Town, invoiceId: string, assignments: object[], tax = TAX) => {
  const { version } = await detail(world, place, invoiceId);
  return world.run(place.finance, assignSupplierInvoice, {
    invoiceId: invoiceId as never,
    expectedVersion: version,
    ...tax,
    assignments: assignments as never,
  });
};
const book = async (place: Town, invoiceId: string, actor = place.releaser, stated = true, remark = '') => {
  const { version } = await detail(world, place, invoiceId);
  const input = { invoiceId: invoiceId as never, expectedVersion: version, factuallyCorrect: stated, arithmeticallyCorrect: true, remark };
  return world.run(actor, bookSupplierInvoice, input);
};

describe('a file that came in', () => {
  test('is read by the worker, in either syntax, with parts that add up to its totals; done again it is read once', async () => {
    const place = await town(world);
    const one = await storeFile(world, place, files, asUbl(supplierInvoice()), 'ubl.xml');
    const other = await storeFile(world, place, files, asCii(supplierInvoice({ number: 'L-2026-0816' })), 'cii.xml');
    const { ids, progress, again } = await takeIn(world, place, files, [one, other]);
    expect(progress).toMatchObject({ state: 'done', done: 2, total: 2 });
    await again();
    const [ubl, cii] = [await detail(world, place, ids[0]!), await detail(world, place, ids[1]!)];
    expect(ubl).toMatchObject({
      ...{ status: 'read', form: 'UBL', number: 'L-2026-0815', sellerName: 'Musterlicht Software GmbH', fileName: 'ubl.xml' },
      ...{ net: 133_334n, tax: 25_333n, gross: 158_667n, findings: [], failure: null, mayEnter: true },
    });
    expect(ubl.parts.map(({ key, label, net, gross }) => [key, label, net, gross])).toEqual([
      ['L1', '1 · Wartung Leitstellensoftware', 100_001n, 119_001n],
      ['L2', '2 · Lizenz für Bergheim', 33_333n, 39_666n],
    ]);
    expect(cii).toMatchObject({ status: 'read', form: 'CII', gross: 158_667n });
    const history = await world.ask(place.finance, supplierInvoiceHistory, { invoiceId: ids[0] as never });
    expect(history.map(({ action }) => action).sort()).toEqual(['settlement.readSupplierInvoice', 'settlement.receiveSupplierInvoices']);
  });

  test('that breaks rules is read with their official names', async () => {
    const place = await town(world);
    const { dueDate: _due, paymentTerms: _terms, buyerReference: _reference, ...rest } = supplierInvoice();
    const found = await detail(world, place, await received(place, asUbl(rest)));
    expect(found.status).toBe('read');
    expect(found.findings.map(({ rule }) => rule)).toContain('BR-DE-15');
    expect(found.findings.find(({ rule }) => rule === 'BR-DE-15')).toMatchObject({ severity: 'fatal', at: 'BT-10' });
  });

  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>`;
  test.each([
    ['an XML bomb', text(bomb), 'bombe.xml', 'Dokumenttyp'],
    ['another syntax', text('<?xml version="1.0"?><Order xmlns="urn:x"/>'), 'auftrag.xml', 'Order'],
    ['broken XML', text('<Invoice'), 'kaputt.xml', 'wohlgeformtes'],
    ['more than any limit', text(`<a>${'x'.repeat(30_000_000)}</a>`), 'gross.xml', 'beginnt mit dem Element a'],
    [
      'a PDF without data',
      text('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF'),
      'scan.pdf',
      'keine elektronische',
    ],
  ])('%s is unreadable, and says why', async (_name, bytes, name, words) => {
    const place = await town(world);
    const found = await detail(world, place, await received(place, bytes, name));
    expect(found).toMatchObject({ status: 'unreadable', number: null, parts: [] });
    expect(found.failure?.de).toContain(words);
    expect(code(await assign(place, found.id, [toPool(place, '*', '1.00')]))).toBe('INVOICE_STATUS');
  });

  test('in another currency, without a number, or gone is no invoice of ours', async () => {
    const place = await town(world);
    const inDollars = text(new TextDecoder().decode(asUbl(supplierInvoice())).replaceAll('EUR', 'USD'));
    const dollars = await detail(world, place, await received(place, inDollars));
    expect(dollars.failure?.de).toBe('Die Rechnung lautet auf USD, gebucht wird in Euro.');
    const { number: _number, ...nameless } = supplierInvoice();
    expect((await detail(world, place, await received(place, asUbl(nameless)))).failure?.de).toBe(
      'In der Rechnung fehlt: die Rechnungsnummer.',
    );
    const written = new TextDecoder().decode(asUbl(supplierInvoice()));
    const broken = async (tag: string, amount: string) => {
      const bytes = text(written.replace(new RegExp(`(<cbc:${tag}[^>]*>)[^<]*`), `$1${amount}`));
      const found = await detail(world, place, await received(place, bytes));
      expect(found).toMatchObject({ status: 'unreadable', net: null, parts: [] });
      return found.failure?.de;
    };
    const last = Number(world.clock.now.toISOString().slice(0, 4)) + 1;
    const days = `kann nicht stimmen. Möglich sind Tage von 1990 bis ${last}.`;
    expect(await broken('IssueDate', '0026-10-01')).toBe(`Das Rechnungsdatum der Rechnung ${days}`);
    expect(await broken('DueDate', `${last + 1}-01-01`)).toBe(`Das Fälligkeitsdatum der Rechnung ${days}`);
    expect(await broken('TaxExclusiveAmount', 'NaN')).toBe('In der Rechnung fehlt: eine lesbare Netto- oder Bruttosumme.');
    const contradicted = 'In der Rechnung fehlt: eine Summe, der ihre anderen Beträge nicht widersprechen.';
    expect(await broken('TaxInclusiveAmount', '1586.60')).toBe(contradicted);
    expect(await broken('LineExtensionAmount', '1333.00')).toBe(contradicted);
    const turned = await received(place, asUbl(supplierInvoice({ number: 'L-\u202e51' })), 'rechnung\u202elmx.xml');
    expect(await detail(world, place, turned)).toMatchObject({ number: 'L-51', fileName: 'rechnunglmx.xml' });
    const lost = await storeFile(world, place, { ...files, put: () => 'f'.repeat(64) }, text('x'), 'weg.xml');
    const { ids } = await takeIn(world, place, files, [lost]);
    expect((await detail(world, place, ids[0]!)).failure?.en).toBe('The file is gone or was altered.');
  });

  test('is refused by its kind, by a finding of the virus scanner, and the second time', async () => {
    const place = await town(world);
    const order = (fileId: string) => world.run(place.finance, orderOf(takeInInvoices), { fileIds: [fileId] });
    expect(await order(world.newId())).toMatchObject({ error: { code: 'FILE_UNKNOWN', field: 'fileIds.0' } });
    expect(code(await order(await storeFile(world, place, files, text('a;b'), 'a.csv')))).toBe('FILE_NOT_AN_INVOICE');
    const infected = await storeFile(world, place, files, text('<a/>'), 'boese.xml');
    await world.database.write(world.scope(place.association), (writes) =>
      writes.storedFile.update({
        where: { tenantId_id: { tenantId: place.association.centreId, id: infected } },
        data: { scanState: 'infected' },
      }),
    );
    expect(code(await order(infected))).toBe('FILE_INFECTED');
    const fileId = await storeFile(world, place, files, asUbl(supplierInvoice()), 'a.xml');
    await takeIn(world, place, files, [fileId]);
    expect(code(await order(fileId))).toBe('FILE_TAKEN');
    expect(code(await order(await storeFile(world, place, files, asUbl(supplierInvoice()), 'umbenannt.xml')))).toBe('FILE_TAKEN');
  });

  test('can be typed in where no machine reads it; a credit note counts negative and names its invoice', async () => {
    const place = await town(world);
    const invoiceId = await received(place, text('%PDF-1.7\n%%EOF'), 'scan.pdf');
    const typed = { sellerName: ' Musterlicht Software GmbH', sellerVatId: 'DE 987654321', number: 'G-7', kind: 'credit' as const };
    const rest = { issueDate: '2026-11-02', subject: 'Gutschrift Wartung', net: '100.00', tax: '19.00', corrects: 'L-2026-0815' };
    const run = (over: object) =>
      world.run(place.finance, typeInSupplierInvoice, { invoiceId: invoiceId as never, expectedVersion: 2, ...typed, ...rest, ...over });
    expect(code(await run({ sellerName: '' }))).toBe('SELLER_MISSING');
    expect(code(await run({ number: ' ' }))).toBe('NUMBER_MISSING');
    expect(code(await run({ net: '0' }))).toBe('ZERO_AMOUNT');
    expect(code(await run({ issueDate: '2027-03-01' }))).toBe('DATE_IN_FUTURE');
    expect(code(await run({ issueDate: '1926-11-02' }))).toBe('INVOICE_DATE_IMPLAUSIBLE');
    expect(await run({ dueDate: '2062-11-02' })).toMatchObject({ error: { code: 'INVOICE_DATE_IMPLAUSIBLE', field: 'dueDate' } });
    value(await run({}));
    await received(place, asUbl(supplierInvoice()));
    expect(await detail(world, place, invoiceId)).toMatchObject({
      ...{ status: 'read', form: 'HAND', net: -10_000n, gross: -11_900n, corrects: ['L-2026-0815'] },
      related: [{ number: 'L-2026-0815', relation: 'corrects' }],
    });
    value(await assign(place, invoiceId, [toPool(place, '*', '-119.00')]));
    value(await book(place, invoiceId));
    const costs = await world.ask(place.finance, listPoolCosts, { poolId: place.poolId as never, month: '2026-11' });
    expect(costs.map(({ amount, voucher }) => [amount, voucher])).toEqual([[-11_900n, 'G-7']]);
  });
});

describe('an assignment', () => {
  test('adds up line by line, to the gross or the net amount, or is refused with the line', async () => {
    const place = await town(world);
    const id = await received(place, asUbl(supplierInvoice()));
    const wrong = await assign(place, id, [toPool(place, 'L1', '1000.00'), toPool(place, 'L1', '190.00'), toMember(place, 'L2', '396.66')]);
    expect(wrong).toMatchObject({
      error: {
        ...{ code: 'LINE_SUM_DIFFERS', field: 'assignments.1.amount' },
        params: { label: '1 · Wartung Leitstellensoftware', expected: '1190.01', assigned: '1190.00', missing: '0.01' },
      },
    });
    expect(code(await assign(place, id, []))).toBe('NOTHING_ASSIGNED');
    expect(code(await assign(place, id, [toPool(place, '*', '1.00'), toPool(place, 'L1', '1.00')]))).toBe('WHOLE_AND_LINES');
    expect(code(await assign(place, id, [toPool(place, 'L9', '1.00')]))).toBe('INVOICE_LINE_UNKNOWN');
    expect(code(await assign(place, id, [{ lineKey: '*', amount: '1586.67', label: 'x' }]))).toBe('TARGET_MISSING');
    expect(code(await assign(place, id, [toPool(place, '*', '1586.67')], { ...TAX, inputTaxReason: '' }))).toBe('INPUT_TAX_REASON_MISSING');
    value(await assign(place, id, [toPool(place, 'L1', '1000.01'), toMember(place, 'L2', '333.33')], NET));
    expect(await detail(world, place, id)).toMatchObject({ status: 'assigned', inputTaxDeducted: true, mayBook: false });
  });

  test('names the row of a settled month and the first open one, of a pool or member that cannot take it', async () => {
    const place = await town(world);
    await settled(world, place);
    const id = await received(place, asUbl(supplierInvoice()));
    const line2 = toMember(place, 'L2', '396.66');
    const to = (first: object, second: object = line2) => assign(place, id, [first, second]);
    expect(await to(toPool(place, 'L1', '1190.01', '2026-10'))).toMatchObject({
      error: { code: 'PERIOD_FROZEN', field: 'assignments.0.month', params: { month: '2026-10', open: '2026-11', row: 1 } },
    });
    expect(await to(toPool(place, 'L1', '1190.01'), toMember(place, 'L2', '396.66', '2026-10-20'))).toMatchObject({
      error: { code: 'PERIOD_FROZEN', field: 'assignments.1.occurredOn', params: { open: '2026-11', row: 2 } },
    });
    expect(code(await to({ ...toPool(place, 'L1', '1190.01'), poolId: world.newId() }))).toBe('POOL_UNKNOWN');
    expect(code(await to(toPool(place, 'L1', '1190.01', '2027-05')))).toBe('MONTH_IN_FUTURE');
    expect(code(await to(toPool(place, 'L1', '1190.01'), { ...line2, serviceFamilyCode: 'archive' }))).toBe('CHARGE_WITHOUT_BASIS');
    expect(code(await to(toPool(place, 'L1', '1190.01'), { ...line2, tenantId: world.newId() }))).toBe('MEMBER_UNKNOWN');
  });
});

describe('booking', () => {
  test('takes another person, who states that it is right; then costs and charges carry the invoice', async () => {
    const place = await town(world);
    const id = await received(place, asUbl(supplierInvoice()));
    value(await assign(place, id, [toPool(place, 'L1', '1000.00'), toPool(place, 'L1', '190.01'), toMember(place, 'L2', '396.66')]));
    expect((await world.ask(place.releaser, waitingBookings, {}))[0]).toMatchObject({ kind: 'settlement.bookInvoice', count: 1 });
    expect(await world.ask(place.finance, waitingBookings, {})).toEqual([]);
    expect(code(await book(place, id, place.finance))).toBe('SAME_PERSON');
    expect(await book(place, id, place.releaser, false)).toMatchObject({ error: { code: 'NOT_CONFIRMED', field: 'factuallyCorrect' } });
    value(await book(place, id));
    const costs = await world.ask(place.finance, listPoolCosts, { poolId: place.poolId as never, month: '2026-11' });
    const inOrder = [...costs].sort((a, b) => Number(b.amount - a.amount));
    expect(inOrder.map(({ amount, voucher, invoiceId }) => [amount, voucher, invoiceId])).toEqual([
      [100_000n, 'L-2026-0815', id],
      [19_001n, 'L-2026-0815', id],
    ]);
    const charges = await world.ask(place.finance, listDirectCharges, { from: '2026-11-01', to: '2026-11-30' });
    expect(charges.items.map(({ amount, clause, invoiceId }) => [amount, clause, invoiceId])).toEqual([[39_666n, '§ 5 Abs. 2', id]]);
    const found = await detail(world, place, id);
    expect(found).toMatchObject({ status: 'booked', gross: 158_667n });
    expect(found.postings.reduce((sum, { amount }) => sum + amount, 0n)).toBe(158_667n);
    expect(code(await book(place, id))).toBe('INVOICE_STATUS');
  });

  test('is undone by counter-entries, in the first open month where the own one is settled; then it is assigned anew', async () => {
    const place = await town(world);
    const id = await received(place, asUbl(supplierInvoice()));
    value(await assign(place, id, [toPool(place, 'L1', '1190.01', '2026-10'), toMember(place, 'L2', '396.66', '2026-10-20')]));
    value(await book(place, id));
    await addMinutes(world, place.association, place.members[0]!, 60);
    await settled(world, place);
    const back = async (reason: string) => {
      const { version } = await detail(world, place, id);
      return world.run(place.finance, takeBackSupplierInvoice, { invoiceId: id as never, expectedVersion: version, reason });
    };
    expect(code(await back(''))).toBe('REASON_MISSING');
    value(await back('Falscher Kostentopf'));
    const found = await detail(world, place, id);
    expect(found).toMatchObject({ status: 'read', reason: 'Falscher Kostentopf' });
    expect(found.postings.map(({ day, amount }) => [day, amount]).sort()).toEqual([
      ['2026-10-01', 119_001n],
      ['2026-10-20', 39_666n],
      ['2026-11-01', -119_001n],
      ['2026-11-01', -39_666n],
    ]);
    expect(code(await back('noch einmal'))).toBe('INVOICE_STATUS');
    value(await assign(place, id, [toPool(place, '*', '1586.67')]));
    value(await book(place, id));
  });

  test('of what came in twice is refused until one of the two is rejected', async () => {
    const place = await town(world);
    const bytes = asUbl(supplierInvoice());
    const first = await received(place, bytes);
    const same = await received(place, asCii(supplierInvoice()), 'noch-einmal.xml');
    expect((await detail(world, place, same)).related).toMatchObject([{ id: first, relation: 'duplicate' }]);
    expect(await assign(place, same, [toPool(place, '*', '1586.67')])).toMatchObject({
      error: { code: 'INVOICE_DUPLICATE', params: { number: 'L-2026-0815', invoiceId: first } },
    });
    const inbox = await world.ask(place.finance, listSupplierInvoices, { search: 'MUSTERLICHT' });
    expect(inbox.items.map(({ id, duplicate }) => [id, duplicate])).toEqual([
      [same, true],
      [first, false],
    ]);
    const reject = (invoiceId: string, reason: string) =>
      world.run(place.finance, rejectSupplierInvoice, { invoiceId: invoiceId as never, expectedVersion: 2, reason });
    expect(code(await reject(first, ''))).toBe('REASON_MISSING');
    value(await reject(first, 'Doppelt eingegangen'));
    value(await assign(place, same, [toPool(place, '*', '1586.67')]));
  });

  test('of a number that the seller has used before, or of one that breaks rules, takes a reason of the second person', async () => {
    const place = await town(world);
    await received(place, asUbl(supplierInvoice()));
    const { buyerReference: _reference, ...rest } = supplierInvoice({ number: 'L 2026-0815', issueDate: '2026-10-25' as never });
    const { vatId: _vatId, ...unnamed } = rest.seller!;
    const id = await received(place, asUbl({ ...rest, seller: { ...unnamed, taxNumber: '205/1234/5678' } }), 'anderer-tag.xml');
    expect((await detail(world, place, id)).related).toMatchObject([{ relation: 'sameNumber', issueDate: '2026-10-20' }]);
    value(await assign(place, id, [toPool(place, '*', '1586.67')]));
    expect(await book(place, id)).toMatchObject({ error: { code: 'FINDINGS_UNEXPLAINED', field: 'remark' } });
    await world.database.write(world.scope(place.association), (writes) =>
      writes.supplierInvoice.update({ where: { tenantId_id: { tenantId: place.association.centreId, id } }, data: { fatalFindings: 0 } }),
    );
    expect(await book(place, id)).toMatchObject({ error: { code: 'SAME_NUMBER_UNEXPLAINED', params: { date: '2026-10-20' } } });
    value(await book(place, id, place.releaser, true, ' Mit dem Lieferanten geklärt '));
    expect(await detail(world, place, id)).toMatchObject({ status: 'booked', bookingRemark: 'Mit dem Lieferanten geklärt' });
  });

  test('becomes a cost of a support centre by the same rules, and is taken back there', async () => {
    const place = await town(world);
    const { centreId } = value(await world.run(place.finance, defineCostCentre, { name: 'Zentrale IT' }));
    const id = await received(place, asUbl(supplierInvoice()));
    const toCentre = (over: object = {}) => ({
      ...{ lineKey: 'L1', amount: '1190.01', label: 'Wartung', month: '2026-11', costCentreId: centreId, costKind: 'material' },
      ...over,
    });
    const line2 = toMember(place, 'L2', '396.66');
    expect(code(await assign(place, id, [toCentre({ poolId: place.poolId }), line2]))).toBe('TARGET_MISSING');
    expect(code(await assign(place, id, [toCentre({ costCentreId: world.newId() }), line2]))).toBe('COST_CENTRE_UNKNOWN');
    expect(await assign(place, id, [toCentre({ month: '2027-05' }), line2])).toMatchObject({
      error: { code: 'MONTH_IN_FUTURE', field: 'assignments.0.month' },
    });
    value(await assign(place, id, [toCentre(), line2]));
    value(await book(place, id));
    const costs = () => world.ask(place.finance, listCostCentreCosts, { centreId: centreId as never, month: '2026-11' });
    expect((await costs()).map(({ amount, voucher, invoiceId }) => [amount, voucher, invoiceId])).toEqual([[119_001n, 'L-2026-0815', id]]);
    const found = await detail(world, place, id);
    expect(found.postings.map(({ kind, placeName }) => [kind, placeName])).toContainEqual(['centreCost', 'Zentrale IT']);
    const input = { invoiceId: id as never, expectedVersion: found.version, reason: 'Falsche Stelle' };
    value(await world.run(place.finance, takeBackSupplierInvoice, input));
    expect((await costs()).map(({ amount }) => amount)).toEqual([119_001n, -119_001n]);
  });

  test('is put off by giving it back, with a reason', async () => {
    const place = await town(world);
    const id = await received(place, asUbl(supplierInvoice({ lines: [soldLine('1', 'Server', 100n)] })));
    expect((await world.ask(place.finance, waitingAssignments, {}))[0]).toMatchObject({ count: 1, overdue: 1 });
    value(await assign(place, id, [toPool(place, '*', '1.19')]));
    const input = { invoiceId: id as never, expectedVersion: 3, reason: 'Gehört zum Archiv' };
    value(await world.run(place.releaser, giveBackSupplierInvoice, input));
    expect(await detail(world, place, id)).toMatchObject({ status: 'read', reason: 'Gehört zum Archiv' });
  });
});

test('nobody else sees an invoice: no member, no other association, no clerk', async () => {
  const place = await town(world);
  const other = await town(world);
  const id = await received(place, asUbl(supplierInvoice()));
  expect(await world.ask(other.finance, findSupplierInvoice, { invoiceId: id as never })).toBeNull();
  expect(await world.ask(other.finance, listSupplierInvoices, {})).toMatchObject({ total: 0 });
  const foreign = await world.run(other.finance, rejectSupplierInvoice, { invoiceId: id as never, expectedVersion: 2, reason: 'x' });
  expect(code(foreign)).toBe('NOT_FOUND');
  const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.members[0]! });
  await expect(world.ask(treasurer, findSupplierInvoice, { invoiceId: id as never })).rejects.toThrow();
  const fileId = await storeFile(world, place, files, asUbl(supplierInvoice()), 'a.xml');
  expect(code(await world.run(other.finance, orderOf(takeInInvoices), { fileIds: [fileId] }))).toBe('FILE_UNKNOWN');
});

test.each([
  ['L-2026-0815', { number: 'L-2026-0815' }],
  ['RE 2026/17 für Süd', {}],
])('the assigned invoice %s is told to those who may confirm it, not to who assigned it', async (number, params) => {
  const place = await town(world, { members: 2 });
  const { centreId, associationId } = place.association;
  const invoiceId = await received(place, asUbl({ ...supplierInvoice(), number }));
  value(await assign(place, invoiceId, [toPool(place, '*', '1586.67')]));
  const [row] = await world.database.read(world.scope(place.association), (reads) =>
    reads
      .selectFrom('outbox_message')
      .selectAll()
      .where('name', '=', 'SupplierInvoiceAssigned.v1')
      .where('tenant_id', '=', centreId)
      .execute(),
  );
  if (!row) throw new Error('nothing was told');
  const ids = { id: row.id, name: row.name, tenantId: centreId, associationId, correlationId: row.correlation_id };
  const message = { ...ids, payload: row.payload as Record<string, unknown>, causeAccountId: row.cause_account_id };
  for (const handler of world.assembly.handlersOf(row.name)) await handleMessage(world.platform, handler, message, centreId);
  const told = await world.database.read(world.scope(place.association), (reads) =>
    reads
      .selectFrom('notification')
      .select(['user_id', 'params', 'link'])
      .where('association_id', '=', associationId)
      .where('topic', '=', 'settlement.invoiceToConfirm')
      .execute(),
  );
  const link = `settlement/supplier-invoices/${invoiceId}`;
  expect(told).toEqual([{ user_id: place.releaser.userId, params, link }]);
});
