// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { group, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts } from '../binding/part.ts';
import { append, attribute, constant, isoDate, set, text } from '../binding/scalar-parts.ts';
import type { Invoice } from '../model/invoice.ts';
import type { CreditTransfer, DirectDebit, PaymentCard, PaymentInstructions } from '../model/payment.ts';

/** One cac:PaymentMeans: UBL has one for each account. */
interface Means {
  readonly meansCode?: string;
  readonly meansText?: string;
  readonly dueDate?: CivilDate;
  readonly remittance?: string;
  readonly card?: PaymentCard;
  readonly transfer?: CreditTransfer;
  readonly directDebit?: DirectDebit;
}

const code: Part<Means> = {
  write: ({ meansCode, meansText }) =>
    meansCode === undefined ? [] : [{ name: 'cbc:PaymentMeansCode', attributes: { name: meansText }, content: meansCode }],
  takes: (element, reading) => reading.is(element, 'cbc:PaymentMeansCode'),
  read: (element, draft, reading) => {
    set(draft, 'meansCode', element.text.trim(), element, reading);
    const name = attribute(element, 'name');
    if (name !== undefined) draft.meansText = name;
  },
};

/** What UBL wants beside the number of a card and EN 16931 does not know. */
const NETWORK = 'NA';

const transferParts: readonly Part<CreditTransfer>[] = [
  text('cbc:ID', 'account'),
  text('cbc:Name', 'accountName'),
  wrap('cac:FinancialInstitutionBranch', [text('cbc:ID', 'provider')]),
];
const cardParts: readonly Part<PaymentCard>[] = [
  text('cbc:PrimaryAccountNumberID', 'number'),
  constant('cbc:NetworkID', NETWORK),
  text('cbc:HolderName', 'holder'),
];
const mandateParts: readonly Part<DirectDebit>[] = [
  text('cbc:ID', 'mandate'),
  wrap('cac:PayerFinancialAccount', [text('cbc:ID', 'debitedAccount')]),
];

const meansParts: readonly Part<Means>[] = [
  code,
  isoDate('cbc:PaymentDueDate', 'dueDate'),
  text('cbc:PaymentID', 'remittance'),
  group('cac:CardAccount', 'card', cardParts),
  group('cac:PayeeFinancialAccount', 'transfer', transferParts),
  group('cac:PaymentMandate', 'directDebit', mandateParts),
];

function meansOf({ payment, dueDate }: Invoice, creditNote: boolean): readonly Means[] {
  const first = creditNote && dueDate !== undefined ? { dueDate } : {};
  if (payment === undefined) return Object.keys(first).length === 0 ? [] : [first];
  const { creditTransfers, card, directDebit, ...common } = payment;
  const rows: Means[] = (creditTransfers.length === 0 ? [{}] : creditTransfers.map((transfer) => ({ transfer }))).map((row) => ({
    ...common,
    ...row,
  }));
  // The creditor identifier stands elsewhere; alone it makes no mandate.
  const mandated = directDebit?.mandate !== undefined || directDebit?.debitedAccount !== undefined;
  const [one, ...others] = rows as [Means, ...Means[]];
  const whole = { ...one, ...first, ...(card === undefined ? {} : { card }), ...(mandated ? { directDebit } : {}) };
  return [whole, ...others].filter((row) => Object.keys(row).length > 0);
}

/** BG-16, and in a credit note BT-9, which has no other place there. */
export const paymentMeans = (creditNote: boolean): Part<Invoice> => ({
  group: true,
  write: (invoice, writing) =>
    meansOf(invoice, creditNote).map((means) => ({
      name: 'cac:PaymentMeans',
      content: meansParts.flatMap((part) => part.write(means, writing)),
    })),
  takes: (element, reading) => reading.is(element, 'cac:PaymentMeans'),
  read: (element, draft, reading) => {
    const means: Draft<Means> = {};
    readParts(meansParts, element, means, reading);
    const { dueDate, transfer, ...row } = means;
    if (dueDate !== undefined && creditNote && draft.dueDate === undefined) draft.dueDate = dueDate;
    const payment = (draft.payment ?? { creditTransfers: [] }) as Draft<PaymentInstructions>;
    for (const key of Object.keys(row) as (keyof typeof row)[]) {
      // The same code stands at each account; another one says something that EN 16931 has no place for.
      if (payment[key] === undefined || payment[key] !== row[key]) set(payment, key, row[key], element, reading);
    }
    if (transfer !== undefined) append(payment, 'creditTransfers', transfer);
    draft.payment = payment as PaymentInstructions;
  },
});
