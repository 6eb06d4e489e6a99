// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import {
  checkPaymentHandOver,
  PAYMENT_HAND_OVER_FORMAT,
  type PaymentHandOver,
  paymentHandOverJson,
  paymentHandOverSchema,
} from '@contracts/treasury';
import { cents, civilDate } from '@kernel/core';
import { expect, test } from 'vitest';

const item = {
  ...{
    id: '0192f0c4-0000-7000-8000-000000000001',
    tenantId: '0192f0c4-0000-7000-8000-000000000002',
    ags: '05362012',
    member: 'Musterstadt',
  },
  ...{ endToEndId: '0192f0c4000070008000000000000003', dueOn: civilDate('2026-02-16'), amountCents: cents(12_345) },
  ...{ documentNumber: 'B-2026-0001', remittance: 'B-2026-0001 1. Rate der Umlage 2026' },
  account: { name: 'Stadt Musterstadt', iban: 'DE02120300000000202051' },
  mandate: { id: 'M-1', signedOn: civilDate('2026-01-02'), scheme: 'CORE' as const, sequence: 'RCUR' as const },
};
const good: PaymentHandOver = {
  ...{ format: PAYMENT_HAND_OVER_FORMAT, id: item.id, kind: 'collection', status: 'handedOver', executeOn: civilDate('2026-02-16') },
  ...{ currency: 'EUR', totalCents: cents(12_345), items: [item] },
  ownAccount: { name: 'Zweckverband Muster', iban: 'DE02120300000000202051', creditorId: 'DE98ZZZ09999999999' },
};
const withItem = (change: object): PaymentHandOver => ({ ...good, items: [{ ...item, ...change }] });
const fieldsOf = (handOver: PaymentHandOver): string[] => checkPaymentHandOver(handOver).map(({ member, field }) => `${member}: ${field}`);

test('what is whole is carried out', () => expect(checkPaymentHandOver(good)).toEqual([]));

test.each<[string, PaymentHandOver, readonly string[]]>([
  ['nothing to pay', { ...withItem({ amountCents: cents(0) }), totalCents: cents(0) }, ['Musterstadt: amount']],
  ['a long name', withItem({ account: { ...item.account, name: 'x'.repeat(71) } }), ['Musterstadt: name']],
  ['a wrong check digit', withItem({ account: { ...item.account, iban: 'DE03120300000000202051' } }), ['Musterstadt: iban']],
  [
    'no mandate',
    withItem({ mandate: null }),
    [...['mandateId', 'mandateSignedOn', 'mandateScheme', 'mandateSequence'].map((field) => `Musterstadt: ${field}`)],
  ],
  ['a mandate of 36 characters', withItem({ mandate: { ...item.mandate, id: 'M'.repeat(36) } }), ['Musterstadt: mandateId']],
  ['a mandate of no known scheme', withItem({ mandate: { ...item.mandate, scheme: 'COR1' } }), ['Musterstadt: mandateScheme']],
  ['a mandate signed later', withItem({ mandate: { ...item.mandate, signedOn: '2026-02-17' } }), ['Musterstadt: mandateSignedOn']],
  ...['/A', 'A/', 'A//B', 'Ä', '', 'A'.repeat(36)].map((endToEndId): [string, PaymentHandOver, readonly string[]] => [
    `the reference “${endToEndId}”`,
    withItem({ endToEndId }),
    ['Musterstadt: endToEndId'],
  ]),
  ['a reference twice', { ...good, totalCents: cents(24_690), items: [item, item] }, ['Musterstadt: endToEndId']],
  ['a remittance without its document', withItem({ remittance: '1. Rate' }), ['Musterstadt: remittance']],
  ['a remittance of 141 characters', withItem({ documentNumber: '', remittance: 'x'.repeat(141) }), ['Musterstadt: remittance']],
  ['another sum', { ...good, totalCents: cents(1) }, [': total']],
  ['no creditor identifier', { ...good, ownAccount: { ...good.ownAccount, creditorId: '' } }, [': creditorId']],
  ['a mandate of a payout', { ...good, kind: 'payout' }, ['Musterstadt: mandateId']],
])('%s is named', (_, handOver, fields) => expect(fieldsOf(handOver)).toEqual(fields));

test('the schema in the documents is the one of the contract, and demands what a hand-over has', () => {
  const file = readFileSync(new URL('../../../../docs/schema/verbund-payment-proposal-2026-11-23.json', import.meta.url), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(paymentHandOverSchema)));
  expect(JSON.parse(paymentHandOverJson(good))).toMatchObject({ totalCents: '12345', items: [{ amountCents: '12345' }] });
  expect(Object.keys(good).sort()).toEqual([...paymentHandOverSchema.required].sort());
  const { items } = paymentHandOverSchema.properties as unknown as { items: { items: { required: string[] } } };
  expect(Object.keys(item).sort()).toEqual([...items.items.required].sort());
});
