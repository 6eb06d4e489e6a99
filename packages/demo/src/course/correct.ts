// SPDX-License-Identifier: EUPL-1.2
import { type CivilMonth, lastDay, type NewId } from '@kernel/core';
import type { Platform } from '@platform/use-case';
import { enterQuantity, saveCorrection } from '@services/settlement';
import { idsOfTime } from '../ids-of-time.ts';
import { type Scene, withRole } from '../scene.ts';
import type { Living } from '../work-line.ts';
import { doing } from './bill.ts';

const MINUTE_MS = 60_000;
/** What was never told, and who finds it. */
const MISSING = { familyCode: 'payroll', quantity: 24 } as const;

/** Makes the release of a run, as it is done in this year. */
type Release = (runId: string, atMs: number) => Promise<void>;

/**
 * A member finds that cases were missing in a settled month: they are entered for the correction, the settlement is made anew, and a second
 * person releases the differences.
 * @param release what the second person does
 * @returns the correction, whose id is there when the line of work has come to it; null where the association has no such service
 */
export async function correctSettled(
  platform: Platform,
  scene: Scene,
  { reach, line }: Living,
  {
    month,
    atMs,
    run,
    release,
  }: { readonly month: CivilMonth; readonly atMs: number; readonly run: { readonly runId: string }; readonly release: Release },
): Promise<{ readonly runId: string } | null> {
  const { members, pools, luck } = scene;
  const shared = pools.find(({ sharing }) => sharing.familyCode === MISSING.familyCode);
  const member = members.find(({ agreements }) =>
    agreements.some(({ serviceFamilyCodes }) => serviceFamilyCodes.includes(MISSING.familyCode)),
  );
  const quantity = shared?.sharing.quantity;
  if (!quantity || !member) return null;
  const finance = withRole(scene, 'finance');
  const idsFor = (deed: string, ms: number): NewId => {
    const ids = idsOfTime(luck.branch(`${deed} ${ms}`));
    return () => ids.at(ms);
  };
  await reach(atMs);
  line.add(async () => {
    await doing(platform, scene, { atMs, newId: idsFor('missing', atMs) })(finance, enterQuantity, {
      ...{ tenantId: member.tenant.id, serviceFamilyCode: MISSING.familyCode, code: quantity.code, quantity: MISSING.quantity },
      ...{ occurredOn: lastDay(month), label: `${quantity.label}, nachgemeldet`, forCorrection: true },
    });
  });
  const madeMs = atMs + 10 * MINUTE_MS;
  await reach(madeMs);
  const made = { runId: '' };
  line.add(async () => {
    const reason = `${quantity.label}: ${member.municipality.shortName} hat ${MISSING.quantity} Fälle nachgemeldet.`;
    const act = doing(platform, scene, { atMs: madeMs, newId: idsFor('correction', madeMs) });
    made.runId = (await act(finance, saveCorrection, { runId: run.runId as never, reason })).runId;
  });
  const releasedMs = madeMs + 60 * MINUTE_MS;
  await reach(releasedMs);
  line.add(() => release(made.runId, releasedMs));
  return made;
}
