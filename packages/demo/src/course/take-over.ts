// SPDX-License-Identifier: EUPL-1.2
import { DEFAULT_INSTALMENT_DATES, type InstalmentDates } from '@domain/treasury';
import { addDays, type CivilDate, civilDate, firstDay, formatCivilDate } from '@kernel/core';
import { balanceCarryOvers, proposeOpening, releaseOpening, setAccountMapping, setTreasuryRule } from '@services/treasury';
import type { Member, Scene } from '../scene.ts';
import { type Deed, EARLIER, morning, type Step } from './treasury-deeds.ts';

/** The year in which the association takes the software into use, and the months of it for which it does. */
export function firstYear({ timetable: { firstMonth } }: Scene) {
  const [year, month] = [Number(firstMonth.slice(0, 4)), Number(firstMonth.slice(5))];
  return { year, month, months: BigInt(13 - month) };
}

/** On which days of a year instalments are due; of the first year on those that are left of it. */
export function datesOf(scene: Scene, year: number): InstalmentDates {
  const first = firstYear(scene);
  if (year > first.year) return DEFAULT_INSTALMENT_DATES;
  const left = DEFAULT_INSTALMENT_DATES.days.filter(({ month }) => month >= first.month);
  return { ...DEFAULT_INSTALMENT_DATES, days: left.length > 0 ? left : [{ month: 12, day: 15 }] };
}

/** What the office had left over in the year before the software, as it is written in a file and as an amount. */
const OLD_SURPLUS = { text: '6.118,40', amount: '6118.40' } as const;

const ACCOUNTS = [
  { purpose: 'receivableNotice', account: '1661' },
  { purpose: 'receivableInvoice', account: '1662' },
  { purpose: 'advances', account: '3791' },
  { purpose: 'revenue', account: '4482' },
  { purpose: 'vat:190', account: '3721' },
  { purpose: 'receivableLate', account: '1691' },
  { purpose: 'interest', account: '4571' },
  { purpose: 'lateCharge', account: '4572' },
  { purpose: 'lateWaived', account: '5491' },
] as const;

/** A claim of a member, what the year before left over, and what the year had left over until then. */
function balances(scene: Scene, on: CivilDate, { municipality }: Member): string {
  const { year } = firstYear(scene);
  const [begin, until] = [civilDate(`${year}-01-01`), addDays(firstDay(scene.timetable.firstMonth), -1)];
  const period = (from: CivilDate, to: CivilDate) => `Vortrag;;Geschäftsstelle;${formatCivilDate(from)};${formatCivilDate(to)}`;
  return [
    'Art;Mitglied;Kostentopf;Zeitraum von;Zeitraum bis;Betrag;Fällig am;Bezeichnung;Beleg',
    `Forderung;${municipality.ags};;;;1.284,50;${formatCivilDate(addDays(on, -20))};Anteil an den Gründungskosten;Bescheid G-17`,
    `${period(civilDate(`${year - 1}-01-01`), addDays(begin, -1))};${OLD_SURPLUS.text};;;Jahresabschluss ${year - 1}`,
    ...(until > begin ? [`${period(begin, until)};8.412,33;;;Zwischenabschluss zum ${formatCivilDate(until)}`] : []),
  ].join('\n');
}

/** Rules, accounts and balances from the time before, on the first days. */
export const takeOver = (scene: Scene, on: CivilDate, debtor: Member): Deed =>
  morning(scene, on, async (step) => {
    const validFrom = scene.plan.foundedOn;
    const expectedVersion = 0;
    const statute = { expectedVersion, late: 'statute', basisPoints: 200, aboveBase: true } as const;
    await step('finance', setTreasuryRule, { topic: 'lateNotice', validFrom, clause: '§ 16 Abs. 4 der Verbandssatzung', ...statute });
    await step('finance', setTreasuryRule, {
      topic: 'lateInvoice',
      validFrom,
      clause: '§ 9 der Vereinbarungen',
      late: 'contract',
      expectedVersion,
    });
    const { year } = firstYear(scene);
    for (const [seen, from] of [year, year + 1].entries()) {
      const rule = { topic: 'instalmentDates', clause: '§ 16 Abs. 3 der Verbandssatzung', expectedVersion: seen } as const;
      await step('finance', setTreasuryRule, { ...rule, validFrom: civilDate(`${from}-01-01`), days: [...datesOf(scene, from).days] });
    }
    await step('finance', setAccountMapping, { validFrom, note: '', expectedVersion, accounts: [...ACCOUNTS] });
    const csv = balances(scene, on, debtor);
    const { batchId } = await step('finance', proposeOpening, { csv, note: 'Übernahme aus der bisherigen Tabelle' });
    await step('financeReleaser', releaseOpening, { batchId: batchId, expectedVersion: 1 });
  });

/** The assembly takes the surplus of the year before into the first year: it stands on the documents that close it. */
export function surplusTakenIn(scene: Scene, on: CivilDate): Deed {
  const { year } = firstYear(scene);
  const work = async (step: Step): Promise<void> => {
    const poolId = scene.pools.find(({ sharing }) => sharing.familyCode === 'overhead')?.pool.id;
    if (!poolId) return;
    await step('finance', balanceCarryOvers, {
      ...{ poolId, year, surplus: OLD_SURPLUS.amount, deficit: '0.00' },
      resolution: `Verbandsversammlung vom ${formatCivilDate(addDays(on, -4))}, TOP 7`,
    });
  };
  return morning(scene, on, work, EARLIER);
}
