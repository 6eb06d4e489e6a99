// SPDX-License-Identifier: EUPL-1.2
import {
  accountOf,
  type BookFileRefusal,
  bookFile,
  type ChartOfAccounts,
  type HandOverFileRefusal,
  handOverFile,
  type Journal,
  type Owed,
  type PaymentOrder,
  type RunDecision,
} from '@domain/payments';
import { err, type Instant, invariant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { fileBook, type StoredContent } from '@platform/files';
import { choiceInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { bankChannelPort } from '../exchange/bank-channel.ts';
import { sha256 } from '../json.ts';
import type { StoredOrder } from '../orders/order-repository.ts';
import { detailsFault, type LoadedRun, loadRun, type RunRepositories, runRow, runState, runUseCase } from './run-use-case.ts';

export const CHANNELS = ['download', 'folder'] as const;
/** Something left for a bank and is to be delivered. */
export const FILE_LEFT = 'PaymentFileLeft.v1';

type OwnHandOverRefusal = 'CHANNEL_NOT_THERE' | 'NO_CREDITOR_ACCOUNT' | 'FILE_DAMAGED' | 'DETAILS_REPLACED';
type Code = HandOverFileRefusal | BookFileRefusal | OwnHandOverRefusal;

interface Left extends RunDecision {
  readonly journal: Journal;
  readonly fileId: string;
}

/** Keeps what left, where whoever prepares files may take it out from now on. */
export async function storeLeft(
  { files, writes }: Pick<RunRepositories, 'files' | 'writes'>,
  {
    tenantId,
    id,
    name,
    xml,
    at,
  }: { readonly tenantId: string; readonly id: string; readonly name: string; readonly xml: string; readonly at: Instant },
): Promise<void> {
  async function* once() {
    yield new TextEncoder().encode(xml);
  }
  const stored = await files.storeStream(tenantId, once(), { fileName: name, maxBytes: 100_000_000, allowedTypes: ['xml'] });
  invariant(stored.ok, 'a payment file is XML');
  const { sha256: hash, mediaType, fileName, sizeBytes, scanState }: StoredContent = stored.value;
  await fileBook(writes).append([
    {
      id,
      tenantId: tenantId as never,
      audience: 'centre',
      sha256: hash,
      mediaType,
      fileName,
      sizeBytes,
      scanState,
      uploadedBy: null,
      createdAt: at,
    },
  ]);
}

/** Where the municipality owes what an order pays: with its creditors, or, for a refund, as the receipt on its deposit account. */
export function owedAt(
  chart: ChartOfAccounts,
  { order, origin, originId }: Pick<StoredOrder, 'order' | 'origin' | 'originId'>,
): Owed | undefined {
  if (origin === 'refund') {
    const deposit = accountOf(chart, 'deposit', order.content.bankAccountId);
    return deposit && originId !== null ? { accountId: deposit.id, item: originId } : undefined;
  }
  const creditor = [...chart.values()].find(({ kind }) => kind === 'creditor');
  return creditor && { accountId: creditor.id, item: order.id };
}

/** Gives exactly the released file to the bank and books creditor → transit, both or neither. */
export const handOverRun = runUseCase({
  name: 'payments.handOverPaymentRun',
  action: 'payments.process',
  input: z.object({
    paymentRunId: idInput<'PaymentRunId'>(),
    expectedVersion: versionInput,
    fileHash: textInput(64),
    channel: choiceInput('PaymentChannel', CHANNELS),
  }),
  twoPeople: true,
  inPerson: true,
  timeoutMs: 60_000,
  refusals: everyCode<Code>()(
    ...(['CHANNEL_NOT_THERE', 'RUN_STATUS', 'ORDERS_INCOMPLETE', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD'] as const),
    ...(['OVER_LIMIT', 'FILE_CHANGED', 'EXECUTE_IN_PAST', 'RELEASES_MISSING', 'SAME_PERSON', 'INVOLVED'] as const),
    ...(['RELEASER_WITHOUT_DUTY', 'BOOKED_BY_RELEASER', 'DETAILS_REPLACED', 'FILE_DAMAGED'] as const),
    ...(['NO_CREDITOR_ACCOUNT', 'FILE_BOOKED', 'CONTROL_SUM_DIFFERS', 'NO_TRANSIT_ACCOUNT', 'DAY_CLOSED', 'JOURNAL_EMPTY'] as const),
    ...(['ACCOUNT_UNKNOWN', 'CURRENCY_MIX', 'POSTING_ZERO', 'ITEM_MISSING', 'JOURNAL_UNBALANCED', 'BECAUSE_MISSING'] as const),
  ),
  load: async (repositories, { input, at, today }) => {
    const state = await loadRun(repositories, input.paymentRunId);
    if (!state) return null;
    const { tenantId, run } = state.stored;
    const { ledger, accounts, runs, ports } = repositories;
    const [closedThrough, chart] = [await ledger.closedThrough(tenantId), await accounts.chart(tenantId)];
    const booked = (await ledger.standingJournal(tenantId, 'file', run.id)) !== null;
    const xml = run.status === 'released' ? await runs.openFile(run) : null;
    const channelThere = input.channel === 'download' || ports.get(bankChannelPort)?.kind === input.channel;
    return { ...state, books: { chart, closedThrough }, booked, xml, channelThere, channel: input.channel, at, today };
  },
  row: runRow,
  decide: (state, { fileHash }, circumstances): Result<Left, Refusal<Code>> => {
    if (!state.channelThere) return err(refusal('CHANNEL_NOT_THERE', { field: 'channel' }));
    const left = handOverFile(runState(state), { fileHash }, circumstances);
    if (!left.ok) return left;
    const replaced = detailsFault(state);
    if (replaced) return err(replaced);
    if (state.xml === null || sha256(state.xml) !== fileHash) return err(refusal('FILE_DAMAGED'));
    const owed = new Map(
      state.orders.flatMap((stored) => {
        const place = owedAt(state.books.chart, stored);
        return place ? [[stored.order.id, place] as const] : [];
      }),
    );
    const { run, orders } = left.value;
    if (orders.some(({ id }) => !owed.has(id))) return err(refusal('NO_CREDITOR_ACCOUNT'));
    const booking = { run, orders, ...state.books, booked: state.booked, owedAt: ({ id }: PaymentOrder) => owed.get(id) as Owed };
    const journal = bookFile(booking, { bookedOn: circumstances.today }, circumstances);
    return journal.ok ? ok({ ...left.value, journal: journal.value, fileId: circumstances.newId() }) : journal;
  },
  save: async (repositories, { run, orders: moved, journal, fileId }, { xml, channel, at, today }) => {
    const { runs, orders, ledger } = repositories;
    await storeLeft(repositories, { tenantId: run.tenantId, id: fileId, name: `${run.file?.messageId}.xml`, xml: xml ?? '', at });
    await runs.markHandedOver(run, { on: today, at, channel, fileId });
    await orders.moveOrders(moved);
    await ledger.addJournals([journal], at);
  },
  record: ({ run, journal, fileId }, { stored, channel }) => ({
    type: 'paymentRun',
    id: run.id,
    content: {
      changes: [{ field: 'status', from: stored.run.status, to: run.status }],
      ...{ file: run.file, channel, fileId, journal: journal.id },
      releasedBy: run.releases.map(({ by }) => by.userId),
    },
    messages: channel === 'download' ? [] : [{ name: FILE_LEFT, payload: { runId: run.id } }],
  }),
  outcome: ({ run }) => ({ runId: run.id }),
});

interface Delivery extends LoadedRun {
  readonly at: Instant;
  readonly xml: string | null;
}

/** The worker gives a file that left to its channel; again after a crash, without a second effect. */
export const deliverRunFile = runUseCase({
  name: 'payments.deliverPaymentFile',
  action: 'payments.deliver',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>() }),
  refusals: ['RUN_STATUS', 'CHANNEL_NOT_THERE', 'FILE_DAMAGED'] as const,
  load: async (repositories, { input, at }): Promise<(Delivery & { channelThere: boolean }) | null> => {
    const state = await loadRun(repositories, input.paymentRunId);
    if (!state) return null;
    const channelThere = repositories.ports.get(bankChannelPort)?.kind === state.stored.channel;
    return { ...state, at, xml: await repositories.runs.openFile(state.stored.run), channelThere };
  },
  row: runRow,
  decide: ({ stored, xml, channelThere }) => {
    const { status, file } = stored.run;
    if (status !== 'handedOver' || file === null) return err(refusal('RUN_STATUS', { params: { status } }));
    if (!channelThere) return err(refusal('CHANNEL_NOT_THERE'));
    if (xml === null || sha256(xml) !== file.hash) return err(refusal('FILE_DAMAGED'));
    return ok({ name: `${file.messageId}.xml`, hash: file.hash, xml });
  },
  save: async ({ runs, ports }, { name, hash, xml }, { stored, at }) => {
    const channel = ports.get(bankChannelPort);
    invariant(channel !== null, 'a channel that was there');
    const receipt = await channel.deliver({ name, hash, bytes: new TextEncoder().encode(xml) });
    await runs.markDelivered(stored.run, receipt, at);
  },
  record: ({ name, hash }, { stored }) => ({ type: 'paymentRun', id: stored.run.id, content: { delivered: name, hash } }),
  outcome: () => ({}),
});
