// SPDX-License-Identifier: EUPL-1.2
import { AGREEMENT_STATUSES, ENDS_SOON_DAYS, latestNotice } from '@domain/agreements';
import { addDays, type CivilDate, isUuid } from '@kernel/core';
import type { Page } from '@platform/graphql';
import { choiceInput, idInput, query, ReadRefused, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { SIGNED } from '../signed.ts';

export interface AgreementListRow {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly tenantColour: string;
  readonly number: string;
  readonly title: string;
  readonly form: string;
  readonly status: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly noticeMonths: number;
  readonly serviceFamilyCodes: readonly string[];
  readonly endsSoon: boolean;
  readonly latestNoticeDate: string | null;
  readonly version: number;
}

const COUNTED_ROWS = 10_000;

/** A place in the list: the member's name, the number, the id. */
function placeFrom(after: string | undefined): readonly [string, string, string] | null {
  if (after === undefined) return null;
  const parts = Buffer.from(after, 'base64url').toString('utf8').split('\n');
  const [name, number, id] = parts;
  if (name === undefined || number === undefined || id === undefined || !isUuid(id) || `${name}${number}`.includes('\u0000'))
    throw new ReadRefused('INVALID_INPUT', 'NOT_A_CURSOR', 'after');
  return [name, number, id];
}

/** Agreements by member and number. A member sees its own, and no drafts: they are the centre's until they are signed. */
export const listAgreements = query({
  name: 'agreements.listAgreements',
  action: 'agreements.read',
  input: z.object({
    tenantId: idInput<'TenantId'>().optional(),
    serviceFamilyCode: textInput(60).optional(),
    status: z.array(choiceInput('AgreementStatus', AGREEMENT_STATUSES)).max(5).optional(),
    endsSoon: z.boolean().default(false),
    after: z.string().max(1_000).optional(),
    first: z.int().min(1).max(100).default(50),
  }),
  run: async (reads, { input, actor, today, permitted }): Promise<Page<AgreementListRow>> => {
    const { tenantId, serviceFamilyCode, status, first } = input;
    const place = placeFrom(input.after);
    const soon = addDays(today, ENDS_SOON_DAYS);
    const endsSoon = sql<boolean>`(agreement.status in ('active', 'noticeGiven') and coalesce(terms.valid_to between ${today}::date and ${soon}::date, false))`;
    const matching = reads
      .selectFrom('agreement')
      .innerJoin('agreement_terms as terms', (join) =>
        join
          .onRef('terms.tenant_id', '=', 'agreement.tenant_id')
          .onRef('terms.agreement_id', '=', 'agreement.id')
          .on('terms.known_to', 'is', null),
      )
      .innerJoin('tenant', 'tenant.id', 'agreement.tenant_id')
      .where(permitted({ tenantId: 'agreement.tenant_id' }))
      .$if(actor.body.side === 'member', (rows) => rows.where('agreement.status', 'in', SIGNED))
      .$if(tenantId !== undefined, (rows) => rows.where('agreement.tenant_id', '=', tenantId ?? ''))
      .$if(serviceFamilyCode !== undefined, (rows) => rows.where(sql<boolean>`${serviceFamilyCode} = any(terms.service_family_codes)`))
      .$if(status !== undefined && status.length > 0, (rows) => rows.where('agreement.status', 'in', status ?? []))
      .$if(input.endsSoon, (rows) => rows.where(endsSoon));
    const rows = await reads
      .with('matching', () =>
        matching
          .select(['agreement.id', 'agreement.tenant_id as tenantId', 'tenant.short_name as tenantName', 'tenant.colour as tenantColour'])
          .select(['agreement.number', 'terms.title', 'terms.form', 'agreement.status', 'terms.valid_from as validFrom'])
          .select(['terms.valid_to as validTo', 'terms.notice_months as noticeMonths', 'agreement.version'])
          .select(['terms.service_family_codes as serviceFamilyCodes', endsSoon.as('endsSoon')]),
      )
      .selectFrom('matching')
      .selectAll()
      .select(sql<number>`(select count(*)::int from (select from matching limit ${COUNTED_ROWS}) counted)`.as('total'))
      .$if(place !== null, (shown) =>
        shown.where(
          sql<boolean>`("tenantName", number, id) > (${place?.[0] ?? ''}, ${place?.[1] ?? ''}, ${place?.[2] ?? sql`null`}::uuid)`,
        ),
      )
      .orderBy('tenantName')
      .orderBy('number')
      .orderBy('id')
      .limit(first + 1)
      .execute();
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    return {
      items: shown.map(({ total: _total, ...row }) => ({ ...row, latestNoticeDate: noticeBy(row) })),
      nextCursor:
        rows.length > first && last ? Buffer.from([last.tenantName, last.number, last.id].join('\n')).toString('base64url') : null,
      total: rows[0]?.total ?? 0,
    };
  },
});

/** The last day for a notice that makes a running agreement end with its term. */
export const noticeBy = (row: { status: string; validTo: string | null; noticeMonths: number }): string | null =>
  row.validTo !== null && row.status === 'active' ? latestNotice(row.validTo as CivilDate, row.noticeMonths) : null;
