// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type NewId } from '@kernel/core';
import { serviceActor } from '@platform/authorization';
import { LONG_WORK_ORDERED, type Platform, performLongWork, runUseCase } from '@platform/use-case';
import { announceRound, issueRound, renderRound, saveRound } from '@services/billing';
import { postDocument } from '@services/treasury';
import { sql } from 'kysely';
import { idsOfTime } from '../ids-of-time.ts';
import { decided, type Scene, withRole } from '../scene.ts';
import { actorOf, doing, setUpBilling } from './bill.ts';
import { type Deed, seen } from './treasury-deeds.ts';

const OBJECTION_DAYS = 14;
const MINUTE_MS = 60_000;
/** Early in the morning, after the treasury's own deeds of the day. */
const EARLY = 6 * 60 + 40;

interface Levied {
  readonly year: number;
  readonly fixedOn: CivilDate;
}

interface Moments {
  readonly platform: (plusMinutes: number) => Platform;
  readonly moment: (plusMinutes: number) => { readonly atMs: number; readonly newId: NewId };
}

/** The minutes of a morning; ids of their own, whenever the line of work comes to it. */
function moments(scene: Scene, platform: Platform, atMs: number): Moments {
  const moment = (plusMinutes: number) => {
    const now = atMs + plusMinutes * MINUTE_MS;
    const ids = idsOfTime(scene.luck.branch(`levy notices ${now}`));
    return { atMs: now, newId: () => ids.at(now) };
  };
  return {
    moment,
    platform: (plusMinutes) => {
      const { atMs: now, newId } = moment(plusMinutes);
      return { ...platform, newId, clock: () => new Date(now) };
    },
  };
}

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
async function announce(platform: Platform, scene: Scene, year: number, { moment }: Moments): Promise<void> {
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

/** The second person lets them go out; the worker makes their files, and the treasury hears of each. */
async function issue(platform: Platform, scene: Scene, year: number, { moment, platform: then }: Moments): Promise<void> {
  const roundId = await roundOf(platform, scene, year);
  if (roundId === undefined) return;
  const releaser = withRole(scene, 'financeReleaser');
  const { commandId } = await doing(platform, scene, moment(0))(releaser, issueRound, { roundId: roundId as never, expectedVersion: 2 });
  const { associationId, centreId, accountId: causeAccountId, correlationId } = actorOf(scene, releaser, moment(0));
  const told = { tenantId: centreId, associationId, causeAccountId, correlationId, payload: { commandId } };
  await performLongWork(then(1), [renderRound] as never, { id: moment(2).newId(), name: LONG_WORK_ORDERED, ...told }, () => 'billing');
  const documents = await seen(
    platform,
    scene,
    sql<{ id: string; tenantId: string }>`
      select id, tenant_id as "tenantId" from billing_document where round_id = ${roundId}::uuid and status = 'issued' order by number`,
  );
  if (documents.length === 0) throw new Error('the notices over the levy were not handed over');
  const after = then(3);
  const tenantIds = [centreId, ...scene.members.map(({ tenant }) => tenant.id)];
  const actor = serviceActor({ service: 'treasury', associationId, centreId, tenantIds, causeAccountId, correlationId });
  for (const { id, tenantId } of documents) {
    const input = { tenantId: tenantId as never, documentId: id as never };
    decided(await runUseCase(after, postDocument, { actor, input }), postDocument.name);
  }
}

/** The notices of a levy: drafts two days after it was fixed, and the documents themselves as soon as nobody may object any more. */
export function levyNotices(scene: Scene, { year, fixedOn }: Levied): readonly Deed[] {
  const { time } = scene;
  const announcedOn = time.dayAfter(fixedOn, 2);
  const deed = (on: CivilDate, work: typeof announce): Deed => {
    const atMs = time.at(on, EARLY);
    return { atMs, run: (platform) => work(platform, scene, year, moments(scene, platform, atMs)) };
  };
  return [deed(announcedOn, announce), deed(time.dayAfter(addDays(announcedOn, OBJECTION_DAYS), 1), issue)];
}
