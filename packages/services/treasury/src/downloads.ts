// SPDX-License-Identifier: EUPL-1.2
import { paymentHandOverJson } from '@contracts/treasury';
import { type WriteColumn, writeCsv } from '@formats/csv';
import { formatCivilDate } from '@kernel/core';
import type { Download } from '@platform/service';
import type { StoredJournal } from './centre-records.ts';
import { handOverOf } from './payment-hand-over.ts';
import { findJournal, findProposal } from './queries/list-hand-overs.ts';
import type { StoredProposal } from './stored-proposals.ts';

interface JournalRow {
  readonly number: number | null;
  readonly booking: number | null;
  readonly account: string;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly text: string;
  readonly member: string;
  readonly source: string;
  readonly origin: string;
}

/** The columns of docs/treasury.md; the last line is the proof: both sums, and the hash of the entries. */
function journalFile(journal: StoredJournal): Uint8Array {
  const isTold = journal.entries.some(({ origin }) => origin !== undefined);
  const columns: WriteColumn<JournalRow>[] = [
    { header: 'Nummer', kind: 'wholeNumber', value: ({ number }) => number },
    { header: 'Buchung', kind: 'wholeNumber', value: ({ booking }) => booking },
    { header: 'Buchungsdatum', kind: 'date', value: () => journal.postedOn },
    { header: 'Konto', kind: 'text', value: ({ account }) => account },
    { header: 'Soll in Euro', kind: 'amount', value: ({ debit }) => debit },
    { header: 'Haben in Euro', kind: 'amount', value: ({ credit }) => credit },
    { header: 'Text', kind: 'text', value: ({ text }) => text },
    { header: 'Mitglied', kind: 'text', value: ({ member }) => member },
    // The file of a journal stays as it was: those made before the words were kept have only the keys.
    ...(isTold ? [{ header: 'Herkunft', kind: 'text' as const, value: ({ origin }: JournalRow) => origin }] : []),
    { header: isTold ? 'Kennung der Herkunft' : 'Herkunft', kind: 'text', value: ({ source }) => source },
  ];
  const rows = journal.entries.map(
    ({ debitCents, creditCents, origin = '', ...entry }): JournalRow => ({ ...entry, debit: debitCents, credit: creditCents, origin }),
  );
  const total = rows.reduce((sum, { debit }) => sum + debit, 0n);
  const credits = rows.reduce((sum, { credit }) => sum + credit, 0n);
  const proof: JournalRow = {
    ...{ number: null, booking: null, account: '', debit: total, credit: credits, member: '', origin: '' },
    text: `Summe aus ${rows.length} Zeilen, Zuordnung ${journal.mappingVersion}`,
    source: `SHA-256 ${journal.contentHash}`,
  };
  return writeCsv(columns, [...rows, proof]);
}

function proposalFile({ kind, executeOn, items }: StoredProposal): Uint8Array {
  const columns: WriteColumn<StoredProposal['items'][number]>[] = [
    { header: 'Art', kind: 'text', value: () => (kind === 'collection' ? 'Einzug' : 'Auszahlung') },
    { header: 'Ausführung am', kind: 'date', value: () => executeOn },
    { header: 'AGS', kind: 'text', value: ({ ags }) => ags },
    { header: 'Mitglied', kind: 'text', value: ({ memberName }) => memberName },
    { header: 'Betrag in Euro', kind: 'amount', value: ({ amountCents }) => amountCents },
    { header: 'Fällig am', kind: 'date', value: ({ dueOn }) => dueOn },
    { header: 'Verwendungszweck', kind: 'text', value: ({ reference }) => reference },
    { header: 'Kontoinhaber', kind: 'text', value: ({ order }) => order?.name ?? '' },
    { header: 'IBAN', kind: 'text', value: ({ order }) => order?.iban ?? '' },
    { header: 'Mandatsreferenz', kind: 'text', value: ({ order }) => order?.mandate?.id ?? '' },
    { header: 'Lastschriftverfahren', kind: 'text', value: ({ order }) => order?.mandate?.scheme ?? '' },
    { header: 'Mandat vom', kind: 'date', value: ({ order }) => order?.mandate?.signedOn ?? null },
    { header: 'Auftragskennung', kind: 'text', value: ({ order }) => order?.endToEndId ?? '' },
    { header: 'Kennung', kind: 'text', value: ({ id }) => id },
  ];
  return writeCsv(columns, items);
}

/** The same as data: the contract of docs/treasury.md. */
const proposalJson = (proposal: StoredProposal): string => paymentHandOverJson(handOverOf(proposal));

const nothing = { fileName: 'leer.csv', mediaType: 'text/csv; charset=utf-8', content: '' };

export const downloads: readonly Download[] = [
  {
    ...{ name: 'treasury-journal', action: findJournal.action, query: findJournal },
    toFile: (journal: StoredJournal | null) =>
      journal
        ? {
            fileName: `journal-${formatCivilDate(journal.postedOn)}-${journal.id.slice(-6)}.csv`,
            mediaType: 'text/csv; charset=utf-8',
            content: journalFile(journal),
          }
        : nothing,
  },
  {
    ...{ name: 'treasury-payments', action: findProposal.action, query: findProposal },
    toFile: (proposal: StoredProposal | null) =>
      proposal
        ? { fileName: `zahlungen-${proposal.executeOn}.csv`, mediaType: 'text/csv; charset=utf-8', content: proposalFile(proposal) }
        : nothing,
  },
  {
    ...{ name: 'treasury-payments-json', action: findProposal.action, query: findProposal },
    toFile: (proposal: StoredProposal | null) =>
      proposal
        ? { fileName: `zahlungen-${proposal.executeOn}.json`, mediaType: 'application/json', content: proposalJson(proposal) }
        : { ...nothing, fileName: 'leer.json', mediaType: 'application/json' },
  },
];
