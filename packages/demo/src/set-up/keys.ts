// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, definePool, draftKey, publishKeyVersion } from '@domain/settlement';
import { addDays, addMonths, type CivilDate, firstDay, type Instant, monthOf } from '@kernel/core';
import { type DemoSharing, SHARING } from '../data/sharing.ts';
import { takenIntoUse } from '../plan.ts';
import { keyRow, keyVersionRow, poolRow } from '../rows/settlement-rows.ts';
import { circumstances, decided, type Scene, type SharedPool, withRole } from '../scene.ts';
import { resolvedBefore } from './resolved.ts';

interface Wanted {
  readonly sharing: DemoSharing;
  readonly rule: AllocationKey['rule'];
  readonly resolution: string;
  readonly validFrom: CivilDate;
  readonly versions: readonly AllocationKey[];
}

/** One version of a key, drafted and published by finance. */
function publish(scene: Scene, wanted: Wanted, atMs: number): AllocationKey {
  const by = withRole(scene, 'finance');
  const circle = circumstances(scene, by, atMs);
  const { sharing, versions, rule, resolution, validFrom } = wanted;
  const { familyCode, keyName, clause } = sharing;
  const input = { serviceFamilyCode: familyCode, name: keyName, validFrom, resolution, clause, rule };
  const draft = decided(draftKey({ versions }, input, circle), keyName);
  const key = decided(publishKeyVersion({ draft, versions, frozenMonths: scene.frozen }, {}, circle), keyName);
  const changes = [{ field: 'version', from: versions.length === 0 ? null : key.version - 1, to: key.version }];
  const record = { type: 'allocationKey', id: key.id, content: { key, changes } };
  scene.journal.record({ by, at: circle.at, action: 'settlement.publishKeyVersion', records: [record] });
  return key;
}

/** A key, its pool, and the later version where the demo has one. Answers when all was ready. */
export function publishKeys(scene: Scene, startMs: number): number {
  const { plan, journal, centre } = scene;
  const by = withRole(scene, 'finance');
  let atMs = startMs;
  for (const sharing of SHARING.filter(({ familyCode }) => plan.families.some(({ code }) => code === familyCode))) {
    atMs += 60_000;
    const { at, newId } = circumstances(scene, by, atMs);
    const key = publish(
      scene,
      {
        sharing,
        rule: sharing.rule,
        resolution: resolvedBefore(sharing.resolution, plan.foundedOn, 50),
        validFrom: plan.foundedOn,
        versions: [],
      },
      atMs,
    );
    const firstRowId = newId();
    journal.put('allocation_key', keyRow(scene, key, at));
    journal.put('key_version', keyVersionRow(scene, key, { id: firstRowId, validTo: null, from: at, to: null, by: by.userId }));

    const circle = circumstances(scene, by, atMs + 30_000);
    const input = { serviceFamilyCode: sharing.familyCode, name: sharing.pool, keyId: key.id };
    const pools = scene.pools.map(({ pool }) => pool);
    const pool = decided(definePool({ pools, keys: [key] }, input, circle), sharing.pool);
    journal.put('pool', poolRow(scene, pool, circle.at));
    journal.record({
      by,
      at: circle.at,
      action: 'settlement.definePool',
      records: [{ type: 'pool', id: pool.id, tenantId: centre.id, content: pool }],
    });
    const shared: SharedPool = { sharing, pool, keyVersions: [key] };
    scene.pools.push(shared);
    if (sharing.later) planLaterVersion(scene, shared, { ...sharing.later, firstRowId, firstKnown: at, afterMs: atMs + 45_000 });
  }
  return atMs;
}

interface Later extends NonNullable<DemoSharing['later']> {
  readonly firstRowId: string;
  readonly firstKnown: Instant;
  /** When the first version had been put into the system. */
  readonly afterMs: number;
}

/** Where the later version was published before the system was taken into use, it is taken over together with the first. */
function planLaterVersion(scene: Scene, shared: SharedPool, later: Later): void {
  const { time, timetable, queue } = scene;
  const validFrom =
    typeof later.validFrom === 'string' ? later.validFrom : firstDay(addMonths(timetable.openMonth, 1 - later.validFrom.monthsAgo));
  const published = addMonths(monthOf(validFrom), -1);
  if (published < monthOf(takenIntoUse(timetable))) {
    publishLater(scene, shared, { ...later, validFrom, resolution: resolvedBefore(later.resolution, validFrom, 20) }, later.afterMs);
    return;
  }
  // After the settlement of the month before is released: a new version in between would make its preview a thing of the past.
  const day = time.dayOfMonth(published, 14);
  const resolution = resolvedBefore(later.resolution, day, 6);
  queue.plan(time.at(day, 11 * 60), (atMs) => publishLater(scene, shared, { ...later, validFrom, resolution }, atMs));
}

function publishLater(scene: Scene, shared: SharedPool, later: Later & { readonly validFrom: CivilDate }, atMs: number): void {
  const { journal } = scene;
  const by = withRole(scene, 'finance');
  const before = shared.keyVersions[0];
  if (!before) return;
  const { at, newId } = circumstances(scene, by, atMs);
  const { rule, resolution, validFrom, firstRowId, firstKnown } = later;
  const key = publish(scene, { sharing: shared.sharing, rule, resolution, validFrom, versions: shared.keyVersions }, atMs);
  shared.keyVersions = [...shared.keyVersions, key];
  const known = { validTo: null, by: by.userId };
  journal.put('allocation_key', keyRow(scene, key, firstKnown));
  journal.put('key_version', keyVersionRow(scene, before, { ...known, id: firstRowId, from: firstKnown, to: at }));
  journal.put('key_version', keyVersionRow(scene, before, { ...known, validTo: addDays(validFrom, -1), id: newId(), from: at, to: null }));
  journal.put('key_version', keyVersionRow(scene, key, { ...known, id: newId(), from: at, to: null }));
}
