// SPDX-License-Identifier: EUPL-1.2
import { civilDate, type NewId } from '@kernel/core';
import type { Platform } from '@platform/use-case';
import { enterStandAloneCost } from '@services/settlement';
import { idsOfTime } from '../ids-of-time.ts';
import { type Scene, withRole } from '../scene.ts';
import type { Living } from '../work-line.ts';
import { doing } from './bill.ts';

/** For the payroll of a municipality that has nobody to share it with: invented, in euro a year for each inhabitant. */
const EACH = [5, 7, 4] as const;
const FAMILY = 'payroll';

/** Some members have looked up in an old budget what a service cost them before they worked together. */
export async function tellStandAlone(platform: Platform, scene: Scene, { reach, line }: Living, atMs: number): Promise<void> {
  const { members, pools, luck } = scene;
  if (!pools.some(({ sharing }) => sharing.familyCode === FAMILY)) return;
  const covered = members.filter(({ agreements }) => agreements.some(({ serviceFamilyCodes }) => serviceFamilyCodes.includes(FAMILY)));
  await reach(atMs);
  line.add(async () => {
    const ids = idsOfTime(luck.branch(`stand alone ${atMs}`));
    const newId: NewId = () => ids.at(atMs);
    const act = doing(platform, scene, { atMs, newId });
    for (const [at, each] of EACH.entries()) {
      const member = covered[at];
      if (!member) return;
      await act(withRole(scene, 'finance'), enterStandAloneCost, {
        ...{ tenantId: member.tenant.id, serviceFamilyCode: FAMILY, validFrom: civilDate('2024-01-01') },
        yearlyAmount: `${member.municipality.populations.update2024 * each}.00` as never,
        source: 'Haushaltsplan 2024, Produkt 01.10 Personalabrechnung',
      });
    }
  });
}
