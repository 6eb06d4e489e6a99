// SPDX-License-Identifier: EUPL-1.2
import type { VatRuleId } from '../rules/rule-ids.ts';
import { familySentences } from './rule-sentences.ts';

const SENTENCES: readonly string[] = [
  'For category {category} the lines and the VAT breakdown (BG-23) do not agree: {rows}.',
  'A line of category {category} asks for {registered}.',
  'An allowance of category {category} asks for {registered}.',
  'A charge of category {category} asks for {registered}.',
  'The VAT rate of a line of category {category} is wrong: {rate}.',
  'The VAT rate of an allowance of category {category} is wrong: {rate}.',
  'The VAT rate of a charge of category {category} is wrong: {rate}.',
  'The VAT of category {category} is reckoned on {found}; lines, allowances and charges make {expected}.',
  'The VAT of category {category} is {found}; it should be {expected}.',
  'Category {category} in the VAT breakdown: {exemption}.',
];

const ONE_ROW = 'there must be exactly one row where the category is used';
const ROWS = 'what is used must stand in the breakdown and the other way round';
const SELLER = 'a VAT identifier or a tax number of the seller or a VAT identifier of its tax representative';
const SELLER_VAT = 'a VAT identifier of the seller or of its tax representative';
const ZERO = 'it must be 0';
const NO_REASON = 'a reason for exemption is not allowed';
const REASON = 'the reason for the exemption is missing (BT-120 or BT-121)';

const common = { rows: ONE_ROW, registered: SELLER, rate: ZERO, exemption: REASON };

export const vatEn: Readonly<Record<VatRuleId, string>> = {
  ...familySentences('S', SENTENCES, {
    ...common,
    category: 'S (standard rate)',
    rows: ROWS,
    rate: 'it must be above 0',
    exemption: NO_REASON,
  }),
  ...familySentences('Z', SENTENCES, { ...common, category: 'Z (zero rate)', exemption: NO_REASON }),
  ...familySentences('E', SENTENCES, { ...common, category: 'E (exempt)' }),
  ...familySentences('AE', SENTENCES, {
    ...common,
    category: 'AE (reverse charge)',
    registered: `${SELLER}, and a VAT identifier or a registration of the buyer`,
  }),
  ...familySentences('G', SENTENCES, { ...common, category: 'G (export)', registered: SELLER_VAT }),
  ...familySentences('IC', SENTENCES, {
    ...common,
    category: 'K (intra-community supply)',
    registered: `${SELLER_VAT}, and a VAT identifier of the buyer`,
  }),
  ...familySentences('AF', SENTENCES, {
    ...common,
    category: 'L (Canary Islands)',
    rows: ROWS,
    rate: 'it must be given and not be negative',
    exemption: NO_REASON,
  }),
  ...familySentences('AG', SENTENCES, {
    ...common,
    category: 'M (Ceuta and Melilla)',
    rows: ROWS,
    rate: 'it must be given and not be negative',
    exemption: NO_REASON,
  }),
  ...familySentences('O', SENTENCES, {
    ...common,
    category: 'O (not subject to VAT)',
    registered: 'no VAT identifier of seller, tax representative or buyer',
    rate: 'there must be none',
  }),
  'BR-IC-11': 'An intra-community supply needs a delivery date (BT-72) or an invoicing period (BG-14).',
  'BR-IC-12': 'An intra-community supply needs the country that was delivered to (BT-80).',
  'BR-O-11': 'Beside "not subject to VAT" (O) the VAT breakdown must have no other category.',
  'BR-O-12': 'Where the invoice is not subject to VAT (O), no line may have another category.',
  'BR-O-13': 'Where the invoice is not subject to VAT (O), no allowance may have another category.',
  'BR-O-14': 'Where the invoice is not subject to VAT (O), no charge may have another category.',
  'BR-B-01': 'Split payment (B) exists in invoices within Italy only.',
  'BR-B-02': 'Split payment (B) and the standard rate (S) must not stand in one invoice.',
};
