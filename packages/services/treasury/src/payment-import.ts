// SPDX-License-Identifier: EUPL-1.2
import { amountCell, type CsvFinding, type CsvRow, dateCell, finding, optionalCell, readCsv, textCell } from '@formats/csv';
import type { Cents, CivilDate, TenantId } from '@kernel/core';

const COLUMNS = ['member', 'paidOn', 'amount'] as const;
const OTHER_NAMES = {
  mitglied: 'member',
  ags: 'member',
  kommune: 'member',
  tag: 'paidOn',
  wertstellung: 'paidOn',
  datum: 'paidOn',
  betrag: 'amount',
  'betrag in euro': 'amount',
  verwendungszweck: 'reference',
  'value date': 'paidOn',
} as const;
const PARSERS = { member: textCell(120), paidOn: dateCell, amount: amountCell, reference: optionalCell(textCell(200)) };
type Column = keyof typeof PARSERS;

export interface ImportedPayment {
  readonly row: number;
  readonly tenantId: TenantId;
  readonly on: CivilDate;
  readonly amountCents: Cents;
  readonly reference: string;
}

export interface KnownMember {
  readonly tenantId: TenantId;
  readonly ags: string;
  readonly name: string;
}

/** What was paid already, so that a file that is read twice is noticed. */
export interface KnownPayment {
  readonly tenantId: string;
  readonly on: string;
  readonly amountCents: bigint;
  readonly reference: string;
}

const idOf = ({ tenantId, on, amountCents, reference }: KnownPayment): string =>
  JSON.stringify([tenantId, on, String(amountCents), reference]);

/** Payments of a file: member (official key or name), day of value, amount, reference. Everything that is wrong is listed, by line and column. */
export function readPaymentImport(
  text: string,
  {
    members,
    payments,
    today,
  }: { readonly members: readonly KnownMember[]; readonly payments: readonly KnownPayment[]; readonly today: CivilDate },
): { readonly rows: readonly ImportedPayment[]; readonly findings: readonly CsvFinding[] } {
  const options = { columns: COLUMNS, optionalColumns: ['reference'] as const, aliases: OTHER_NAMES, maxBytes: 2_000_000, maxRows: 5_000 };
  const table = readCsv(new TextEncoder().encode(text), options);
  if (!table.ok) return { rows: [], findings: table.error };
  const byName = new Map(members.flatMap((member) => [[member.ags, member] as const, [member.name.toLowerCase(), member] as const]));
  const seen = new Set(payments.map(idOf));
  const rows: ImportedPayment[] = [];
  const findings: CsvFinding[] = [...table.value.faults];
  for (const row of table.value.rows as readonly CsvRow<Column>[]) {
    const read = readRow(row, byName, today);
    if ('findings' in read) {
      findings.push(...read.findings);
      continue;
    }
    const id = idOf(read);
    if (seen.has(id)) findings.push(finding(row.row, null, 'PAYMENT_TWICE', row.cells.reference));
    seen.add(id);
    rows.push(read);
  }
  return { rows, findings: findings.sort((a, b) => a.row - b.row) };
}

function readRow(
  { row, cells }: CsvRow<Column>,
  byName: ReadonlyMap<string, KnownMember>,
  today: CivilDate,
): ImportedPayment | { readonly findings: CsvFinding[] } {
  const findings: CsvFinding[] = [];
  const cell = <T>(column: Column, parse: (text: string) => { ok: true; value: T } | { ok: false; error: string }): T | null => {
    const parsed = parse(cells[column]);
    if (parsed.ok) return parsed.value;
    findings.push(finding(row, column, parsed.error, cells[column]));
    return null;
  };
  const name = cell('member', PARSERS.member);
  const on = cell('paidOn', PARSERS.paidOn);
  const amount = cell('amount', PARSERS.amount);
  const reference = cell('reference', PARSERS.reference);
  const member = name === null ? undefined : byName.get(name.toLowerCase());
  if (name !== null && !member) findings.push(finding(row, 'member', 'MEMBER_UNKNOWN', name));
  if (on !== null && on > today) findings.push(finding(row, 'paidOn', 'DATE_IN_FUTURE', cells.paidOn));
  if (amount !== null && amount <= 0n) findings.push(finding(row, 'amount', 'PAYMENT_NOT_POSITIVE', cells.amount));
  if (findings.length > 0 || !member || on === null || amount === null) return { findings };
  return { row, tenantId: member.tenantId, on, amountCents: amount, reference: reference ?? '' };
}
