// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, civilDate, firstDay, formatCivilDate } from '@kernel/core';
import { enterStockCount, importStockCounts } from '@services/settlement';
import type { Member, Scene } from '../scene.ts';
import { type Deed, EARLIER, morning, type Step } from './treasury-deeds.ts';

const FAMILY = 'schoolIt';
const STOCK = { stock: 'schueler', unit: 'Schülerinnen und Schüler' } as const;

/** Nine to eleven in a hundred inhabitants go to a school of the municipality; each year a few more. */
function pupils({ municipality: { ags, populations } }: Member, year: number): number {
  const permille = 90 + (Number(ags) % 25);
  return Math.floor((populations.update2024 * permille) / 1000) + ((year * 7) % 11);
}

/** The state publishes in December what was counted on 15 October. */
function imported(scene: Scene, year: number, on: CivilDate): Deed {
  const counted = formatCivilDate(civilDate(`${year}-10-15`));
  const rows = scene.members.map((member) =>
    [member.municipality.ags, STOCK.stock, STOCK.unit, counted, pupils(member, year), `Schulstatistik ${year}/${year + 1}`].join(';'),
  );
  const csv = ['Mitglied;Bestand;Einheit;Stichtag;Zahl;Quelle', ...rows].join('\n');
  return morning(scene, on, async (step) => void (await step('finance', importStockCounts, { csv })), EARLIER + 1);
}

/** One municipality had counted a school twice: it is known otherwise since, with the reason. */
function putRight(scene: Scene, year: number, on: CivilDate): Deed {
  const work = async (step: Step): Promise<void> => {
    const [, , member] = scene.members;
    if (!member) return;
    await step('finance', enterStockCount, {
      ...{ ...STOCK, tenantId: member.tenant.id, countedOn: civilDate(`${year}-10-15`), value: String(pupils(member, year) - 148) },
      ...{ source: `Berichtigte Schulstatistik ${year}/${year + 1}`, reason: 'Eine Schule war zweimal gezählt.', expectedVersion: 1 },
    });
  };
  return morning(scene, on, work, EARLIER + 1);
}

/** What members have of things that are counted on a day: of every school year that the demo has seen. */
export function stockCounts(scene: Scene): readonly Deed[] {
  const { timetable, time, pools } = scene;
  if (!pools.some(({ sharing }) => sharing.familyCode === FAMILY)) return [];
  const begin = firstDay(timetable.firstMonth);
  const last = addDays(timetable.today, -1);
  const deeds: Deed[] = [];
  for (let year = Number(begin.slice(0, 4)) - 1; ; year += 1) {
    const published = civilDate(`${year}-12-09`);
    const on = time.dayAfter(published < begin ? begin : published, 3);
    if (on >= last) return deeds;
    deeds.push(imported(scene, year, on));
    const again = time.dayAfter(on, 24);
    if (published >= begin && again < last) deeds.push(putRight(scene, year, again));
  }
}
