// SPDX-License-Identifier: EUPL-1.2
import { serviceActor } from '@platform/authorization';
import { LONG_WORK_ORDERED, type Platform, performLongWork, runUseCase } from '@platform/use-case';
import { issueRound, renderRound } from '@services/billing';
import { postDocument } from '@services/treasury';
import { sql } from 'kysely';
import { idsOfTime } from '../ids-of-time.ts';
import { decided, type Scene, withRole } from '../scene.ts';
import { actorOf, doing, type Moment } from './bill.ts';
import { seen } from './treasury-deeds.ts';

const MINUTE_MS = 60_000;

/** The second person lets documents go out; the worker makes and delivers their files within minutes, and the treasury hears of each. */
export async function issueDocuments(platform: Platform, scene: Scene, roundId: string, atMs: number): Promise<void> {
  const moment = (plusMinutes: number): Moment => {
    const now = atMs + plusMinutes * MINUTE_MS;
    const ids = idsOfTime(scene.luck.branch(`issue ${roundId} ${now}`));
    return { atMs: now, newId: () => ids.at(now) };
  };
  const at = (plusMinutes: number): Platform => {
    const { atMs: now, newId } = moment(plusMinutes);
    return { ...platform, newId, clock: () => new Date(now) };
  };
  const releaser = withRole(scene, 'financeReleaser');
  const { commandId } = await doing(platform, scene, moment(0))(releaser, issueRound, { roundId: roundId as never, expectedVersion: 2 });
  const { associationId, centreId, accountId: causeAccountId, correlationId } = actorOf(scene, releaser, moment(0));
  const told = { tenantId: centreId, associationId, causeAccountId, correlationId, payload: { commandId } };
  await performLongWork(at(1), [renderRound] as never, { id: moment(2).newId(), name: LONG_WORK_ORDERED, ...told }, () => 'billing');
  const documents = await seen(
    platform,
    scene,
    sql<{ id: string; tenantId: string }>`
      select id, tenant_id as "tenantId" from billing_document where round_id = ${roundId}::uuid and status = 'issued' order by number`,
  );
  if (documents.length === 0) throw new Error('the documents were not handed over');
  const tenantIds = [centreId, ...scene.members.map(({ tenant }) => tenant.id)];
  const actor = serviceActor({ service: 'treasury', associationId, centreId, tenantIds, causeAccountId, correlationId });
  const after = at(3);
  for (const { id, tenantId } of documents) {
    const input = { tenantId: tenantId as never, documentId: id as never };
    decided(await runUseCase(after, postDocument, { actor, input }), postDocument.name);
  }
}
