// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, type Refusal, refusal, sumCents } from '@kernel/core';
import { type Assignment, amountOf, type InputTax, type SupplierInvoice, WHOLE_INVOICE } from './supplier-invoice.ts';

/** In order of precedence. */
export type AssignmentSumRefusal = 'NOTHING_ASSIGNED' | 'WHOLE_AND_LINES' | 'INVOICE_LINE_UNKNOWN' | 'LINE_SUM_DIFFERS';

interface Wanted {
  readonly key: string;
  readonly label: string;
  readonly amount: bigint;
}

/** The parts of an invoice add up to it, so that assigning each of them assigns all of it. */
function wantedOf(invoice: SupplierInvoice, assignments: readonly Assignment[], tax: Pick<InputTax, 'deducted'>): readonly Wanted[] {
  if (assignments.some(({ lineKey }) => lineKey === WHOLE_INVOICE))
    return [{ key: WHOLE_INVOICE, label: invoice.number ?? '', amount: invoice.totals ? amountOf(invoice.totals, tax) : 0n }];
  return invoice.parts.map((part) => ({ key: part.key, label: part.label, amount: amountOf(part, tax) }));
}

/** Every line whose assignments do not add up to it. */
export function assignmentSumFaults(
  invoice: SupplierInvoice,
  assignments: readonly Assignment[],
  tax: Pick<InputTax, 'deducted'>,
): Refusal<AssignmentSumRefusal>[] {
  if (assignments.length === 0) return [refusal('NOTHING_ASSIGNED', { field: 'assignments' })];
  const whole = assignments.findIndex(({ lineKey }) => lineKey === WHOLE_INVOICE);
  const ofLine = assignments.findIndex(({ lineKey }) => lineKey !== WHOLE_INVOICE);
  if (whole >= 0 && ofLine >= 0) return [refusal('WHOLE_AND_LINES', { field: `assignments.${ofLine}.lineKey` })];
  const wanted = wantedOf(invoice, assignments, tax);
  const known = new Set(wanted.map(({ key }) => key));
  const unknown = assignments.findIndex(({ lineKey }) => !known.has(lineKey));
  if (unknown >= 0)
    return [
      refusal('INVOICE_LINE_UNKNOWN', { field: `assignments.${unknown}.lineKey`, params: { line: assignments[unknown]?.lineKey ?? '' } }),
    ];
  return wanted.flatMap(({ key, label, amount }) => {
    const own = assignments.flatMap(({ lineKey, amountCents }, index) => (lineKey === key ? [{ amountCents, index }] : []));
    const assigned = sumCents(own.map(({ amountCents }) => amountCents));
    if (assigned === amount) return [];
    const params = {
      line: key,
      label,
      expected: centsToDecimal(amount),
      assigned: centsToDecimal(assigned),
      missing: centsToDecimal(amount - assigned),
    };
    return [
      refusal('LINE_SUM_DIFFERS' as const, { field: own.length > 0 ? `assignments.${own.at(-1)?.index}.amount` : 'assignments', params }),
    ];
  });
}
