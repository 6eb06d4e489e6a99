// SPDX-License-Identifier: EUPL-1.2
import { type Collection, collectionStatus, type DutyRefusal, type Person, takeDebitAnswer } from '@domain/payments';
import type { StatusReport } from '@formats/bank';
import { type Circumstances, err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import { type GivenReport, type ReportRefusal, readReport, reasonOf, reportsOf, type Told, toldOf } from '../runs/status-told.ts';
import { mayTakeIn } from '../runs/take-in-answer.ts';
import { debitRow, debitUseCase, type LoadedDebitRun, loadDebitRun } from './debit-use-case.ts';

type Code = ReportRefusal | 'ANSWER_TAKEN' | 'RUN_STATUS' | 'NOTHING_NEW' | DutyRefusal;

interface State extends LoadedDebitRun, GivenReport {
  readonly taken: boolean;
  readonly at: Instant;
}

interface Answered {
  readonly collections: readonly Collection[];
  readonly told: readonly {
    readonly itemId: string;
    readonly endToEndId: string;
    readonly accepted: boolean;
    readonly reason: string | null;
  }[];
  readonly by: Person;
  readonly answerId: string;
}

const asTold = (collections: readonly Collection[]): Told[] =>
  collections.map(({ endToEndId, paymentInfoId }) => ({ id: endToEndId, endToEndId, paymentInfoId }));

/** What is known already is told again without an effect: banks repeat their reports. */
function answered(
  collections: readonly Collection[],
  reports: readonly StatusReport[],
  circumstances: Circumstances,
): Pick<Answered, 'collections' | 'told'> {
  const now = new Map(collections.map((one) => [one.endToEndId, one]));
  const told: Answered['told'][number][] = [];
  for (const report of reports)
    for (const [endToEndId, { meaning, reasons }] of toldOf(report, asTold(collections))) {
      const one = now.get(endToEndId);
      const accepted = meaning === 'accepted' || meaning === 'settled';
      if (one === undefined || (!accepted && meaning !== 'rejected')) continue;
      const reason = accepted ? null : reasonOf(reasons);
      const next = takeDebitAnswer(one, reason === null ? { accepted: true } : { accepted: false, reason }, circumstances);
      if (!next.ok) continue;
      now.set(endToEndId, next.value);
      told.push({ itemId: one.itemId, endToEndId, accepted, reason });
    }
  return { collections: collections.map((one) => now.get(one.endToEndId) ?? one), told };
}

/** Takes the bank's report (pain.002) about a file of direct debits in: what it rejects is owed as before and may be collected again. */
export const takeInDebitAnswer = debitUseCase({
  name: 'payments.takeInDebitAnswer',
  action: 'payments.process',
  input: z.object({ debitRunId: idInput<'DebitRunId'>(), fileId: idInput<'FileId'>() }),
  twoPeople: true,
  inPerson: true,
  timeoutMs: 60_000,
  refusals: everyCode<Code>()(
    ...(['FILE_UNKNOWN', 'NOT_A_STATUS_REPORT', 'OTHER_FILE', 'ORDER_OF_OTHER_FILE', 'ANSWER_TAKEN', 'RUN_STATUS', 'NOTHING_NEW'] as const),
    ...(['OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const),
  ),
  load: async (repositories, { input, actor, at }): Promise<State | null> => {
    const state = await loadDebitRun(repositories, input.debitRunId);
    if (!state) return null;
    const given = await readReport(repositories, actor.centreId, input.fileId);
    const { tenantId, run } = state.stored;
    const taken = (await repositories.runs.answersKnown(tenantId, run.id, given.file?.sha256 ?? '')).size > 0;
    return { ...state, ...given, at, taken };
  },
  row: debitRow,
  decide: (state, _input, circumstances): Result<Answered, Refusal<Code>> => {
    const { run } = state.stored;
    const endToEndIds = run.collections.map(({ endToEndId }) => endToEndId);
    const reports = reportsOf(state, { messageId: run.file?.messageId, endToEndIds });
    if (!reports.ok) return reports;
    if (state.taken) return err(refusal('ANSWER_TAKEN', { field: 'fileId' }));
    const by = mayTakeIn(state, circumstances);
    if ('code' in by) return err(by);
    if (run.status !== 'handedOver') return err(refusal('RUN_STATUS', { params: { status: run.status } }));
    const { collections, told } = answered(run.collections, reports.value, circumstances);
    return told.length === 0 ? err(refusal('NOTHING_NEW')) : ok({ collections, told, by, answerId: circumstances.newId() });
  },
  save: async ({ debits, runs }, { collections, told, by, answerId }, { stored, file, at }) => {
    const { run, tenantId } = stored;
    const answer = {
      id: answerId,
      tenantId,
      runId: run.id,
      kind: 'status',
      fileId: file?.id ?? null,
      fileHash: file?.sha256 ?? '',
    } as const;
    await runs.addAnswer({ ...answer, answers: told, by, at });
    await debits.saveCollections({ ...run, collections });
    const rejected = collections.filter((one) => collectionStatus(one) === 'rejected').map(({ mandateId }) => mandateId);
    await debits.freeMandates(tenantId, rejected);
  },
  record: ({ told, answerId }, { stored, file }) => ({
    type: 'debitRun',
    id: stored.run.id,
    content: { answer: answerId, fileHash: file?.sha256, answers: told.length, rejected: told.filter(({ accepted }) => !accepted).length },
  }),
  outcome: (_decision, { stored }) => ({ debitRunId: stored.run.id }),
});
