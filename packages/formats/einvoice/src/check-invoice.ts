// SPDX-License-Identifier: EUPL-1.2
import type { Invoice, Syntax } from './model/invoice.ts';
import type { Finding } from './rules/finding.ts';
import { isXrechnung, type RuleSet } from './rules/rule-set.ts';
import { RULES } from './rules/rules.ts';

export interface CheckOptions {
  /** The syntax that the invoice was read from. Without it, it is one of our own, whose VAT rows must fit to the cent. */
  readonly syntax?: Syntax;
  /** By default what the invoice says of itself (BT-24). */
  readonly ruleSet?: RuleSet;
}

/** Every rule that the invoice does not keep, in the order of the norm, then of the invoice. Whoever sends needs no fatal one. */
export function checkInvoice(invoice: Invoice, options: CheckOptions = {}): readonly Finding[] {
  const german = (options.ruleSet ?? (isXrechnung(invoice) ? 'XRECHNUNG' : 'EN16931')) === 'XRECHNUNG';
  return RULES.filter(({ set }) => german || set === 'EN16931').flatMap(({ id, severity, at, broken }) =>
    broken(invoice, { syntax: options.syntax }).map((place): Finding => ({ rule: id, severity, at, params: {}, ...place })),
  );
}
