// SPDX-License-Identifier: EUPL-1.2
import { ok } from '@kernel/core';
import { type ChainReport, verifyChain } from '@platform/audit';
import { longUseCase } from '@platform/use-case';
import { z } from 'zod';

/** Recomputes the chains of all bodies of the association, one after the other, and answers what was found. Changes nothing. */
export const verifyAuditChains = longUseCase({
  name: 'administration.verifyAuditChains',
  action: 'administration.verifyAudit',
  input: z.object({}),
  steps: [
    {
      name: 'chains',
      run: async (work) => {
        const tenants = await work.read((reads) => reads.selectFrom('audit_head').select('tenant_id').orderBy('tenant_id').execute());
        const reports: ChainReport[] = [];
        for (const [done, { tenant_id }] of tenants.entries()) {
          await work.progress(done, tenants.length);
          reports.push(await work.read((reads) => verifyChain(reads, tenant_id)));
        }
        await work.progress(tenants.length, tenants.length);
        return ok({
          chains: reports.length,
          links: reports.reduce((sum, { links }) => sum + links, 0),
          findings: reports.flatMap(({ findings }) => findings),
          heads: reports.map(({ tenantId, links, head }) => ({ tenantId, links, head })),
        });
      },
    },
  ],
});
