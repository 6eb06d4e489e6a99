// SPDX-License-Identifier: EUPL-1.2
import type { NewId, TenantId } from '@kernel/core';
import type { Platform } from '@platform/use-case';
import {
  deferItem,
  draftBudget,
  enterPayment,
  prepareLevy,
  proposeOpening,
  releaseLevy,
  releaseOpening,
  resolveBudget,
  setTreasuryRule,
} from '@services/treasury';
import { idsOfTime } from '../ids-of-time.ts';
import type { Scene } from '../scene.ts';
import { act, actorOf } from './settle.ts';

const SHARES = [70_000_00n, 46_500_00n, 31_250_00n, 28_900_00n];
const decimal = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/** Who runs what, one deed a minute, on the last evening of the demo's year. */
function deeds(platform: Platform, scene: Scene, fromMs: number) {
  let atMs = fromMs;
  return async <U extends Parameters<typeof act>[1]['useCase']>(role: 'finance' | 'financeReleaser', useCase: U, input: unknown) => {
    atMs += 60_000;
    const ids = idsOfTime(scene.luck.branch(`treasury ${atMs}`));
    const newId: NewId = () => ids.at(atMs);
    const actor = actorOf(scene, role, { atMs, newId });
    return (await act({ ...platform, newId }, { useCase, input: input as never, actor, atMs })) as Record<string, string>;
  };
}

type Deed = ReturnType<typeof deeds>;

/** A resolved budget with its levy, by equal parts, released by a second person. */
async function levied(scene: Scene, deed: Deed, year: number): Promise<void> {
  const lines = scene.pools.map(({ pool }, index) => ({
    poolId: pool.id,
    kind: 'staff',
    amount: decimal(SHARES[index % SHARES.length] ?? 0n),
  }));
  const income = [{ label: 'Zinsen und Zuweisungen', amount: '12500.00' }];
  const { budgetId } = await deed('finance', draftBudget, { year, lines, income });
  const act = { reference: `Verbandsversammlung vom 12.12.${year - 1}, TOP 5`, on: `${year - 1}-12-12`, approvalNeeded: false };
  await deed('finance', resolveBudget, { budgetId, expectedVersion: 1, ...act });
  const shares = scene.members.map(({ tenant }) => ({ tenantId: tenant.id, weight: '1' }));
  const lists = [{ clause: '§ 14 Abs. 1 der Verbandssatzung', resolution: act.reference, shares }];
  const { levyId } = await deed('finance', prepareLevy, { budgetId, lists, vatCode: 'O', vatBasis: '§ 2b Abs. 1 UStG' });
  await deed('financeReleaser', releaseLevy, { levyId, expectedVersion: 1 });
}

interface Claim {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly year: number | null;
  readonly number: number | null;
  readonly amount: bigint;
  readonly dueOn: string;
}

const claimsOf = ({ database }: Platform, { association, centre, members }: Scene): Promise<Claim[]> => {
  const tenants = [centre.id, ...members.map(({ tenant }) => tenant.id)];
  const scope = { associationId: association.id, readTenants: tenants, writeTenants: [], audience: 'centre' } as const;
  return database.read(scope, (reads) =>
    reads
      .selectFrom('open_item')
      .select(['id', 'tenant_id as tenantId', 'year', 'number', 'amount_cents as amount', 'due_on as dueOn'])
      .orderBy('tenant_id')
      .orderBy('due_on')
      .execute(),
  ) as Promise<Claim[]>;
};

/** Last year was paid in full; of what is due this year most is paid, some of it late, one rate is deferred and some are open. */
async function paid(platform: Platform, scene: Scene, deed: Deed, today: string): Promise<void> {
  const claims = await claimsOf(platform, scene);
  const thisYear = Number(today.slice(0, 4));
  for (const [index, { tenant }] of scene.members.entries()) {
    const own = claims.filter((claim) => claim.tenantId === tenant.id && claim.number !== null && claim.dueOn < today);
    const last = own.filter(({ year }) => year !== thisYear);
    const due = own.filter(({ year }) => year === thisYear).slice(0, index % 5 === 0 ? 1 : 3);
    for (const [rows, reference] of [
      [last, 'Umlage Vorjahr'],
      [due, `Umlage ${thisYear}`],
    ] as const) {
      const latest = rows.at(-1);
      if (!latest) continue;
      const amount = decimal(rows.reduce((sum, row) => sum + row.amount, 0n));
      await deed('finance', enterPayment, { tenantId: tenant.id, paidOn: latest.dueOn, amount, reference, itemIds: [] });
    }
  }
  const open = claims.find(({ dueOn, year, tenantId }) => dueOn > today && year === thisYear && tenantId === scene.members[0]?.tenant.id);
  if (open)
    await deed('finance', deferItem, {
      itemId: open.id,
      to: `${thisYear + 1}-03-31`,
      reason: 'Haushaltssperre der Kommune, Antrag vom Monatsanfang',
    });
}

/** The money of two years: budgets, levies, instalments, payments, a rule for being late, and balances from the time before. */
export async function treasuryYear(platform: Platform, scene: Scene, fromMs: number, today: string): Promise<void> {
  const [member] = scene.members;
  if (!member || scene.pools.length === 0) return;
  const deed = deeds(platform, scene, fromMs);
  const year = Number(today.slice(0, 4));
  const rule = { topic: 'lateNotice', validFrom: `${year - 1}-01-01`, clause: '§ 15 Abs. 2 der Verbandssatzung', late: 'statute' };
  await deed('finance', setTreasuryRule, { ...rule, basisPoints: 200, aboveBase: false });
  await levied(scene, deed, year - 1);
  await levied(scene, deed, year);
  await paid(platform, scene, deed, today);
  const csv = [
    'Art;Mitglied;Kostentopf;Zeitraum von;Zeitraum bis;Betrag;Fällig am;Bezeichnung;Beleg',
    `Forderung;${member.tenant.name};;;;1.284,50;15.11.${year - 2};Restforderung ${year - 2};Bescheid ${year - 2}/17`,
    `Vortrag;;${scene.pools[0]?.pool.name ?? ''};01.01.${year - 2};31.12.${year - 2};8.412,33;;;Jahresabschluss ${year - 2}`,
  ].join('\n');
  const { batchId } = await deed('finance', proposeOpening, { csv, note: 'Übernahme aus dem alten Verfahren' });
  await deed('financeReleaser', releaseOpening, { batchId, expectedVersion: 1 });
}
