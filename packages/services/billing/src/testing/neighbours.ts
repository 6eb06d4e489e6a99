// SPDX-License-Identifier: EUPL-1.2
import { type BillableSet, levyBillablesPort, runBillablesPort } from '@contracts/billing';
import { type TenancyPort, tenancyPort } from '@contracts/tenancy';
import { type Advance, advancesPort, type CarryOverShare, carryOversPort } from '@contracts/treasury';
import type { CivilDate, TenantId } from '@kernel/core';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';

/** What the neighbours have released, by source; a test puts it there. */
export const released = new Map<string, BillableSet>();
/** Instalments that were due. */
export const advances: Advance[] = [];
/** What the year takes in of carry-overs. */
export const carryOvers: CarryOverShare[] = [];

const tenancy: Pick<TenancyPort, 'membersOf'> = {
  async membersOf(reads) {
    const rows = await reads.selectFrom('tenant').select(['id', 'ags', 'name']).where('kind', '=', 'member').execute();
    return rows.map(({ id, ags, name }) => ({
      tenantId: id as TenantId,
      ags: ags ?? '',
      name,
      memberships: [{ from: '2020-01-01' as CivilDate, to: null }],
      populations: [],
    }));
  },
};

const sets = { find: async (_reads: unknown, _association: unknown, sourceId: string) => released.get(sourceId) ?? null };

/** The neighbours' ports, as small as billing needs them: a test of it wants nobody else's rules. */
export const neighbours = defineService({
  name: 'neighbours',
  actions: {},
  roles: {},
  useCases: [],
  queries: [],
  offers: [
    offer(tenancyPort, tenancy as TenancyPort),
    offer(runBillablesPort, sets),
    offer(levyBillablesPort, sets),
    offer(carryOversPort, { sharesOf: async () => carryOvers }),
    offer(advancesPort, {
      advancesOf: async (_reads, year) => advances.filter((advance) => advance.year === year),
    }),
  ],
  messages: { de: {}, en: {} },
});
