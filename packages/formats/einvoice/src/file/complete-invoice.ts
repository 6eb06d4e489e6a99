// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, sumCents } from '@kernel/core';
import { type Decimal, decimalToText, roundToCents, sameDecimal } from '../model/decimal.ts';
import type { Invoice, Totals } from '../model/invoice.ts';
import type { AllowanceOrCharge, InvoiceLine } from '../model/invoice-line.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import { taxOf } from '../rules/condition-rules.ts';
import { expectedNet } from '../rules/peppol-rules.ts';

const ZERO_RATE: Decimal = { units: 0n, scale: 0 };

/** Missing amounts count for nothing: they are a finding of their own, and a sum without them is no second one. */
const sum = (amounts: readonly (Cents | undefined)[]): Cents => sumCents(amounts.map((amount) => amount ?? 0n));
const amounts = (items: readonly AllowanceOrCharge[]): Cents => sum(items.map(({ amount }) => amount));

function withNet(line: InvoiceLine): InvoiceLine {
  const expected = line.net === undefined ? expectedNet(line) : null;
  return expected === null ? line : { ...line, net: roundToCents(expected) };
}

interface Sold {
  readonly code: string;
  readonly rate: Decimal;
  readonly amount: Cents;
}

/** What is sold, by category and rate, in the order of the invoice. What has no category has no row. */
function soldIn({ lines, allowances, charges }: Invoice): readonly Sold[] {
  const rows = new Map<string, Sold>();
  const add = (vat: VatCategory | undefined, amount: bigint): void => {
    if (vat?.code === undefined) return;
    const rate = vat.rate ?? ZERO_RATE;
    const key = `${vat.code} ${decimalToText(rate)}`;
    rows.set(key, { code: vat.code, rate, amount: cents((rows.get(key)?.amount ?? 0n) + amount) });
  };
  for (const { vat, net } of lines) add(vat, net ?? 0n);
  for (const { vat, amount } of allowances) add(vat, -(amount ?? 0n));
  for (const { vat, amount } of charges) add(vat, amount ?? 0n);
  return [...rows.values()];
}

/** What a row of the file is about: its category, and its rate where it names one or where there are several. */
function soldOf(row: VatBreakdown, sold: readonly Sold[]): Sold | undefined {
  const sameCode = sold.filter(({ code }) => code === row.code);
  const { rate } = row;
  if (rate === undefined) return sameCode.length === 1 ? sameCode[0] : undefined;
  return sameCode.find((one) => sameDecimal(one.rate, rate));
}

function withTax(row: VatBreakdown): VatBreakdown {
  const tax = row.tax ?? taxOf(row);
  return tax === null ? row : { ...row, tax };
}

/** The rows of the file, filled up, then those that the file leaves out. Why a row bears no VAT (BT-120, BT-121) nobody can reckon. */
function rowsOf(invoice: Invoice): readonly VatBreakdown[] {
  const sold = soldIn(invoice);
  const told = new Set<Sold>();
  const given = invoice.vatBreakdown.map((row) => {
    const found = soldOf(row, sold);
    if (found === undefined || told.has(found)) return row;
    told.add(found);
    return withTax({ taxable: found.amount, rate: found.rate, ...row });
  });
  const rest = sold.filter((one) => !told.has(one));
  return [...given, ...rest.map(({ code, rate, amount }) => withTax({ taxable: amount, code, rate }))];
}

function totalsOf({ lines, allowances, charges, vatBreakdown, totals = {} }: Invoice): Totals {
  const lineTotal = totals.lineTotal ?? sum(lines.map(({ net }) => net));
  const allowanceTotal = totals.allowanceTotal ?? (allowances.length === 0 ? undefined : amounts(allowances));
  const chargeTotal = totals.chargeTotal ?? (charges.length === 0 ? undefined : amounts(charges));
  const netTotal = totals.netTotal ?? cents(lineTotal - (allowanceTotal ?? 0n) + (chargeTotal ?? 0n));
  const vatTotal = totals.vatTotal ?? sum(vatBreakdown.map(({ tax }) => tax));
  const grossTotal = totals.grossTotal ?? cents(netTotal + vatTotal);
  const due = totals.due ?? cents(grossTotal - (totals.prepaid ?? 0n) + (totals.rounding ?? 0n));
  return {
    ...totals,
    lineTotal,
    ...(allowanceTotal === undefined ? {} : { allowanceTotal }),
    ...(chargeTotal === undefined ? {} : { chargeTotal }),
    netTotal,
    vatTotal,
    grossTotal,
    due,
  };
}

/**
 * Reckons what an invoice leaves out and its lines give: net amounts of lines (BT-131), the VAT breakdown (BG-23), totals (BG-22). What is
 * given stays as it is, right or wrong: `checkInvoice` compares it. Amounts are rounded to the cent, half a cent going away from zero.
 */
export function completeInvoice(invoice: Invoice): Invoice {
  const lined = { ...invoice, lines: invoice.lines.map(withNet) };
  const rowed = { ...lined, vatBreakdown: rowsOf(lined) };
  return { ...rowed, totals: totalsOf(rowed) };
}
