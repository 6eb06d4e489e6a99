// SPDX-License-Identifier: EUPL-1.2
import { group, lift, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts } from '../binding/part.ts';
import { append, set, text } from '../binding/scalar-parts.ts';
import type { Invoice } from '../model/invoice.ts';
import type { CreditTransfer, DirectDebit, PaymentCard, PaymentInstructions } from '../model/payment.ts';

const blankPayment = (): Draft<PaymentInstructions> => ({ creditTransfers: [] });
const ofPayment = (part: Part<PaymentInstructions>): Part<Invoice> =>
  lift<Invoice, 'payment'>('payment', [part], blankPayment)[0] as Part<Invoice>;
const ofDebit = (part: Part<DirectDebit>): Part<Invoice> =>
  ofPayment(lift<PaymentInstructions, 'directDebit'>('directDebit', [part])[0] as Part<PaymentInstructions>);

/** BT-90 */
export const creditorReference: Part<Invoice> = ofDebit(text('ram:CreditorReferenceID', 'creditorId'));
/** BT-83 */
export const remittance: Part<Invoice> = ofPayment(text('ram:PaymentReference', 'remittance'));
/** BT-89, among the payment terms. */
export const mandate: Part<Invoice> = ofDebit(text('ram:DirectDebitMandateID', 'mandate'));

const IBAN_LIKE = /^[A-Z]{2}\d{2}/;

/** BT-84: an IBAN has an element of its own. */
const account: Part<CreditTransfer> = {
  write: ({ account: id }) => (id === undefined || !IBAN_LIKE.test(id) ? [] : [{ name: 'ram:IBANID', content: id }]),
  takes: (element, reading) => reading.is(element, 'ram:IBANID') || reading.is(element, 'ram:ProprietaryID'),
  read: (element, draft, reading) => set(draft, 'account', element.text.trim(), element, reading),
};
const proprietaryAccount: Part<CreditTransfer> = {
  ...account,
  write: ({ account: id }) => (id === undefined || IBAN_LIKE.test(id) ? [] : [{ name: 'ram:ProprietaryID', content: id }]),
};

/** One ram:SpecifiedTradeSettlementPaymentMeans: one for each account. */
interface Means extends Pick<PaymentInstructions, 'meansCode' | 'meansText' | 'card'> {
  readonly transfer?: CreditTransfer;
  readonly debitedAccount?: string;
}

const cardParts: readonly Part<PaymentCard>[] = [text('ram:ID', 'number'), text('ram:CardholderName', 'holder')];
const transferParts: readonly Part<CreditTransfer>[] = [account, text('ram:AccountName', 'accountName'), proprietaryAccount];
const provider: Part<Means> = lift<Means, 'transfer'>('transfer', [
  wrap('ram:PayeeSpecifiedCreditorFinancialInstitution', [text('ram:BICID', 'provider')]),
])[0] as Part<Means>;

const meansParts: readonly Part<Means>[] = [
  text('ram:TypeCode', 'meansCode'),
  text('ram:Information', 'meansText'),
  group('ram:ApplicableTradeSettlementFinancialCard', 'card', cardParts),
  wrap('ram:PayerPartyDebtorFinancialAccount', [text('ram:IBANID', 'debitedAccount')]),
  group('ram:PayeePartyCreditorFinancialAccount', 'transfer', transferParts),
  provider,
];

function meansOf({ payment }: Invoice): readonly Means[] {
  if (payment === undefined) return [];
  const { creditTransfers, card, directDebit, meansCode, meansText } = payment;
  const common = { ...(meansCode === undefined ? {} : { meansCode }), ...(meansText === undefined ? {} : { meansText }) };
  const rows: Means[] = (creditTransfers.length === 0 ? [{}] : creditTransfers.map((transfer) => ({ transfer }))).map((row) => ({
    ...common,
    ...row,
  }));
  const debitedAccount = directDebit?.debitedAccount;
  const [one, ...others] = rows as [Means, ...Means[]];
  const whole = { ...one, ...(card === undefined ? {} : { card }), ...(debitedAccount === undefined ? {} : { debitedAccount }) };
  return [whole, ...others].filter((row) => Object.keys(row).length > 0);
}

/** BG-16 but for what the syntax keeps elsewhere. */
export const paymentMeans: Part<Invoice> = {
  group: true,
  write: (invoice, writing) =>
    meansOf(invoice).map((means) => ({
      name: 'ram:SpecifiedTradeSettlementPaymentMeans',
      content: meansParts.flatMap((part) => part.write(means, writing)),
    })),
  takes: (element, reading) => reading.is(element, 'ram:SpecifiedTradeSettlementPaymentMeans'),
  read: (element, draft, reading) => {
    const means: Draft<Means> = {};
    readParts(meansParts, element, means, reading);
    const { transfer, debitedAccount, ...row } = means;
    const payment = (draft.payment ?? blankPayment()) as Draft<PaymentInstructions>;
    for (const key of Object.keys(row) as (keyof typeof row)[]) {
      // The same code stands at each account; another one says something that EN 16931 has no place for.
      if (payment[key] === undefined || payment[key] !== row[key]) set(payment, key, row[key], element, reading);
    }
    if (transfer !== undefined) append(payment, 'creditTransfers', transfer);
    if (debitedAccount !== undefined) payment.directDebit = { ...payment.directDebit, debitedAccount };
    draft.payment = payment as PaymentInstructions;
  },
};
