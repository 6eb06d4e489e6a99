// SPDX-License-Identifier: EUPL-1.2
import type { RecipientProfile } from '@domain/billing';
import { checkRoutingId } from '@formats/einvoice';
import type { Reads } from '@platform/database';
import { idInput, type QueryContext, query } from '@platform/use-case';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly tenant_id: string;
  readonly member_name: string;
  readonly ags: string | null;
  readonly version: number | null;
  readonly created_at: string | null;
  readonly entered_by: string | null;
  readonly profile: RecipientProfile | null;
}

const EMPTY: RecipientProfile = {
  name: '',
  department: '',
  address: { line1: '', line2: '', postCode: '', city: '', country: 'DE' },
  email: '',
  routingId: '',
  orderNumber: '',
  costUnit: '',
  format: 'ubl',
};

const rowOf = (row: Row) => {
  const profile = row.profile ?? EMPTY;
  return {
    tenantId: row.tenant_id,
    memberName: row.member_name,
    ags: row.ags ?? '',
    version: row.version ?? 0,
    enteredAt: row.created_at,
    enteredBy: row.entered_by,
    ...profile,
    /** An invoice can go out: there is an address, and a routing id that is right (BT-10). */
    complete: row.profile !== null && checkRoutingId(profile.routingId).ok,
  };
};

async function recipientsWhere(reads: Reads, where: RawBuilder<SqlBool>, { permitted }: QueryContext<unknown>, allVersions: boolean) {
  const { rows } = await sql<Row>`
    select member.id as tenant_id, member.name as member_name, member.ags, recipient.profile_version as version, recipient.created_at,
      person.name as entered_by, recipient.profile
    from tenant as member
    left join recipient_profile as recipient on recipient.tenant_id = member.id
      and (${allVersions} or recipient.profile_version = (select max(other.profile_version) from recipient_profile as other where other.tenant_id = member.id))
    left join tenant_user as person on person.id = recipient.entered_by_user
    where member.kind = 'member' and ${where} and ${permitted({ tenantId: 'member.id' })}
    order by member.ags, recipient.profile_version desc limit 2000`.execute(reads);
  return rows.map(rowOf);
}

/** Where and how members receive their documents; a member sees itself. Those without a profile stand among them, as version 0. */
export const listRecipients = query({
  name: 'billing.listRecipients',
  action: 'billing.readDocuments',
  input: z.object({}),
  run: (reads, context) => recipientsWhere(reads, sql<SqlBool>`true`, context, false),
});

export type RecipientRow = Awaited<ReturnType<typeof listRecipients.run>>[number];

/** Every version of one member's profile, the youngest first. */
export const recipientVersions = query({
  name: 'billing.recipientVersions',
  action: 'billing.readDocuments',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: (reads, context) => recipientsWhere(reads, sql<SqlBool>`member.id = ${context.input.tenantId}::uuid`, context, true),
});

export const findRecipient = query({
  name: 'billing.findRecipient',
  action: 'billing.readDocuments',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, context): Promise<RecipientRow | null> =>
    (await recipientsWhere(reads, sql<SqlBool>`member.id = ${context.input.tenantId}::uuid`, context, false))[0] ?? null,
});
