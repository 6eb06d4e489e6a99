// SPDX-License-Identifier: EUPL-1.2
import { type JsonAt, readAmount, readDate, readList, readObject, readOneOf, readOptional } from '@kernel/core';
import type { Attachment, Invoice, InvoiceNote, PrecedingInvoice, SupportingDocument, Totals } from '../model/invoice.ts';
import type { AllowanceOrCharge, InvoiceLine, Item, ItemAttribute, Price } from '../model/invoice-line.ts';
import type { Address, Buyer, Contact, Delivery, Identifier, Payee, Seller, TaxRepresentative } from '../model/parties.ts';
import type { CreditTransfer, DirectDebit, PaymentCard, PaymentInstructions } from '../model/payment.ts';
import type { Period } from '../model/period.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import { group, readBase64, readDecimal, readProse, readWord, type Shape } from './member-readers.ts';

const listOf =
  <T>(read: (at: JsonAt) => T) =>
  (at: JsonAt): T[] =>
    readList(at, read);

function identifier(at: JsonAt): Identifier {
  const { value, scheme, schemeVersion } = readObject(at, ['value', 'scheme', 'schemeVersion']);
  const [given, version] = [readOptional(scheme, readWord), readOptional(schemeVersion, readWord)];
  return {
    value: readWord(value),
    ...(given === null ? {} : { scheme: given }),
    ...(version === null ? {} : { schemeVersion: version }),
  };
}

const address = group<Address>({
  line1: readWord,
  line2: readWord,
  line3: readWord,
  city: readWord,
  postCode: readWord,
  subdivision: readWord,
  country: readWord,
});
const contact = group<Contact>({ name: readWord, telephone: readWord, email: readWord });
const period = group<Period>({ start: readDate, end: readDate });
const vat = group<VatCategory>({ code: readWord, rate: readDecimal });

const seller = group<Seller>(
  {
    name: readWord,
    tradingName: readWord,
    identifiers: listOf(identifier),
    legalRegistration: identifier,
    vatId: readWord,
    taxNumber: readWord,
    legalInformation: readWord,
    electronicAddress: identifier,
    address,
    contact,
  },
  { identifiers: [] },
);
const buyer = group<Buyer>({
  name: readWord,
  tradingName: readWord,
  identifier,
  legalRegistration: identifier,
  vatId: readWord,
  electronicAddress: identifier,
  address,
  contact,
});
const payee = group<Payee>({ name: readWord, identifier, legalRegistration: identifier });
const taxRepresentative = group<TaxRepresentative>({ name: readWord, vatId: readWord, address });
const delivery = group<Delivery>({ partyName: readWord, location: identifier, date: readDate, address });

const payment = group<PaymentInstructions>(
  {
    meansCode: readWord,
    meansText: readWord,
    remittance: readWord,
    creditTransfers: listOf(group<CreditTransfer>({ account: readWord, accountName: readWord, provider: readWord })),
    card: group<PaymentCard>({ number: readWord, holder: readWord }),
    directDebit: group<DirectDebit>({ mandate: readWord, creditorId: readWord, debitedAccount: readWord }),
  },
  { creditTransfers: [] },
);

const allowanceOrCharge = group<AllowanceOrCharge>({
  amount: readAmount,
  base: readAmount,
  percentage: readDecimal,
  reason: readWord,
  reasonCode: readWord,
  vat,
});
const price = group<Price>({
  net: readDecimal,
  discount: readDecimal,
  gross: readDecimal,
  baseQuantity: readDecimal,
  baseUnit: readWord,
});
const item = group<Item>(
  {
    name: readWord,
    description: readWord,
    sellerId: readWord,
    buyerId: readWord,
    standardId: identifier,
    classifications: listOf(identifier),
    originCountry: readWord,
    attributes: listOf(group<ItemAttribute>({ name: readWord, value: readWord })),
  },
  { classifications: [], attributes: [] },
);
const line = group<InvoiceLine>(
  {
    id: readWord,
    note: readProse,
    object: identifier,
    quantity: readDecimal,
    unit: readWord,
    net: readAmount,
    orderLine: readWord,
    buyerAccountingReference: readWord,
    period,
    allowances: listOf(allowanceOrCharge),
    charges: listOf(allowanceOrCharge),
    price,
    vat,
    item,
  },
  { allowances: [], charges: [] },
);

const totals = group<Totals>({
  lineTotal: readAmount,
  allowanceTotal: readAmount,
  chargeTotal: readAmount,
  netTotal: readAmount,
  vatTotal: readAmount,
  vatTotalInVatCurrency: readAmount,
  grossTotal: readAmount,
  prepaid: readAmount,
  rounding: readAmount,
  due: readAmount,
});
const vatRow = group<VatBreakdown>({
  taxable: readAmount,
  tax: readAmount,
  code: readWord,
  rate: readDecimal,
  exemptionReason: readWord,
  exemptionCode: readWord,
});

function attachment(at: JsonAt): Attachment {
  const { base64, mimeCode, fileName } = readObject(at, ['base64', 'mimeCode', 'fileName']);
  const [mime, name] = [readOptional(mimeCode, readWord), readOptional(fileName, readWord)];
  return { base64: readBase64(base64), ...(mime === null ? {} : { mimeCode: mime }), ...(name === null ? {} : { fileName: name }) };
}
const supportingDocument = group<SupportingDocument>({ reference: readWord, description: readWord, location: readWord, attachment });

/** The members of an invoice file are those of the model, one for one. */
export const INVOICE_SHAPE: Shape<Invoice> = {
  specificationId: readWord,
  businessProcess: readWord,
  number: readWord,
  issueDate: readDate,
  typeCode: readWord,
  // The writers of both syntaxes write euro only.
  currency: (at) => readOneOf(at, ['EUR'], 'EUR'),
  vatCurrency: readWord,
  vatPointDate: readDate,
  vatPointDateCode: readWord,
  dueDate: readDate,
  buyerReference: readWord,
  projectReference: readWord,
  contractReference: readWord,
  orderReference: readWord,
  salesOrderReference: readWord,
  receivingAdviceReference: readWord,
  despatchAdviceReference: readWord,
  tenderReference: readWord,
  invoicedObject: identifier,
  buyerAccountingReference: readWord,
  paymentTerms: readProse,
  notes: listOf(group<InvoiceNote>({ subjectCode: readWord, text: readProse })),
  precedingInvoices: listOf(group<PrecedingInvoice>({ number: readWord, issueDate: readDate })),
  seller,
  buyer,
  payee,
  taxRepresentative,
  delivery,
  period,
  payment,
  allowances: listOf(allowanceOrCharge),
  charges: listOf(allowanceOrCharge),
  totals,
  vatBreakdown: listOf(vatRow),
  supportingDocuments: listOf(supportingDocument),
  lines: listOf(line),
};
