// SPDX-License-Identifier: EUPL-1.2
import { type EnterStockCountInput, enterStockCount, type StockCount, type StockCountDecision } from '@domain/settlement';
import { type CsvFinding, type CsvRow, dateCell, finding, readCsv, textCell } from '@formats/csv';
import { type Circumstances, type CivilDate, err, invariant, ok, type Refusal, type RefusalParams, type Result } from '@kernel/core';
import { dayKey } from './repositories/stock-count-repository.ts';

const COLUMNS = ['member', 'stock', 'unit', 'countedOn', 'value', 'source'] as const;
/** What the table on the screen has beyond them when it is saved as a file: read past, so that it can be uploaded as it came down. */
const OTHER_COLUMNS = ['reason', 'knownFrom', 'enteredBy'] as const;
type Column = (typeof COLUMNS)[number] | (typeof OTHER_COLUMNS)[number];

/** The names in the tables and templates that users download; the short ones are the interface's. */
const OTHER_NAMES: Readonly<Record<string, Column>> = {
  mitglied: 'member',
  ags: 'member',
  bestand: 'stock',
  einheit: 'unit',
  stichtag: 'countedOn',
  zahl: 'value',
  quelle: 'source',
  grund: 'reason',
  'bekannt seit': 'knownFrom',
  'erfasst von': 'enteredBy',
  'reference date': 'countedOn',
  number: 'value',
  'known since': 'knownFrom',
  'entered by': 'enteredBy',
};

export interface StockMember {
  readonly tenantId: string;
  readonly name: string;
  readonly ags: string | null;
}

interface StockRow {
  readonly row: number;
  readonly values: Partial<Readonly<Record<'member' | 'stock' | 'unit' | 'value' | 'source' | 'reason', string>>> & {
    readonly countedOn?: CivilDate;
  };
}

export interface StockFile {
  readonly rows: readonly StockRow[];
  readonly findings: readonly CsvFinding[];
}

/** What is wrong at one place of the file, with what its sentence names. */
export interface StockFinding extends CsvFinding {
  readonly params: RefusalParams;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Also '15 Oct 2026', as the English screen writes it. */
function dayCell(cell: string): ReturnType<typeof dateCell> {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/i.exec(cell) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return dateCell(number === 0 ? cell : `${day}.${number}.${year}`);
}

/** '1.234' is a thousand to one reader and one and a bit to another: nobody guesses. */
const numberCell = (cell: string): Result<string, string> => (/^\d{1,3}\.\d{3}$/.test(cell) ? err('NUMBER_AMBIGUOUS') : textCell(30)(cell));

const text = (max: number) => (cell: string) => (cell === '' ? ok('') : textCell(max)(cell));
const PARSERS = {
  member: textCell(200),
  stock: textCell(60),
  unit: textCell(60),
  countedOn: dayCell,
  value: numberCell,
  source: textCell(200),
  reason: text(300),
};

function readRow({ row, cells }: CsvRow<Column>): { readonly read: StockRow; readonly findings: readonly CsvFinding[] } {
  const values: Record<string, unknown> = {};
  const findings: CsvFinding[] = [];
  for (const [column, parse] of Object.entries(PARSERS)) {
    const cell = cells[column as Column];
    const parsed = parse(cell);
    if (parsed.ok) values[column] = parsed.value;
    else findings.push(finding(row, column, parsed.error, cell));
  }
  return { read: { row, values }, findings };
}

export function readStockFile(csv: string): StockFile {
  const table = readCsv<Column>(new TextEncoder().encode(csv), {
    columns: COLUMNS,
    optionalColumns: OTHER_COLUMNS,
    aliases: OTHER_NAMES,
    maxBytes: 2_000_000,
    maxRows: 5_000,
  });
  if (!table.ok) return { rows: [], findings: table.error };
  const rows = table.value.rows.map(readRow);
  return { rows: rows.map(({ read }) => read), findings: [...table.value.faults, ...rows.flatMap(({ findings }) => findings)] };
}

/** By its key in the register, else by its name where only one has it. */
function memberNamed(members: readonly StockMember[], name: string): StockMember | undefined {
  const small = name.toLowerCase();
  const [named, ...more] = members.filter((one) => one.name.toLowerCase() === small);
  return members.find(({ ags }) => ags === name) ?? (more.length === 0 ? named : undefined);
}

/** The days of members that the file speaks of. */
export const daysOf = (file: StockFile, members: readonly StockMember[]): readonly { tenantId: string; stock: string }[] =>
  file.rows.flatMap(({ values: { member, stock } }) => {
    const found = member === undefined ? undefined : memberNamed(members, member);
    return found && stock !== undefined ? [{ tenantId: found.tenantId, stock }] : [];
  });

export interface StockImportState {
  readonly members: readonly StockMember[];
  /** By day: what is known now. */
  readonly known: ReadonlyMap<string, StockCount>;
}

export interface StockImport {
  readonly entered: readonly StockCountDecision[];
  /** Rows that say what is known already. */
  readonly unchanged: number;
}

const refused = ({ row }: StockRow, { code, field, params = {} }: Refusal, value: string | null): StockFinding => ({
  row,
  column: field ?? null,
  code,
  value,
  params,
});

type Read = Result<StockCountDecision | null, StockFinding>;

function readOne(row: StockRow, state: StockImportState, circumstances: Circumstances): Read {
  const { member = '', stock = '', unit = '', countedOn, value = '', source = '', reason = '' } = row.values;
  const found = memberNamed(state.members, member);
  if (!found) return err(refused(row, { code: 'COUNT_MEMBER_UNKNOWN', field: 'member', params: { member } }, member));
  invariant(countedOn, 'a row without a readable day is among the findings');
  const input: EnterStockCountInput = { tenantId: found.tenantId, stock, unit, countedOn, value, source, reason };
  const decision = enterStockCount({ before: state.known.get(dayKey(input)) ?? null }, input, circumstances);
  if (decision.ok) return decision;
  return decision.error.code === 'NOTHING_CHANGES' ? ok(null) : err(refused(row, decision.error, value));
}

const ORDER: readonly (string | null)[] = [null, ...COLUMNS, ...OTHER_COLUMNS];
const byPlace = (a: CsvFinding, b: CsvFinding): number => a.row - b.row || ORDER.indexOf(a.column) - ORDER.indexOf(b.column);

/** A day of a member stands once in a file: which of two numbers holds, nobody could say. */
function twice(rows: readonly StockRow[], members: readonly StockMember[]): StockFinding[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const { member = '', stock = '', countedOn } = row.values;
    const found = memberNamed(members, member);
    if (!found || !countedOn) return [];
    const key = dayKey({ tenantId: found.tenantId, stock, countedOn });
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.row);
    return first === undefined ? [] : [refused(row, { code: 'COUNT_TWICE', field: 'member', params: { row: first } }, member)];
  });
}

/** What a file enters, by the rules for a single count; all of it or nothing. Everything that is wrong is listed at once. */
export function decideStockImport(
  file: StockFile,
  state: StockImportState,
  circumstances: Circumstances,
): Result<StockImport, readonly StockFinding[]> {
  const bad = new Set(file.findings.map(({ row }) => row));
  const good = file.rows.filter(({ row }) => !bad.has(row));
  const read = good.map((row) => readOne(row, state, circumstances));
  const findings: StockFinding[] = [
    ...file.findings.map((found) => ({ ...found, params: {} })),
    ...read.flatMap((one) => (one.ok ? [] : [one.error])),
    ...twice(good, state.members),
  ];
  if (findings.length > 0) return err(findings.sort(byPlace));
  const decided = read.flatMap((one) => (one.ok ? [one.value] : []));
  const entered = decided.filter((one) => one !== null);
  return ok({ entered, unchanged: decided.length - entered.length });
}
