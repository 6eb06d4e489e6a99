// SPDX-License-Identifier: EUPL-1.2
import {
  type Association,
  type CheckTenantRowsState,
  checkTenantRows,
  type Municipality,
  municipalityRegister,
  REQUIRED_TENANT_COLUMNS,
  TENANT_COLUMNS,
  type Tenant,
  type TenantColour,
  type TenantColumn,
  type TenantRowCode,
} from '@domain/tenancy';
import { type CsvFileCode, type CsvFinding, type CsvRow, type CsvTable, readCsv } from '@formats/csv';
import { err, ok, type RefusalParams, type Result } from '@kernel/core';
import { z } from 'zod';

const TENANT_FILE_BYTES = 512 * 1024;

/** A file as it came, in base64, since only its bytes tell the encoding. */
export const fileInput = z
  .string()
  .max(Math.ceil(TENANT_FILE_BYTES / 3) * 4 + 4, { error: 'TOO_LONG' })
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, { error: 'NOT_BASE64' });

/** The columns as a German office calls them; the template has these. */
const GERMAN_COLUMNS: Readonly<Record<string, TenantColumn>> = {
  ...{ gemeindeschlüssel: 'ags', gemeindeschluessel: 'ags', 'amtlicher gemeindeschlüssel': 'ags' },
  ...{ 'mitglied ab': 'joined_on', 'mitglied seit': 'joined_on', 'mitglied bis': 'left_on', kurzname: 'short_name', farbe: 'colour' },
  ...{ 'freigabe nötig': 'requests_need_approval', 'kostenstelle nötig': 'orders_cost_unit' },
};

const GERMAN_COLOURS: Readonly<Record<string, TenantColour>> = {
  ...{ blau: 'blue', petrol: 'teal', grün: 'green', oliv: 'olive', bernstein: 'amber', orange: 'orange', rot: 'red' },
  ...{ rosa: 'pink', violett: 'purple', indigo: 'indigo', braun: 'brown', grau: 'grey' },
};

/** What is wrong at one place of the file. */
export interface ImportFinding {
  /** Line of the file, from 1; 0: the file as a whole. */
  readonly row: number;
  readonly column: string | null;
  readonly code: CsvFileCode | TenantRowCode;
  readonly value: string | null;
  readonly params: RefusalParams;
}

const ofFile = (finding: CsvFinding<CsvFileCode>): ImportFinding => ({
  ...finding,
  params: finding.value === null ? {} : { value: finding.value },
});

/** The rows of a file of members, or what keeps it from being one. */
export function readTenantFile(bytes: Uint8Array): Result<CsvTable<TenantColumn>, readonly ImportFinding[]> {
  const table = readCsv<TenantColumn>(bytes, {
    columns: REQUIRED_TENANT_COLUMNS,
    optionalColumns: TENANT_COLUMNS.filter((column) => !REQUIRED_TENANT_COLUMNS.some((required) => required === column)),
    aliases: GERMAN_COLUMNS,
    maxBytes: TENANT_FILE_BYTES,
    maxRows: 2_000,
  });
  return table.ok ? ok({ ...table.value, rows: table.value.rows.map(withColour) }) : err(table.error.map(ofFile));
}

const withColour = ({ row, cells }: CsvRow<TenantColumn>): CsvRow<TenantColumn> => ({
  row,
  cells: { ...cells, colour: GERMAN_COLOURS[cells.colour.toLowerCase()] ?? cells.colour },
});

export const keysIn = (table: CsvTable<TenantColumn>): string[] => [...new Set(table.rows.map(({ cells }) => cells.ags))];

/** The inputs of admitTenant in the order of the file, or everything that is wrong. */
export function checkTenantFile(
  table: CsvTable<TenantColumn>,
  state: { association: Association; tenants: readonly Tenant[]; municipalities: readonly Municipality[] },
) {
  const rules: CheckTenantRowsState = {
    association: state.association,
    tenants: state.tenants,
    register: municipalityRegister(state.municipalities),
  };
  const checked = checkTenantRows(rules, table.rows);
  if (checked.ok && table.faults.length === 0) return ok(checked.value);
  const inRows = checked.ok
    ? []
    : checked.error.map((finding): ImportFinding => ({ ...finding, params: { value: finding.value, ...finding.params } }));
  return err([...table.faults.map(ofFile), ...inRows].sort((a, b) => a.row - b.row));
}
