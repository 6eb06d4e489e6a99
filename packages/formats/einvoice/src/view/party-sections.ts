// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import type { Address, Contact } from '../model/parties.ts';
import type { ViewRow, ViewSection } from './view.ts';
import { list, type Words } from './words.ts';

const addressText = (address: Address = {}): string | undefined => {
  const { line1, line2, line3, postCode, city, subdivision, country } = address;
  return list([line1, line2, line3, list([postCode, city], ' '), subdivision, country]);
};

const contactRows = (
  terms: readonly [string, string, string],
  { name, telephone, email }: Contact = {},
  { row }: Words,
): readonly ViewRow[] => [
  ...row(terms[0], 'Ansprechstelle', 'contact', name),
  ...row(terms[1], 'Telefon', 'telephone', telephone),
  ...row(terms[2], 'E-Mail', 'e-mail', email),
];

export function sellerSection({ seller }: Invoice, say: Words): ViewSection {
  const { text, row, identifier } = say;
  const frame = { key: 'seller', group: 'BG-4', title: text('Verkäufer', 'Seller'), table: null } as const;
  if (seller === undefined) return { ...frame, rows: [] };
  return {
    ...frame,
    rows: [
      ...row('BT-27', 'Name', 'name', seller.name),
      ...row('BT-28', 'Geschäftsname', 'trading name', seller.tradingName),
      ...row('BT-35 BT-36 BT-37 BT-38 BT-39 BT-40 BT-162', 'Anschrift', 'address', addressText(seller.address)),
      ...row('BT-31', 'USt-IdNr.', 'VAT id', seller.vatId),
      ...row('BT-32', 'Steuernummer', 'tax number', seller.taxNumber),
      ...seller.identifiers.flatMap((id) => row('BT-29', 'Kennung', 'identifier', identifier(id))),
      ...row('BT-30', 'Registernummer', 'registration', identifier(seller.legalRegistration)),
      ...row('BT-33', 'Weitere Angaben', 'legal information', seller.legalInformation),
      ...contactRows(['BT-41', 'BT-42', 'BT-43'], seller.contact, say),
      ...row('BT-34', 'Elektronische Adresse', 'electronic address', identifier(seller.electronicAddress)),
    ],
  };
}

export function buyerSection({ buyer }: Invoice, say: Words): ViewSection {
  const { text, row, identifier } = say;
  const frame = { key: 'buyer', group: 'BG-7', title: text('Käufer', 'Buyer'), table: null } as const;
  if (buyer === undefined) return { ...frame, rows: [] };
  return {
    ...frame,
    rows: [
      ...row('BT-44', 'Name', 'name', buyer.name),
      ...row('BT-45', 'Geschäftsname', 'trading name', buyer.tradingName),
      ...row('BT-50 BT-51 BT-52 BT-53 BT-54 BT-55 BT-163', 'Anschrift', 'address', addressText(buyer.address)),
      ...row('BT-48', 'USt-IdNr.', 'VAT id', buyer.vatId),
      ...row('BT-46', 'Kennung', 'identifier', identifier(buyer.identifier)),
      ...row('BT-47', 'Registernummer', 'registration', identifier(buyer.legalRegistration)),
      ...contactRows(['BT-56', 'BT-57', 'BT-58'], buyer.contact, say),
      ...row('BT-49', 'Elektronische Adresse', 'electronic address', identifier(buyer.electronicAddress)),
    ],
  };
}

export const payeeSection = ({ payee }: Invoice, { text, row, identifier }: Words): ViewSection => ({
  key: 'payee',
  group: 'BG-10',
  title: text('Zahlungsempfänger', 'Payee'),
  rows: [
    ...row('BT-59', 'Name', 'name', payee?.name),
    ...row('BT-60', 'Kennung', 'identifier', identifier(payee?.identifier)),
    ...row('BT-61', 'Registernummer', 'registration', identifier(payee?.legalRegistration)),
  ],
  table: null,
});

export const taxRepresentativeSection = ({ taxRepresentative }: Invoice, { text, row }: Words): ViewSection => ({
  key: 'taxRepresentative',
  group: 'BG-11',
  title: text('Steuervertreter', 'Tax representative'),
  rows: [
    ...row('BT-62', 'Name', 'name', taxRepresentative?.name),
    ...row('BT-64 BT-65 BT-66 BT-67 BT-68 BT-69 BT-164', 'Anschrift', 'address', addressText(taxRepresentative?.address)),
    ...row('BT-63', 'USt-IdNr.', 'VAT id', taxRepresentative?.vatId),
  ],
  table: null,
});

export const deliverySection = ({ delivery }: Invoice, { text, row, identifier, date }: Words): ViewSection => ({
  key: 'delivery',
  group: 'BG-13',
  title: text('Lieferung', 'Delivery'),
  rows: [
    ...row('BT-72', 'Tag', 'date', date(delivery?.date)),
    ...row('BT-70', 'an', 'to', delivery?.partyName),
    ...row('BT-75 BT-76 BT-77 BT-78 BT-79 BT-80 BT-165', 'Anschrift', 'address', addressText(delivery?.address)),
    ...row('BT-71', 'Ort', 'place', identifier(delivery?.location)),
  ],
  table: null,
});
