// SPDX-License-Identifier: EUPL-1.2
import {
  type CancelDebitRefusal,
  type Collectable,
  type ComposeDebitRefusal,
  cancelDebitRun as cancel,
  composeDebitRun as compose,
  DEBIT_SCHEMES,
  type DebitMandate,
  type DebitRun,
  type MakeDebitFileRefusal,
  makeDebitFile as make,
  type PreNotifyRefusal,
  preNotify,
} from '@domain/payments';
import { cents, err, invariant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { choiceInput, dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { endToEndIdOf } from '../orders/order-repository.ts';
import { fileIds, type MadePain, madeFrom, ownParty, painTime } from '../runs/pain-of-run.ts';
import { localRules } from '../runs/run-use-case.ts';
import type { BankAccount } from '../setup/bank-account-repository.ts';
import { debitRow, debitState, debitUseCase, loadDebitRun, recordOfDebit } from './debit-use-case.ts';

const DUTY = ['OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const;
const runInput = z.object({ debitRunId: idInput<'DebitRunId'>(), expectedVersion: versionInput });
const remittanceOf = ({ reference, subject }: { reference: string | null; subject: string | null }): string =>
  [reference, subject]
    .filter((word) => word !== null && word !== '')
    .join(' ')
    .slice(0, 140);

/** Puts open claims with their mandates into a run; all of them or none. */
export const composeDebitRun = debitUseCase({
  name: 'payments.composeDebitRun',
  action: 'payments.process',
  input: z.object({
    ...{ bankAccountId: idInput<'BankAccountId'>(), collectOn: dateInput, scheme: choiceInput('DebitScheme', DEBIT_SCHEMES) },
    paymentItemIds: z.array(idInput<'PaymentItemId'>()).min(1, { error: 'REQUIRED' }).max(5_000, { error: 'TOO_LONG' }),
    /** For each claim the mandate at the same place. */
    mandateIds: z.array(idInput<'DebitMandateId'>()).max(5_000, { error: 'TOO_LONG' }),
  }),
  twoPeople: true,
  refusals: everyCode<ComposeDebitRefusal | 'CLAIM_UNKNOWN' | 'MANDATE_UNKNOWN' | 'ACCOUNT_NOT_OPEN' | 'NO_CREDITOR_ID'>()(
    ...(['ACCOUNT_NOT_OPEN', 'NO_CREDITOR_ID', 'CLAIM_UNKNOWN', 'MANDATE_UNKNOWN', 'RUN_EMPTY', 'NO_BANK_DAY', 'NOTHING_OPEN'] as const),
    ...([
      'IN_OTHER_RUN',
      'BEFORE_DUE',
      'NOTICE_TOO_LATE',
      'MANDATE_NOT_ACTIVE',
      'OTHER_SCHEME',
      'MANDATE_LAPSED',
      'MANDATE_TWICE',
    ] as const),
    ...DUTY,
  ),
  load: async ({ debits, accounts, rules }, { input, at, today }) => {
    const account = await accounts.findAccount(input.bankAccountId);
    if (!account) return null;
    const { tenantId } = account;
    const claims = new Map((await debits.lockClaims(tenantId, input.paymentItemIds, today)).map((claim) => [claim.itemId, claim]));
    const mandates = new Map((await debits.findMandates(input.mandateIds)).map((mandate) => [mandate.id, mandate]));
    return { account, tenantId, claims, mandates, at, rules: await localRules(rules, tenantId) };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'debitRun' }),
  decide: ({ account, claims, mandates, rules }, input, circumstances) => {
    if (account.status !== 'open') return err(refusal('ACCOUNT_NOT_OPEN'));
    if (account.creditorId === null) return err(refusal('NO_CREDITOR_ID'));
    if (new Set<string>(input.paymentItemIds).size < input.paymentItemIds.length) return err(refusal('CLAIM_UNKNOWN'));
    const wanted: Collectable[] = [];
    for (const [index, id] of input.paymentItemIds.entries()) {
      const claim = claims.get(id);
      const mandate = mandates.get(input.mandateIds[index] ?? '');
      if (!claim) return err(refusal('CLAIM_UNKNOWN'));
      if (!mandate) return err(refusal('MANDATE_UNKNOWN'));
      wanted.push({ ...claim, mandate, remittance: remittanceOf(claim), endToEndId: endToEndIdOf(circumstances.newId()) });
    }
    return compose({ claims: wanted, rules }, input, circumstances);
  },
  save: ({ debits }, run, { account, at }) => debits.addDebitRun(run, account.associationId, at),
  record: (run) => ({
    type: 'debitRun',
    id: run.id,
    content: { status: run.status, collectOn: run.collectOn, count: run.collections.length },
  }),
  outcome: ({ id }) => ({ debitRunId: id }),
});

/** Notes that the debtors were told; the list for their letters is a download of the run. */
export const preNotifyDebtors = debitUseCase({
  name: 'payments.preNotifyDebtors',
  action: 'payments.process',
  input: runInput,
  twoPeople: true,
  refusals: everyCode<PreNotifyRefusal>()('RUN_STATUS', 'NOTICE_TOO_LATE', ...DUTY),
  load: async (repositories, { input }) => {
    const state = await loadDebitRun(repositories, input.debitRunId);
    if (!state) return null;
    const mandates = await repositories.debits.findMandates(state.stored.run.collections.map(({ mandateId }) => mandateId));
    return { ...state, noticeDays: Math.max(...mandates.map(({ noticeDays }) => noticeDays)) };
  },
  row: debitRow,
  decide: (state, _input, circumstances) => preNotify(debitState(state), { noticeDays: state.noticeDays }, circumstances),
  save: ({ debits }, run) => debits.saveDebitRun(run),
  record: (run, state) => recordOfDebit(run, state, { preNotifiedOn: run.preNotifiedOn }),
  outcome: ({ id }) => ({ debitRunId: id }),
});

/** pain.008.001.08; each sequence is a payment of its own. */
function painOfDebits(
  { run, version }: { readonly run: DebitRun; readonly version: number },
  mandates: ReadonlyMap<string, DebitMandate>,
  account: BankAccount,
  at: Parameters<typeof painTime>[0],
): Promise<Result<MadePain, Refusal<'FILE_BREAKS_RULE'>>> {
  const { messageId, paymentInfoId } = fileIds('D', run.id, version);
  const group = (sequence: 'RCUR' | 'OOFF') =>
    run.collections.flatMap(({ mandateId, endToEndId, amountCents, remittance }) => {
      const mandate = mandates.get(mandateId);
      if (mandate?.sequence !== sequence) return [];
      const { reference, signedOn, debtorName, debtorIban } = mandate;
      const debtor = { name: debtorName, iban: debtorIban };
      return [
        {
          endToEndId,
          amount: amountCents,
          debtor,
          mandateId: reference,
          mandateDay: signedOn,
          ...(remittance === '' ? {} : { remittance }),
        },
      ];
    });
  const payments = (['RCUR', 'OOFF'] as const).flatMap((sequence) => {
    const transactions = group(sequence);
    if (transactions.length === 0) return [];
    const own = { creditor: ownParty(account), creditorId: account.creditorId ?? '' };
    return [
      { id: blockOf(paymentInfoId, sequence), day: run.collectOn, scheme: run.scheme, sequence, batchBooking: false, ...own, transactions },
    ];
  });
  const file = { kind: 'debit', messageId, createdAt: painTime(at), initiator: account.holder, payments } as const;
  return madeFrom(file, [], (index) => mandates.get(run.collections[index]?.mandateId ?? '')?.reference ?? '');
}

/** Of each sequence the file has one block; its id is what a bank names that books the block in one sum. */
const blockOf = (paymentInfoId: string, sequence: DebitMandate['sequence']): string => `${paymentInfoId}${sequence[0]}`;

/** Each collection with the id of the block that it stands in. */
const withBlocks = (run: DebitRun, version: number, mandates: ReadonlyMap<string, DebitMandate>): DebitRun => {
  const { paymentInfoId } = fileIds('D', run.id, version);
  return {
    ...run,
    collections: run.collections.map((one) => {
      const sequence = mandates.get(one.mandateId)?.sequence;
      return { ...one, paymentInfoId: sequence === undefined ? null : blockOf(paymentInfoId, sequence) };
    }),
  };
};

interface Made {
  readonly run: DebitRun;
  readonly pain: MadePain;
}

/** Makes the file of the announced collections and fixes it by its hash. */
export const makeDebitFile = debitUseCase({
  name: 'payments.makeDebitFile',
  action: 'payments.process',
  input: runInput,
  twoPeople: true,
  timeoutMs: 60_000,
  refusals: everyCode<MakeDebitFileRefusal | 'ACCOUNT_NOT_OPEN' | 'FILE_BREAKS_RULE' | 'MANDATE_NOT_ACTIVE'>()(
    ...([
      'RUN_STATUS',
      'ACCOUNT_NOT_OPEN',
      'MANDATE_NOT_ACTIVE',
      'FILE_BREAKS_RULE',
      'DAY_PASSED',
      'CONTROL_SUM_DIFFERS',
      'COUNT_DIFFERS',
    ] as const),
    ...DUTY,
  ),
  load: async (repositories, { input, at }) => {
    const state = await loadDebitRun(repositories, input.debitRunId);
    if (!state) return null;
    const { run } = state.stored;
    const account = await repositories.accounts.findAccount(run.bankAccountId);
    const found = await repositories.debits.findMandates(run.collections.map(({ mandateId }) => mandateId));
    const mandates = new Map(found.map((mandate) => [mandate.id, mandate]));
    const pain = account?.status === 'open' ? await painOfDebits(state.stored, mandates, account, at) : null;
    return { ...state, pain, at, mandates, revoked: found.find(({ status }) => status !== 'active') ?? null };
  },
  row: debitRow,
  decide: (
    state,
    _input,
    circumstances,
  ): Result<Made, Refusal<MakeDebitFileRefusal | 'ACCOUNT_NOT_OPEN' | 'FILE_BREAKS_RULE' | 'MANDATE_NOT_ACTIVE'>> => {
    const { pain, revoked, stored } = state;
    if (stored.run.status !== 'preNotified') return err(refusal('RUN_STATUS', { params: { status: stored.run.status } }));
    if (pain === null) return err(refusal('ACCOUNT_NOT_OPEN'));
    if (revoked) return err(refusal('MANDATE_NOT_ACTIVE', { params: { reference: revoked.reference } }));
    if (!pain.ok) return pain;
    const { hash, messageId, count, controlSumCents } = pain.value;
    const made = make(debitState(state), { hash, messageId, count, controlSumCents: cents(controlSumCents) }, circumstances);
    return made.ok ? ok({ run: withBlocks(made.value, stored.version, state.mandates), pain: pain.value }) : made;
  },
  save: async ({ debits }, { run, pain }, { at }) => {
    invariant(run.file !== null, 'a file was made');
    await debits.keepDebitFile(run, { file: run.file, paymentInfoId: pain.paymentInfoId, xml: pain.xml, at });
    await debits.saveDebitRun(run);
  },
  record: ({ run }, state) => recordOfDebit(run, state, { file: run.file }),
  outcome: ({ run }) => ({ debitRunId: run.id }),
});

/** Gives up a run that was not handed over. */
export const cancelDebitRun = debitUseCase({
  name: 'payments.cancelDebitRun',
  action: 'payments.process',
  input: runInput,
  twoPeople: true,
  refusals: everyCode<CancelDebitRefusal>()('RUN_STATUS', ...DUTY),
  load: (repositories, { input }) => loadDebitRun(repositories, input.debitRunId),
  row: debitRow,
  decide: (state, _input, circumstances) => cancel(debitState(state), {}, circumstances),
  save: ({ debits }, run) => debits.saveDebitRun(run),
  record: (run, state) => recordOfDebit(run, state, { releasesVoided: state.stored.run.releases.length }),
  outcome: ({ id }) => ({ debitRunId: id }),
});
