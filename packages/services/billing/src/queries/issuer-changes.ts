// SPDX-License-Identifier: EUPL-1.2
import type { IssuerChangeStatus, IssuerProfile } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly status: IssuerChangeStatus;
  readonly valid_from: CivilDate;
  readonly profile: IssuerProfile;
  readonly before: IssuerProfile | null;
  readonly proposed_by: string | null;
  readonly proposed_by_user: string;
  readonly proposed_by_account: string | null;
  readonly proposed_at: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
}

const flat = ({ address, ...plain }: IssuerProfile): Readonly<Record<string, string>> => ({ ...plain, ...address });

/** The account first: a second person looks at it before all else. */
const FIELDS = ['iban', 'bic', 'accountName', 'creditorId', 'name', 'representedBy', 'line1', 'line2', 'postCode', 'city', 'country'];
const MORE = ['vatId', 'taxNumber', 'contactName', 'contactPhone', 'contactEmail'];

function factsOf(profile: IssuerProfile, before: IssuerProfile | null) {
  const [old, next] = [before && flat(before), flat(profile)];
  return [...FIELDS, ...MORE].map((field) => ({ field, from: old ? (old[field] ?? '') : null, to: next[field] ?? '' }));
}

/** Wishes for another issuer, the youngest first, each beside what held when it was made. */
export const listIssuerChanges = query({
  name: 'billing.listIssuerChanges',
  action: 'billing.readSettings',
  input: z.object({}),
  run: async (reads, { actor, permitted }) => {
    const { rows } = await sql<Row>`
      select change.id, change.version, change.status, change.valid_from, change.profile, first.name as proposed_by, change.proposed_by_user,
        change.proposed_by as proposed_by_account, change.proposed_at, second.name as decided_by, change.decided_at,
        (select issuer.profile from issuer_profile as issuer where issuer.tenant_id = change.tenant_id
          and issuer.created_at < coalesce(change.decided_at, 'infinity') order by issuer.profile_version desc limit 1) as before
      from issuer_change as change
      left join tenant_user as first on first.tenant_id = change.tenant_id and first.id = change.proposed_by_user
      left join tenant_user as second on second.tenant_id = change.tenant_id and second.id = change.decided_by_user
      where ${permitted({ tenantId: 'change.tenant_id' })} order by change.proposed_at desc, change.id limit 200`.execute(reads);
    return rows.map((row) => ({
      ...{ id: row.id, version: row.version, status: row.status, validFrom: row.valid_from, facts: factsOf(row.profile, row.before) },
      mine: row.proposed_by_user === actor.userId || (row.proposed_by_account !== null && row.proposed_by_account === actor.accountId),
      ...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at, decidedBy: row.decided_by, decidedAt: row.decided_at },
    }));
  },
});

export type IssuerChangeRow = Awaited<ReturnType<typeof listIssuerChanges.run>>[number];
