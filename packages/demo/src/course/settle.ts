// SPDX-License-Identifier: EUPL-1.2

import type { RoleName } from '@contracts/tenancy';
import { monthsOf } from '@domain/settlement';
import { addMonths, type CivilMonth } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { type AnyUseCase, type InputOf, type OutcomeOf, type Platform, runUseCase } from '@platform/use-case';
import { discardRun, releaseRun, saveRun } from '@services/settlement';
import { decided, instantOf, type Scene, withRole } from '../scene.ts';

type Period = { readonly from: CivilMonth; readonly to: CivilMonth };

/** A user of the centre as the gateway would have made the actor, just signed in. */
function actorOf(scene: Scene, role: RoleName, atMs: number): Actor {
  const { userId, accountId, name, functionTitle } = withRole(scene, role);
  const { association, centre, members, ids } = scene;
  const tenantIds = [centre.id, ...members.map(({ tenant }) => tenant.id)];
  return {
    ...{ kind: 'user', userId, accountId, name, functionTitle, associationId: association.id, centreId: centre.id, language: 'de' },
    body: { tenantId: centre.id, side: 'centre' },
    grants: [{ role, tenantIds, familyCodes: null, deputyFor: null }],
    session: { id: ids.at(atMs), steppedUpAt: instantOf(atMs) },
    correlationId: ids.at(atMs),
  };
}

async function act<U extends AnyUseCase>(
  platform: Platform,
  scene: Scene,
  { useCase, input, role, atMs }: { useCase: U; input: InputOf<U>; role: RoleName; atMs: number },
): Promise<OutcomeOf<U>> {
  const then: Platform = { ...platform, clock: () => new Date(atMs), newId: () => scene.ids.at(atMs) };
  return decided(await runUseCase(then, useCase, { actor: actorOf(scene, role, atMs), input }), useCase.name);
}

const runInput = ({ from, to }: Period) => ({ periodFrom: from, periodTo: to });

/**
 * Settles the periods of the year by the use cases of the settlement: finance makes the preview on the sixth working day, another
 * person releases it on the seventh. 'reach' lets the year go on until a moment, and everything until then be written.
 */
export async function settlePeriods(platform: Platform, scene: Scene, reach: (untilMs: number) => Promise<void>): Promise<void> {
  const { time, timetable, frozen } = scene;
  for (const [index, period] of timetable.periods.entries()) {
    const next = addMonths(period.to, 1);
    if (index === 3) {
      // A preview that was made too early and thrown away.
      const earlyMs = time.at(time.dayOfMonth(next, 2), 610);
      await reach(earlyMs);
      const { runId } = await act(platform, scene, { useCase: saveRun, input: runInput(period), role: 'finance', atMs: earlyMs });
      const thrownMs = earlyMs + 25 * 60_000;
      await reach(thrownMs);
      await act(platform, scene, { useCase: discardRun, input: { runId, expectedVersion: 1 } as never, role: 'finance', atMs: thrownMs });
    }
    const madeMs = time.at(time.dayOfMonth(next, 6), 615);
    await reach(madeMs);
    const { runId } = await act(platform, scene, { useCase: saveRun, input: runInput(period), role: 'finance', atMs: madeMs });
    const releasedMs = time.at(time.dayOfMonth(next, 7), 850);
    await reach(releasedMs);
    const release = {
      useCase: releaseRun,
      input: { runId, expectedVersion: 1 } as never,
      role: 'financeReleaser' as const,
      atMs: releasedMs,
    };
    await act(platform, scene, release);
    frozen.push(...monthsOf(period));
  }
}
