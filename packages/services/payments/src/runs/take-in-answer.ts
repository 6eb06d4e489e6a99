// SPDX-License-Identifier: EUPL-1.2
import {
  type BookRejectionRefusal,
  bookRejection,
  type DutyRefusal,
  holderOf,
  type Journal,
  type LocalRules,
  type PaymentOrder,
  type PaymentRun,
  type Person,
  type RecordVopRefusal,
  recordVop,
  samePerson,
  takeBankAnswer,
  type VopAnswer,
} from '@domain/payments';
import type { StatusReport, TransactionStatus } from '@formats/bank';
import { type Circumstances, cents, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import { owedAt } from './hand-over-run.ts';
import { type LoadedRun, loadRun, type RunRepositories, runRow, runState, runUseCase } from './run-use-case.ts';
import { type GivenReport, type ReportRefusal, readReport, reasonOf, reportsOf, type Told, toldOf } from './status-told.ts';

type OwnAnswerRefusal = ReportRefusal | 'ANSWER_TAKEN' | 'NOTHING_NEW' | 'BOOKED_BY_RELEASER' | 'NO_CREDITOR_ACCOUNT';
type Code = OwnAnswerRefusal | DutyRefusal | RecordVopRefusal | BookRejectionRefusal;

interface Answers {
  readonly run: PaymentRun;
  readonly orders: readonly PaymentOrder[];
  readonly journals: readonly Journal[];
  readonly kind: 'payeeCheck' | 'status';
  readonly told: readonly unknown[];
  readonly by: Person;
  readonly answerId: string;
}

interface AnswerState extends LoadedRun, GivenReport {
  /** As what the same bytes were taken in. */
  readonly taken: ReadonlySet<string>;
  readonly chart: Awaited<ReturnType<RunRepositories['accounts']['chart']>>;
  readonly closedThrough: Awaited<ReturnType<RunRepositories['ledger']['closedThrough']>>;
  readonly at: Circumstances['at'];
}

const VOP = { match: 'match', 'close-match': 'closeMatch', 'no-match': 'noMatch', 'not-available': 'notAvailable' } as const;
const isVop = (meaning: string | null): meaning is keyof typeof VOP => meaning !== null && meaning in VOP;

/** Whoever works on the municipality's files takes the bank's answers in. */
export function mayTakeIn(
  { rules, stored }: { readonly rules: LocalRules; readonly stored: { readonly tenantId: string } },
  circumstances: Circumstances,
): Person | Refusal<DutyRefusal> {
  const question = { rules, tenantId: stored.tenantId, amountCents: cents(0n) } as const;
  const one = holderOf({ ...question, duty: 'run' }, circumstances);
  return 'code' in one ? holderOf({ ...question, duty: 'handOver' }, circumstances) : one;
}

const reportsOfRun = (state: AnswerState, orders: readonly PaymentOrder[]) =>
  reportsOf(state, { messageId: state.stored.run.file?.messageId, endToEndIds: orders.map(({ endToEndId }) => endToEndId) });

/** Files of orders have one block. */
const asTold = (orders: readonly PaymentOrder[]): Told[] => orders.map(({ id, endToEndId }) => ({ id, endToEndId, paymentInfoId: null }));

function payeeChecks(state: AnswerState, reports: readonly StatusReport[], circumstances: Circumstances) {
  const loaded = runState(state);
  const answers: VopAnswer[] = [];
  for (const report of reports)
    for (const [orderId, { meaning, accountName }] of toldOf(report, asTold(loaded.orders)))
      if (isVop(meaning)) answers.push({ orderId, result: VOP[meaning], name: accountName });
  const recorded = recordVop(loaded, { answers }, circumstances);
  return recorded.ok ? ok({ ...recorded.value, journals: [], told: answers }) : recorded;
}

const isAccepted = (meaning: string | null): boolean => meaning === 'accepted' || meaning === 'settled';
/** Whether something became of an order; one that the bank cancelled is not executed either. */
const decides = (meaning: string | null): boolean => isAccepted(meaning) || meaning === 'rejected' || meaning === 'cancelled';

interface ToldOrder {
  readonly order: PaymentOrder;
  readonly journal: Journal | null;
  readonly told: { readonly orderId: string; readonly accepted: boolean; readonly reason: string | null };
}

/** What the bank says of one order; null where it says nothing new. */
function statusOf(
  state: AnswerState,
  order: PaymentOrder,
  { meaning, reasons }: Pick<TransactionStatus, 'meaning' | 'reasons'>,
  { by, circumstances }: { readonly by: Person; readonly circumstances: Circumstances },
): Result<ToldOrder | null, Refusal<Code>> {
  if (!decides(meaning)) return ok(null);
  const accepted = isAccepted(meaning);
  const reason = reasonOf(reasons, meaning === 'cancelled' ? 'CANC' : 'RJCT');
  const answered = takeBankAnswer(order, accepted ? { accepted } : { accepted, reason }, circumstances);
  if (!answered.ok) return ok(null);
  const told = { orderId: order.id, accepted, reason: accepted ? null : reason };
  if (accepted) return ok({ order: answered.value, journal: null, told });
  const stored = state.orders.find((one) => one.order.id === order.id);
  const owed = stored && owedAt(state.chart, stored);
  if (owed === undefined) return err(refusal('NO_CREDITOR_ACCOUNT'));
  if (state.stored.run.releases.some((release) => samePerson(release.by, by))) return err(refusal('BOOKED_BY_RELEASER'));
  const books = { chart: state.chart, closedThrough: state.closedThrough, booked: false, owed };
  const journal = bookRejection({ ...books, order: answered.value }, { bookedOn: circumstances.today }, circumstances);
  return journal.ok ? ok({ order: answered.value, journal: journal.value, told }) : journal;
}

/**
 * Whether it is about orders that left. One file may hold names of payees as well: before the hand-over only these count, and the file may be
 * taken in again for the rest.
 */
const tellsOfOrders = (state: AnswerState, reports: readonly StatusReport[]): boolean =>
  state.stored.run.status === 'handedOver' &&
  reports.some((report) => [...toldOf(report, asTold(runState(state).orders)).values()].some(({ meaning }) => decides(meaning)));

/** What is known already is told again without an effect: banks repeat their reports. */
function statuses(state: AnswerState, reports: readonly StatusReport[], by: Person, circumstances: Circumstances) {
  const { run, orders } = runState(state);
  const now = new Map(orders.map((order) => [order.id, order]));
  const found: ToldOrder[] = [];
  for (const report of reports)
    for (const [orderId, status] of toldOf(report, asTold(orders))) {
      const order = now.get(orderId);
      const told = order ? statusOf(state, order, status, { by, circumstances }) : ok(null);
      if (!told.ok) return told;
      if (told.value === null) continue;
      found.push(told.value);
      now.set(orderId, told.value.order);
    }
  if (found.length === 0) return err(refusal('NOTHING_NEW'));
  const journals = found.flatMap(({ journal }) => journal ?? []);
  return ok({
    run,
    orders: [...new Set(found.map(({ order }) => order.id))].flatMap((id) => now.get(id) ?? []),
    journals,
    told: found.map(({ told }) => told),
  });
}

/** Takes the bank's report (pain.002) about the file of a run in: names of payees, or what became of the orders. */
export const takeInBankAnswer = runUseCase({
  name: 'payments.takeInBankAnswer',
  action: 'payments.process',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>(), fileId: idInput<'FileId'>() }),
  twoPeople: true,
  inPerson: true,
  timeoutMs: 60_000,
  refusals: everyCode<Code>()(
    ...(['FILE_UNKNOWN', 'ANSWER_TAKEN', 'NOT_A_STATUS_REPORT', 'OTHER_FILE', 'ORDER_OF_OTHER_FILE', 'NOTHING_NEW'] as const),
    ...(['OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT', 'RUN_STATUS', 'NOT_IN_RUN', 'NO_ANSWER'] as const),
    ...(['BOOKED_BY_RELEASER', 'NO_CREDITOR_ACCOUNT', 'REJECTION_BOOKED', 'ORDER_STATUS', 'NO_TRANSIT_ACCOUNT', 'DAY_CLOSED'] as const),
    ...([
      'JOURNAL_EMPTY',
      'ACCOUNT_UNKNOWN',
      'CURRENCY_MIX',
      'POSTING_ZERO',
      'ITEM_MISSING',
      'JOURNAL_UNBALANCED',
      'BECAUSE_MISSING',
    ] as const),
  ),
  load: async (repositories, { input, actor, at }): Promise<AnswerState | null> => {
    const state = await loadRun(repositories, input.paymentRunId);
    if (!state) return null;
    const { runs, accounts, ledger } = repositories;
    const { tenantId, run } = state.stored;
    const given = await readReport(repositories, actor.centreId, input.fileId);
    return {
      ...{ ...state, at, ...given },
      taken: await runs.answersKnown(tenantId, run.id, given.file?.sha256 ?? ''),
      ...{ chart: await accounts.chart(tenantId), closedThrough: await ledger.closedThrough(tenantId) },
    };
  },
  row: runRow,
  decide: (state, _input, circumstances): Result<Answers, Refusal<Code>> => {
    const reports = reportsOfRun(state, runState(state).orders);
    if (!reports.ok) return reports;
    const checks = reports.value.filter(({ kind }) => kind === 'verification');
    const kind = checks.length > 0 && !tellsOfOrders(state, reports.value) ? 'payeeCheck' : 'status';
    if (state.taken.has(kind)) return err(refusal('ANSWER_TAKEN', { field: 'fileId' }));
    const by = mayTakeIn(state, circumstances);
    if ('code' in by) return err(by);
    if (kind === 'status' && state.stored.run.status !== 'handedOver')
      return err(refusal('RUN_STATUS', { params: { status: state.stored.run.status } }));
    const answered = kind === 'payeeCheck' ? payeeChecks(state, checks, circumstances) : statuses(state, reports.value, by, circumstances);
    return answered.ok ? ok({ ...answered.value, kind, by, answerId: circumstances.newId() }) : answered;
  },
  save: async ({ runs, orders, ledger }, { run, orders: moved, journals, kind, told, by, answerId }, { stored, file, at }) => {
    const { tenantId } = stored;
    await runs.addAnswer({
      id: answerId,
      tenantId,
      runId: run.id,
      kind,
      fileId: file?.id ?? null,
      fileHash: file?.sha256 ?? '',
      answers: told,
      by,
      at,
    });
    await runs.saveRun(stored.run, run);
    await orders.moveOrders(moved);
    await ledger.addJournals(journals, at);
  },
  record: ({ run, kind, told, journals, answerId }, { stored, file }) => ({
    type: 'paymentRun',
    id: run.id,
    content: {
      ...{ answer: answerId, kind, fileHash: file?.sha256, answers: told.length, rejected: journals.length },
      voidedReleases: run.voided.length - stored.run.voided.length,
    },
  }),
  outcome: ({ run }) => ({ runId: run.id }),
});
