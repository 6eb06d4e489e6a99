// SPDX-License-Identifier: EUPL-1.2

import type { RoleName } from '@contracts/tenancy';
import { monthsOf } from '@domain/settlement';
import { addMonths, type CivilMonth, type NewId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import {
  type AnyUseCase,
  type InputOf,
  LONG_WORK_ORDERED,
  type OutcomeOf,
  type Platform,
  performLongWork,
  runUseCase,
} from '@platform/use-case';
import { carryOutRelease, discardRun, releaseRun, saveRun } from '@services/settlement';
import { idsOfTime } from '../ids-of-time.ts';
import { decided, instantOf, type Scene, withRole } from '../scene.ts';
import type { Living } from '../work-line.ts';
import { billRuns } from './bill-runs.ts';
import { correctSettled } from './correct.ts';
import { tellStandAlone } from './stand-alone.ts';

/** The last one is in drafts, the one before it issued. */
const BILLED_PERIODS = 2;
/** After the last run but one, an earlier run is corrected whose documents are out. */
const CORRECTED_AFTER = 1;
const HALF_AN_HOUR = 30 * 60_000;

/** The period that closes a year: its documents are out, and the year is corrected later. Near the end of the demo an earlier one instead. */
function earlyOf(periods: readonly Period[]): Period | undefined {
  const before = periods.slice(0, -BILLED_PERIODS);
  return before.find(({ to }) => to.endsWith('-12')) ?? before.at(-1);
}

type Period = { readonly from: CivilMonth; readonly to: CivilMonth };

/** A user of the centre as the gateway would have made the actor, just signed in. */
function actorOf(scene: Scene, role: RoleName, { atMs, newId }: { atMs: number; newId: NewId }): Actor {
  const { userId, accountId, name, functionTitle } = withRole(scene, role);
  const { association, centre, members } = scene;
  const tenantIds = [centre.id, ...members.map(({ tenant }) => tenant.id)];
  return {
    ...{ kind: 'user', userId, accountId, name, functionTitle, associationId: association.id, centreId: centre.id, language: 'de' },
    body: { tenantId: centre.id, side: 'centre' },
    grants: [{ role, tenantIds, familyCodes: null, deputyFor: null }],
    session: { id: newId(), steppedUpAt: instantOf(atMs) },
    correlationId: newId(),
  };
}

interface Act<U extends AnyUseCase> {
  readonly useCase: U;
  readonly input: InputOf<U>;
  readonly actor: Actor;
  readonly atMs: number;
}

async function act<U extends AnyUseCase>(platform: Platform, { useCase, input, actor, atMs }: Act<U>): Promise<OutcomeOf<U>> {
  const then: Platform = { ...platform, clock: () => new Date(atMs) };
  return decided(await runUseCase(then, useCase, { actor, input }), useCase.name);
}

/** Orders the release and does the worker's part at once: what comes after it in the year needs the statements. */
async function release(platform: Platform, { runId, actor, atMs }: { runId: string; actor: Actor; atMs: number }): Promise<void> {
  const { commandId } = await act(platform, { useCase: releaseRun, input: first(runId), actor, atMs });
  const { associationId, centreId: tenantId, accountId: causeAccountId, correlationId } = actor;
  const told = { tenantId, associationId, causeAccountId, correlationId, payload: { commandId } };
  const then: Platform = { ...platform, clock: () => new Date(atMs) };
  await performLongWork(then, [carryOutRelease] as never, { id: platform.newId(), name: LONG_WORK_ORDERED, ...told }, () => 'settlement');
  const scope = { associationId, readTenants: [tenantId], writeTenants: [], audience: 'centre' as const };
  const { state, failure } = await platform.database.read(scope, (reads) =>
    reads.selectFrom('long_command').select(['state', 'failure']).where('id', '=', commandId).executeTakeFirstOrThrow(),
  );
  if (state !== 'done') throw new Error(`the release ${runId} was refused: ${JSON.stringify(failure)}`);
}

const runInput = ({ from, to }: Period) => ({ periodFrom: from, periodTo: to });

/**
 * Settles the periods of the year by the use cases of the settlement: finance makes the preview on the sixth working day, another
 * person releases it on the seventh. The line of work does it as soon as everything until then is written.
 */
export async function settlePeriods(platform: Platform, scene: Scene, { reach, line }: Living): Promise<void> {
  const { time, timetable, frozen, luck } = scene;
  // Ids of its own for each deed: when the line comes to it plays no part.
  const idsFor = (deed: string, atMs: number): NewId => {
    const ids = idsOfTime(luck.branch(`${deed} ${atMs}`));
    return () => ids.at(atMs);
  };
  const on = (atMs: number): Platform => ({ ...platform, newId: idsFor('deed', atMs) });
  const make = async (period: Period, atMs: number): Promise<{ runId: string }> => {
    const made = { runId: '' };
    await reach(atMs);
    const actor = actorOf(scene, 'finance', { atMs, newId: idsFor('actor', atMs) });
    line.add(async () => {
      made.runId = (await act(on(atMs), { useCase: saveRun, input: runInput(period), actor, atMs })).runId;
    });
    return made;
  };
  const releaseAt = (runId: string, atMs: number): Promise<void> =>
    release(on(atMs), { runId, actor: actorOf(scene, 'financeReleaser', { atMs, newId: idsFor('second', atMs) }), atMs });
  const early = earlyOf(timetable.periods);
  let made: { readonly runId: string } | null = null;
  for (const [index, period] of timetable.periods.entries()) {
    const next = addMonths(period.to, 1);
    if (index === 3) {
      // A preview that was made too early and thrown away.
      const earlyMs = time.at(time.dayOfMonth(next, 2), 610);
      const wrong = await make(period, earlyMs);
      const atMs = earlyMs + 25 * 60_000;
      await reach(atMs);
      const actor = actorOf(scene, 'finance', { atMs, newId: idsFor('actor', atMs) });
      line.add(async () => void (await act(on(atMs), { useCase: discardRun, input: first(wrong.runId), actor, atMs })));
    }
    const run = await make(period, time.at(time.dayOfMonth(next, 6), 615));
    const atMs = time.at(time.dayOfMonth(next, 7), 850);
    await reach(atMs);
    line.add(() => releaseAt(run.runId, atMs));
    frozen.push(...monthsOf(period));
    const left = timetable.periods.length - 1 - index;
    if (period === early) made = run;
    const released = [run];
    if (left === CORRECTED_AFTER && early && made) {
      const corrected = { month: early.to, run: made, atMs: atMs + HALF_AN_HOUR, release: releaseAt };
      const correction = await correctSettled(platform, scene, { reach, line }, corrected);
      if (correction) released.push(correction);
      await tellStandAlone(platform, scene, { reach, line }, atMs + 4 * HALF_AN_HOUR);
    }
    if (left < BILLED_PERIODS || period === early) await billRuns(platform, scene, { reach, line }, { left, released, releasedMs: atMs });
  }
}

/** A run that nobody has touched since it was made. */
const first = (runId: string): { runId: InputOf<typeof releaseRun>['runId']; expectedVersion: number } => ({
  runId: runId as InputOf<typeof releaseRun>['runId'],
  expectedVersion: 1,
});
