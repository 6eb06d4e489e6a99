// SPDX-License-Identifier: EUPL-1.2
import type { AdmitTenantInput } from '@domain/tenancy';
import { type Builder, type RefusalCatalogue, sentenceFor } from '@platform/graphql';
import type { TenantImportCheck } from '../queries/check-tenant-import.ts';
import type { ImportFinding } from '../tenant-file.ts';

export function importTypes(builder: Builder, messages: RefusalCatalogue<string>) {
  const finding = builder.objectRef<ImportFinding>('ImportFinding').implement({
    fields: (t) => ({
      row: t.exposeInt('row', { description: 'Line of the file, from 1; 0 is the file as a whole.' }),
      column: t.exposeString('column', { nullable: true }),
      code: t.exposeString('code'),
      value: t.exposeString('value', { nullable: true }),
      reason: t.string({
        resolve: ({ code, params }, _args, { language }) => sentenceFor(messages, language, { code, params }),
      }),
    }),
  });
  const admitted = builder.objectRef<AdmitTenantInput>('TenantToAdmit').implement({
    fields: (t) => ({
      ags: t.exposeString('ags'),
      name: t.exposeString('name'),
      shortName: t.exposeString('shortName'),
      joinedOn: t.field({ type: 'Date', resolve: (row) => row.joinedOn }),
      leftOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.leftOn }),
      requestsNeedApproval: t.exposeBoolean('requestsNeedApproval'),
      ordersCostUnit: t.exposeBoolean('ordersCostUnit'),
    }),
  });
  return builder.objectRef<TenantImportCheck>('TenantImportCheck').implement({
    fields: (t) => ({
      rows: t.exposeInt('rows'),
      admitted: t.field({ type: [admitted], resolve: (row) => [...row.admitted] }),
      findings: t.field({ type: [finding], resolve: (row) => [...row.findings] }),
    }),
  });
}
