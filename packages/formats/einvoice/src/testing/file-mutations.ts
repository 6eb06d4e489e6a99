// SPDX-License-Identifier: EUPL-1.2
import { cents } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import type { Invoice, Syntax } from '../model/invoice.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import { core, nothing, withLastLine } from './changes.ts';
import { FULL } from './full-invoice.ts';
import { TAXED } from './golden-invoices.ts';

/** A fault that only a file can have: its text is changed, not the invoice. */
export interface FileMutation {
  readonly rule: RuleId;
  readonly syntax: Syntax;
  readonly invoice: Invoice;
  readonly change: (xml: string) => string;
  readonly also?: readonly RuleId[];
}

/** Finds marks one behind the other and puts something at the end of the text of the last one's element. */
const append =
  (marks: readonly string[], more: string) =>
  (xml: string): string => {
    let at = 0;
    for (const mark of marks) {
      const found = xml.indexOf(mark, at);
      if (found < 0) throw new Error(`${mark} is not in the file`);
      at = found + mark.length;
    }
    const end = xml.indexOf('</', at);
    return xml.slice(0, end) + more + xml.slice(end);
  };

/** Changes the first place behind a mark. */
const replaced =
  (from: string, to: string, behind = '') =>
  (xml: string): string => {
    const at = xml.indexOf(from, xml.indexOf(behind));
    if (at < 0) throw new Error(`${from} is not in the file`);
    return xml.slice(0, at) + to + xml.slice(at + from.length);
  };

const DECIMALS: readonly (readonly [rule: RuleId, ubl: readonly string[], cii: readonly string[]])[] = (() => {
  const sums = (name: string): readonly string[] => ['<cac:LegalMonetaryTotal>', `<cbc:${name} `];
  const header = (name: string): readonly string[] => ['<ram:SpecifiedTradeSettlementHeaderMonetarySummation>', `<ram:${name}>`];
  const settlement = '<ram:ApplicableHeaderTradeSettlement>';
  const [ublOff, ublOn] = ['<cbc:ChargeIndicator>false', '<cbc:ChargeIndicator>true'];
  const [ciiOff, ciiOn] = ['<udt:Indicator>false', '<udt:Indicator>true'];
  const [ublLine, ciiLine] = ['<cac:InvoiceLine>', '<ram:SpecifiedLineTradeSettlement>'];
  return [
    ['BR-DEC-01', [ublOff, '<cbc:Amount '], [settlement, ciiOff, '<ram:ActualAmount>']],
    ['BR-DEC-02', [ublOff, '<cbc:BaseAmount '], [settlement, ciiOff, '<ram:BasisAmount>']],
    ['BR-DEC-05', [ublOn, '<cbc:Amount '], [settlement, ciiOn, '<ram:ActualAmount>']],
    ['BR-DEC-06', [ublOn, '<cbc:BaseAmount '], [settlement, ciiOn, '<ram:BasisAmount>']],
    ['BR-DEC-09', sums('LineExtensionAmount'), header('LineTotalAmount')],
    ['BR-DEC-10', sums('AllowanceTotalAmount'), header('AllowanceTotalAmount')],
    ['BR-DEC-11', sums('ChargeTotalAmount'), header('ChargeTotalAmount')],
    ['BR-DEC-12', sums('TaxExclusiveAmount'), header('TaxBasisTotalAmount')],
    ['BR-DEC-13', ['<cac:TaxTotal>', '<cbc:TaxAmount '], ['<ram:TaxTotalAmount currencyID="EUR">']],
    ['BR-DEC-14', sums('TaxInclusiveAmount'), header('GrandTotalAmount')],
    ['BR-DEC-15', ['<cbc:TaxAmount currencyID="CHF">'], ['<ram:TaxTotalAmount currencyID="CHF">']],
    ['BR-DEC-16', sums('PrepaidAmount'), header('TotalPrepaidAmount')],
    ['BR-DEC-17', sums('PayableRoundingAmount'), header('RoundingAmount')],
    ['BR-DEC-18', sums('PayableAmount'), header('DuePayableAmount')],
    ['BR-DEC-19', ['<cac:TaxSubtotal>', '<cbc:TaxableAmount '], [settlement, '<ram:BasisAmount>']],
    ['BR-DEC-20', ['<cac:TaxSubtotal>', '<cbc:TaxAmount '], [settlement, '<ram:CalculatedAmount>']],
    ['BR-DEC-23', [ublLine, '<cbc:LineExtensionAmount '], [ciiLine, '<ram:LineTotalAmount>']],
    ['BR-DEC-24', [ublLine, ublOff, '<cbc:Amount '], [ciiLine, ciiOff, '<ram:ActualAmount>']],
    ['BR-DEC-25', [ublLine, ublOff, '<cbc:BaseAmount '], [ciiLine, ciiOff, '<ram:BasisAmount>']],
    ['BR-DEC-27', [ublLine, ublOn, '<cbc:Amount '], [ciiLine, ciiOn, '<ram:ActualAmount>']],
    ['BR-DEC-28', [ublLine, ublOn, '<cbc:BaseAmount '], [ciiLine, ciiOn, '<ram:BasisAmount>']],
  ];
})();

/** One earlier invoice, since CII has room for no more. */
const RICH: Invoice = { ...FULL, precedingInvoices: FULL.precedingInvoices.slice(0, 1) };
const withCharge: Invoice = { ...TAXED, charges: [{ ...nothing, amount: cents(0n) }] };
const withBase = withLastLine(TAXED, (line) => ({ ...line, price: { net: decimal('0'), baseQuantity: decimal('1') } }));

export const FILE_MUTATIONS: readonly FileMutation[] = [
  ...DECIMALS.flatMap(([rule, ubl, cii]): readonly FileMutation[] => [
    { rule, syntax: 'UBL', invoice: RICH, change: append(ubl, '0') },
    { rule, syntax: 'CII', invoice: RICH, change: append(cii, '0') },
  ]),
  {
    rule: 'BR-CL-03',
    syntax: 'UBL',
    invoice: TAXED,
    change: replaced('currencyID="EUR"', 'currencyID="EURO"', '<cac:LegalMonetaryTotal>'),
  },
  { rule: 'BR-CL-03', syntax: 'CII', invoice: TAXED, change: replaced('currencyID="EUR"', 'currencyID="EURO"') },
  { rule: 'BR-CL-04', syntax: 'UBL', invoice: core(TAXED), change: replaced('>EUR<', '>EURO<') },
  { rule: 'BR-CL-04', syntax: 'CII', invoice: core(TAXED), change: replaced('>EUR<', '>EURO<') },
  {
    rule: 'BR-TMP-3',
    syntax: 'CII',
    invoice: RICH,
    change: replaced(
      '<ram:AppliedTradeAllowanceCharge>',
      '<ram:BasisQuantity unitCode="HUR">3</ram:BasisQuantity><ram:AppliedTradeAllowanceCharge>',
    ),
  },
  { rule: 'PEPPOL-EN16931-R008', syntax: 'UBL', invoice: TAXED, change: replaced('<cac:Contact>', '<cac:Contact><cbc:ID/>') },
  {
    rule: 'PEPPOL-EN16931-R008',
    syntax: 'CII',
    invoice: TAXED,
    change: replaced('<ram:DefinedTradeContact>', '<ram:DefinedTradeContact><ram:ID> </ram:ID>'),
  },
  {
    rule: 'PEPPOL-EN16931-R043',
    syntax: 'UBL',
    invoice: withCharge,
    change: replaced('<cbc:ChargeIndicator>true', '<cbc:ChargeIndicator>1'),
  },
  { rule: 'PEPPOL-EN16931-R043', syntax: 'CII', invoice: withCharge, change: replaced('<udt:Indicator>true', '<udt:Indicator>1') },
  {
    rule: 'PEPPOL-EN16931-R044',
    syntax: 'UBL',
    invoice: RICH,
    change: replaced('<cbc:ChargeIndicator>false', '<cbc:ChargeIndicator>true', '<cac:Price>'),
  },
  {
    rule: 'PEPPOL-EN16931-R044',
    syntax: 'CII',
    invoice: RICH,
    change: replaced('<udt:Indicator>false', '<udt:Indicator>true', '<ram:AppliedTradeAllowanceCharge>'),
  },
  {
    rule: 'PEPPOL-EN16931-R053',
    syntax: 'UBL',
    invoice: TAXED,
    change: (xml) => xml.replace(/( *<cac:TaxTotal>.*<\/cac:TaxTotal>\n)/s, '$1$1'),
  },
  {
    rule: 'PEPPOL-EN16931-R054',
    syntax: 'UBL',
    invoice: TAXED,
    change: replaced(
      '<cac:LegalMonetaryTotal>',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>',
    ),
  },
  { rule: 'PEPPOL-EN16931-R101', syntax: 'UBL', invoice: RICH, change: replaced('>130<', '>50<', '<cac:InvoiceLine>') },
  { rule: 'PEPPOL-EN16931-R101', syntax: 'CII', invoice: RICH, change: replaced('>130<', '>50<') },
  {
    rule: 'READ-UNKNOWN-ELEMENT',
    syntax: 'UBL',
    invoice: TAXED,
    change: replaced('<cbc:IssueDate>', '<cbc:UUID>1</cbc:UUID><cbc:IssueDate>'),
  },
  {
    rule: 'READ-UNKNOWN-ELEMENT',
    syntax: 'CII',
    invoice: TAXED,
    change: replaced('<ram:TypeCode>', '<ram:Name>RECHNUNG</ram:Name><ram:TypeCode>'),
  },
  { rule: 'READ-REPEATED', syntax: 'UBL', invoice: TAXED, change: replaced('<cbc:IssueDate>', '<cbc:ID>2</cbc:ID><cbc:IssueDate>') },
  {
    rule: 'READ-REPEATED',
    syntax: 'CII',
    invoice: TAXED,
    change: replaced('<ram:BuyerReference>', '<ram:BuyerReference>1</ram:BuyerReference><ram:BuyerReference>'),
  },
  { rule: 'READ-NOT-A-NUMBER', syntax: 'UBL', invoice: withBase, change: append(['<cbc:BaseQuantity'], ',5') },
  { rule: 'READ-NOT-A-NUMBER', syntax: 'CII', invoice: withBase, change: append(['<ram:BasisQuantity'], 'e2') },
  { rule: 'READ-NOT-A-DATE', syntax: 'UBL', invoice: TAXED, change: replaced('2027-04-14', '2027-04-31') },
  { rule: 'READ-NOT-A-DATE', syntax: 'CII', invoice: TAXED, change: replaced('>20270414', '>14.04.2027') },
  {
    rule: 'READ-OTHER-CURRENCY',
    syntax: 'UBL',
    invoice: TAXED,
    change: replaced('currencyID="EUR"', 'currencyID="USD"', '<cac:LegalMonetaryTotal>'),
  },
  { rule: 'READ-OTHER-CURRENCY', syntax: 'CII', invoice: TAXED, change: replaced('currencyID="EUR"', 'currencyID="USD"') },
];
