// SPDX-License-Identifier: EUPL-1.2
import { constantGroup, group, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts } from '../binding/part.ts';
import { textAt } from '../binding/reading.ts';
import { append, constant, identifier, isoDate, text } from '../binding/scalar-parts.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Address, Buyer, Contact, Delivery, Identifier, Payee, Seller, TaxRepresentative } from '../model/parties.ts';
import type { XmlElement } from '../xml/xml-element.ts';

export const vatScheme = <M>(): Part<M> => constantGroup('cac:TaxScheme', [constant('cbc:ID', 'VAT')]);

const addressParts: readonly Part<Address>[] = [
  text('cbc:StreetName', 'line1'),
  text('cbc:AdditionalStreetName', 'line2'),
  text('cbc:CityName', 'city'),
  text('cbc:PostalZone', 'postCode'),
  text('cbc:CountrySubentity', 'subdivision'),
  wrap('cac:AddressLine', [text('cbc:Line', 'line3')]),
  wrap('cac:Country', [text('cbc:IdentificationCode', 'country')]),
];

const contactParts: readonly Part<Contact>[] = [
  text('cbc:Name', 'name'),
  text('cbc:Telephone', 'telephone'),
  text('cbc:ElectronicMail', 'email'),
];

const isVat = (element: XmlElement): boolean => (textAt(element, 'TaxScheme', 'ID') ?? 'VAT').toUpperCase() === 'VAT';
const isOtherTax = (element: XmlElement): boolean => !isVat(element);

/** cac:PartyIdentification for each identifier of the seller. */
const sellerIdentifiers: Part<Seller> = {
  write: ({ identifiers }) =>
    identifiers.map(({ value, scheme }) => ({
      name: 'cac:PartyIdentification',
      content: [{ name: 'cbc:ID', attributes: { schemeID: scheme }, content: value }],
    })),
  takes: (element, reading) => reading.is(element, 'cac:PartyIdentification'),
  read: (element, draft, reading) => {
    const held: { id?: Identifier } = {};
    readParts<{ readonly id?: Identifier }>([identifier('cbc:ID', 'id')], element, held, reading);
    if (held.id !== undefined) append(draft, 'identifiers', held.id);
  },
};

const sellerParts: readonly Part<Seller>[] = [
  identifier('cbc:EndpointID', 'electronicAddress'),
  sellerIdentifiers,
  wrap('cac:PartyName', [text('cbc:Name', 'tradingName')]),
  group('cac:PostalAddress', 'address', addressParts),
  wrap('cac:PartyTaxScheme', [text('cbc:CompanyID', 'vatId'), vatScheme()], isVat),
  wrap('cac:PartyTaxScheme', [text('cbc:CompanyID', 'taxNumber'), constantGroup('cac:TaxScheme', [constant('cbc:ID', 'FC')])], isOtherTax),
  wrap('cac:PartyLegalEntity', [
    text('cbc:RegistrationName', 'name'),
    identifier('cbc:CompanyID', 'legalRegistration'),
    text('cbc:CompanyLegalForm', 'legalInformation'),
  ]),
  group('cac:Contact', 'contact', contactParts),
];

const buyerParts: readonly Part<Buyer>[] = [
  identifier('cbc:EndpointID', 'electronicAddress'),
  wrap('cac:PartyIdentification', [identifier('cbc:ID', 'identifier')]),
  wrap('cac:PartyName', [text('cbc:Name', 'tradingName')]),
  group('cac:PostalAddress', 'address', addressParts),
  wrap('cac:PartyTaxScheme', [text('cbc:CompanyID', 'vatId'), vatScheme()], isVat),
  wrap('cac:PartyLegalEntity', [text('cbc:RegistrationName', 'name'), identifier('cbc:CompanyID', 'legalRegistration')]),
  group('cac:Contact', 'contact', contactParts),
];

const payeeParts: readonly Part<Payee>[] = [
  wrap('cac:PartyIdentification', [identifier('cbc:ID', 'identifier')]),
  wrap('cac:PartyName', [text('cbc:Name', 'name')]),
  wrap('cac:PartyLegalEntity', [identifier('cbc:CompanyID', 'legalRegistration')]),
];

const taxRepresentativeParts: readonly Part<TaxRepresentative>[] = [
  wrap('cac:PartyName', [text('cbc:Name', 'name')]),
  group('cac:PostalAddress', 'address', addressParts),
  wrap('cac:PartyTaxScheme', [text('cbc:CompanyID', 'vatId'), vatScheme()]),
];

const deliveryParts: readonly Part<Delivery>[] = [
  isoDate('cbc:ActualDeliveryDate', 'date'),
  wrap('cac:DeliveryLocation', [identifier('cbc:ID', 'location'), group('cac:Address', 'address', addressParts)]),
  wrap('cac:DeliveryParty', [wrap('cac:PartyName', [text('cbc:Name', 'partyName')])]),
];

const blankSeller = (): Draft<Seller> => ({ identifiers: [] });

/** A party of the invoice that stands one element deeper than the group of the model. */
const party = (name: string, inner: Part<Invoice>): Part<Invoice> => wrap(name, [inner]);

export const partyParts: readonly Part<Invoice>[] = [
  party('cac:AccountingSupplierParty', group('cac:Party', 'seller', sellerParts, blankSeller)),
  party('cac:AccountingCustomerParty', group('cac:Party', 'buyer', buyerParts)),
  group('cac:PayeeParty', 'payee', payeeParts),
  group('cac:TaxRepresentativeParty', 'taxRepresentative', taxRepresentativeParts),
  group('cac:Delivery', 'delivery', deliveryParts),
];
