// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, type CostKind, enterPoolCost, type PoolCost, poolCostFaults } from '@domain/settlement';
import { amountCell, type CsvFinding, type CsvRow, finding, optionalCell, readCsv, textCell } from '@formats/csv';
import {
  type Circumstances,
  type CivilDate,
  type CivilMonth,
  err,
  invariant,
  isMonthInCalendar,
  ok,
  parseCivilMonth,
  type RefusalParams,
  type Result,
  refusal,
} from '@kernel/core';
import type { PoolRecord } from './repositories/pool-repository.ts';

const COLUMNS = ['month', 'pool', 'kind', 'amount', 'label'] as const;
const COST_IMPORT_MAX_ROWS = 5_000;

/** The names in the templates that users download; the short ones are the interface's. */
const OTHER_NAMES = {
  monat: 'month',
  kostentopf: 'pool',
  kostenart: 'kind',
  betrag: 'amount',
  'betrag in euro': 'amount',
  bezeichnung: 'label',
  beleg: 'voucher',
  'cost pool': 'pool',
  'kind of cost': 'kind',
} as const;

/** Words for the kinds of cost in German and English files. */
const KINDS: Readonly<Record<string, CostKind>> = {
  staff: 'staff',
  personal: 'staff',
  personalkosten: 'staff',
  personalaufwand: 'staff',
  material: 'material',
  sach: 'material',
  sachkosten: 'material',
  sachaufwand: 'material',
  overhead: 'overhead',
  gemeinkosten: 'overhead',
  income: 'income',
  erträge: 'income',
  'andere erträge': 'income',
  einnahmen: 'income',
};

function monthCell(text: string): Result<CivilMonth, string> {
  if (text === '') return err('EMPTY_CELL');
  const german = /^(\d{2})[./](\d{4})$/.exec(text);
  const month = parseCivilMonth(german ? `${german[2]}-${german[1]}` : text);
  if (month === null) return err('NOT_A_MONTH');
  return isMonthInCalendar(month) ? ok(month) : err('MONTH_OUT_OF_RANGE');
}

function kindCell(text: string): Result<CostKind, string> {
  if (text === '') return err('EMPTY_CELL');
  const kind = KINDS[text.toLowerCase()];
  return kind ? ok(kind) : err('KIND_UNKNOWN');
}

const PARSERS = {
  month: monthCell,
  pool: textCell(120),
  kind: kindCell,
  amount: amountCell,
  label: textCell(200),
  voucher: optionalCell(textCell(60)),
};

export interface CostImportState {
  readonly pools: readonly PoolRecord[];
  readonly keys: readonly AllocationKey[];
  readonly frozenMonths: readonly CivilMonth[];
  readonly foundedOn: CivilDate;
  /** Rows of settled months are for corrections of these; otherwise they are refused. */
  readonly forCorrection?: boolean | undefined;
}

type CellValues = {
  readonly month: CivilMonth;
  readonly pool: string;
  readonly kind: CostKind;
  readonly amount: PoolCost['amountCents'];
  readonly label: string;
  readonly voucher: string | null;
};

/** A row with what could be read of it: one bad cell does not hide what is wrong with the others. */
interface ImportRow {
  readonly row: number;
  readonly values: Partial<CellValues>;
}

/** What is wrong at one place of the file, with what its sentence names. */
export interface CostFinding extends CsvFinding {
  readonly params: RefusalParams;
}

/** The rows of a file, and what is wrong with them before anybody looks at costs. */
export interface CostFile {
  readonly rows: readonly ImportRow[];
  readonly findings: readonly CsvFinding[];
}

function readRow({ row, cells }: CsvRow<keyof typeof PARSERS>): { readonly read: ImportRow; readonly findings: readonly CsvFinding[] } {
  const values: Record<string, unknown> = {};
  const findings: CsvFinding[] = [];
  for (const [column, parse] of Object.entries(PARSERS)) {
    const cell = cells[column as keyof typeof PARSERS];
    const parsed = parse(cell);
    if (parsed.ok) values[column] = parsed.value;
    else findings.push(finding(row, column, parsed.error, cell));
  }
  return { read: { row, values }, findings };
}

export function readCostImport(text: string): CostFile {
  const table = readCsv(new TextEncoder().encode(text), {
    columns: COLUMNS,
    optionalColumns: ['voucher'],
    aliases: OTHER_NAMES,
    maxBytes: 2_000_000,
    maxRows: COST_IMPORT_MAX_ROWS,
  });
  if (!table.ok) return { rows: [], findings: table.error };
  const rows = table.value.rows.map(readRow);
  return { rows: rows.map(({ read }) => read), findings: [...table.value.faults, ...rows.flatMap(({ findings }) => findings)] };
}

const COLUMN_ORDER = [null, ...COLUMNS, 'voucher'] as readonly (string | null)[];
/** The rules know the amount by its cents. */
const columnOf = (field: string | undefined): string | null => COLUMN_ORDER.find((column) => column === field) ?? null;
const byPlace = (a: CsvFinding, b: CsvFinding): number => a.row - b.row || COLUMN_ORDER.indexOf(a.column) - COLUMN_ORDER.indexOf(b.column);

function faultsIn({ row, values }: ImportRow, pool: PoolRecord | undefined, state: CostImportState, today: CivilDate): CostFinding[] {
  const { pool: name, month, kind, amount, label } = values;
  const { forCorrection } = state;
  const unusable =
    name === undefined || pool?.active ? [] : [refusal(pool ? 'POOL_RETIRED' : 'POOL_UNKNOWN', { field: 'pool', params: { pool: name } })];
  const wrong = poolCostFaults(
    { keyVersions: state.keys, frozenMonths: state.frozenMonths, foundedOn: state.foundedOn },
    {
      pool: pool?.active ? pool : null,
      kind: kind ?? null,
      month: month ?? null,
      amountCents: amount ?? null,
      label: label ?? null,
      forCorrection,
    },
    today,
  );
  return [...unusable, ...wrong].map(({ code, field, params = {} }) => {
    const column = columnOf(field);
    return { row, column, code, value: column === 'pool' ? (name ?? null) : column === 'month' ? (month ?? null) : null, params };
  });
}

/** What the file posts, by the rules for a single cost; all of it or nothing. Everything that is wrong is listed at once, by row and column. */
export function decideCostImport(file: CostFile, state: CostImportState, circumstances: Circumstances): Result<PoolCost[], CostFinding[]> {
  const byName = new Map(state.pools.map((pool) => [pool.name.toLowerCase(), pool]));
  const poolOf = ({ values }: ImportRow): PoolRecord | undefined => byName.get(values.pool?.toLowerCase() ?? '');
  const findings: CostFinding[] = [
    ...file.findings.map((found) => ({ ...found, params: {} })),
    ...file.rows.flatMap((row) => faultsIn(row, poolOf(row), state, circumstances.today)),
  ];
  if (findings.length > 0) return err(findings.sort(byPlace));
  return ok(
    file.rows.map((row) => {
      // Whatever was unreadable is among the findings.
      const { amount, pool: _name, ...input } = row.values as CellValues;
      const pool = poolOf(row);
      invariant(pool, 'a row without findings has a pool');
      const cost = enterPoolCost(
        { pool, keyVersions: state.keys, frozenMonths: state.frozenMonths, foundedOn: state.foundedOn },
        { ...input, amountCents: amount, forCorrection: state.forCorrection },
        circumstances,
      );
      invariant(cost.ok, 'a row without findings posts');
      return cost.value;
    }),
  );
}
