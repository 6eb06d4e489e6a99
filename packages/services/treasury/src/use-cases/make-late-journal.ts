// SPDX-License-Identifier: EUPL-1.2
import { type MakeJournalRefusal, makeLateJournal as make, mappingOn } from '@domain/treasury';
import { dateInput, everyCode, idInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { journalsOf, mappingsOf } from '../centre-records.ts';
import { lateJournalOrders, notHandedOver } from '../late-journal-orders.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Balanced entries for the books from what two people have claimed, waived or corrected of being late, each order once. */
export const makeLateJournal = useCase({
  name: 'treasury.makeLateJournal',
  action: 'treasury.keepAccounts',
  input: z.object({
    postedOn: dateInput,
    /** Made again by the mapping of today, in the place of this one. */
    replaces: idInput<'JournalId'>().optional(),
  }),
  ofAll: true,
  refusals: everyCode<MakeJournalRefusal>()(
    'NOT_A_PERSON',
    'NO_MAPPING',
    'ACCOUNT_MISSING',
    'DOCUMENT_DIFFERS',
    'JOURNAL_EMPTY',
    'JOURNAL_EXISTS',
    'JOURNAL_TO_REPLACE',
  ),
  load: async ({ reads, accounts }, { input, actor, at }) => {
    await accounts.lock([actor.centreId]);
    const [former] = input.replaces ? await journalsOf(reads, sql`journal.id = ${input.replaces}::uuid`) : [];
    if (input.replaces && (former?.orderIds.length ?? 0) === 0) return null;
    const earlier = former ? await journalsOf(reads, sql`journal.source_id = ${former.sourceId}::uuid`) : [];
    const orders = await lateJournalOrders(
      reads,
      former ? sql`ordered.id = any(${former.orderIds}::uuid[])` : notHandedOver(input.postedOn),
    );
    const mapping = mappingOn(await mappingsOf(reads), input.postedOn);
    return { ...enteredBy(actor, at), sourceId: former?.sourceId ?? null, earlier, orders, mapping };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'journal' }),
  decide: (state, { postedOn }, circumstances) => make(state, { postedOn }, circumstances),
  save: ({ centre }, journal, by) => centre.addJournal(journal, by),
  record: ({ entries, ...journal }) => ({ type: 'journal', id: journal.id, content: { ...journal, entries: entries.length } }),
  outcome: ({ id }) => ({ journalId: id }),
});
