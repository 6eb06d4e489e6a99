// SPDX-License-Identifier: EUPL-1.2
import { type BillableSet, documentsPort, runBillablesPort } from '@contracts/billing';
import { type JournalCharge, type MakeJournalRefusal, makeJournal as make, mappingOn } from '@domain/treasury';
import { formatCivilDate } from '@kernel/core';
import { dateInput, everyCode, idInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { journalsOf, mappingsOf } from '../centre-records.ts';
import { documentsOfSource } from '../posted-documents.ts';
import { enteredBy, useCase } from '../use-case.ts';

const labelOf = ({ kind, from, to }: BillableSet): string => {
  const period = `${formatCivilDate(from)} bis ${formatCivilDate(to)}`;
  return kind === 'correction' ? `Berichtigung der Abrechnung ${period}` : `Abrechnung ${period}`;
};

/** Balanced entries for the books from a released run, with the documents that were issued for it. */
export const makeJournal = useCase({
  name: 'treasury.makeJournal',
  action: 'treasury.keepAccounts',
  input: z.object({ runId: idInput<'RunId'>(), postedOn: dateInput, replace: z.boolean().optional() }),
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
  load: async ({ reads, ports, accounts }, { input, actor, at }) => {
    await accounts.lock([actor.centreId]);
    const set = await ports.get(runBillablesPort).find(reads, actor.associationId, input.runId);
    if (!set) return null;
    const charges = set.billables.flatMap(({ tenantId, ags, memberName, lines }) =>
      lines.map(
        ({ lineKey, label, form, serviceFamilyCode, amountCents, vat }): JournalCharge => ({
          ...{ lineKey, label: label.de, tenantId, ags, memberName, serviceFamilyCode, netCents: amountCents },
          ...{ family: form === 'statutes' ? 'notice' : 'invoice', vatCode: vat.code, ratePermille: vat.ratePermille },
        }),
      ),
    );
    // Documents that close a year also balance what is carried over: the books need it beside the charges of the run.
    const documents = await documentsOfSource(reads, set.sourceId);
    const carried = (await ports.get(documentsPort).carriedOver(reads, set.sourceId)).flatMap((line): JournalCharge[] => {
      const document = documents.find((one) => one.tenantId === line.tenantId && one.family === line.family);
      return document ? [{ ...line, ags: document.ags, memberName: document.memberName }] : [];
    });
    const families = await reads.selectFrom('service_family').select(['code', 'name_de']).where('tenant_id', '=', actor.centreId).execute();
    return {
      familyNames: new Map(families.map(({ code, name_de }) => [code, name_de])),
      ...{ ...enteredBy(actor, at), charges: [...charges, ...carried], sourceId: set.sourceId, sourceLabel: labelOf(set) },
      ...{ mapping: mappingOn(await mappingsOf(reads), input.postedOn), documents },
      earlier: await journalsOf(reads, sql`journal.source_id = ${set.sourceId}::uuid`),
    };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'journal' }),
  decide: (state, { postedOn, replace = false }, circumstances) => make(state, { postedOn, replace }, circumstances),
  save: ({ centre }, journal, by) => centre.addJournal(journal, by),
  record: ({ entries, ...journal }) => ({ type: 'journal', id: journal.id, content: { ...journal, entries: entries.length } }),
  outcome: ({ id }) => ({ journalId: id }),
});
