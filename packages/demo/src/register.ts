// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { MUNICIPALITY_COLUMNS, type Municipality, municipalitiesFromRows } from '@domain/tenancy';
import { readCsv } from '@formats/csv';

const FILE = new URL('../../domain/tenancy/data/nrw-municipalities.csv', import.meta.url);

/** The register of all municipalities, as it comes with the project. */
export function readRegister(): readonly Municipality[] {
  const table = readCsv(readFileSync(FILE), { columns: MUNICIPALITY_COLUMNS, optionalColumns: [], maxBytes: 1_000_000, maxRows: 1_000 });
  const register = table.ok ? municipalitiesFromRows(table.value.rows) : table;
  if (!register.ok) throw new Error(`the register cannot be read: ${JSON.stringify(register.error[0])}`);
  return register.value;
}
