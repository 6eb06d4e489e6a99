// SPDX-License-Identifier: EUPL-1.2
import { readStatusReports, type StatusMeaning, type StatusReport, type TransactionStatus } from '@formats/bank';
import { centsToDecimal } from '@kernel/core';
import { bytesOf, notOfABank } from '../bank-files.ts';
import { bankFindingJson, bankFindingLine } from '../bank-sentences.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import { type Answer, EXIT } from '../outcome.ts';

const MEANINGS: Readonly<Record<StatusMeaning, Bilingual>> = {
  accepted: both('angenommen', 'accepted'),
  settled: both('ausgeführt', 'settled'),
  partly: both('teilweise angenommen', 'accepted in part'),
  pending: both('in Bearbeitung', 'pending'),
  rejected: both('abgelehnt', 'rejected'),
  cancelled: both('storniert', 'cancelled'),
  match: both('Name stimmt', 'name matches'),
  'close-match': both('Name stimmt fast', 'name matches nearly'),
  'no-match': both('Name stimmt nicht', 'name does not match'),
  'not-available': both('Name nicht prüfbar', 'name cannot be verified'),
  mismatches: both('nicht alle Namen stimmen', 'not all names match'),
  unknown: both('unbekannt', 'unknown'),
};

/** What somebody must look at before anything goes on. */
const STOPPING: ReadonlySet<StatusMeaning> = new Set([
  'partly',
  'rejected',
  'cancelled',
  'close-match',
  'no-match',
  'not-available',
  'mismatches',
  'unknown',
]);

const meaningOf = (status: string | null, meaning: StatusMeaning | null): Line =>
  meaning === null ? both('ohne Status', 'no status') : joined(`${status}, `, MEANINGS[meaning]);

function transactionLine(one: TransactionStatus): Line {
  const amount = one.amountCents === null ? '' : joined(' ', amountText(centsToDecimal(one.amountCents)), ` ${one.currency ?? ''}`);
  const reasons = one.reasons.map(({ code, text }) => [code, text].filter((part) => part !== null).join(' ')).filter((part) => part !== '');
  const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  const name =
    one.accountName === null ? '' : both(`; das Konto gehört „${one.accountName}“`, `; the account belongs to “${one.accountName}”`);
  return joined(`   ${one.endToEndId ?? '?'} ${one.creditorName ?? ''}`, amount, ': ', meaningOf(one.status, one.meaning), why, name);
}

function reportLines(file: string, report: StatusReport): readonly Line[] {
  const place = report.member === null ? file : `${file}!${report.member}`;
  return [
    joined(
      `${place}: ${report.original.messageName ?? ''} ${report.original.messageId ?? '?'}: `,
      meaningOf(report.status, report.meaning),
    ),
    ...report.payments.flatMap((payment) => [
      joined(`   ${payment.paymentInformationId ?? '?'}: `, meaningOf(payment.status, payment.meaning)),
      ...payment.transactions.map(transactionLine),
    ]),
    ...report.findings.map(bankFindingLine),
  ];
}

const reportJson = ({ findings, payments, ...report }: StatusReport) => ({
  ...report,
  payments: payments.map(({ transactions, ...payment }) => ({
    ...payment,
    transactions: transactions.map(({ amountCents, ...one }) => ({
      ...one,
      amount: amountCents === null ? null : centsToDecimal(amountCents),
    })),
  })),
  findings: findings.map(bankFindingJson),
});

/** `verbund payments status FILE`: what the bank accepted, rejected, or says about the names. */
export async function statusCommand(file: string): Promise<Answer> {
  const read = await readStatusReports(await bytesOf(file));
  if (!read.ok) throw notOfABank(file, read.error);
  const all = read.value.flatMap((report) => [report, ...report.payments, ...report.payments.flatMap(({ transactions }) => transactions)]);
  const ok = !all.some(({ meaning }) => meaning !== null && STOPPING.has(meaning));
  return {
    code: ok ? EXIT.done : EXIT.refused,
    lines: read.value.flatMap((report) => reportLines(file, report)),
    json: { ok, reports: read.value.map(reportJson) },
  };
}
