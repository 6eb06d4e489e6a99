// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate } from '@kernel/core';
import type { Platform } from '@platform/use-case';
import { announceRound, saveRound } from '@services/billing';
import { sql } from 'kysely';
import { idsOfTime } from '../ids-of-time.ts';
import { type Scene, withRole } from '../scene.ts';
import { doing, type Moment, setUpBilling } from './bill.ts';
import { issueDocuments } from './issue-documents.ts';
import { type Deed, seen } from './treasury-deeds.ts';

const OBJECTION_DAYS = 14;
const MINUTE_MS = 60_000;
/** Early in the morning, after the treasury's own deeds of the day. */
const EARLY = 6 * 60 + 40;

interface Levied {
  readonly year: number;
  readonly fixedOn: CivilDate;
}

type Morning = (plusMinutes: number) => Moment;

/** The minutes of a morning; ids of their own, whenever the line of work comes to it. */
const morningOf =
  (scene: Scene, from: number): Morning =>
  (plusMinutes) => {
    const atMs = from + plusMinutes * MINUTE_MS;
    const ids = idsOfTime(scene.luck.branch(`levy notices ${atMs}`));
    return { atMs, newId: () => ids.at(atMs) };
  };

async function roundOf(platform: Platform, scene: Scene, year: number): Promise<string | undefined> {
  const [found] = await seen(
    platform,
    scene,
    sql<{ id: string }>`
      select round.id from billing_round as round join levy on levy.id = round.source_id
      where levy.year = ${year} and round.association_id = ${scene.association.id}::uuid`,
  );
  return found?.id;
}

/** The drafts of the notices that ask for the instalments of a levy, shown to the members. */
async function announce(platform: Platform, scene: Scene, year: number, moment: Morning): Promise<void> {
  const [levy] = await seen(
    platform,
    scene,
    sql<{ id: string }>`
      select id from levy where year = ${year} and status = 'released' and association_id = ${scene.association.id}::uuid`,
  );
  if (!levy) return;
  await setUpBilling(platform, scene, moment(0));
  const finance = withRole(scene, 'finance');
  const { roundId } = await doing(platform, scene, moment(1))(finance, saveRound, { source: 'levy', sourceId: levy.id as never });
  const round = { roundId: roundId as never, objectionDays: OBJECTION_DAYS, expectedVersion: 1 };
  await doing(platform, scene, moment(2))(finance, announceRound, round);
}

/** They go out. */
async function issue(platform: Platform, scene: Scene, year: number, moment: Morning): Promise<void> {
  const roundId = await roundOf(platform, scene, year);
  if (roundId !== undefined) await issueDocuments(platform, scene, roundId, moment(0).atMs);
}

/** The notices of a levy: drafts two days after it was fixed, and the documents themselves as soon as nobody may object any more. */
export function levyNotices(scene: Scene, { year, fixedOn }: Levied): readonly Deed[] {
  const { time } = scene;
  const announcedOn = time.dayAfter(fixedOn, 2);
  const deed = (on: CivilDate, work: typeof announce): Deed => {
    const atMs = time.at(on, EARLY);
    return { atMs, run: (platform) => work(platform, scene, year, morningOf(scene, atMs)) };
  };
  return [deed(announcedOn, announce), deed(time.dayAfter(addDays(announcedOn, OBJECTION_DAYS), 1), issue)];
}
