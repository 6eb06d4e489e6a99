// SPDX-License-Identifier: EUPL-1.2
import { type AdmitTenantInput, type Municipality, POPULATION_BASES, type Tenant, type TenantColumn } from '@domain/tenancy';
import type { CsvTable } from '@formats/csv';
import { type AssociationId, type CivilDate, DEFAULT_OFFICE_CALENDAR, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type QueryContext, query } from '@platform/use-case';
import { z } from 'zod';
import { checkTenantFile, fileInput, type ImportFinding, keysIn, readTenantFile } from '../tenant-file.ts';
import { tenantRowOf, tenantsAsKnown } from './tenant-rows.ts';

export interface TenantImportCheck {
  readonly rows: number;
  /** Whom importTenants would admit; none where there is any finding. */
  readonly admitted: readonly AdmitTenantInput[];
  readonly findings: readonly ImportFinding[];
}

/** The file as importTenants would see it, without writing anything. */
export const checkTenantImport = query({
  name: 'tenancy.checkTenantImport',
  action: 'tenancy.changeMembers',
  input: z.object({ contentBase64: fileInput }),
  run: async (reads, context): Promise<TenantImportCheck> => {
    const table = readTenantFile(Buffer.from(context.input.contentBase64, 'base64'));
    if (!table.ok) return { rows: 0, admitted: [], findings: table.error };
    const rows = table.value.rows.length + table.value.faults.length;
    const checked = await checkRows(reads, context, table.value);
    return checked.ok ? { rows, admitted: checked.value, findings: [] } : { rows, admitted: [], findings: checked.error };
  },
});

async function checkRows(reads: Reads, context: QueryContext<unknown>, table: CsvTable<TenantColumn>) {
  return checkTenantFile(table, {
    ...(await directory(reads, context)),
    municipalities: await municipalities(reads, keysIn(table)),
  });
}

async function directory(reads: Reads, { at, today, actor }: QueryContext<unknown>) {
  const association = await reads.selectFrom('association').select(['id', 'name', 'settings', 'version']).executeTakeFirstOrThrow();
  const settings = association.settings as { shortName?: string; land?: 'NW'; foundedOn?: CivilDate };
  const foundedOn = settings.foundedOn ?? ('1900-01-01' as CivilDate);
  const rows = (await tenantsAsKnown(reads, at).execute()).map(tenantRowOf(today));
  return {
    association: {
      id: association.id as AssociationId,
      name: association.name,
      shortName: settings.shortName ?? association.name,
      land: settings.land ?? 'NW',
      validity: { from: foundedOn, to: null },
      version: association.version,
    },
    tenants: rows.map(
      (row): Tenant => ({
        ...{ id: row.id as TenantId, associationId: actor.associationId, kind: row.kind as Tenant['kind'], ags: row.ags },
        ...{ name: row.name, shortName: row.shortName, colour: row.colour as Tenant['colour'] },
        ...{ requestsNeedApproval: false, ordersCostUnit: false, officeCalendar: DEFAULT_OFFICE_CALENDAR },
        validity: { from: (row.memberFrom ?? foundedOn) as CivilDate, to: row.memberTo as CivilDate | null },
        version: row.settings?.version ?? 1,
      }),
    ),
  };
}

/** Names are what the check needs of the register; inhabitants are not. */
async function municipalities(reads: Reads, keys: readonly string[]): Promise<Municipality[]> {
  const none = Object.fromEntries(POPULATION_BASES.map((basis) => [basis, 0])) as Municipality['populations'];
  const rows = await reads
    .selectFrom('municipality')
    .select(['ags', 'ars', 'name', 'short_name as shortName', 'kind', 'district_key as districtKey', 'district_name as districtName'])
    .where('ags', 'in', keys.length > 0 ? keys : [''])
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as Municipality['kind'], populations: none }));
}
