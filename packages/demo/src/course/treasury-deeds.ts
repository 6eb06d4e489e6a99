// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import { type CivilDate, centsToDecimal, formatCivilDate, type NewId, type TenantId } from '@kernel/core';
import type { AnyUseCase, InputOf, OutcomeOf, Platform } from '@platform/use-case';
import { sql } from 'kysely';
import { idsOfTime } from '../ids-of-time.ts';
import { type Member, type Scene, withRole } from '../scene.ts';
import { doing } from './bill.ts';

/** Early in the morning, before anybody else has begun. */
const EARLY = 6 * 60 + 10;
/** Before that, what is done beside it on the same day. */
export const EARLIER = 6 * 60 + 5;

/** Something that is done on a day, as soon as everything until then is written. */
export interface Deed {
  readonly atMs: number;
  readonly run: (platform: Platform) => Promise<void>;
}

/** Somebody of the centre does something, one step a minute. */
export type Step = <U extends AnyUseCase>(role: RoleName, useCase: U, input: InputOf<U>) => Promise<OutcomeOf<U>>;

/** A morning's work, in steps; a minute lies between them unless they are done quicker. */
export function morning(
  scene: Scene,
  date: CivilDate,
  work: (step: Step, platform: Platform) => Promise<void>,
  minute: number = EARLY,
  apartMs = 60_000,
): Deed {
  const atMs = scene.time.at(date, minute);
  return {
    atMs,
    run: (platform) => {
      let now = atMs;
      return work(async (role, useCase, input) => {
        now += apartMs;
        const ids = idsOfTime(scene.luck.branch(`treasury ${now}`));
        const newId: NewId = () => ids.at(now);
        return doing(platform, scene, { atMs: now, newId })(withRole(scene, role), useCase, input);
      }, platform);
    },
  };
}

/** What a member owes, as it stands in the books. */
export interface Owed {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly year: number | null;
  readonly number: number | null;
  readonly kind: string;
  readonly dueOn: CivilDate;
  /** Put off to that day. */
  readonly deferredTo: CivilDate | null;
  /** Number of the document that asks for it. */
  readonly document: string | null;
  readonly openCents: bigint;
}

const scopeOf = ({ association, centre, members }: Scene) => ({
  associationId: association.id,
  readTenants: [centre.id, ...members.map(({ tenant }) => tenant.id)],
  writeTenants: [],
  audience: 'centre' as const,
});

/** Claims of which something is open, by member and due date. */
export async function owed(platform: Platform, scene: Scene): Promise<readonly Owed[]> {
  const { rows } = await platform.database.read(scopeOf(scene), (reads) =>
    sql<Omit<Owed, 'openCents'> & { openCents: string }>`
      select item.id, item.tenant_id as "tenantId", item.year, item.number, item.kind, item.due_on as "dueOn", item.document_number as document,
        (select max(deferral.deferred_to) from item_deferral as deferral
          where deferral.tenant_id = item.tenant_id and deferral.item_id = item.id) as "deferredTo",
        (item.amount_cents - coalesce(sum(movement.amount_cents), 0))::text as "openCents"
      from open_item as item
      left join item_movement as movement on movement.tenant_id = item.tenant_id and movement.item_id = item.id
      where item.tenant_id in (${sql.join(scopeOf(scene).readTenants)})
      group by item.tenant_id, item.id having item.amount_cents > coalesce(sum(movement.amount_cents), 0)
      order by item.tenant_id, item.due_on, item.id`.execute(reads),
  );
  return rows.map((row) => ({ ...row, openCents: BigInt(row.openCents) }));
}

/** Rows of one column, as the wall shows them to the centre. */
export async function seen<Row>(platform: Platform, scene: Scene, query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
  return (await platform.database.read(scopeOf(scene), (reads) => query.execute(reads))).rows;
}

export const decimal = centsToDecimal;

/** Payments as the bank's file has them. */
export const paymentFile = (rows: readonly { member: Member; on: CivilDate; cents: bigint; reference: string }[]): string =>
  [
    'Mitglied;Wertstellung;Betrag;Verwendungszweck',
    ...rows.map(
      ({ member, on, cents, reference }) =>
        `${member.municipality.ags};${formatCivilDate(on)};${decimal(cents).replace('.', ',')};${reference}`,
    ),
  ].join('\n');
