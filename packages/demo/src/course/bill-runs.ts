// SPDX-License-Identifier: EUPL-1.2
import type { Platform } from '@platform/use-case';
import { idsOfTime } from '../ids-of-time.ts';
import type { Scene } from '../scene.ts';
import type { Living } from '../work-line.ts';
import { afterObjections, announceDrafts, dayBefore, type Moment, objectToDraft, setUpBilling } from './bill.ts';
import { issueDocuments } from './issue-documents.ts';

const DAY_MS = 86_400_000;
const HOURS_LATER_MS = 3 * 3_600_000;
const MINUTE_MS = 60_000;
/** Early in the morning: what follows within minutes is done before anybody else begins. */
const EARLY = 6 * 60 + 45;
/** From one round to the next of the same day. */
const APART_MS = 5 * MINUTE_MS;

interface Released {
  /** How many periods come after it. */
  readonly left: number;
  /** Runs that were released on the same day; their ids are there when the line of work comes to them. */
  readonly released: readonly { readonly runId: string }[];
  readonly releasedMs: number;
}

/**
 * The documents of runs go out as soon as nobody may object any more. Of the last period the members look at their drafts, and one has an
 * objection.
 */
export async function billRuns(
  platform: Platform,
  scene: Scene,
  { reach, line }: Living,
  { left, released, releasedMs }: Released,
): Promise<void> {
  const { time, timetable, luck } = scene;
  const moment = (deed: string, atMs: number): Moment => {
    const ids = idsOfTime(luck.branch(`${deed} ${atMs}`));
    return { atMs, newId: () => ids.at(atMs) };
  };
  const early = (ms: number): number => time.at(time.dateOf(ms), EARLY);
  // The last drafts are shown some days before the demo is looked at, so that objections can still be raised.
  const announcedMs = early(Math.max(releasedMs + DAY_MS, left === 0 ? dayBefore(timetable.today, 4) : 0));
  const endMs = left === 0 ? announcedMs + DAY_MS + HOURS_LATER_MS : early(afterObjections(announcedMs));
  if (endMs >= time.at(timetable.today, 0)) return;
  await reach(announcedMs);
  line.add(() => setUpBilling(platform, scene, moment('billing', announcedMs)));
  const rounds = released.map((run, index) => ({ run, id: '' as Parameters<typeof objectToDraft>[2], after: index * APART_MS }));
  for (const round of rounds)
    line.add(async () => {
      const drafted = moment('drafts', announcedMs + MINUTE_MS + round.after);
      round.id = await announceDrafts(platform, scene, round.run.runId, drafted);
    });
  for (const round of rounds) {
    const atMs = endMs + round.after;
    await reach(atMs);
    line.add(() =>
      left === 0 ? objectToDraft(platform, scene, round.id, moment('answer', atMs)) : issueDocuments(platform, scene, round.id, atMs),
    );
  }
}
