// SPDX-License-Identifier: EUPL-1.2
import type { PaymentRun } from '@domain/payments';
import { type Conversion, type PainFinding, type PaymentFile, writePain } from '@formats/bank';
import { err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { sha256 } from '../json.ts';
import type { StoredOrder } from '../orders/order-repository.ts';
import type { BankAccount } from '../setup/bank-account-repository.ts';

/** A text of an order that was written in other characters. */
export interface KeptConversion {
  /** null: the municipality's own name. */
  readonly orderId: string | null;
  readonly field: 'name' | 'remittance';
  readonly given: string;
  readonly written: string;
  readonly changes: readonly string[];
}

export interface MadePain {
  readonly xml: string;
  readonly hash: string;
  readonly messageId: string;
  readonly paymentInfoId: string;
  readonly count: number;
  readonly controlSumCents: bigint;
  readonly conversions: readonly KeptConversion[];
}

/** Unique for every file that is made, also for one in the place of another: banks refuse a message id that comes again. */
const messageIdOf = (kind: 'R' | 'D', id: string, version: number): string =>
  `${kind}${id.replaceAll('-', '').slice(-20).toUpperCase()}V${version}`;

/** The own end of a payment file: name, IBAN and, where it is known, BIC. */
export const ownParty = ({ holder, iban, bic }: BankAccount) => ({ name: holder, iban, ...(bic === null ? {} : { bic }) });

/** Where a path such as 'payments[0].transactions[3].creditor.name' leads. */
function placeOf(path: string): { readonly index: number | null; readonly field: 'name' | 'remittance' } {
  const index = /transactions\[(\d+)\]/.exec(path)?.[1];
  return { index: index === undefined ? null : Number(index), field: path.endsWith('remittance') ? 'remittance' : 'name' };
}

const keptOf = (conversions: readonly Conversion[], ids: readonly string[]): KeptConversion[] =>
  conversions
    // The name of the initiator is the account's holder, who is told once.
    .filter(({ path }) => path !== 'initiator')
    .map(({ path, given, written, changes }) => {
      const { index, field } = placeOf(path);
      return { orderId: index === null ? null : (ids[index] ?? null), field, given, written, changes };
    });

/** What a bank would refuse, as a refusal that names the order. */
function brokenRule(findings: readonly PainFinding[], nameOf: (index: number) => string): Refusal<'FILE_BREAKS_RULE'> {
  const found = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  const { index } = placeOf(found?.path ?? '');
  const order = index === null ? '' : nameOf(index);
  return refusal('FILE_BREAKS_RULE', { params: { ...found?.params, rule: found?.rule ?? '', order } });
}

/** One position of one file; made of what was written, checked as anybody's file would be. */
export async function madeFrom(
  file: PaymentFile,
  ids: readonly string[],
  nameOf: (index: number) => string,
): Promise<Result<MadePain, Refusal<'FILE_BREAKS_RULE'>>> {
  const written = await writePain(file);
  if (!written.ok) return err(brokenRule(written.error, nameOf));
  const { xml, check, conversions } = written.value;
  const paymentInfoId = file.payments[0]?.id ?? '';
  return ok({
    ...{ xml, hash: sha256(xml), messageId: file.messageId, paymentInfoId, count: check.transactions, controlSumCents: check.sumCents },
    conversions: keptOf(conversions, ids),
  });
}

export const fileIds = (kind: 'R' | 'D', id: string, version: number) => {
  const messageId = messageIdOf(kind, id, version);
  return { messageId, paymentInfoId: `${messageId}P` };
};

/** Whole seconds: fractions are no time to some banks. */
export const painTime = (at: Instant): string => at.replace(/\.\d+Z$/, 'Z');

/** The file of a run, pain.001.001.09. Each order is a booking of its own at the bank, found again by its end-to-end id. */
export function painOfRun(
  { run, urgent, version }: { readonly run: PaymentRun; readonly urgent: boolean; readonly version: number },
  orders: readonly StoredOrder[],
  account: BankAccount,
  at: Instant,
): Promise<Result<MadePain, Refusal<'FILE_BREAKS_RULE'>>> {
  const { messageId, paymentInfoId } = fileIds('R', run.id, version);
  const transactions = orders.map(({ order: { endToEndId, content } }) => ({
    ...{ endToEndId, amount: content.amountCents, creditor: { name: content.creditorName, iban: content.creditorIban } },
    ...(content.remittance === '' ? {} : { remittance: content.remittance }),
  }));
  const group = { id: paymentInfoId, day: run.executeOn, batchBooking: false, instant: urgent, debtor: ownParty(account), transactions };
  const file = { kind: 'transfer', messageId, createdAt: painTime(at), initiator: account.holder, payments: [group] } as const;
  return madeFrom(
    file,
    orders.map(({ order }) => order.id),
    (index) => nameOfOrder(orders[index]),
  );
}

/** As people call an order: '2026-00012'. */
export const nameOfOrder = (stored: StoredOrder | undefined): string =>
  stored ? `${stored.year}-${String(stored.number).padStart(5, '0')}` : '';
