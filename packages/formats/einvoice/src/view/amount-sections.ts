// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';
import type { AllowanceOrCharge } from '../model/invoice-line.ts';
import type { ViewSection } from './view.ts';
import { list, type Words } from './words.ts';

/** 'Rabatt (95): 10 % auf 100,00 EUR' */
export function reasonOf(
  { reason, reasonCode, percentage, base }: AllowanceOrCharge,
  currency: string | undefined,
  say: Words,
): string | undefined {
  const why = list([reason, reasonCode && `(${reasonCode})`], ' ');
  const of = base === undefined ? undefined : `${say.text('auf', 'on')} ${say.amount(base, currency)}`;
  const share = percentage === undefined ? undefined : `${say.number(percentage)} %`;
  return list([why, list([share, of], ' ')], ', ');
}

function changeSection(
  key: 'allowances' | 'charges',
  changes: readonly AllowanceOrCharge[],
  currency: string | undefined,
  say: Words,
): ViewSection {
  const { text } = say;
  const allowance = key === 'allowances';
  const terms = allowance ? ['BT-93 BT-94 BT-97 BT-98', 'BT-95 BT-96', 'BT-92'] : ['BT-100 BT-101 BT-104 BT-105', 'BT-102 BT-103', 'BT-99'];
  const termsOf = (at: number): readonly string[] => (terms[at] ?? '').split(' ');
  return {
    key,
    group: allowance ? 'BG-20' : 'BG-21',
    title: allowance ? text('Nachlässe', 'Allowances') : text('Zuschläge', 'Charges'),
    rows: [],
    table: {
      columns: [
        { terms: termsOf(0), heading: text('Grund', 'reason'), align: 'start' },
        { terms: termsOf(1), heading: text('USt.', 'VAT'), align: 'start' },
        { terms: termsOf(2), heading: text('Betrag', 'amount'), align: 'end' },
      ],
      rows: changes.map((change) => ({
        cells: [reasonOf(change, currency, say) ?? '', say.vat(change.vat) ?? '', say.amount(change.amount, currency) ?? ''],
        details: [],
      })),
    },
  };
}

export const changeSections = ({ allowances, charges, currency }: Invoice, say: Words): readonly ViewSection[] => [
  changeSection('allowances', allowances, currency, say),
  changeSection('charges', charges, currency, say),
];

export function totalsSection({ totals = {}, currency, vatCurrency }: Invoice, { text, row, amount }: Words): ViewSection {
  return {
    key: 'totals',
    group: 'BG-22',
    title: text('Summen', 'Totals'),
    rows: [
      ...row('BT-106', 'Summe der Positionen', 'sum of the lines', amount(totals.lineTotal, currency)),
      ...row('BT-107', 'Nachlässe', 'allowances', amount(totals.allowanceTotal, currency)),
      ...row('BT-108', 'Zuschläge', 'charges', amount(totals.chargeTotal, currency)),
      ...row('BT-109', 'Summe ohne USt.', 'total without VAT', amount(totals.netTotal, currency)),
      ...row('BT-110', 'USt.', 'VAT', amount(totals.vatTotal, currency)),
      ...row('BT-111', 'USt. in ihrer Währung', 'VAT in its currency', amount(totals.vatTotalInVatCurrency, vatCurrency)),
      ...row('BT-112', 'Summe mit USt.', 'total with VAT', amount(totals.grossTotal, currency)),
      ...row('BT-113', 'bereits gezahlt', 'already paid', amount(totals.prepaid, currency)),
      ...row('BT-114', 'Rundung', 'rounding', amount(totals.rounding, currency)),
      ...row('BT-115', 'zu zahlen', 'amount due', amount(totals.due, currency)),
    ],
    table: null,
  };
}

export const vatSection = ({ vatBreakdown, currency }: Invoice, { text, row, amount, vat }: Words): ViewSection => ({
  key: 'vat',
  group: 'BG-23',
  title: text('Umsatzsteuer', 'VAT'),
  rows: [],
  table: {
    columns: [
      { terms: ['BT-118', 'BT-119'], heading: text('Art', 'category'), align: 'start' },
      { terms: ['BT-116'], heading: text('Betrag ohne USt.', 'amount without VAT'), align: 'end' },
      { terms: ['BT-117'], heading: text('USt.', 'VAT'), align: 'end' },
    ],
    rows: vatBreakdown.map((share) => ({
      cells: [vat(share) ?? '', amount(share.taxable, currency) ?? '', amount(share.tax, currency) ?? ''],
      details: row('BT-120 BT-121', 'Grund', 'reason', list([share.exemptionReason, share.exemptionCode])),
    })),
  },
});
