// SPDX-License-Identifier: EUPL-1.2
import { addDays, addFractions, type Cents, type CivilDate, cents, civilDate, multiplyFractions, sumCents } from '@kernel/core';
import fc from 'fast-check';
import { centsToFraction, type Decimal, decimal, decimalToFraction, roundToCents } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import type { AllowanceOrCharge, InvoiceLine } from '../model/invoice-line.ts';
import type { Address, Contact, Identifier } from '../model/parties.ts';
import type { PaymentInstructions } from '../model/payment.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import { E0, EXEMPT, S19, TAXED } from './golden-invoices.ts';

/** Values that are there or not, the latter without a member. */
type Optional<M> = { readonly [K in keyof M]: fc.Arbitrary<M[K]> };
const some = <M extends object>(required: Partial<Optional<M>>, optional: Partial<Optional<M>>): fc.Arbitrary<M> =>
  fc
    .tuple(
      fc.record(required as Record<string, fc.Arbitrary<unknown>>),
      fc.record(optional as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] }),
    )
    .map(([must, may]) => ({ ...must, ...may }) as M);

const word = fc
  .string({ unit: fc.constantFrom('a', 'Ä', 'ß', '&', '<', '>', '"', "'", '€', '1', '/', ' ', '漢', '🙂'), minLength: 1, maxLength: 12 })
  .map((text) => `x${text}x`);
const prose = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', '\n', '&', '<'), maxLength: 20 }).map((text) => `x${text}`);
const icd = fc.constantFrom('0088', '0060', '0002');
const identifier: fc.Arbitrary<Identifier> = some<Identifier>({ value: word }, { scheme: icd });
const day: fc.Arbitrary<CivilDate> = fc.integer({ min: 0, max: 700 }).map((days) => addDays(civilDate('2026-01-01'), days));
const price: fc.Arbitrary<Decimal> = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) =>
    decimal(
      scale === 0
        ? String(units)
        : `${String(units)
            .padStart(scale + 1, '0')
            .slice(0, -scale)}.${String(units)
            .padStart(scale + 1, '0')
            .slice(-scale)}`,
    ),
  );

const address: fc.Arbitrary<Address> = some<Address>(
  { city: word, postCode: word, country: fc.constantFrom('DE', 'AT') },
  { line1: word, line2: word, line3: word, subdivision: word },
);
const contact: fc.Arbitrary<Contact> = fc.constant({ name: 'Team', telephone: '+49 2400 123', email: 'team@amt.example' });
const vat: fc.Arbitrary<VatCategory> = fc.constantFrom(S19, E0, { code: 'S', rate: decimal('7') });
const amount: fc.Arbitrary<Cents> = fc.bigInt({ min: 0n, max: 100_000n }).map(cents);

const allowance = (withVat: boolean, code: string): fc.Arbitrary<AllowanceOrCharge> =>
  some<AllowanceOrCharge>({ amount, reason: word, ...(withVat ? { vat } : {}) }, { reasonCode: fc.constant(code) });

interface Goods {
  readonly quantity: number;
  readonly price: Decimal;
}

const line: fc.Arbitrary<InvoiceLine> = fc
  .tuple(
    fc.record<Goods>({ quantity: fc.integer({ min: -20, max: 200 }), price }),
    fc.record({
      allowances: fc.array(allowance(false, '95'), { maxLength: 2 }),
      charges: fc.array(allowance(false, 'FC'), { maxLength: 2 }),
      vat,
    }),
    some<InvoiceLine>(
      {},
      { note: prose, object: fc.record({ value: word, scheme: fc.constant('AWV') }), orderLine: word, buyerAccountingReference: word },
    ),
    some<NonNullable<InvoiceLine['item']>>(
      {
        name: word,
        classifications: fc.array(some<Identifier>({ value: word, scheme: fc.constant('SRV') }, { schemeVersion: word }), { maxLength: 2 }),
        attributes: fc.array(fc.record({ name: word, value: word }), { maxLength: 2 }),
      },
      {
        description: word,
        sellerId: word,
        buyerId: word,
        standardId: fc.record({ value: word, scheme: icd }),
        originCountry: fc.constant('DE'),
      },
    ),
  )
  .map(([goods, parts, more, item]) => {
    const sold = multiplyFractions(decimalToFraction(decimal(String(goods.quantity))), decimalToFraction(goods.price));
    const total = (items: readonly AllowanceOrCharge[]): Cents => sumCents(items.map(({ amount: one }) => one ?? 0n));
    // Rounded once, at the end: half a cent less an allowance of a cent is half a cent below zero.
    const net = roundToCents(addFractions(sold, centsToFraction(cents(total(parts.charges) - total(parts.allowances)))));
    return { ...parts, ...more, quantity: decimal(String(goods.quantity)), unit: 'HUR', net, price: { net: goods.price }, item };
  });

const payment: fc.Arbitrary<PaymentInstructions> = fc.oneof(
  some<PaymentInstructions>(
    {
      meansCode: fc.constantFrom('30', '58'),
      creditTransfers: fc.array(
        some<PaymentInstructions['creditTransfers'][number]>(
          { account: fc.constant('DE02120300000000202051') },
          { accountName: word, provider: word },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { meansText: word, remittance: word },
  ),
  some<PaymentInstructions>(
    {
      meansCode: fc.constant('59'),
      creditTransfers: fc.constant([]),
      directDebit: fc.record({ mandate: word, creditorId: word, debitedAccount: fc.constant('DE02120300000000202051') }),
    },
    { remittance: word },
  ),
  some<PaymentInstructions>(
    {
      meansCode: fc.constant('48'),
      creditTransfers: fc.constant([]),
      card: some<NonNullable<PaymentInstructions['card']>>({ number: fc.constant('4711') }, { holder: word }),
    },
    {},
  ),
);

const key = ({ code, rate }: VatCategory): string => `${code} ${rate?.units}`;

/** The rows that lines, allowances and charges make, to the cent. */
function breakdown(parts: Pick<Invoice, 'lines' | 'allowances' | 'charges'>): readonly VatBreakdown[] {
  const taxable = new Map<string, { readonly category: VatCategory; sum: bigint }>();
  const add = (category: VatCategory | undefined, sum: bigint): void => {
    if (category === undefined) return;
    const held = taxable.get(key(category)) ?? { category, sum: 0n };
    held.sum += sum;
    taxable.set(key(category), held);
  };
  for (const { vat: category, net } of parts.lines) add(category, net ?? 0n);
  for (const { vat: category, amount: off } of parts.allowances) add(category, -(off ?? 0n));
  for (const { vat: category, amount: on } of parts.charges) add(category, on ?? 0n);
  return [...taxable.values()].map(({ category, sum }) => {
    const rate = category.rate ?? decimal('0');
    const tax = roundToCents(
      multiplyFractions(centsToFraction(cents(sum)), multiplyFractions(decimalToFraction(rate), { n: 1n, d: 100n })),
    );
    const reason = category.code === 'E' ? { exemptionReason: '§ 4 Nr. 29 UStG', exemptionCode: 'VATEX-EU-132-1F' } : {};
    return { taxable: cents(sum), tax, code: category.code as string, rate, ...reason };
  });
}

type Parts = Pick<Invoice, 'lines' | 'allowances' | 'charges'> & { readonly prepaid: Cents };

function withSums(parts: Parts): Pick<Invoice, 'lines' | 'allowances' | 'charges' | 'vatBreakdown' | 'totals'> {
  const { prepaid, ...items } = parts;
  const lines = items.lines.map((one, at) => ({ ...one, id: String(at + 1) }));
  const vatBreakdown = breakdown(items);
  const lineTotal = sumCents(lines.map(({ net }) => net ?? 0n));
  const allowanceTotal = sumCents(items.allowances.map(({ amount: off }) => off ?? 0n));
  const chargeTotal = sumCents(items.charges.map(({ amount: on }) => on ?? 0n));
  const netTotal = cents(lineTotal - allowanceTotal + chargeTotal);
  const vatTotal = sumCents(vatBreakdown.map(({ tax }) => tax ?? 0n));
  const grossTotal = cents(netTotal + vatTotal);
  const totals = { lineTotal, allowanceTotal, chargeTotal, netTotal, vatTotal, grossTotal, prepaid, due: cents(grossTotal - prepaid) };
  return { ...items, lines, vatBreakdown, totals };
}

const sums = fc
  .record<Parts>({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    allowances: fc.array(allowance(true, '95'), { maxLength: 2 }),
    charges: fc.array(allowance(true, 'FC'), { maxLength: 2 }),
    prepaid: amount,
  })
  .map(withSums);

const head: fc.Arbitrary<Partial<Invoice>> = some<Invoice>(
  {
    number: word,
    issueDate: day,
    typeCode: fc.constantFrom('326', '380', '381'),
    notes: fc.array(some<Invoice['notes'][number]>({ text: prose }, { subjectCode: fc.constant('ADU') }), { maxLength: 3 }),
    precedingInvoices: fc.array(some<Invoice['precedingInvoices'][number]>({ number: word }, { issueDate: day }), { maxLength: 3 }),
    supportingDocuments: fc.array(
      some<Invoice['supportingDocuments'][number]>(
        { reference: word },
        { description: word, location: fc.constant('https://amt.example/1') },
      ),
      { maxLength: 2 },
    ),
    payment,
  },
  {
    vatPointDate: day,
    projectReference: word,
    contractReference: word,
    orderReference: word,
    salesOrderReference: word,
    receivingAdviceReference: word,
    despatchAdviceReference: word,
    tenderReference: word,
    invoicedObject: fc.record({ value: word, scheme: fc.constant('AWV') }),
    buyerAccountingReference: word,
    payee: some<NonNullable<Invoice['payee']>>({ name: word }, { identifier, legalRegistration: identifier }),
    taxRepresentative: fc.record({ name: word, vatId: fc.constant('DE111111111'), address }),
    delivery: some<NonNullable<Invoice['delivery']>>({ date: day }, { partyName: word, location: identifier, address }),
  },
);

const parties: fc.Arbitrary<Pick<Invoice, 'seller' | 'buyer'>> = fc
  .tuple(
    some<NonNullable<Invoice['seller']>>(
      { name: word, identifiers: fc.array(fc.record({ value: word }), { maxLength: 2 }), address, contact },
      { tradingName: word, legalRegistration: identifier, taxNumber: word, legalInformation: word },
    ),
    some<NonNullable<Invoice['buyer']>>(
      { name: word, address },
      { tradingName: word, identifier, legalRegistration: identifier, vatId: fc.constant('DE222222222'), contact },
    ),
  )
  .map(([seller, buyer]) => ({
    seller: { ...TAXED.seller, vatId: 'DE123456789', ...seller },
    buyer: { electronicAddress: { value: 'a@b.example', scheme: 'EM' }, ...buyer },
  }));

/** Invoices that keep every rule. */
export const soundInvoice: fc.Arbitrary<Invoice> = fc
  .tuple(sums, head, parties)
  .map(([reckoned, more, both]) => ({ ...EXEMPT, ...reckoned, ...more, ...both }) as Invoice);
