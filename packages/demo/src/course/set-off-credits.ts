// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, formatCivilDate, type TenantId } from '@kernel/core';
import type { Platform } from '@platform/use-case';
import { setOffCredit } from '@services/treasury';
import { sql } from 'kysely';
import type { Scene } from '../scene.ts';
import { type Deed, decimal, morning, type Owed, owed, type Step, seen } from './treasury-deeds.ts';

/** Before the bank's file is taken in: what is owed then is what is left. */
const FIRST_OF_ALL = 6 * 60;
/** They are done one after the other, from a list. */
const APART_MS = 5_000;

interface OpenCredit {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly label: string;
  readonly openCents: string;
}

const openCredits = (platform: Platform, scene: Scene): Promise<readonly OpenCredit[]> =>
  seen(
    platform,
    scene,
    sql<OpenCredit>`
      select credit.id, credit.tenant_id as "tenantId", credit.label, (credit.amount_cents - used.cents)::text as "openCents"
      from member_credit as credit cross join lateral (select coalesce(sum(amount_cents), 0) as cents from credit_use as used
        where used.tenant_id = credit.tenant_id and used.credit_id = credit.id) as used
      where credit.amount_cents > used.cents order by credit.arisen_on, credit.id`,
  );

/** Which claims a credit meets, the oldest first, and how much of each. */
function met(claims: readonly Owed[], openCents: bigint): ReadonlyMap<string, bigint> {
  const parts = new Map<string, bigint>();
  let left = openCents;
  for (const item of claims) {
    if (left === 0n) break;
    const part = item.openCents < left ? item.openCents : left;
    if (part > 0n) parts.set(item.id, part);
    left -= part;
  }
  return parts;
}

/** A claim that is due is set off against what its member has open (§ 387 BGB, § 226 AO): nobody is reminded of what a credit covers. */
async function setOff(scene: Scene, on: CivilDate, step: Step, platform: Platform): Promise<void> {
  const credits = await openCredits(platform, scene);
  if (credits.length === 0) return;
  let due = (await owed(platform, scene)).filter(({ dueOn, deferredTo }) => (deferredTo ?? dueOn) <= on);
  for (const { id, tenantId, label, openCents } of credits) {
    const parts = met(
      due.filter((item) => item.tenantId === tenantId),
      BigInt(openCents),
    );
    if (parts.size === 0) continue;
    const cents = [...parts.values()].reduce((sum, part) => sum + part, 0n);
    const reason = `Aufrechnung mit fälligen Forderungen zum ${formatCivilDate(on)}: ${label}`.slice(0, 300);
    await step('finance', setOffCredit, {
      ...{ creditId: id as never, amount: decimal(cents), reason },
      itemIds: [...parts.keys()].map((itemId) => itemId as never),
    });
    due = due.map((item) => ({ ...item, openCents: item.openCents - (parts.get(item.id) ?? 0n) }));
  }
}

export const creditsSetOff = (scene: Scene, on: CivilDate): Deed =>
  morning(scene, on, (step, platform) => setOff(scene, on, step, platform), FIRST_OF_ALL, APART_MS);
