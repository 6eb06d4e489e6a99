// SPDX-License-Identifier: EUPL-1.2
import {
  type BillingRule,
  documentFromJson,
  type IssuerProfile,
  type RecipientProfile,
  ruleOn,
  type TextBlock,
  textOn,
} from '@domain/billing';
import type { CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import { heldOn } from '../repositories/register-repository.ts';
import { type HeldRegisters, trialIssue } from '../trial-issue.ts';

interface Register {
  readonly texts: readonly (Omit<TextBlock, 'version'> & { readonly version: number })[];
  readonly issuers: readonly { readonly version: number; readonly validFrom: CivilDate; readonly value: IssuerProfile }[];
  readonly rules: readonly BillingRule[];
  readonly recipients: readonly { readonly tenantId: string; readonly value: RecipientProfile }[];
}

async function registers(reads: Reads, centreId: TenantId, day: CivilDate): Promise<HeldRegisters> {
  const { rows } = await sql<Register>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('family', family, 'kind', kind, 'version', text_version, 'text', text, 'data', data,
        'validFrom', valid_from)), '[]') from text_block where tenant_id = ${centreId}::uuid) as texts,
      (select coalesce(jsonb_agg(jsonb_build_object('version', profile_version, 'validFrom', valid_from, 'value', profile)), '[]')
        from issuer_profile where tenant_id = ${centreId}::uuid) as issuers,
      (select coalesce(jsonb_agg(rule), '[]') from billing_rule where tenant_id = ${centreId}::uuid) as rules,
      (select coalesce(jsonb_agg(jsonb_build_object('tenantId', tenant_id, 'value', profile)), '[]') from recipient_profile as recipient
        where profile_version = (select max(other.profile_version) from recipient_profile as other
          where other.tenant_id = recipient.tenant_id)) as recipients`.execute(reads);
  const { texts = [], issuers = [], rules = [], recipients = [] } = rows[0] ?? {};
  return {
    texts,
    issuer: heldOn(issuers, day),
    rule: ruleOn(rules, day),
    recipients: new Map(recipients.map(({ tenantId, value }) => [tenantId, { value }])),
    hasLegalRemedy: textOn(texts, 'notice', 'legalRemedy', day) !== null,
  };
}

interface Row {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly member_name: string;
  readonly content: unknown;
}

/** What would keep documents of a round from going out if it were issued today; empty: nothing. */
export const checkIssue = query({
  name: 'billing.checkIssue',
  action: 'billing.readRounds',
  input: z.object({ roundId: idInput<'RoundId'>() }),
  run: async (reads, { input, actor, today }) => {
    const { rows } = await sql<Row>`
      select document.id, document.tenant_id, member.name as member_name, document.content from billing_document as document
      join tenant as member on member.id = document.tenant_id
      where document.round_id = ${input.roundId}::uuid and document.status in ('draft', 'announced') order by member.ags, document.group_key`.execute(
      reads,
    );
    if (rows.length === 0) return [];
    const held = await registers(reads, actor.centreId, today);
    const documents = rows.map(
      ({ id, tenant_id: tenantId, content }) => ({ id, tenantId, content: documentFromJson(content) }) as unknown as DocumentRecord,
    );
    return trialIssue(documents, held, today).flatMap(({ findings }, index) => {
      const row = rows[index];
      return row && findings.length > 0 ? [{ documentId: row.id, tenantId: row.tenant_id, memberName: row.member_name, findings }] : [];
    });
  },
});

export type IssueFindings = Awaited<ReturnType<typeof checkIssue.run>>[number];
