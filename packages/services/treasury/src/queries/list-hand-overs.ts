// SPDX-License-Identifier: EUPL-1.2
import { settlementResultsPort } from '@contracts/settlement';
import { sumCents } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { journalsOf, mappingsOf, type StoredJournal } from '../centre-records.ts';
import { knownMembers } from '../known-members.ts';
import { lateJournalOrders, notHandedOver } from '../late-journal-orders.ts';
import { bankDetailsOf, proposalsOf, type StoredProposal } from '../stored-proposals.ts';

export const listAccountMappings = query({
  name: 'treasury.listAccountMappings',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads) =>
    (await mappingsOf(reads)).map(({ id, version, validFrom, note, accounts }) => ({
      ...{ id, mappingVersion: version, validFrom, note },
      accounts: Object.entries(accounts).map(([purpose, account]) => ({ purpose, account })),
    })),
});
export type MappingView = Awaited<ReturnType<typeof listAccountMappings.run>>[number];

/** Documents of its source that were issued after a journal was made: their advances are not in it. */
const DOCUMENTS_SINCE = sql<boolean>`exists (select from posted_document as document
  where document.source_id = journal.source_id and document.kind <> 'advance' and document.created_at > journal.created_at)`;

const journalShown = (journal: StoredJournal, { replaced, outdated }: { readonly replaced: boolean; readonly outdated: boolean }) => {
  const { id, sourceId, sourceLabel, mappingVersion, postedOn, totalCents, contentHash, orderIds, madeAt, madeByName, entries } = journal;
  return {
    ...{ id, sourceId, sourceLabel, mappingVersion, postedOn, total: totalCents, hash: contentHash, madeAt, madeBy: madeByName },
    late: orderIds.length > 0,
    ...{ replaced, documentsSince: outdated && !replaced, rows: entries.length },
    entries: entries.map(({ debitCents, creditCents, source, origin = source, ...entry }) => ({
      ...{ ...entry, source, origin, debit: debitCents, credit: creditCents },
    })),
  };
};
export type JournalView = ReturnType<typeof journalShown>;

/** Journals that were handed over, the newest of a source in force, and released runs that have none yet. */
export const listJournals = query({
  name: 'treasury.listJournals',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads, { ports, today }) => {
    const journals = await journalsOf(reads);
    const { rows: outdated } = await sql<{ id: string }>`select journal.id from journal where ${DOCUMENTS_SINCE}`.execute(reads);
    const newest = new Map(journals.toReversed().map(({ sourceId, id }) => [sourceId, id]));
    const runs = await ports.get(settlementResultsPort).releasedRuns(reads);
    const late = await lateJournalOrders(reads, notHandedOver(today));
    return {
      waitingLate: {
        count: late.length,
        claimed: sumCents(late.map(({ booked }) => booked.claimedCents)),
        waived: sumCents(late.map(({ booked }) => booked.waivedCents)),
      },
      journals: journals.map((journal) =>
        journalShown(journal, {
          replaced: newest.get(journal.sourceId) !== journal.id,
          outdated: outdated.some(({ id }) => id === journal.id),
        }),
      ),
      waiting: runs
        .filter(({ runId }) => !newest.has(runId))
        .map(({ runId, from, to, totalCents }) => ({ runId, from, to, total: totalCents })),
    };
  },
});
export type JournalsView = Awaited<ReturnType<typeof listJournals.run>>;

export const findJournal = query({
  name: 'treasury.findJournal',
  action: 'treasury.readBudget',
  input: z.object({ journalId: idInput<'JournalId'>() }),
  run: async (reads, { input }): Promise<StoredJournal | null> =>
    (await journalsOf(reads, sql`journal.id = ${input.journalId}::uuid`))[0] ?? null,
});

const itemShown = ({ amountCents, order, ...item }: StoredProposal['items'][number], returns: StoredProposal['returns']) => {
  const back = returns.find(({ itemId }) => itemId === item.id);
  return {
    ...{ ...item, amount: amountCents, holder: order?.name ?? null, iban: order?.iban ?? null, mandateId: order?.mandate?.id ?? null },
    ...{ endToEndId: order?.endToEndId ?? null, returnedOn: back?.on ?? null, returnReason: back?.reason ?? null },
    ...{ returnFee: back?.feeCents ?? null, returnBy: back?.byName ?? null },
  };
};

export const listProposals = query({
  name: 'treasury.listProposals',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads, { actor }) =>
    (await proposalsOf(reads)).map(
      ({ id, kind, executeOn, status, items, returns, totalCents, proposedBy, proposedAt, proposedByName, decidedByName, rowVersion }) => ({
        ...{
          id,
          version: rowVersion,
          kind,
          executeOn,
          status,
          total: totalCents,
          proposedAt,
          proposedBy: proposedByName,
          decidedBy: decidedByName,
        },
        mine: proposedBy.userId === actor.userId,
        items: items.map((item) => itemShown(item, returns)),
      }),
    ),
});
export type ProposalView = Awaited<ReturnType<typeof listProposals.run>>[number];

export const findProposal = query({
  name: 'treasury.findProposal',
  action: 'treasury.readBudget',
  input: z.object({ proposalId: idInput<'PaymentProposalId'>() }),
  run: async (reads, { input }): Promise<StoredProposal | null> =>
    (await proposalsOf(reads, sql`proposal.id = ${input.proposalId}::uuid`))[0] ?? null,
});

/** Every member with where it is paid and collected from; empty where nothing is known. */
export const listBankDetails = query({
  name: 'treasury.listBankDetails',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads, { actor }) => {
    const known = new Map((await bankDetailsOf(reads)).map((one) => [one.memberId, one]));
    return (await knownMembers(reads, actor.centreId)).map(({ tenantId, ags, name }) => {
      const details = known.get(tenantId);
      return {
        ...{ tenantId, ags, memberName: name, version: details?.version ?? 0, holder: details?.name ?? null, iban: details?.iban ?? null },
        ...{ mandateId: details?.mandate?.id ?? null, signedOn: details?.mandate?.signedOn ?? null },
        ...{
          scheme: details?.mandate?.scheme ?? null,
          sequence: details?.mandate?.sequence ?? null,
          enteredAt: details?.enteredAt ?? null,
          enteredBy: details?.enteredByName ?? null,
        },
      };
    });
  },
});
export type BankDetailsView = Awaited<ReturnType<typeof listBankDetails.run>>[number];
