// SPDX-License-Identifier: EUPL-1.2
import type { Invoice, Syntax } from './model/invoice.ts';
import type { Finding } from './rules/finding.ts';
import { isXrechnung, type RuleSet } from './rules/rule-set.ts';
import { RULES } from './rules/rules.ts';

export interface CheckOptions {
  /** The syntax that the invoice is in or shall be written in; some rules hold in one of them alone. */
  readonly syntax?: Syntax;
  /** For invoices of others: VAT rows may be off as far as the official checks let them. Our own must fit to the cent. */
  readonly tolerant?: boolean;
  /** By default what the invoice says of itself (BT-24). */
  readonly ruleSet?: RuleSet;
}

/** Places that are named of one rule; who breaks it everywhere learns nothing from more. */
const MAX_PLACES = 1_000;

/** Every rule that the invoice does not keep, in the order of the norm, then of the invoice. Whoever sends needs no fatal one. */
export function checkInvoice(invoice: Invoice, options: CheckOptions = {}): readonly Finding[] {
  const german = (options.ruleSet ?? (isXrechnung(invoice) ? 'XRECHNUNG' : 'EN16931')) === 'XRECHNUNG';
  return RULES.filter(({ set }) => german || set === 'EN16931').flatMap(({ id, severity, at, broken }) =>
    broken(invoice, { syntax: options.syntax, tolerant: options.tolerant ?? false })
      .slice(0, MAX_PLACES)
      .map((place): Finding => ({ rule: id, severity, at, params: {}, ...place })),
  );
}
