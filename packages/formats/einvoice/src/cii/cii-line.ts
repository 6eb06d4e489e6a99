// SPDX-License-Identifier: EUPL-1.2
import { frame, group, lift, list, wrap } from '../binding/group-parts.ts';
import { type Draft, type Part, readParts, writeFilled } from '../binding/part.ts';
import { textAt } from '../binding/reading.ts';
import { append, ciiDate, constant, identifier, identifierOf, prose, quantity, text, unitPrice } from '../binding/scalar-parts.ts';
import { isZero, sameDecimal } from '../model/decimal.ts';
import type { InvoiceLine, Item, ItemAttribute, Price } from '../model/invoice-line.ts';
import type { Period } from '../model/period.ts';
import { allowanceCharges, indicator, money, vatCategoryParts } from './cii-amounts.ts';

export const periodParts: readonly Part<Period>[] = [ciiDate('ram:StartDateTime', 'start'), ciiDate('ram:EndDateTime', 'end')];

const attributeParts: readonly Part<ItemAttribute>[] = [text('ram:Description', 'name'), text('ram:Value', 'value')];

const classification: Part<Item> = {
  write: ({ classifications }) =>
    classifications.map(({ value, scheme, schemeVersion }) => ({
      name: 'ram:DesignatedProductClassification',
      content: [{ name: 'ram:ClassCode', attributes: { listID: scheme, listVersionID: schemeVersion }, content: value }],
    })),
  takes: (element, reading) => reading.is(element, 'ram:DesignatedProductClassification'),
  read: (element, draft, reading) => {
    const code: Part<Item> = {
      write: () => [],
      takes: (child) => reading.is(child, 'ram:ClassCode'),
      read: (child) => {
        append(draft, 'classifications', identifierOf(child, 'listID', 'listVersionID'));
      },
    };
    readParts([code], element, draft, reading);
  },
};

const itemParts: readonly Part<Item>[] = [
  identifier('ram:GlobalID', 'standardId'),
  text('ram:SellerAssignedID', 'sellerId'),
  text('ram:BuyerAssignedID', 'buyerId'),
  text('ram:Name', 'name'),
  text('ram:Description', 'description'),
  list('ram:ApplicableProductCharacteristic', 'attributes', attributeParts),
  classification,
  wrap('ram:OriginTradeCountry', [text('ram:ID', 'originCountry')]),
];
const blankItem = (): Draft<Item> => ({ classifications: [], attributes: [] });

const plainDiscount = unitPrice<Price>('ram:ActualAmount', 'discount', false);
/** BT-147; a discount of zero is none. */
const discount: Part<Price> = {
  ...plainDiscount,
  read: (element, draft, reading) => {
    plainDiscount.read(element, draft, reading);
    if (draft.discount !== undefined && isZero(draft.discount)) delete draft.discount;
  },
};
const discountParts: readonly Part<Price>[] = [indicator('false'), discount];
const priceDiscount: Part<Price> = {
  write: (price, writing) => {
    const content = writeFilled(discountParts, price, writing);
    return content.length === 0 ? [] : [{ name: 'ram:AppliedTradeAllowanceCharge', content }];
  },
  takes: (element, reading) => reading.is(element, 'ram:AppliedTradeAllowanceCharge'),
  read: (element, draft, reading) => {
    if (textAt(element, 'ChargeIndicator', 'Indicator') !== 'false') reading.report('PEPPOL-EN16931-R044', 'fatal', element);
    readParts(discountParts, element, draft, reading);
  },
};

/** BT-149 may stand at the gross price too; then it is the same. */
const base = quantity<Price>('ram:BasisQuantity', 'baseQuantity', 'baseUnit');
const grossBase: Part<Price> = { ...base, write: () => [] };
const netBase: Part<Price> = {
  ...base,
  read: (element, draft, reading) => {
    const net: Draft<Price> = {};
    base.read(element, net, reading);
    const { baseQuantity, baseUnit } = draft;
    const differs =
      baseQuantity !== undefined &&
      net.baseQuantity !== undefined &&
      (!sameDecimal(baseQuantity, net.baseQuantity) || (baseUnit !== undefined && net.baseUnit !== undefined && baseUnit !== net.baseUnit));
    if (differs) reading.report('BR-TMP-3', 'fatal', element, { value: element.text.trim() }, 'BT-149');
    Object.assign(draft, net);
  },
};

const grossPrice: Part<Price> = wrap('ram:GrossPriceProductTradePrice', [
  unitPrice('ram:ChargeAmount', 'gross', false),
  grossBase,
  priceDiscount,
]);
const netPrice: Part<Price> = wrap('ram:NetPriceProductTradePrice', [unitPrice('ram:ChargeAmount', 'net', false), netBase]);

/** BT-128 */
const objectReference: Part<InvoiceLine> = {
  write: ({ object }) =>
    object === undefined
      ? []
      : [
          {
            name: 'ram:AdditionalReferencedDocument',
            content: [
              { name: 'ram:IssuerAssignedID', content: object.value },
              { name: 'ram:TypeCode', content: '130' },
              ...(object.scheme === undefined ? [] : [{ name: 'ram:ReferenceTypeCode', content: object.scheme }]),
            ],
          },
        ],
  takes: (element, reading) => reading.is(element, 'ram:AdditionalReferencedDocument'),
  read: (element, draft, reading) => {
    if (textAt(element, 'TypeCode') !== '130') reading.report('PEPPOL-EN16931-R101', 'fatal', element);
    const held: Draft<{ readonly id?: string; readonly scheme?: string }> = {};
    const parts: readonly Part<{ readonly id?: string; readonly scheme?: string }>[] = [
      text('ram:IssuerAssignedID', 'id'),
      constant('ram:TypeCode', '130'),
      text('ram:ReferenceTypeCode', 'scheme'),
    ];
    readParts(parts, element, held, reading);
    if (held.id !== undefined) draft.object = { value: held.id, ...(held.scheme === undefined ? {} : { scheme: held.scheme }) };
  },
};

/** Parts of ram:IncludedSupplyChainTradeLineItem in the order of the schema. */
export const lineParts: readonly Part<InvoiceLine>[] = [
  frame('ram:AssociatedDocumentLineDocument', [text('ram:LineID', 'id'), wrap('ram:IncludedNote', [prose('ram:Content', 'note')])]),
  group('ram:SpecifiedTradeProduct', 'item', itemParts, blankItem),
  frame('ram:SpecifiedLineTradeAgreement', [
    wrap('ram:BuyerOrderReferencedDocument', [text('ram:LineID', 'orderLine')]),
    ...lift<InvoiceLine, 'price'>('price', [grossPrice, netPrice]),
  ]),
  frame('ram:SpecifiedLineTradeDelivery', [quantity('ram:BilledQuantity', 'quantity', 'unit')]),
  frame('ram:SpecifiedLineTradeSettlement', [
    group('ram:ApplicableTradeTax', 'vat', vatCategoryParts),
    group('ram:BillingSpecifiedPeriod', 'period', periodParts),
    ...allowanceCharges<InvoiceLine>(['BT-136', 'BR-DEC-24', 'BT-137', 'BR-DEC-25'], ['BT-141', 'BR-DEC-27', 'BT-142', 'BR-DEC-28']),
    wrap('ram:SpecifiedTradeSettlementLineMonetarySummation', [money('ram:LineTotalAmount', 'net', 'BT-131', 'BR-DEC-23')]),
    objectReference,
    wrap('ram:ReceivableSpecifiedTradeAccountingAccount', [text('ram:ID', 'buyerAccountingReference')]),
  ]),
];

export const blankLine = (): Draft<InvoiceLine> => ({ allowances: [], charges: [] });
