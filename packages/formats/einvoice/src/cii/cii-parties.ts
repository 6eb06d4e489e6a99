// SPDX-License-Identifier: EUPL-1.2
import { group, lift, wrap } from '../binding/group-parts.ts';
import type { Draft, Part } from '../binding/part.ts';
import { append, attribute, ciiDate, identifier, identifierOf, type Keys, set, text } from '../binding/scalar-parts.ts';
import type { Invoice } from '../model/invoice.ts';
import type { Address, Buyer, Contact, Delivery, Identifier, Payee, Seller, TaxRepresentative } from '../model/parties.ts';

const addressParts: readonly Part<Address>[] = [
  text('ram:PostcodeCode', 'postCode'),
  text('ram:LineOne', 'line1'),
  text('ram:LineTwo', 'line2'),
  text('ram:LineThree', 'line3'),
  text('ram:CityName', 'city'),
  text('ram:CountryID', 'country'),
  text('ram:CountrySubDivisionName', 'subdivision'),
];

/** BT-41 and BT-56 are a person or a department. Where both stand there, the person is taken and the department named. */
const department: Part<Contact> = {
  write: () => [],
  takes: (element, reading) => reading.is(element, 'ram:DepartmentName'),
  read: (element, draft, reading) => {
    if (draft.name === undefined) draft.name = element.text.trim();
    else reading.report('READ-UNKNOWN-ELEMENT', 'information', element, { element: element.name });
  },
};

const contactParts: readonly Part<Contact>[] = [
  text('ram:PersonName', 'name'),
  department,
  wrap('ram:TelephoneUniversalCommunication', [text('ram:CompleteNumber', 'telephone')]),
  wrap('ram:EmailURIUniversalCommunication', [text('ram:URIID', 'email')]),
];

/** An identifier stands in one element without a scheme and in another one with it. */
const idName = ({ scheme }: Identifier): string => (scheme === undefined ? 'ram:ID' : 'ram:GlobalID');

const ids = <M extends { readonly identifiers: readonly Identifier[] }>(): Part<M> => ({
  // The schema wants all without a scheme first.
  write: ({ identifiers }) =>
    [...identifiers.filter(({ scheme }) => scheme === undefined), ...identifiers.filter(({ scheme }) => scheme !== undefined)].map(
      (id) => ({
        name: idName(id),
        attributes: { schemeID: id.scheme },
        content: id.value,
      }),
    ),
  takes: (element, reading) => reading.is(element, 'ram:ID') || reading.is(element, 'ram:GlobalID'),
  read: (element, draft) => {
    append(draft, 'identifiers', identifierOf(element));
  },
});

const id = <M>(key: Keys<M, Identifier>): Part<M> => ({
  write: (model) => {
    const value = model[key] as Identifier | undefined;
    return value === undefined ? [] : [{ name: idName(value), attributes: { schemeID: value.scheme }, content: value.value }];
  },
  takes: (element, reading) => reading.is(element, 'ram:ID') || reading.is(element, 'ram:GlobalID'),
  read: (element, draft, reading) => set(draft, key, identifierOf(element), element, reading),
});

/** BT-31, BT-48, BT-63 (VA) and BT-32 (FC). */
const taxRegistration = <M>(key: Keys<M, string>, scheme: 'VA' | 'FC'): Part<M> => {
  const inner: Part<M> = {
    write: (model) => {
      const value = model[key] as string | undefined;
      return value === undefined ? [] : [{ name: 'ram:ID', attributes: { schemeID: scheme }, content: value }];
    },
    takes: (element, reading) => reading.is(element, 'ram:ID'),
    read: (element, draft, reading) => set(draft, key, element.text.trim(), element, reading),
  };
  const isScheme = (found: string | undefined): boolean => (scheme === 'FC' ? found === 'FC' : found !== 'FC');
  return wrap(
    'ram:SpecifiedTaxRegistration',
    [inner],
    ({ children: [first] }) => first !== undefined && isScheme(attribute(first, 'schemeID')),
  );
};

const electronicAddress = <M extends { readonly electronicAddress?: Identifier }>(): Part<M> =>
  wrap<{ readonly electronicAddress?: Identifier }>('ram:URIUniversalCommunication', [
    identifier('ram:URIID', 'electronicAddress'),
  ]) as Part<M>;

const sellerParts: readonly Part<Seller>[] = [
  ids(),
  text('ram:Name', 'name'),
  text('ram:Description', 'legalInformation'),
  wrap('ram:SpecifiedLegalOrganization', [identifier('ram:ID', 'legalRegistration'), text('ram:TradingBusinessName', 'tradingName')]),
  group('ram:DefinedTradeContact', 'contact', contactParts),
  group('ram:PostalTradeAddress', 'address', addressParts),
  electronicAddress(),
  taxRegistration('vatId', 'VA'),
  taxRegistration('taxNumber', 'FC'),
];

const buyerParts: readonly Part<Buyer>[] = [
  id('identifier'),
  text('ram:Name', 'name'),
  wrap('ram:SpecifiedLegalOrganization', [identifier('ram:ID', 'legalRegistration'), text('ram:TradingBusinessName', 'tradingName')]),
  group('ram:DefinedTradeContact', 'contact', contactParts),
  group('ram:PostalTradeAddress', 'address', addressParts),
  electronicAddress(),
  taxRegistration('vatId', 'VA'),
];

const payeeParts: readonly Part<Payee>[] = [
  id('identifier'),
  text('ram:Name', 'name'),
  wrap('ram:SpecifiedLegalOrganization', [identifier('ram:ID', 'legalRegistration')]),
];

const taxRepresentativeParts: readonly Part<TaxRepresentative>[] = [
  text('ram:Name', 'name'),
  group('ram:PostalTradeAddress', 'address', addressParts),
  taxRegistration('vatId', 'VA'),
];

const blankSeller = (): Draft<Seller> => ({ identifiers: [] });

export const sellerAndBuyer: readonly Part<Invoice>[] = [
  group('ram:SellerTradeParty', 'seller', sellerParts, blankSeller),
  group('ram:BuyerTradeParty', 'buyer', buyerParts),
];
export const taxRepresentative: Part<Invoice> = group('ram:SellerTaxRepresentativeTradeParty', 'taxRepresentative', taxRepresentativeParts);
export const payee: Part<Invoice> = group('ram:PayeeTradeParty', 'payee', payeeParts);

const shipToParts: readonly Part<Delivery>[] = [
  id('location'),
  text('ram:Name', 'partyName'),
  group('ram:PostalTradeAddress', 'address', addressParts),
];
export const deliveryParts: readonly Part<Invoice>[] = lift<Invoice, 'delivery'>('delivery', [
  wrap('ram:ShipToTradeParty', shipToParts),
  wrap('ram:ActualDeliverySupplyChainEvent', [ciiDate('ram:OccurrenceDateTime', 'date')]),
]);
