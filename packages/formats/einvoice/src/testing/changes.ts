// SPDX-License-Identifier: EUPL-1.2
import { cents } from '@kernel/core';
import { EN16931_ID, type Invoice, type Totals } from '../model/invoice.ts';
import type { AllowanceOrCharge, InvoiceLine, Item } from '../model/invoice-line.ts';
import type { Buyer, Seller } from '../model/parties.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import { S19 } from './golden-invoices.ts';

/** A sound invoice with one fault, and the rules that break by it. */
export interface Mutation {
  readonly rule: RuleId;
  readonly invoice: Invoice;
  /** Rules that nobody can break this one without: the norm says the same twice, or one follows from the other. */
  readonly also?: readonly RuleId[];
  /** The syntax that can say it; both where none is named. */
  readonly only?: 'UBL' | 'CII';
}

export const mutation = (rule: RuleId, invoice: Invoice, ...also: readonly RuleId[]): Mutation => ({ rule, invoice, also });

/** A member left out. */
export function drop<M extends object, K extends keyof M>(model: M, ...keys: readonly K[]): M {
  const rest = { ...model };
  for (const key of keys) delete rest[key];
  return rest;
}

/** The invoice under EN 16931 alone, so that no German rule speaks too. */
export const core = (invoice: Invoice): Invoice => ({ ...invoice, specificationId: EN16931_ID });

export const withSeller = (invoice: Invoice, change: (seller: Seller) => Seller): Invoice => ({
  ...invoice,
  seller: change(invoice.seller as Seller),
});
export const withBuyer = (invoice: Invoice, change: (buyer: Buyer) => Buyer): Invoice => ({
  ...invoice,
  buyer: change(invoice.buyer as Buyer),
});

/** The last line changed: in the taxed golden invoice it costs nothing, so that no sum changes with it. */
export const withLastLine = (invoice: Invoice, change: (line: InvoiceLine) => InvoiceLine): Invoice => ({
  ...invoice,
  lines: invoice.lines.map((line, at) => (at === invoice.lines.length - 1 ? change(line) : line)),
});
export const withLastItem = (invoice: Invoice, change: (item: Item) => Item): Invoice =>
  withLastLine(invoice, (line) => ({ ...line, item: change(line.item as Item) }));

export const withTotals = (invoice: Invoice, change: (totals: Totals) => Totals): Invoice => ({
  ...invoice,
  totals: change(invoice.totals as Totals),
});

/** Totals moved by some cents, each by its own. */
export const moved = (invoice: Invoice, cent: bigint, ...keys: readonly (keyof Totals)[]): Invoice =>
  withTotals(invoice, (totals) => ({ ...totals, ...Object.fromEntries(keys.map((key) => [key, cents((totals[key] ?? 0n) + cent)])) }));

/** An allowance or charge of nothing. */
export const nothing: AllowanceOrCharge = { amount: cents(0n), reason: 'Ohne Betrag', vat: S19 };
