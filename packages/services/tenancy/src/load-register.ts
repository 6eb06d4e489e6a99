// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { MUNICIPALITY_COLUMNS, type Municipality, municipalitiesFromRows, POPULATION_BASES, populationBasisFacts } from '@domain/tenancy';
import { readCsv } from '@formats/csv';
import { openPool } from '@platform/database';
import { systemNewId } from '@platform/use-case';

const FILE = new URL('../../../domain/tenancy/data/nrw-municipalities.csv', import.meta.url);

export interface LoadedRegister {
  readonly municipalities: number;
  /** Figures that were new or had changed; 0 when the same register is loaded again. */
  readonly figures: number;
}

/** The register as the project brings it; throws where the file is damaged. */
export function readRegister(): readonly Municipality[] {
  const table = readCsv(readFileSync(FILE), { columns: MUNICIPALITY_COLUMNS, maxBytes: 4_000_000, maxRows: 20_000, encoding: 'utf-8' });
  if (!table.ok) throw new Error(`the register cannot be read: ${JSON.stringify(table.error[0])}`);
  if (table.value.faults[0]) throw new Error(`the register cannot be read: ${JSON.stringify(table.value.faults[0])}`);
  const municipalities = municipalitiesFromRows(table.value.rows);
  if (!municipalities.ok) throw new Error(`the register has a fault: ${JSON.stringify(municipalities.error[0])}`);
  return municipalities.value;
}

/** What a pg client of the owner can do; a client or a pool. */
export interface OwnerConnection {
  query(sql: string, values?: unknown[]): Promise<{ rowCount: number | null }>;
}

const MUNICIPALITIES_SQL = `
  INSERT INTO municipality (ags, ars, name, short_name, kind, district_key, district_name)
  SELECT ags, ars, name, "shortName", kind, "districtKey", "districtName"
  FROM jsonb_to_recordset($1::jsonb) AS m (ags text, ars text, name text, "shortName" text, kind text, "districtKey" text, "districtName" text)
  ON CONFLICT (ags) DO UPDATE SET ars = excluded.ars, name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
    district_key = excluded.district_key, district_name = excluded.district_name`;

/** One statement: closes what is known otherwise, enters what is new; an equal figure stays as it was known. */
const FIGURES_SQL = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS p (id uuid, ags text, basis text, "referenceDate" date, inhabitants int, source text)
  ), wanted AS (
    SELECT given.* FROM given
    WHERE NOT EXISTS (
      SELECT FROM population known WHERE known.ags = given.ags AND known.basis = given.basis AND known.known_to IS NULL
        AND known.inhabitants = given.inhabitants AND known.reference_date = given."referenceDate" AND known.source = given.source)
  ), closed AS (
    UPDATE population known SET known_to = $2 FROM wanted
    WHERE known.ags = wanted.ags AND known.basis = wanted.basis AND known.known_to IS NULL
    RETURNING known.id
  )
  INSERT INTO population (id, ags, basis, reference_date, inhabitants, source, known_from)
  SELECT id, ags, basis, "referenceDate", inhabitants, source, $2 FROM wanted WHERE (SELECT count(*) FROM closed) >= 0`;

/** From when on the figures that come with the project count as known; afterwards only changes have later instants. */
const FIRST_KNOWN = '2025-09-01T00:00:00.000Z';

/** Puts the register into the reference tables, as the owner of the database. May be repeated: after every migration, at every start. */
export async function loadRegisterOn(owner: OwnerConnection, now: Date, municipalities = readRegister()): Promise<LoadedRegister> {
  const first = (await owner.query('SELECT FROM population LIMIT 1')).rowCount === 0;
  await owner.query(MUNICIPALITIES_SQL, [JSON.stringify(municipalities)]);
  const figures = municipalities.flatMap((municipality) =>
    POPULATION_BASES.map((basis) => ({
      id: systemNewId(),
      ags: municipality.ags,
      basis,
      referenceDate: populationBasisFacts[basis].referenceDate,
      inhabitants: municipality.populations[basis],
      source: populationBasisFacts[basis].source,
    })),
  );
  const entered = await owner.query(FIGURES_SQL, [JSON.stringify(figures), first ? FIRST_KNOWN : now.toISOString()]);
  return { municipalities: municipalities.length, figures: entered.rowCount ?? 0 };
}

/** The same on a connection of its own: await loadRegister(ownerUrl) after applyMigrations. */
export async function loadRegister(ownerUrl: string): Promise<LoadedRegister> {
  const pool = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'register' });
  try {
    return await loadRegisterOn(pool, new Date());
  } finally {
    await pool.end();
  }
}
