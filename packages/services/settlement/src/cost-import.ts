// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, type CostKind, enterPoolCost, type PoolCost } from '@domain/settlement';
import { amountCell, type CsvFinding, optionalCell, parseRows, readCsv, textCell } from '@formats/csv';
import {
  type Circumstances,
  type CivilDate,
  type CivilMonth,
  err,
  isMonthInCalendar,
  ok,
  parseCivilMonth,
  type Result,
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
}

type ImportRow = {
  readonly row: number;
  readonly values: {
    readonly month: CivilMonth;
    readonly pool: string;
    readonly kind: CostKind;
    readonly amount: PoolCost['amountCents'];
    readonly label: string;
    readonly voucher: string | null;
  };
};

/** The rows that can be read, and what is wrong with the others. */
export interface CostFile {
  readonly rows: readonly ImportRow[];
  readonly findings: readonly CsvFinding[];
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
  const read = table.value.rows.map(
    (row) =>
      parseRows({ ...table.value, rows: [row], faults: [] } as never, PARSERS) as unknown as Result<
        readonly ImportRow[],
        readonly CsvFinding[]
      >,
  );
  return {
    rows: read.flatMap((one) => (one.ok ? one.value : [])),
    findings: [...table.value.faults, ...read.flatMap((one) => (one.ok ? [] : one.error))],
  };
}

const COLUMN_OF: Readonly<Record<string, string>> = { amount: 'amount', month: 'month', label: 'label' };

/** What the file posts, by the rules for a single cost; all of it or nothing. Everything that is wrong is listed at once, by row. */
export function decideCostImport(file: CostFile, state: CostImportState, circumstances: Circumstances): Result<PoolCost[], CsvFinding[]> {
  const byName = new Map(state.pools.map((pool) => [pool.name.toLowerCase(), pool]));
  const findings = [...file.findings];
  const costs: PoolCost[] = [];
  for (const { row, values } of file.rows) {
    const { pool: name, amount, ...input } = values;
    const pool = byName.get(name.toLowerCase());
    if (!pool?.active) {
      findings.push({ row, column: 'pool', code: pool ? 'POOL_RETIRED' : 'POOL_UNKNOWN', value: name });
      continue;
    }
    const cost = enterPoolCost(
      { pool, keyVersions: state.keys, frozenMonths: state.frozenMonths, foundedOn: state.foundedOn },
      { ...input, amountCents: amount },
      circumstances,
    );
    if (cost.ok) costs.push(cost.value);
    else {
      const column = COLUMN_OF[cost.error.field ?? ''] ?? null;
      findings.push({ row, column, code: cost.error.code, value: column === 'month' ? values.month : null });
    }
  }
  return findings.length > 0 ? err(findings.sort((a, b) => a.row - b.row)) : ok(costs);
}
