// SPDX-License-Identifier: EUPL-1.2
import { type OpeningRow, openingRowFault } from '@domain/treasury';
import { amountCell, type CsvFinding, type CsvRow, dateCell, finding, optionalCell, readCsv, textCell } from '@formats/csv';
import { type CivilDate, err, ok, type RefusalParams, type Result } from '@kernel/core';
import type { KnownMember } from './payment-import.ts';

const COLUMNS = ['kind', 'amount', 'document'] as const;
const MORE = ['member', 'pool', 'from', 'to', 'dueOn', 'label', 'family'] as const;
const OTHER_NAMES = {
  art: 'kind',
  betrag: 'amount',
  'betrag in euro': 'amount',
  beleg: 'document',
  mitglied: 'member',
  ags: 'member',
  kostentopf: 'pool',
  'zeitraum von': 'from',
  'zeitraum bis': 'to',
  'fällig am': 'dueOn',
  bezeichnung: 'label',
  form: 'family',
} as const;
const KINDS: Readonly<Record<string, OpeningRow['kind']>> = {
  forderung: 'claim',
  claim: 'claim',
  vortrag: 'carryOver',
  'carry-over': 'carryOver',
};
const FAMILIES: Readonly<Record<string, 'notice' | 'invoice'>> = {
  bescheid: 'notice',
  notice: 'notice',
  rechnung: 'invoice',
  invoice: 'invoice',
};

/** A word of a list, in German or English. */
const wordCell =
  <T>(words: Readonly<Record<string, T>>) =>
  (text: string): Result<T, string> => {
    if (text === '') return err('EMPTY_CELL');
    const found = words[text.toLowerCase()];
    return found === undefined ? err('NOT_ON_THE_LIST') : ok(found);
  };

type Column = (typeof COLUMNS)[number] | (typeof MORE)[number];

export interface OpeningFinding extends CsvFinding {
  readonly params: RefusalParams;
}

interface Known {
  readonly members: readonly KnownMember[];
  readonly pools: readonly { readonly poolId: string; readonly name: string }[];
  readonly today: CivilDate;
}

/** Reads the cells of one row, noting what is wrong with each. */
function cellsOf({ row, cells }: CsvRow<Column>, findings: OpeningFinding[]) {
  return <T>(column: Column, parse: (text: string) => Result<T, string>): T | null => {
    const parsed = parse(cells[column]);
    if (parsed.ok) return parsed.value;
    findings.push({ ...finding(row, column, parsed.error, cells[column]), params: {} });
    return null;
  };
}

function claimOf(read: CsvRow<Column>, { members }: Known, findings: OpeningFinding[]): OpeningRow | null {
  const cell = cellsOf(read, findings);
  const name = cell('member', textCell(120));
  const label = cell('label', textCell(200));
  const dueOn = cell('dueOn', dateCell);
  const family = read.cells.family === '' ? 'notice' : cell('family', wordCell(FAMILIES));
  const amountCents = cell('amount', amountCell);
  const document = cell('document', textCell(200));
  const member = members.find((one) => one.ags === name || one.name.toLowerCase() === name?.toLowerCase());
  if (name !== null && !member) findings.push({ ...finding(read.row, 'member', 'MEMBER_UNKNOWN', name), params: {} });
  if (!member || label === null || dueOn === null || family === null || amountCents === null || document === null) return null;
  return { kind: 'claim', tenantId: member.tenantId, memberName: member.name, family, label, amountCents, dueOn, document };
}

function carryOverOf(read: CsvRow<Column>, { pools }: Known, findings: OpeningFinding[]): OpeningRow | null {
  const cell = cellsOf(read, findings);
  const name = cell('pool', optionalCell(textCell(120)));
  const periodFrom = cell('from', dateCell);
  const periodTo = cell('to', dateCell);
  const amountCents = cell('amount', amountCell);
  const document = cell('document', textCell(200));
  const pool = name === null ? null : pools.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (pool === undefined) findings.push({ ...finding(read.row, 'pool', 'POOL_UNKNOWN', name), params: {} });
  if (pool === undefined || periodFrom === null || periodTo === null || amountCents === null || document === null) return null;
  return {
    kind: 'carryOver',
    poolId: pool?.poolId ?? null,
    poolName: pool?.name ?? 'Verband insgesamt',
    periodFrom,
    periodTo,
    amountCents,
    document,
  };
}

/** Opening balances of a file; what is wrong is listed by line and column, and then nothing is taken. */
export function readOpeningImport(
  text: string,
  known: Known,
): { readonly rows: readonly OpeningRow[]; readonly findings: readonly OpeningFinding[] } {
  const options = { columns: COLUMNS, optionalColumns: MORE, aliases: OTHER_NAMES, maxBytes: 2_000_000, maxRows: 5_000 };
  const table = readCsv(new TextEncoder().encode(text), options);
  if (!table.ok) return { rows: [], findings: table.error.map((one) => ({ ...one, params: {} })) };
  const rows: OpeningRow[] = [];
  const findings: OpeningFinding[] = table.value.faults.map((one) => ({ ...one, params: {} }));
  for (const read of table.value.rows as readonly CsvRow<Column>[]) {
    const kind = cellsOf(read, findings)('kind', wordCell(KINDS));
    if (kind === null) continue;
    const found = kind === 'claim' ? claimOf(read, known, findings) : carryOverOf(read, known, findings);
    if (!found) continue;
    const wrong = openingRowFault(found, known.today);
    if (wrong) findings.push({ row: read.row, column: wrong.field ?? null, code: wrong.code, value: null, params: wrong.params ?? {} });
    else rows.push(found);
  }
  return { rows, findings: findings.sort((a, b) => a.row - b.row) };
}
