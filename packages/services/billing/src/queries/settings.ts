// SPDX-License-Identifier: EUPL-1.2
import { type BillingRule, DEFAULT_RULE, type IssuerProfile, PLACEHOLDERS, PROPOSED_TEXTS, type TextData } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

interface Entered {
  readonly id: string;
  readonly version: number;
  readonly valid_from: CivilDate;
  readonly created_at: string;
  readonly entered_by: string | null;
}

const enteredOf = (row: Entered) => ({
  id: row.id,
  version: row.version,
  validFrom: row.valid_from,
  enteredAt: row.created_at,
  enteredBy: row.entered_by,
});

/** Who entered a row of the table. */
const person = (table: string) => sql`
  left join tenant_user as person on person.tenant_id = ${sql.ref(`${table}.tenant_id`)} and person.id = ${sql.ref(`${table}.entered_by_user`)}`;

/** Every version of every text, the youngest first. */
export const listTexts = query({
  name: 'billing.listTexts',
  action: 'billing.readSettings',
  input: z.object({}),
  run: async (reads, { permitted, today }) => {
    const { rows } = await sql<Entered & { family: string; kind: string; text: string; data: TextData; in_force: boolean }>`
      select block.id, block.text_version as version, block.valid_from, block.created_at, person.name as entered_by, block.family, block.kind,
        block.text, block.data, block.text_version = (select max(other.text_version) from text_block as other where other.tenant_id = block.tenant_id
          and other.family = block.family and other.kind = block.kind and other.valid_from <= ${today}::date) as in_force
      from text_block as block ${person('block')}
      where ${permitted({ tenantId: 'block.tenant_id' })} order by block.family desc, block.kind, block.text_version desc`.execute(reads);
    return rows.map((row) => ({
      ...enteredOf(row),
      family: row.family,
      kind: row.kind,
      text: row.text,
      court: row.data.court,
      courtAddress: row.data.courtAddress,
      inForce: row.in_force ?? false,
    }));
  },
});

export type TextRow = Awaited<ReturnType<typeof listTexts.run>>[number];

/** What a text may name, and proposals to begin with. */
export const proposedTexts = query({
  name: 'billing.proposedTexts',
  action: 'billing.readSettings',
  input: z.object({}),
  run: async () => ({ placeholders: PLACEHOLDERS, texts: PROPOSED_TEXTS }),
});

export type ProposedTexts = Awaited<ReturnType<typeof proposedTexts.run>>;

/** Every version of who issues the documents, the youngest first. */
export const listIssuers = query({
  name: 'billing.listIssuers',
  action: 'billing.readSettings',
  input: z.object({}),
  run: async (reads, { permitted }) => {
    const { rows } = await sql<Entered & { profile: IssuerProfile; released_by: string | null }>`
      select issuer.id, issuer.profile_version as version, issuer.valid_from, issuer.created_at, person.name as entered_by, issuer.profile,
        second.name as released_by
      from issuer_profile as issuer ${person('issuer')}
      left join tenant_user as second on second.tenant_id = issuer.tenant_id and second.id = issuer.released_by_user
      where ${permitted({ tenantId: 'issuer.tenant_id' })} order by issuer.profile_version desc`.execute(reads);
    return rows.map((row) => ({ ...enteredOf(row), ...row.profile, releasedBy: row.released_by }));
  },
});

export type IssuerRow = Awaited<ReturnType<typeof listIssuers.run>>[number];

/** Every version of the rules for documents, the youngest first; what holds without any stands last, as version 0. */
export const listBillingRules = query({
  name: 'billing.listRules',
  action: 'billing.readSettings',
  input: z.object({}),
  run: async (reads, { permitted }) => {
    const { rows } = await sql<Entered & { rule: BillingRule }>`
      select rule.id, rule.rule_version as version, rule.valid_from, rule.created_at, person.name as entered_by, rule.rule
      from billing_rule as rule ${person('rule')}
      where ${permitted({ tenantId: 'rule.tenant_id' })} order by rule.rule_version desc`.execute(reads);
    const stored = rows.map((row) => ({ ...row.rule, enteredAt: row.created_at as string | null, enteredBy: row.entered_by }));
    return [...stored, { ...DEFAULT_RULE, enteredAt: null, enteredBy: null }];
  },
});

export type BillingRuleRow = Awaited<ReturnType<typeof listBillingRules.run>>[number];
