// SPDX-License-Identifier: EUPL-1.2
import { readStatusReports, type StatusReport, type TransactionStatus } from '@formats/bank';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Writes } from '@platform/database';
import type { FileStore } from '@platform/files';

export type Reports = Awaited<ReturnType<typeof readStatusReports>>;

/** A report of the bank (pain.002) as it was uploaded; no file where there is none, or none that is harmless. */
export interface GivenReport {
  readonly file: { readonly id: string; readonly sha256: string } | null;
  readonly reports: Reports | null;
}

export async function readReport(
  { writes, files }: { readonly writes: Writes; readonly files: FileStore },
  centreId: string,
  fileId: string,
): Promise<GivenReport> {
  const file = await writes.storedFile.findFirst({
    where: { id: fileId, tenantId: centreId, scanState: { not: 'infected' } },
    select: { id: true, sha256: true },
  });
  const opened = file && (await files.openStream(centreId, file.sha256));
  return { file, reports: opened ? await readStatusReports(opened.stream) : null };
}

/** A payment of a file, as a report names it. */
export interface Told {
  readonly id: string;
  readonly endToEndId: string;
  /** Of the block of the file that it stands in; null: of any. */
  readonly paymentInfoId: string | null;
}
type Word = Pick<TransactionStatus, 'meaning' | 'reasons' | 'accountName'>;

const saysAll = ({ meaning }: Pick<StatusReport, 'meaning'>): boolean =>
  meaning !== null && meaning !== 'partly' && meaning !== 'mismatches';

/** What a report says of each payment; a bank may say it of the file, or of a block of it, as a whole. */
export function toldOf(report: StatusReport, payments: readonly Told[]): Map<string, Word> {
  const told = new Map<string, Word>();
  const say = (ids: readonly Told[], { meaning, reasons }: Pick<StatusReport, 'meaning' | 'reasons'>): void => {
    for (const { id } of ids) told.set(id, { meaning, reasons, accountName: null });
  };
  if (saysAll(report)) say(payments, report);
  for (const block of report.payments.filter(saysAll)) {
    const own = payments.filter(
      ({ paymentInfoId: id }) => id === null || report.payments.length === 1 || id === block.paymentInformationId,
    );
    say(own, block);
  }
  const byEndToEnd = new Map(payments.map(({ endToEndId, id }) => [endToEndId, id]));
  for (const one of transactionsOf(report)) {
    const id = byEndToEnd.get(one.endToEndId ?? '');
    if (id !== undefined) told.set(id, one);
  }
  return told;
}

const transactionsOf = (report: StatusReport): TransactionStatus[] => report.payments.flatMap(({ transactions }) => transactions);

export const reasonOf = (reasons: TransactionStatus['reasons'], otherwise = 'RJCT'): string =>
  reasons.map(({ code, text }) => [code, text].filter((word) => word !== null).join(' ')).join('; ') || otherwise;

export type ReportRefusal = 'FILE_UNKNOWN' | 'NOT_A_STATUS_REPORT' | 'OTHER_FILE' | 'ORDER_OF_OTHER_FILE';

/** The reports about the file of this message id, if they name nothing that is not in it. */
export function reportsOf(
  { reports }: GivenReport,
  { messageId, endToEndIds }: { readonly messageId: string | undefined; readonly endToEndIds: readonly string[] },
): Result<readonly StatusReport[], Refusal<ReportRefusal>> {
  if (reports === null) return err(refusal('FILE_UNKNOWN', { field: 'fileId' }));
  if (!reports.ok)
    return err(refusal('NOT_A_STATUS_REPORT', { field: 'fileId', params: { code: reports.error.code, ...reports.error.params } }));
  const own = reports.value.filter(({ original }) => original.messageId === messageId);
  if (own.length === 0)
    return err(refusal('OTHER_FILE', { field: 'fileId', params: { messageId: reports.value[0]?.original.messageId ?? '' } }));
  const known = new Set(endToEndIds);
  const strange = own.flatMap(transactionsOf).find(({ endToEndId }) => endToEndId !== null && !known.has(endToEndId));
  return strange ? err(refusal('ORDER_OF_OTHER_FILE', { params: { endToEndId: strange.endToEndId ?? '' } })) : ok(own);
}
