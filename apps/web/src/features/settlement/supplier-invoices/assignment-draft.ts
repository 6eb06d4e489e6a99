// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents, formatDate, parseDateInput, parseTypedAmount } from '../../../format/index.ts';
import { amountToWire } from '../../../ui/index.ts';
import type { Invoice } from './invoice-documents.ts';

/** Stands for all lines together, as the server knows it. */
export const WHOLE = '*';

/** One row of the form, as it was typed. */
export interface DraftRow {
  readonly id: number;
  readonly lineKey: string;
  readonly kind: 'pool' | 'centre' | 'member';
  readonly poolId: string;
  readonly costCentreId: string;
  readonly costKind: 'staff' | 'material' | 'overhead' | 'income';
  readonly month: string;
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly occurredOn: string;
  readonly amount: string;
  readonly label: string;
}

export interface DraftLine {
  readonly key: string;
  readonly label: string;
  /** What of it is to be assigned, in cents. */
  readonly amount: bigint;
}

type Amounts = Pick<Invoice, 'net' | 'gross' | 'number' | 'parts'>;

const typed = (amount: bigint): string => formatCents(amount, 'de').replace('\u2212', '-').replace('\u00a0€', '');

/** What there is to assign under this treatment of the VAT: each line, or the whole. Lines without an amount need nothing. */
export function linesOf(invoice: Amounts, deducted: boolean, whole: boolean, wholeLabel: string): readonly DraftLine[] {
  const amount = (one: { readonly net: string | null; readonly gross: string | null }): bigint =>
    centsFromWire((deducted ? one.net : one.gross) ?? '0');
  if (whole || invoice.parts.length === 0) return [{ key: WHOLE, label: wholeLabel, amount: amount(invoice) }];
  return invoice.parts.map((part) => ({ key: part.key, label: part.label, amount: amount(part) })).filter((line) => line.amount !== 0n);
}

/** What is still to be assigned of a line; what cannot be read counts nothing yet. */
export function missingOf(line: DraftLine, rows: readonly DraftRow[]): bigint {
  const assigned = rows.filter(({ lineKey }) => lineKey === line.key).map(({ amount }) => parseTypedAmount(amount));
  return assigned.reduce((rest, one) => (one.ok ? rest - one.value : rest), line.amount);
}

/** Which fields of a row are still empty: its target and what belongs to it. */
export function emptyFieldsOf(row: DraftRow): readonly (keyof DraftRow)[] {
  const needed = {
    pool: ['poolId', 'label'],
    centre: ['costCentreId', 'label'],
    member: ['tenantId', 'serviceFamilyCode', 'occurredOn', 'label'],
  } as const satisfies Record<DraftRow['kind'], readonly (keyof DraftRow)[]>;
  return needed[row.kind].filter((field) => row[field].trim() === '');
}

/** Whether every row of the line says where its amount goes. */
export const hasTargets = (line: DraftLine, rows: readonly DraftRow[]): boolean =>
  rows.every((row) => row.lineKey !== line.key || emptyFieldsOf(row).every((field) => field === 'label'));

let nextId = 1;
export const newRow = (line: DraftLine, amount: bigint, openMonth: string, label: string): DraftRow => ({
  id: nextId++,
  lineKey: line.key,
  kind: 'pool',
  poolId: '',
  costCentreId: '',
  costKind: 'material',
  month: openMonth,
  tenantId: '',
  serviceFamilyCode: '',
  occurredOn: '',
  amount: typed(amount),
  label: label.slice(0, 200),
});

/** Rows as they were assigned before, or one for each line. */
export function draftOf(invoice: Invoice, lines: readonly DraftLine[]): readonly DraftRow[] {
  const kept = invoice.assignments.filter(({ lineKey }) => lines.some(({ key }) => key === lineKey));
  if (kept.length > 0)
    return kept.map((one) => ({
      id: nextId++,
      lineKey: one.lineKey,
      kind: one.poolId !== null ? 'pool' : one.costCentreId !== null ? 'centre' : 'member',
      poolId: one.poolId ?? '',
      costCentreId: one.costCentreId ?? '',
      costKind: one.costKind ?? 'material',
      month: one.month ?? invoice.openMonth,
      tenantId: one.tenantId ?? '',
      serviceFamilyCode: one.serviceFamilyCode ?? '',
      occurredOn: one.occurredOn ? formatDate(one.occurredOn) : '',
      amount: typed(centsFromWire(one.amount)),
      label: one.label,
    }));
  return lines.map((line) => newRow(line, line.amount, invoice.openMonth, `${invoice.sellerName ?? ''}: ${line.label}`));
}

/** The rows in the order of the lines, as the server takes them; an unreadable amount goes as it is and is refused by name. */
export const wireOf = (rows: readonly DraftRow[]) =>
  rows.map(({ kind, lineKey, amount, label, ...row }) => {
    const base = { lineKey, label, amount: amountToWire(amount) ?? '0' };
    const when = { costKind: row.costKind, month: row.month };
    if (kind === 'pool') return { ...base, ...(row.poolId ? { poolId: row.poolId } : {}), ...when };
    if (kind === 'centre') return { ...base, ...(row.costCentreId ? { costCentreId: row.costCentreId } : {}), ...when };
    const occurredOn = parseDateInput(row.occurredOn);
    return {
      ...base,
      ...(row.tenantId ? { tenantId: row.tenantId } : {}),
      ...(row.serviceFamilyCode ? { serviceFamilyCode: row.serviceFamilyCode } : {}),
      ...(occurredOn ? { occurredOn } : {}),
    };
  });

/** Of the server's 'assignments.3.month': which row, and which of its fields. */
export function placeOf(field: string): { readonly index: number; readonly field: string } | null {
  const match = /^assignments\.(\d+)\.(\w+)$/.exec(field);
  return match ? { index: Number(match[1]), field: match[2] ?? '' } : null;
}
