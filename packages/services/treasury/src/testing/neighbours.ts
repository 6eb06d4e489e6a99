// SPDX-License-Identifier: EUPL-1.2
import { type CitedVat, vatPositionsPort } from '@contracts/agreements';
import {
  type BillableSet,
  type BillableSource,
  type CarriedOver,
  type DocumentBook,
  documentsPort,
  type IssuedDocument,
  ownAccountsPort,
  runBillablesPort,
  type TakenOff,
  takenOffPort,
  type YearEnds,
} from '@contracts/billing';
import {
  type PostedCost,
  type ReleasedShare,
  type SettledPool,
  type SettlementResults,
  settlementResultsPort,
} from '@contracts/settlement';
import { type TenancyPort, tenancyPort } from '@contracts/tenancy';
import type { CivilDate, CivilMonth, TenantId } from '@kernel/core';
import { knownAt } from '@platform/database';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';

export const DESK_POOL = '00000000-0000-7000-8000-000000000001';
export const PRINT_POOL = '00000000-0000-7000-8000-000000000002';

/** What the neighbours know; a test puts in what it needs. */
export const known = {
  costs: [] as PostedCost[],
  settled: [] as SettledPool[],
  shares: [] as ReleasedShare[],
  frozenThrough: null as CivilMonth | null,
  documents: new Map<string, IssuedDocument>(),
  runs: new Map<string, BillableSet>(),
  carriedOver: [] as CarriedOver[],
  ownAccount: { name: 'Zweckverband Muster', iban: 'DE02120300000000202051', creditorId: 'DE98ZZZ09999999999' },
  taken: [] as TakenOff[],
  yearEnds: { rounds: new Map(), taken: new Set() } as YearEnds,
  vat: [{ code: 'O', ratePermille: 0, basis: '§ 2b UStG', validFrom: '2000-01-01', validTo: null }] as unknown as CitedVat[],
};

const tenancy: Pick<TenancyPort, 'membersOf'> = {
  async membersOf(reads, { from, to }, at) {
    const rows = await reads
      .selectFrom('membership')
      .innerJoin('tenant', 'tenant.id', 'membership.member_id')
      .select(['tenant.id', 'tenant.ags', 'tenant.name', 'membership.valid_from', 'membership.valid_to'])
      .where(knownAt('membership', at))
      .where('membership.valid_from', '<=', to)
      .where((eb) => eb.or([eb('membership.valid_to', 'is', null), eb('membership.valid_to', '>=', from)]))
      .orderBy('tenant.ags')
      .execute();
    return rows.map(({ id, ags, name, valid_from, valid_to }) => ({
      ...{ tenantId: id as TenantId, ags: ags ?? '', name, populations: [] },
      memberships: [{ from: valid_from as CivilDate, to: valid_to as CivilDate | null }],
    }));
  },
};

const results: SettlementResults = {
  pools: async () => [
    { poolId: DESK_POOL, name: 'Leitstelle', serviceFamilyCode: 'support', active: true },
    { poolId: PRINT_POOL, name: 'Druckzentrum', serviceFamilyCode: 'print', active: true },
  ],
  postedCosts: async (_reads, from, to) => known.costs.filter(({ month }) => month >= from && month <= to),
  settledPools: async (_reads, from, to) => known.settled.filter((one) => one.to >= from && one.from <= to),
  frozenThrough: async () => known.frozenThrough,
  releasedShares: async () => known.shares,
  releasedRuns: async () =>
    [...known.runs.values()].map(({ sourceId, from, to }) => ({
      ...{ runId: sourceId, from: from.slice(0, 7) as CivilMonth, to: to.slice(0, 7) as CivilMonth, totalCents: 0n as never },
    })),
};

const documents: DocumentBook = {
  carriedOver: async () => known.carriedOver,
  findIssued: async (_reads, tenantId, documentId) => {
    const found = known.documents.get(documentId);
    return found?.tenantId === tenantId ? found : null;
  },
};
const runs: BillableSource = { find: async (_reads, _association, sourceId) => known.runs.get(sourceId) ?? null };

export const neighbours = defineService({
  ...{ name: 'neighbours', actions: {}, roles: {}, useCases: [], queries: [], messages: { de: {}, en: {} } },
  offers: [
    offer(vatPositionsPort, { levyVatIn: async () => known.vat }),
    offer(tenancyPort, tenancy as TenancyPort),
    offer(settlementResultsPort, results),
    offer(documentsPort, documents),
    offer(takenOffPort, {
      takenOff: async () => known.taken,
      takenSoFar: async () => known.taken,
      yearEnds: async () => known.yearEnds,
      holdRounds: async () => {},
    }),
    offer(runBillablesPort, runs),
    offer(ownAccountsPort, { ownAccountOn: async () => known.ownAccount }),
  ],
});
