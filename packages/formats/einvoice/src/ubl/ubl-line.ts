// SPDX-License-Identifier: EUPL-1.2
import { group, list, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts } from '../binding/part.ts';
import { textAt } from '../binding/reading.ts';
import { append, constant, identifier, identifierOf, isoDate, prose, quantity, text, unitPrice } from '../binding/scalar-parts.ts';
import { decimal, isZero } from '../model/decimal.ts';
import type { InvoiceLine, Item, ItemAttribute, Price } from '../model/invoice-line.ts';
import type { Period } from '../model/period.ts';
import { allowanceCharges, money, vatCategoryParts } from './ubl-amounts.ts';

export const periodParts: readonly Part<Period>[] = [isoDate('cbc:StartDate', 'start'), isoDate('cbc:EndDate', 'end')];

/** BT-158: the scheme is called listID here. */
const classification: Part<Item> = {
  write: ({ classifications }) =>
    classifications.map(({ value, scheme, schemeVersion }) => ({
      name: 'cac:CommodityClassification',
      content: [{ name: 'cbc:ItemClassificationCode', attributes: { listID: scheme, listVersionID: schemeVersion }, content: value }],
    })),
  takes: (element, reading) => reading.is(element, 'cac:CommodityClassification'),
  read: (element, draft, reading) => {
    readParts<Item>(
      [
        {
          write: () => [],
          takes: (child) => reading.is(child, 'cbc:ItemClassificationCode'),
          read: (child) => {
            append(draft, 'classifications', identifierOf(child, 'listID', 'listVersionID'));
          },
        },
      ],
      element,
      draft,
      reading,
    );
  },
};

const attributeParts: readonly Part<ItemAttribute>[] = [text('cbc:Name', 'name'), text('cbc:Value', 'value')];

/** The line's VAT category stands among the parts of its item. */
const itemParts: readonly Part<Item>[] = [
  text('cbc:Description', 'description'),
  text('cbc:Name', 'name'),
  wrap('cac:BuyersItemIdentification', [text('cbc:ID', 'buyerId')]),
  wrap('cac:SellersItemIdentification', [text('cbc:ID', 'sellerId')]),
  wrap('cac:StandardItemIdentification', [identifier('cbc:ID', 'standardId')]),
  wrap('cac:OriginCountry', [text('cbc:IdentificationCode', 'originCountry')]),
  classification,
];
const attributes: Part<Item> = list('cac:AdditionalItemProperty', 'attributes', attributeParts);

const blankItem = (): Draft<Item> => ({ classifications: [], attributes: [] });

const item: Part<InvoiceLine> = {
  write: (line, writing) => {
    const inner = line.item === undefined ? [] : itemParts.flatMap((part) => part.write(line.item as Item, writing));
    const vat = group<InvoiceLine, 'vat'>('cac:ClassifiedTaxCategory', 'vat', vatCategoryParts).write(line, writing);
    const last = line.item === undefined ? [] : attributes.write(line.item, writing);
    const content = [...inner, ...vat, ...last];
    return content.length === 0 ? [] : [{ name: 'cac:Item', content }];
  },
  takes: (element, reading) => reading.is(element, 'cac:Item'),
  read: (element, draft, reading) => {
    const held = (draft.item ?? blankItem()) as Draft<Item>;
    draft.item = held as Item;
    const vat = group<InvoiceLine, 'vat'>('cac:ClassifiedTaxCategory', 'vat', vatCategoryParts);
    const ofLine: Part<Item> = { write: () => [], takes: vat.takes, read: (child) => vat.read(child, draft, reading) };
    readParts([...itemParts, ofLine, attributes], element, held, reading);
  },
};

const amountOfDiscount = unitPrice<Price>('cbc:Amount', 'discount', true);

/** BT-147; UBL demands it beside a gross price, so that none is written as zero and zero is read as none. */
const discount: Part<Price> = {
  ...amountOfDiscount,
  write: (price, writing) =>
    amountOfDiscount.write(
      price.discount === undefined && price.gross !== undefined ? { ...price, discount: decimal('0') } : price,
      writing,
    ),
  read: (element, draft, reading) => {
    amountOfDiscount.read(element, draft, reading);
    if (draft.discount !== undefined && isZero(draft.discount)) delete draft.discount;
  },
};

const priceParts: readonly Part<Price>[] = [
  unitPrice('cbc:PriceAmount', 'net', true),
  quantity('cbc:BaseQuantity', 'baseQuantity', 'baseUnit'),
  {
    ...wrap<Price>('cac:AllowanceCharge', [constant('cbc:ChargeIndicator', 'false'), discount, unitPrice('cbc:BaseAmount', 'gross', true)]),
    read: (element, draft, reading) => {
      if (textAt(element, 'ChargeIndicator') !== 'false') reading.report('PEPPOL-EN16931-R044', 'fatal', element);
      readParts<Price>(
        [constant('cbc:ChargeIndicator', 'false'), discount, unitPrice('cbc:BaseAmount', 'gross', true)],
        element,
        draft,
        reading,
      );
    },
  },
];

/** BT-128; other kinds of document reference have no place in a line. */
const objectReference: Part<InvoiceLine> = {
  write: ({ object }) =>
    object === undefined
      ? []
      : [
          {
            name: 'cac:DocumentReference',
            content: [
              { name: 'cbc:ID', attributes: { schemeID: object.scheme }, content: object.value },
              { name: 'cbc:DocumentTypeCode', content: '130' },
            ],
          },
        ],
  takes: (element, reading) => reading.is(element, 'cac:DocumentReference'),
  read: (element, draft, reading) => {
    if (textAt(element, 'DocumentTypeCode') !== '130') reading.report('PEPPOL-EN16931-R101', 'fatal', element);
    readParts<InvoiceLine>([identifier('cbc:ID', 'object'), constant('cbc:DocumentTypeCode', '130')], element, draft, reading);
  },
};

/** Parts of cac:InvoiceLine, or of cac:CreditNoteLine, which calls its quantity otherwise. */
export const lineParts = (quantityName: 'cbc:InvoicedQuantity' | 'cbc:CreditedQuantity'): readonly Part<InvoiceLine>[] => [
  text('cbc:ID', 'id'),
  prose('cbc:Note', 'note'),
  quantity(quantityName, 'quantity', 'unit'),
  money('cbc:LineExtensionAmount', 'net', 'BT-131', 'BR-DEC-23'),
  text('cbc:AccountingCost', 'buyerAccountingReference'),
  group('cac:InvoicePeriod', 'period', periodParts),
  wrap('cac:OrderLineReference', [text('cbc:LineID', 'orderLine')]),
  objectReference,
  ...allowanceCharges<InvoiceLine>(['BT-136', 'BR-DEC-24', 'BT-137', 'BR-DEC-25'], ['BT-141', 'BR-DEC-27', 'BT-142', 'BR-DEC-28']),
  item,
  group('cac:Price', 'price', priceParts),
];

export const blankLine = (): Draft<InvoiceLine> => ({ allowances: [], charges: [] });
