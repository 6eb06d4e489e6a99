// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { Invoice, Syntax } from '../model/invoice.ts';
import type { InvoiceLine } from '../model/invoice-line.ts';
import type { Severity } from './finding.ts';
import type { RuleId } from './rule-ids.ts';
import type { RuleSet } from './rule-set.ts';

/** Where a rule is not kept. */
export interface Place {
  /** Other than the term of the rule. */
  readonly at?: string;
  /** From 1. */
  readonly position?: number;
  readonly invoiceLine?: string;
  readonly params?: RefusalParams;
}

export interface Circumstances {
  readonly syntax: Syntax | undefined;
  /** VAT rows may be off as far as the official checks let them. */
  readonly tolerant: boolean;
}

export interface Rule {
  readonly id: RuleId;
  readonly set: RuleSet;
  readonly severity: Severity;
  /** Business term or group that the rule is about. */
  readonly at: string;
  /** Every place where the rule is not kept. A rule that reckons says nothing where a number is missing: that is another rule's finding. */
  readonly broken: (invoice: Invoice, circumstances: Circumstances) => readonly Place[];
}

const HERE: readonly Place[] = [{}];

/** A rule of the whole invoice: it holds, or it does not. */
export const once = (
  id: RuleId,
  at: string,
  holds: (invoice: Invoice, circumstances: Circumstances) => boolean,
  params?: (invoice: Invoice) => RefusalParams,
): Rule => ({
  id,
  set: 'EN16931',
  severity: 'fatal',
  at,
  broken: (invoice, circumstances) => {
    if (holds(invoice, circumstances)) return [];
    return params === undefined ? HERE : [{ params: params(invoice) }];
  },
});

/** A rule of each item of a list of the invoice. */
export const each = <T>(
  id: RuleId,
  at: string,
  items: (invoice: Invoice) => readonly T[],
  holds: (item: T, invoice: Invoice) => boolean,
  params?: (item: T, invoice: Invoice) => RefusalParams,
): Rule => ({
  id,
  set: 'EN16931',
  severity: 'fatal',
  at,
  broken: (invoice) =>
    items(invoice).flatMap((item, index) =>
      holds(item, invoice) ? [] : [{ position: index + 1, ...(params === undefined ? {} : { params: params(item, invoice) }) }],
    ),
});

export const placeOfLine = (line: InvoiceLine, index: number): Place => ({
  position: index + 1,
  ...(line.id === undefined ? {} : { invoiceLine: line.id }),
});

/** A rule of each line (BG-25). */
export const eachLine = (
  id: RuleId,
  at: string,
  holds: (line: InvoiceLine, invoice: Invoice) => boolean,
  params?: (line: InvoiceLine, invoice: Invoice) => RefusalParams,
): Rule => ({
  id,
  set: 'EN16931',
  severity: 'fatal',
  at,
  broken: (invoice) =>
    invoice.lines.flatMap((line, index) =>
      holds(line, invoice) ? [] : [{ ...placeOfLine(line, index), ...(params === undefined ? {} : { params: params(line, invoice) }) }],
    ),
});

/** A rule of each item of a list of each line; the place is the line. */
export const eachOfLine = <T>(
  id: RuleId,
  at: string,
  items: (line: InvoiceLine) => readonly T[],
  holds: (item: T, line: InvoiceLine) => boolean,
  params?: (item: T) => RefusalParams,
): Rule => ({
  id,
  set: 'EN16931',
  severity: 'fatal',
  at,
  broken: (invoice) =>
    invoice.lines.flatMap((line, index) =>
      items(line)
        .filter((item) => !holds(item, line))
        .map((item) => ({ ...placeOfLine(line, index), ...(params === undefined ? {} : { params: params(item) }) })),
    ),
});

export const warns = (rule: Rule): Rule => ({ ...rule, severity: 'warning' });
export const german = (rule: Rule): Rule => ({ ...rule, set: 'XRECHNUNG' });

/** A text that says something. */
export const filled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
