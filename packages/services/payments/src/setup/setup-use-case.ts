// SPDX-License-Identifier: EUPL-1.2
import type { KnownPerson } from '@domain/payments';
import type { CivilDate, TenantId, UserId } from '@kernel/core';
import { statementsOn, type Writes } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { sql } from 'kysely';
import { ledgerRepository } from '../ledger/ledger-repository.ts';
import { bankAccountRepository } from './bank-account-repository.ts';
import { rulesRepository } from './rules-repository.ts';

const repositories = (writes: Writes) => ({
  writes,
  reads: statementsOn(writes),
  accounts: bankAccountRepository(writes),
  rules: rulesRepository(writes),
  ledger: ledgerRepository(writes),
});
export type SetupRepositories = ReturnType<typeof repositories>;

/** The shape of every write about a municipality's accounts and its own rules. */
export const setupUseCase = bindUseCase(repositories);

/** Whether it is a municipality of the association; nothing of payments belongs to anybody else. */
export async function isMunicipality(writes: Writes, tenantId: TenantId): Promise<boolean> {
  return (await writes.tenant.count({ where: { id: tenantId, kind: 'member' } })) === 1;
}

/** One change of a municipality's set-up after the other. */
export async function holdSetUp(reads: SetupRepositories['reads'], tenantId: TenantId): Promise<void> {
  await sql`select 1 as locked from pg_advisory_xact_lock(hashtextextended(${`payments set-up ${tenantId}`}, 0))`.execute(reads);
}

/** Who may hold duties of a municipality: its own users and the centre's, as far as the scope shows them. */
export async function peopleOf(
  writes: Writes,
  { tenantId, centreId }: { readonly tenantId: TenantId; readonly centreId: TenantId },
  on: CivilDate,
): Promise<KnownPerson[]> {
  const day = new Date(on);
  const users = await writes.tenantUser.findMany({
    where: { tenantId: { in: [tenantId, centreId] }, validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] },
    select: { id: true, name: true, tenantId: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return users.map(({ id, name, tenantId: home }) => ({ userId: id as UserId, name, side: home === centreId ? 'centre' : 'member' }));
}
