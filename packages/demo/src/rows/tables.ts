// SPDX-License-Identifier: EUPL-1.2

/** A row as JSON: whole numbers of 64 bits as text, jsonb columns as values. */
export type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly key: readonly [string, string];
  /** What happens to a row that is there already: its state is replaced, or it stays as it is. */
  readonly again: 'replace' | 'keep' | 'never';
}

const own = { key: ['tenant_id', 'id'] } as const;

/** The tables that the demo fills, each after those that it points to. */
export const TABLES = {
  association: { ...own, again: 'never' },
  tenant: { ...own, again: 'never' },
  membership: { ...own, again: 'never' },
  tenant_settings: { ...own, again: 'never' },
  tenant_user: { ...own, again: 'never' },
  role_grant: { ...own, again: 'never' },
  service_family: { ...own, again: 'never' },
  catalogue_service: { ...own, again: 'never' },
  agreement: { ...own, again: 'replace' },
  agreement_terms: { ...own, again: 'replace' },
  allocation_key: { ...own, again: 'replace' },
  key_version: { ...own, again: 'replace' },
  vat_position: { ...own, again: 'never' },
  cost_centre: { ...own, again: 'never' },
  cost_centre_method: { ...own, again: 'never' },
  cost_centre_service: { ...own, again: 'never' },
  pool: { ...own, again: 'never' },
  pool_cost: { ...own, again: 'never' },
  cost_centre_cost: { ...own, again: 'never' },
  direct_charge: { ...own, again: 'never' },
  request: { ...own, again: 'replace' },
  request_counter: { key: ['tenant_id', 'year'], again: 'replace' },
  request_entry: { ...own, again: 'never' },
  stored_file: { ...own, again: 'never' },
  request_file: { ...own, again: 'never' },
  task: { ...own, again: 'replace' },
  time_entry: { ...own, again: 'replace' },
  time_sheet: { ...own, again: 'replace' },
  reading: { ...own, again: 'never' },
  reading_gate: { key: ['tenant_id', 'month'], again: 'keep' },
  notification: { ...own, again: 'replace' },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
