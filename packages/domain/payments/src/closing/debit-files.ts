// SPDX-License-Identifier: EUPL-1.2
import { byText, type CivilDate, centsToDecimal, sumCents } from '@kernel/core';
import type { Collection, CollectionStatus } from '../debit/collection.ts';
import { checkDebitReleases, type DebitRun } from '../debit/debit-run.ts';
import type { ClosingDebitFile, CountedSum } from './content.ts';

/** A collection as far as a closing tells of it: whom it collects from stays where it is. */
export interface CollectionOfFile extends Pick<Collection, 'endToEndId' | 'amountCents'> {
  /** As it stood at the end of the day. */
  readonly status: CollectionStatus;
}

/** A file of direct debits that was handed over by the end of the day and of which something is still to be told. */
export interface DebitFileOfDay {
  readonly run: Pick<
    DebitRun,
    'id' | 'tenantId' | 'bankAccountId' | 'collectOn' | 'scheme' | 'file' | 'releases' | 'involved' | 'handedOverBy'
  >;
  readonly collections: readonly CollectionOfFile[];
  readonly handedOverOn: CivilDate;
}

const CAME_IN: readonly CollectionStatus[] = ['collected', 'returned'];

function counted(collections: readonly CollectionOfFile[], statuses: readonly CollectionStatus[]): CountedSum {
  const own = collections.filter(({ status }) => statuses.includes(status));
  return { count: own.length, sumCents: sumCents(own.map(({ amountCents }) => amountCents)) };
}

/** F, the files of direct debits, in the order of hand-over. */
export const debitFileSection = (files: readonly DebitFileOfDay[]): ClosingDebitFile[] =>
  files
    .map(({ run, collections, handedOverOn }) => ({
      ...{ runId: run.id, bankAccountId: run.bankAccountId, fileHash: run.file?.hash ?? '', handedOverOn },
      ...{ collectOn: run.collectOn, scheme: run.scheme, count: run.file?.count ?? 0 },
      ...{ controlSumCents: run.file?.controlSumCents ?? sumCents([]), releasedBy: run.releases.map(({ by }) => by) },
      accepted: counted(collections, ['accepted', ...CAME_IN]),
      rejected: counted(collections, ['rejected']),
      collected: counted(collections, CAME_IN),
      returned: counted(collections, ['returned']),
    }))
    .sort((a, b) => byText(a.handedOverOn, b.handedOverOn) || byText(a.runId, b.runId));

/** What is wrong with them: two releases by uninvolved people (I13), and control sum = sum of the collections (I14). */
export function debitFileFaults(
  files: readonly DebitFileOfDay[],
): { readonly code: 'FILE_RELEASES' | 'FILE_SUM_DIFFERS'; readonly runId: string; readonly detail: string }[] {
  return files.flatMap(({ run, collections }) => {
    const wrong = checkDebitReleases(run);
    const sum = sumCents(collections.map(({ amountCents }) => amountCents));
    return [
      ...(wrong ? [{ code: 'FILE_RELEASES' as const, runId: run.id, detail: wrong.code }] : []),
      ...(run.file?.controlSumCents === sum ? [] : [{ code: 'FILE_SUM_DIFFERS' as const, runId: run.id, detail: centsToDecimal(sum) }]),
    ];
  });
}
