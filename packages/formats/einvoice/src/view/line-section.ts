// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import type { AllowanceOrCharge, InvoiceLine } from '../model/invoice-line.ts';
import { reasonOf } from './amount-sections.ts';
import type { ViewColumn, ViewRow, ViewSection } from './view.ts';
import { list, type Words } from './words.ts';

const columnsOf = ({ text }: Words): readonly ViewColumn[] => [
  { terms: ['BT-126'], heading: text('Nr.', 'no.'), align: 'start' },
  { terms: ['BT-153'], heading: text('Leistung', 'item'), align: 'start' },
  { terms: ['BT-129', 'BT-130'], heading: text('Menge', 'quantity'), align: 'end' },
  { terms: ['BT-146', 'BT-149', 'BT-150'], heading: text('Preis', 'price'), align: 'end' },
  { terms: ['BT-151', 'BT-152'], heading: text('USt.', 'VAT'), align: 'start' },
  { terms: ['BT-131'], heading: text('Betrag', 'amount'), align: 'end' },
];

/** '11,25' or '160 / 2 Std.' */
function priceOf({ price: given }: InvoiceLine, { number, unit, price }: Words): string {
  const per = list([number(given?.baseQuantity), unit(given?.baseUnit)], ' ');
  return list([price(given?.net), per], ' / ') ?? '';
}

const changeRows = (
  terms: string,
  names: readonly [string, string],
  changes: readonly AllowanceOrCharge[],
  currency: string | undefined,
  say: Words,
): readonly ViewRow[] =>
  changes.flatMap((change) => say.row(terms, ...names, list([say.amount(change.amount, currency), reasonOf(change, currency, say)])));

function detailsOf(line: InvoiceLine, currency: string | undefined, say: Words): readonly ViewRow[] {
  const { row, span, price, identifier } = say;
  const { item } = line;
  return [
    ...row('BT-154', 'Beschreibung', 'description', item?.description),
    ...row('BT-127', 'Bemerkung', 'note', line.note),
    ...row('BT-134 BT-135', 'Zeitraum', 'period', span(line.period)),
    ...row('BT-133', 'Kostenstelle', 'cost unit', line.buyerAccountingReference),
    ...row('BT-132', 'Zeile der Bestellung', 'line of the order', line.orderLine),
    ...row('BT-128', 'Gegenstand', 'object', identifier(line.object)),
    ...row('BT-148', 'Preis ohne Nachlass', 'gross price', price(line.price?.gross)),
    ...row('BT-147', 'Nachlass auf den Preis', 'discount on the price', price(line.price?.discount)),
    ...changeRows('BT-136 BT-137 BT-138 BT-139 BT-140', ['Nachlass', 'allowance'], line.allowances, currency, say),
    ...changeRows('BT-141 BT-142 BT-143 BT-144 BT-145', ['Zuschlag', 'charge'], line.charges, currency, say),
    ...row('BT-155', 'Artikelnummer des Verkäufers', 'item number of the seller', item?.sellerId),
    ...row('BT-156', 'Artikelnummer des Käufers', 'item number of the buyer', item?.buyerId),
    ...row('BT-157', 'Artikelnummer', 'item number', identifier(item?.standardId)),
    ...(item?.classifications ?? []).flatMap((one) => row('BT-158', 'Warengruppe', 'class', identifier(one))),
    ...row('BT-159', 'Herkunftsland', 'country of origin', item?.originCountry),
    ...(item?.attributes ?? []).flatMap(({ name, value }) => row('BT-160 BT-161', 'Merkmal', 'attribute', list([name, value], ': '))),
  ];
}

export const lineSection = ({ lines, currency }: Invoice, say: Words): ViewSection => ({
  key: 'lines',
  group: 'BG-25',
  title: say.text('Positionen', 'Lines'),
  rows: [],
  table: {
    columns: columnsOf(say),
    rows: lines.map((line) => ({
      cells: [
        line.id ?? '',
        line.item?.name ?? '',
        list([say.number(line.quantity), say.unit(line.unit)], ' ') ?? '',
        priceOf(line, say),
        say.vat(line.vat) ?? '',
        say.amount(line.net, currency) ?? '',
      ],
      details: detailsOf(line, currency, say),
    })),
  },
});
