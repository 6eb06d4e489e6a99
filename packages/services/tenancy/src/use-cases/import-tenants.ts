// SPDX-License-Identifier: EUPL-1.2
import { type AdmitTenantCode, admitTenant, type Tenant } from '@domain/tenancy';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode } from '@platform/use-case';
import { z } from 'zod';
import type { TenantDraft } from '../repositories/tenant-repository.ts';
import { freeSlug } from '../slug.ts';
import { checkTenantFile, fileInput, type ImportFinding, keysIn, readTenantFile } from '../tenant-file.ts';
import { useCase } from '../use-case.ts';
import { loadDirectory, tenantAdmitted } from './admit-tenant.ts';

export type ImportCode = 'FILE_HAS_FAULTS' | 'FILE_HAS_NO_ROWS';

/** The first faults in short; the query checkTenantImport lists all of them with their sentences. */
const faults = (findings: readonly ImportFinding[]): Refusal<ImportCode> =>
  refusal('FILE_HAS_FAULTS', {
    field: 'contentBase64',
    params: {
      count: findings.length,
      faults: findings.slice(0, 20).map(({ row, column, code, value }) => `${row};${column ?? ''};${code};${value ?? ''}`),
    },
  });

/** Admits all members of a file, or none. */
export const importTenants = useCase({
  name: 'tenancy.importTenants',
  action: 'tenancy.changeMembers',
  input: z.object({ contentBase64: fileInput }),
  refusals: everyCode<ImportCode>()('FILE_HAS_FAULTS', 'FILE_HAS_NO_ROWS'),
  timeoutMs: 30_000,
  load: async ({ tenants }, { input }) => {
    const table = readTenantFile(Buffer.from(input.contentBase64, 'base64'));
    return {
      ...(await loadDirectory(tenants)),
      table,
      municipalities: table.ok ? await tenants.listMunicipalities(keysIn(table.value)) : [],
    };
  },
  row: ({ association }) => ({ tenantId: association.centreId, type: 'association', id: association.id }),
  decide: (state, _input, circumstances): Result<{ drafts: readonly TenantDraft[] }, Refusal<ImportCode>> => {
    const { table, association, municipalities } = state;
    if (!table.ok) return err(faults(table.error));
    const checked = checkTenantFile(table.value, state);
    if (!checked.ok) return err(faults(checked.error));
    if (checked.value.length === 0) return err(refusal('FILE_HAS_NO_ROWS', { field: 'contentBase64' }));
    const tenants: Tenant[] = [...state.tenants];
    const slugs = new Set(state.slugs);
    const drafts: TenantDraft[] = [];
    for (const input of checked.value) {
      const municipality = municipalities.find(({ ags }) => ags === input.ags) ?? null;
      const officeCalendar = { ...input.officeCalendar, land: state.land };
      const admitted: Result<{ tenant: Tenant }, Refusal<AdmitTenantCode>> = admitTenant(
        { association, tenants, municipality },
        { ...input, officeCalendar },
        circumstances,
      );
      if (!admitted.ok) return err(faults([{ row: 0, column: null, code: admitted.error.code, value: input.ags, params: {} }]));
      const { tenant } = admitted.value;
      const slug = freeSlug(tenant.shortName, slugs);
      slugs.add(slug);
      tenants.push(tenant);
      drafts.push({ tenant, slug, centreId: association.centreId, membershipId: circumstances.newId(), at: circumstances.at });
    }
    return ok({ drafts });
  },
  alsoWrites: (_state, { drafts }) => drafts.map(({ tenant }) => tenant.id),
  save: ({ tenants }, { drafts }) => tenants.insertTenants(drafts),
  record: ({ drafts }) => drafts.map((draft) => ({ ...tenantAdmitted(draft.tenant, draft.centreId), content: draft })),
  outcome: ({ drafts }) => ({ tenantIds: drafts.map(({ tenant }) => tenant.id) }),
});
