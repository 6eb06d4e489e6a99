// SPDX-License-Identifier: EUPL-1.2
import { instalmentDates } from '@domain/treasury';
import { addDays, addMonths, type CivilDate, civilDate, firstDay, formatCivilDate } from '@kernel/core';
import type { Platform } from '@platform/use-case';
import {
  balanceCarryOvers,
  draftBudget,
  enterPayment,
  importPayments,
  makeJournal,
  prepareLevy,
  proposeDeferral,
  proposePayments,
  proposePlanChange,
  recordCarryOver,
  releaseAccountOrder,
  releaseLevy,
  resolveBudget,
  sendReminder,
} from '@services/treasury';
import { sql } from 'kysely';
import { AGREEMENT_GROUPS } from '../data/agreement-groups.ts';
import { decided, type Member, type Scene } from '../scene.ts';
import { vatInForce } from '../set-up/vat-positions.ts';
import { enterBankAccounts } from './bank-accounts.ts';
import { levyNotices } from './levy-notices.ts';
import { creditsSetOff } from './set-off-credits.ts';
import { datesOf, firstYear, surplusTakenIn, takeOver } from './take-over.ts';
import { type Deed, decimal, EARLIER, morning, type Owed, owed, paymentFile, type Step, seen } from './treasury-deeds.ts';

const MONTHS = 12n;
/** Minutes of work of a family in a month, as the plan takes them. */
const PLANNED_MINUTES: Readonly<Record<string, bigint>> = {
  payments: 35_000n,
  payroll: 33_000n,
  archive: 19_000n,
  staffing: 36_000n,
  schoolIt: 30_000n,
  purchasing: 9_500n,
  cooperation: 9_000n,
};
/** What is charged under the statutes is levied in advance; all else is paid by who uses the services. */
const LEVIED: ReadonlySet<string> = new Set(AGREEMENT_GROUPS.flatMap(({ form, families }) => (form === 'statutes' ? families : [])));
const DAYS_LATE = 24;
const LEVY_MEASURE = 'Einwohner am 31.12.2024, Fortschreibung auf Grundlage des Zensus 2022';
const LEVY_CLAUSE = '§ 16 der Verbandssatzung';

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

const joinedOn = ({ plan }: Scene, { municipality }: Member): CivilDate =>
  plan.joiner?.ags === municipality.ags ? plan.joiner.on : plan.foundedOn;

/** Members that pay otherwise than they should. */
interface Cast {
  /** Has not paid lately and was reminded; its treasurer can sign in. */
  readonly reminded: Member;
  readonly late: Member;
  readonly short: Member;
  readonly deferred: Member;
}

function castOf({ plan, members }: Scene): Cast | null {
  const known = members.find(({ municipality }) => plan.memberLogins[municipality.ags]?.includes('treasurer'));
  const [late, short, deferred] = members.filter((member) => member !== known && member.municipality.ags !== plan.joiner?.ags);
  return known && late && short && deferred ? { reminded: known, late, short, deferred } : null;
}

/** Lines for every pool, and what covers those that no levy pays for. */
function planned(scene: Scene, year: number) {
  const first = firstYear(scene);
  const months = year === first.year ? first.months : MONTHS;
  const rise = BigInt(100 + 3 * (year - yearOf(scene.plan.foundedOn)));
  const lines = scene.pools.flatMap(({ pool, sharing }) => {
    const { familyCode, fixedStaffCents, materialCents, overheadCents, centsPerMinute } = sharing;
    const amounts = {
      staff: fixedStaffCents + centsPerMinute * (PLANNED_MINUTES[familyCode] ?? 0n),
      material: materialCents,
      overhead: overheadCents,
    };
    return Object.entries(amounts).map(([kind, cents]) => ({
      ...{ poolId: pool.id, kind: kind as 'staff' },
      cents: (cents * months * rise) / 100n,
    }));
  });
  const income = scene.pools.flatMap(({ pool, sharing }) => {
    const other = sharing.income ? sharing.income.cents * months : 0n;
    const expenses = lines.filter(({ poolId }) => poolId === pool.id).reduce((sum, { cents }) => sum + cents, 0n);
    const reimbursed = LEVIED.has(sharing.familyCode) ? 0n : expenses - other;
    return [
      { label: sharing.income?.label ?? '', cents: other },
      { label: 'Kostenerstattungen nach Vereinbarungen', cents: reimbursed },
    ].flatMap(({ label, cents }) => (cents > 0n ? [{ label, poolId: pool.id, amount: decimal(cents) }] : []));
  });
  return { income, lines: lines.map(({ poolId, kind, cents }) => ({ poolId, kind, amount: decimal(cents) })) };
}

/** The assembly resolves the budget; its levy is shared by inhabitants among who is a member then, and fixed by a second person. */
function levied(scene: Scene, year: number, on: CivilDate): Deed {
  const first = firstYear(scene);
  const begins = year === first.year ? firstDay(scene.timetable.firstMonth) : civilDate(`${year}-01-01`);
  const resolvedOn = later(addDays(begins, -20), addDays(scene.plan.foundedOn, 20));
  const reference = `Verbandsversammlung vom ${formatCivilDate(resolvedOn)}, TOP 5`;
  return morning(scene, on, async (step) => {
    const { budgetId } = await step('finance', draftBudget, { year, ...planned(scene, year) });
    const budget = { budgetId: budgetId, expectedVersion: 1 };
    await step('finance', resolveBudget, { ...budget, reference, on: resolvedOn, approvalNeeded: false });
    // Whoever joins later within the year is not known yet, and gets a plan of its own on that day.
    const shares = scene.members
      .filter((member) => joinedOn(scene, member) <= later(civilDate(`${year}-01-01`), scene.plan.foundedOn))
      .map(({ tenant, municipality }) => ({ tenantId: tenant.id, weight: String(municipality.populations.update2024) }));
    const lists = [{ measure: LEVY_MEASURE, clause: LEVY_CLAUSE, resolution: reference, shares }];
    const { levyId } = await step('finance', prepareLevy, {
      budgetId: budget.budgetId,
      lists,
      ...vatInForce(scene, civilDate(`${year}-12-31`)),
    });
    await step('financeReleaser', releaseLevy, { levyId: levyId, expectedVersion: 1 });
  });
}

/** Who joins within the year pays for the months that are left. */
const joined = (scene: Scene, { ags, on }: NonNullable<Scene['plan']['joiner']>): Deed =>
  morning(scene, scene.time.dayAfter(on, 1), async (step, platform) => {
    const joiner = scene.members.find(({ municipality }) => municipality.ags === ags);
    if (!joiner) return;
    const { tenant, municipality } = joiner;
    const year = yearOf(on);
    const dates = decided(instalmentDates(year, datesOf(scene, year)), 'instalments');
    if (!dates.some(({ dueOn }) => dueOn > on)) return;
    const [whole] = await seen(
      platform,
      scene,
      sql<{ cents: string; heads: string }>`
        select coalesce(sum(amount_cents), 0)::text as cents, count(*)::text as heads from levy_share
        where year = ${year} and association_id = ${scene.association.id}::uuid`,
    );
    if (!whole || whole.cents === '0') return;
    const heads = scene.members.reduce((sum, one) => sum + one.municipality.populations.update2024, 0);
    const months = BigInt(13 - Number(on.slice(5, 7)));
    const share = (BigInt(whole.cents) * BigInt(municipality.populations.update2024) * months) / (BigInt(heads) * MONTHS);
    const { accountOrderId } = await step('finance', proposePlanChange, {
      ...{ tenantId: tenant.id, year, planVersion: 0, levy: decimal(share), reason: 'joined', joinedOn: on },
      basis: `${LEVY_CLAUSE}; Beitritt zum ${formatCivilDate(on)}, ${months} von 12 Monaten`,
    });
    await step('financeReleaser', releaseAccountOrder, { accountOrderId, expectedVersion: 1 });
  });

interface Due {
  readonly dueOn: CivilDate;
  /** 0 is the last one that is due already. */
  readonly fromLast: number;
}

const memberOf = (scene: Scene, { tenantId }: Owed): Member | undefined => scene.members.find(({ tenant }) => tenant.id === tenantId);

/** What the bank's file brings the day after an instalment was due: most have paid, and some otherwise than they should. */
const paid = (scene: Scene, { dueOn, fromLast }: Due, on: CivilDate, cast: Cast): Deed =>
  morning(scene, on, async (step, platform) => {
    const due = (await owed(platform, scene)).filter((item) => item.dueOn <= dueOn);
    // Who owes an older document pays that first.
    const older = new Set(due.filter((item) => item.document !== null && !isInstalment(item)).map(({ tenantId }) => tenantId));
    const rows = due.flatMap((item) => {
      const member = memberOf(scene, item);
      if (!member || !isInstalment(item) || older.has(item.tenantId)) return [];
      if (member === cast.reminded && fromLast <= 1) return [];
      if (member === cast.late && fromLast === 1) return [];
      const cents = member === cast.short && fromLast === 0 ? (item.openCents * 4n) / 5n : item.openCents;
      return [{ member, on: item.dueOn, cents, reference: `Umlage ${item.year}, ${item.number}. Rate` }];
    });
    if (rows.length > 0) await step('finance', importPayments, { csv: paymentFile(rows) });
  });

const isInstalment = ({ number }: Owed): boolean => number !== null;

/** What the bank's file brings for documents whose term to pay is over; whoever is behind with an instalment pays these later. */
function documentsPaid(scene: Scene, on: CivilDate): Deed {
  const work = async (step: Step, platform: Platform): Promise<void> => {
    const due = (await owed(platform, scene)).filter(({ dueOn }) => dueOn < on);
    const behind = new Set(due.filter(isInstalment).map(({ tenantId }) => tenantId));
    const rows = due.flatMap((item) => {
      const member = memberOf(scene, item);
      if (!member || item.document === null || isInstalment(item) || behind.has(item.tenantId)) return [];
      return [{ member, on: item.dueOn, cents: item.openCents, reference: item.document }];
    });
    if (rows.length > 0) await step('finance', importPayments, { csv: paymentFile(rows) });
  };
  return morning(scene, on, work, EARLIER);
}

/** Twice a month, before the next instalment is due. */
function monthsPaid({ timetable, time }: Scene): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let { firstMonth: month } = timetable; month <= addMonths(timetable.openMonth, 1); month = addMonths(month, 1))
    days.push(time.dayOfMonth(month, 1), time.dayOfMonth(month, 8));
  return days;
}

/** Weeks later: one pays after all, the other is reminded. */
const chased = (scene: Scene, { dueOn }: Due, on: CivilDate, cast: Cast): Deed =>
  morning(scene, on, async (step, platform) => {
    const open = (await owed(platform, scene)).filter((item) => item.dueOn === dueOn && item.number !== null);
    const ofMember = ({ tenant }: Member) => open.filter(({ tenantId }) => tenantId === tenant.id);
    for (const item of ofMember(cast.late)) {
      const payment = {
        tenantId: item.tenantId,
        paidOn: on,
        amount: decimal(item.openCents),
        itemIds: [item.id],
      };
      await step('finance', enterPayment, { ...payment, reference: `Umlage ${item.year}, ${item.number}. Rate` });
    }
    const itemIds = ofMember(cast.reminded).map(({ id }) => id);
    if (itemIds.length === 0) return;
    const note = 'Sollte sich Ihre Zahlung mit diesem Schreiben überschnitten haben, betrachten Sie es bitte als gegenstandslos.';
    await step('finance', sendReminder, { tenantId: cast.reminded.tenant.id, level: 1, payBy: addDays(on, 14), note, itemIds });
  });

/** The founding claim is put off: the member has asked for it. */
const deferral = (scene: Scene, on: CivilDate, { deferred }: Cast): Deed =>
  morning(scene, on, async (step, platform) => {
    const item = (await owed(platform, scene)).find(({ kind, tenantId }) => kind === 'opening' && tenantId === deferred.tenant.id);
    const to = civilDate(`${yearOf(scene.timetable.today) + 1}-03-31`);
    const reason = 'Haushaltssperre der Kommune; Antrag liegt vor, Zinsen sind nach der Satzung nicht zu erheben.';
    if (!item) return;
    const { accountOrderId } = await step('finance', proposeDeferral, { itemId: item.id, to, reason });
    await step('financeReleaser', releaseAccountOrder, { accountOrderId, expectedVersion: 1 });
  });

/** A pool closed last year with a deficit; the assembly takes half of it into this year's calculation. */
const carried = (scene: Scene, on: CivilDate): Deed =>
  morning(scene, on, async (step) => {
    const poolId = scene.pools.find(({ sharing }) => sharing.familyCode === 'archive')?.pool.id;
    if (!poolId) return;
    const before = yearOf(on) - 1;
    await step('finance', recordCarryOver, {
      ...{ poolId, periodFrom: civilDate(`${before}-01-01`), periodTo: civilDate(`${before}-12-31`) },
      ...{ income: '218112.40', cost: '224730.85', balanced: '0.00', document: `Betriebsabrechnung ${before}` },
    });
    await step('finance', balanceCarryOvers, {
      ...{ poolId, year: yearOf(on), surplus: '0.00', deficit: '3309.22' },
      resolution: `Verbandsversammlung vom ${formatCivilDate(addDays(on, -6))}, TOP 8`,
    });
  });

/** What the books and payment processing get: journals of all runs but the two that members are being billed for, and what is to be collected, for release. */
const handedOver = (scene: Scene, on: CivilDate): Deed =>
  morning(scene, on, async (step, platform) => {
    const runs = await seen(
      platform,
      scene,
      sql<{ id: string; to: string }>`
        select id, period_to as to from settlement_run where association_id = ${scene.association.id}::uuid and status = 'released'
        order by period_to`,
    );
    for (const { id } of runs.slice(0, -2)) await step('finance', makeJournal, { runId: id, postedOn: on });
    if (!(await owed(platform, scene)).some(({ dueOn }) => dueOn <= on)) return;
    await enterBankAccounts(scene, step, on);
    await step('finance', proposePayments, { kind: 'collection', executeOn: scene.time.dayAfter(on, 5) });
  });

/** Everything that the treasury does in the year of an association, in the order of time. */
export function treasuryYear(scene: Scene): readonly Deed[] {
  const { timetable, plan, time } = scene;
  const cast = castOf(scene);
  if (!cast || scene.pools.length === 0) return [];
  const last = addDays(timetable.today, -1);
  const begin = time.dayOfMonth(timetable.firstMonth, 3);
  const years = [yearOf(last) - 1, yearOf(last)].filter((year) => year >= yearOf(plan.foundedOn));
  const dues = years
    .flatMap((year) => decided(instalmentDates(year, datesOf(scene, year)), 'instalments'))
    .filter(({ dueOn }) => time.dayAfter(dueOn, 1) <= last)
    .toReversed()
    .map(({ dueOn }, fromLast): Due => ({ dueOn, fromLast }));
  const levyDays = years.map((year) => ({ year, on: later(time.dayAfter(begin, 1), civilDate(`${year - 1}-12-16`)) }));
  const levyOn = levyDays[0]?.on ?? begin;
  // Of the levy whose instalment somebody is reminded of; notices of the other one are not told again.
  const noticedYear = yearOf(dues.find(({ fromLast }) => fromLast === 1)?.dueOn ?? last);
  const chasedDues = dues.filter(({ fromLast }) => fromLast === 1);
  const handOver = time.dayAfter(addDays(last, -4), -1);
  const paidOn = ({ dueOn }: Due): CivilDate => later(time.dayAfter(dueOn, 1), time.dayAfter(levyOn, 1));
  // Before the bank's file comes, before anybody is reminded, and before claims are to be collected.
  const settingOff = [...monthsPaid(scene), ...dues.map(paidOn), ...chasedDues.map(({ dueOn }) => addDays(dueOn, DAYS_LATE)), handOver];
  const deeds = [
    takeOver(scene, begin, cast.deferred),
    surplusTakenIn(scene, later(time.dayAfter(begin, 2), civilDate(`${firstYear(scene).year}-12-16`))),
    deferral(scene, time.dayAfter(levyOn, 3), cast),
    ...levyDays.filter(({ on }) => on <= last).map(({ year, on }) => levied(scene, year, on)),
    ...levyNotices(scene, { year: noticedYear, fixedOn: levyDays.find(({ year }) => year === noticedYear)?.on ?? levyOn }),
    ...(plan.joiner ? [joined(scene, plan.joiner)] : []),
    ...dues.map((due) => paid(scene, due, paidOn(due), cast)),
    ...chasedDues.map((due) => chased(scene, due, addDays(due.dueOn, DAYS_LATE), cast)),
    ...monthsPaid(scene).map((on) => documentsPaid(scene, on)),
    carried(scene, civilDate(`${yearOf(last)}-03-26`)),
    ...[...new Set(settingOff)].map((on) => creditsSetOff(scene, on)),
    handedOver(scene, handOver),
  ];
  const endMs = time.at(last, 0);
  return deeds.filter(({ atMs }) => atMs >= time.at(begin, 0) && atMs < endMs).sort((a, b) => a.atMs - b.atMs);
}
