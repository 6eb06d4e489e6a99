// SPDX-License-Identifier: EUPL-1.2
import { DOCUMENT_STATUSES, FAMILIES } from '@domain/billing';
import { isText, type Page, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { choiceInput, idInput, query, textInput } from '@platform/use-case';
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type DocumentHead, documentRows } from './document-rows.ts';

export const documentFilters = {
  roundId: idInput<'RoundId'>().optional(),
  tenantId: idInput<'TenantId'>().optional(),
  family: choiceInput('DocumentFamily', FAMILIES).optional(),
  status: choiceInput('BillingDocumentStatus', DOCUMENT_STATUSES).optional(),
  year: z.int().min(1995).max(2100).optional(),
  search: textInput(100, 0).optional(),
};
type Filters = z.output<z.ZodObject<typeof documentFilters>>;

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

export const documentsWhere = ({ roundId, tenantId, family, status, year, search }: Filters) => sql<SqlBool>`
  (${roundId ?? null}::uuid is null or document.round_id = ${roundId ?? null}::uuid)
  and (${tenantId ?? null}::uuid is null or document.tenant_id = ${tenantId ?? null}::uuid)
  and (${family ?? null}::text is null or document.family = ${family ?? null})
  and (${year ?? null}::int is null or document.year = ${year ?? null}::int)
  and (document.status = ${status ?? null} or (${status ?? null}::text is null and document.status <> 'discarded'))
  and (${search ?? ''} = '' or document.number ilike ${like(search ?? '')} or member.name ilike ${like(search ?? '')})`;

/** What a list is sorted by: the youngest issue first, drafts before it; within a round by AGS. */
const KEY = sql`coalesce(to_char(document.issued_on, 'YYYY-MM-DD'), '9999-12-31') || ' ' || to_char(document.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS')`;
export const ROUND_KEY = sql`member.ags || ' ' || document.group_key`;

/** Documents with filters, page by page; a member its own. */
export const listDocuments = query({
  name: 'billing.listDocuments',
  action: 'billing.readDocuments',
  input: z.object({ ...documentFilters, ...pageFields(200) }),
  run: async (reads, context): Promise<Page<DocumentHead>> => {
    const { input } = context;
    const ofRound = input.roundId !== undefined;
    const rows = await documentRows(reads, context, {
      where: documentsWhere(input),
      key: ofRound ? ROUND_KEY : KEY,
      descending: !ofRound,
      after: placeFrom(input.after, isText),
      limit: input.first + 1,
    });
    return pageOf(
      rows,
      input.first,
      ({ sortKey, id }) => ({ by: sortKey, id }),
      ({ head }) => head,
    );
  },
});
