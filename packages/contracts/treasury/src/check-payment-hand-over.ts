// SPDX-License-Identifier: EUPL-1.2
import { parseCivilDate, parseIban, sumCents } from '@kernel/core';
import type { PaymentAccount, PaymentHandOver, PaymentInstruction } from './payment-hand-over.ts';
import { MANDATE_SCHEMES, MANDATE_SEQUENCES } from './payment-hand-over.ts';
import { CREDITOR_ID_PATTERN, MANDATE_ID_LENGTH, NAME_LENGTH, REFERENCE_PATTERN, REMITTANCE_LENGTH } from './payment-hand-over-schema.ts';

export const PAYMENT_FIELDS = [
  ...[
    'amount',
    'creditorId',
    'dueOn',
    'endToEndId',
    'iban',
    'mandateId',
    'mandateScheme',
    'mandateSequence',
    'mandateSignedOn',
    'name',
    'remittance',
  ],
  'total',
] as const;

/** What could not be carried out. */
export interface PaymentFinding {
  /** '' where it is the association's own account, or the sum. */
  readonly member: string;
  readonly field: string;
}

const [reference, creditorId] = [new RegExp(REFERENCE_PATTERN), new RegExp(CREDITOR_ID_PATTERN)];
const fits = (text: string, longest: number): boolean => text.trim() !== '' && [...text].length <= longest;

function* accountFindings({ name, iban }: PaymentAccount): Generator<string> {
  if (!fits(name, NAME_LENGTH)) yield 'name';
  const read = parseIban(iban);
  if (!read.ok || read.value !== iban) yield 'iban';
}

function* mandateFindings({ mandate }: PaymentInstruction, executeOn: string): Generator<string> {
  if (!mandate || !fits(mandate.id, MANDATE_ID_LENGTH)) yield 'mandateId';
  if (!mandate || parseCivilDate(mandate.signedOn) === null || mandate.signedOn > executeOn) yield 'mandateSignedOn';
  if (!mandate || !MANDATE_SCHEMES.includes(mandate.scheme)) yield 'mandateScheme';
  if (!mandate || !MANDATE_SEQUENCES.includes(mandate.sequence)) yield 'mandateSequence';
}

function* itemFindings(item: PaymentInstruction, { kind, executeOn }: PaymentHandOver): Generator<string> {
  if (item.amountCents <= 0n) yield 'amount';
  yield* accountFindings(item.account);
  if (kind === 'collection') yield* mandateFindings(item, executeOn);
  else if (item.mandate !== null) yield 'mandateId';
  if (!reference.test(item.endToEndId)) yield 'endToEndId';
  if (parseCivilDate(item.dueOn) === null) yield 'dueOn';
  if (!fits(item.remittance, REMITTANCE_LENGTH) || !item.remittance.includes(item.documentNumber)) yield 'remittance';
}

/** Everything that keeps payment processing from carrying it out, by member and field; empty if nothing does. */
export function checkPaymentHandOver(handOver: PaymentHandOver): readonly PaymentFinding[] {
  const { kind, ownAccount, items, totalCents } = handOver;
  const own = [...accountFindings(ownAccount)];
  if (kind === 'collection' && !creditorId.test(ownAccount.creditorId)) own.push('creditorId');
  if (items.length === 0 || sumCents(items.map(({ amountCents }) => amountCents)) !== totalCents) own.push('total');
  const found: PaymentFinding[] = own.map((field) => ({ member: '', field }));
  const [seen, told] = [new Set<string>(), new Set<string>()];
  for (const item of items) {
    const fields = [...itemFindings(item, handOver)];
    if (seen.has(item.endToEndId)) fields.push('endToEndId');
    seen.add(item.endToEndId);
    for (const field of fields) {
      const key = `${item.tenantId} ${field}`;
      if (!told.has(key)) found.push({ member: item.member, field });
      told.add(key);
    }
  }
  return found;
}
