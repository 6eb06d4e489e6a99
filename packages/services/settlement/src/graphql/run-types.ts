// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType, type GraphQLContext, mutationField, readField, readFor } from '@platform/graphql';
import { orderOf } from '@platform/use-case';
import { messages } from '../messages/index.ts';
import { checkPeriod } from '../queries/check-period.ts';
import { compareRun } from '../queries/compare-runs.ts';
import { findGaps, type SettlementGaps } from '../queries/find-gaps.ts';
import { listCorrectionLines } from '../queries/list-correction-lines.ts';
import { listLateEntries, listMyEntries } from '../queries/list-entries.ts';
import { settlementMonths } from '../queries/list-months.ts';
import { listRunRemainders, type RunRemainder } from '../queries/list-remainders.ts';
import { listPoolEntries, listShareReadings } from '../queries/list-run-entries.ts';
import { listRunShares } from '../queries/list-run-shares.ts';
import { findRun, listRuns, RUN_KINDS, type RunRow } from '../queries/list-runs.ts';
import { type RunProgress, runProgress, runRelease } from '../queries/run-progress.ts';
import { type RunVerification, verifyRun } from '../queries/verify-run.ts';
import { closeCorrection } from '../use-cases/close-correction.ts';
import { discardRun } from '../use-cases/discard-run.ts';
import { makeCorrection } from '../use-cases/make-correction.ts';
import { makeRun } from '../use-cases/make-run.ts';
import { releaseRun } from '../use-cases/release-run.ts';
import { comparisonType } from './comparison-types.ts';
import { correctionLineType, correctionTypes } from './correction-types.ts';
import { entryType } from './entry-type.ts';
import { shareType } from './share-types.ts';
import type { Texts } from './texts.ts';

function proofType(builder: Builder, { text }: Texts) {
  const carried = builder.objectRef<RunRow['proof']['carried'][number]>('CarriedCorrection');
  carried.implement({
    description: 'What is still to be taken off a member’s use because settled months counted too much; the next run goes on with it.',
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      meter: t.exposeString('meter'),
      quantity: t.exposeInt('quantity', { description: 'In the unit of the meter; below zero.' }),
    }),
  });
  const proof = builder.objectRef<RunRow['proof']>('RunProof');
  proof.implement({
    description: 'Shows that no cent was lost.',
    fields: (t) => ({
      pools: t.field({ type: 'Amount', resolve: (row) => row.pools }),
      support: t.field({ type: 'Amount', resolve: (row) => row.support, description: 'Of support cost centres.' }),
      otherIncome: t.field({ type: 'Amount', resolve: (row) => row.otherIncome, description: 'Below zero.' }),
      incomeFromNonMembers: t.field({ type: 'Amount', resolve: (row) => row.incomeFromNonMembers, description: 'Takes off.' }),
      carriedByCentre: t.field({
        type: 'Amount',
        resolve: (row) => row.carriedByCentre,
        description: 'By rules of the keys; takes off.',
      }),
      directCharges: t.field({ type: 'Amount', resolve: (row) => row.directCharges, description: 'Their sum.' }),
      statements: t.field({ type: 'Amount', resolve: (row) => row.statements }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.difference, description: 'Always zero.' }),
      roundingCents: t.exposeInt('roundingCents'),
      tieRule: t.field({ type: text, resolve: (row) => row.tieRule }),
      members: t.int({ resolve: (row) => row.counts.members }),
      allocations: t.int({ resolve: (row) => row.counts.allocations }),
      costEntries: t.int({ resolve: (row) => row.counts.costEntries }),
      chargeEntries: t.int({ resolve: (row) => row.counts.directCharges }),
      readings: t.int({ resolve: (row) => row.counts.readings }),
      lateReadings: t.int({ resolve: (row) => row.counts.lateReadings }),
      carried: t.field({ type: [carried], resolve: (row) => row.carried }),
    }),
  });
  return proof;
}

function remainderType(builder: Builder) {
  const remainder = builder.objectRef<RunRemainder>('RunRemainder');
  remainder.implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      monthsFrom: t.field({ type: 'Month', resolve: (row) => row.monthsFrom }),
      tenantId: t.exposeID('tenantId'),
      remainder: t.exposeString('remainder', { description: 'Exact, in cents, as n/d.' }),
      rank: t.exposeInt('rank'),
      roundingCents: t.exposeInt('roundingCents'),
    }),
  });
  return remainder;
}

function allocationType(builder: Builder) {
  const allocation = builder.objectRef<NonNullable<RunRow['allocations']>[number]>('RunAllocation');
  allocation.implement({
    description: 'A pool over the months in which one version of its key holds.',
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      monthsFrom: t.field({ type: 'Month', resolve: (row) => row.monthsFrom }),
      monthsTo: t.field({ type: 'Month', resolve: (row) => row.monthsTo }),
      keyId: t.exposeID('keyId'),
      keyName: t.exposeString('keyName'),
      keyVersion: t.exposeInt('keyVersion'),
      clause: t.exposeString('clause'),
      resolution: t.exposeString('resolution'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      staff: t.field({ type: 'Amount', resolve: (row) => row.staff }),
      material: t.field({ type: 'Amount', resolve: (row) => row.material }),
      overhead: t.field({ type: 'Amount', resolve: (row) => row.overhead }),
      support: t.field({ type: 'Amount', resolve: (row) => row.support, description: 'From support cost centres.' }),
      income: t.field({ type: 'Amount', resolve: (row) => row.income, description: 'Other income; below zero.' }),
      carriedByCentre: t.field({ type: 'Amount', resolve: (row) => row.carriedByCentre, description: 'By a rule of the key.' }),
      incomeFromNonMembers: t.field({ type: 'Amount', resolve: (row) => row.incomeFromNonMembers }),
      costEntries: t.exposeInt('costEntries'),
      leftoverCents: t.exposeInt('leftoverCents'),
    }),
  });
  return allocation;
}

/** Of a run in a list: read once they are asked for. */
const allocationsOf = async (context: GraphQLContext, { id }: RunRow) =>
  (await readFor(context, findRun, { runId: id }))?.allocations ?? [];

function runType(builder: Builder, texts: Texts) {
  const [proof, allocation] = [proofType(builder, texts), allocationType(builder)];
  const { changes, inputChange } = correctionTypes(builder, texts);
  const run = builder.objectRef<RunRow>('SettlementRun');
  run.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.field({ type: enumType(builder, 'SettlementRunKind', RUN_KINDS), resolve: (row: RunRow) => row.kind }),
      corrects: t.field({ type: run, nullable: true, description: 'Of a correction: the regular run.', resolve: (row) => row.corrects }),
      corrections: t.field({
        type: [run],
        description: 'Of a regular run: its corrections that are released or wait for it, oldest first.',
        resolve: (row) => [...row.corrections],
      }),
      correctionNumber: t.exposeInt('correctionNumber', { nullable: true, description: '1 for the first correction of its run.' }),
      reason: t.exposeString('reason', { nullable: true, description: 'Of a correction.' }),
      correctionChanges: t.field({
        type: changes,
        nullable: true,
        description: 'Of a correction: what was charged, what is right, and the difference.',
        resolve: (row) => row.correctionChanges,
      }),
      inputChanges: t.field({
        type: [inputChange],
        description: 'Of a correction: which facts differ from those that the run before was made from.',
        resolve: (row) => [...row.inputChanges],
      }),
      version: t.exposeInt('version'),
      periodFrom: t.field({ type: 'Month', resolve: (row) => row.periodFrom }),
      periodTo: t.field({ type: 'Month', resolve: (row) => row.periodTo }),
      status: t.field({
        type: enumType(builder, 'SettlementRunStatus', ['preview', 'released', 'discarded']),
        resolve: (row: RunRow) => row.status,
      }),
      cutAt: t.field({ type: 'DateTime', resolve: (row) => row.cutAt }),
      madeBy: t.exposeString('madeBy', { nullable: true }),
      madeByMe: t.exposeBoolean('madeByMe'),
      sharedByDeputy: t.exposeBoolean('sharedByDeputy'),
      madeAt: t.field({ type: 'DateTime', resolve: (row) => row.madeAt }),
      releasedBy: t.exposeString('releasedBy', { nullable: true }),
      releasedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.releasedAt }),
      discardedBy: t.exposeString('discardedBy', { nullable: true }),
      discardedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.discardedAt }),
      inputHash: t.exposeString('inputHash'),
      resultHash: t.exposeString('resultHash'),
      frozenHash: t.exposeString('frozenHash', { nullable: true }),
      frozenCount: t.exposeInt('frozenCount', { nullable: true }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total, description: 'Of a correction: the sum of its differences.' }),
      proof: t.field({ type: proof, resolve: (row) => row.proof }),
      allocations: t.field({ type: [allocation], resolve: (row, _args, context) => row.allocations ?? allocationsOf(context, row) }),
    }),
  });
  return run;
}

function progressType(builder: Builder, { finding }: Texts) {
  const progress = builder.objectRef<RunProgress>('RunProgress');
  progress.implement({
    fields: (t) => ({
      commandId: t.exposeID('commandId'),
      orderedByMe: t.exposeBoolean('orderedByMe'),
      state: t.exposeString('state', { description: 'queued, running, done, failed or cancelled.' }),
      step: t.exposeString('step', { nullable: true }),
      done: t.exposeInt('done'),
      total: t.exposeInt('total'),
      runId: t.exposeID('runId', { nullable: true }),
      failure: t.field({ type: finding, nullable: true, resolve: (row) => row.failure }),
      findings: t.field({ type: [finding], description: 'All that stopped it, each by itself.', resolve: (row) => row.findings }),
    }),
  });
  return progress;
}

function verificationType(builder: Builder, { finding }: Texts) {
  const verification = builder.objectRef<RunVerification>('RunVerification');
  verification.implement({
    description: 'The run worked out again from what was kept with it; where it cannot be, a refusal says why, and its sums are counted.',
    fields: (t) => ({
      runId: t.exposeID('runId'),
      holds: t.exposeBoolean('holds'),
      refusal: t.field({ type: finding, nullable: true, resolve: (row) => row.refusal }),
      inputs: t.exposeBoolean('inputs', { nullable: true }),
      result: t.exposeBoolean('result', { nullable: true }),
      frozenSet: t.exposeBoolean('frozenSet', { nullable: true }),
      shares: t.exposeBoolean('shares'),
      statements: t.exposeBoolean('statements', { nullable: true }),
      inputHash: t.exposeString('inputHash', { nullable: true }),
      resultHash: t.exposeString('resultHash', { nullable: true }),
      frozenHash: t.exposeString('frozenHash', { nullable: true }),
    }),
  });
  return verification;
}

type Months = Awaited<ReturnType<typeof settlementMonths.run>>;

function monthsType(builder: Builder) {
  const month = builder.objectRef<Months['months'][number]>('FrozenMonth');
  month.implement({
    fields: (t) => ({
      month: t.field({ type: 'Month', resolve: (row) => row.month }),
      runId: t.exposeID('runId'),
      frozenAt: t.field({ type: 'DateTime', resolve: (row) => row.frozenAt }),
    }),
  });
  const months = builder.objectRef<Months>('SettlementMonths');
  months.implement({
    fields: (t) => ({
      frozenThrough: t.field({ type: 'Month', nullable: true, resolve: (row) => row.frozenThrough }),
      nextMonth: t.field({ type: 'Month', resolve: (row) => row.nextMonth, description: 'With it the next run begins.' }),
      currentMonth: t.field({ type: 'Month', resolve: (row) => row.currentMonth }),
      months: t.field({ type: [month], resolve: (row) => row.months }),
    }),
  });
  return months;
}

function gapsType(builder: Builder) {
  const gaps = builder.objectRef<SettlementGaps>('SettlementGaps');
  gaps.implement({
    fields: (t) => ({
      monthsSigned: t.exposeInt('monthsSigned', { description: "People's months that wait for their confirmation." }),
      monthsOpen: t.exposeInt('monthsOpen', { description: "People's months with time that are not signed off." }),
      poolsWithoutCosts: t.exposeStringList('poolsWithoutCosts'),
    }),
  });
  return gaps;
}

export function runFields(builder: Builder, texts: Texts): void {
  const run = runType(builder, texts);
  const entryPage = entryType(builder);
  const progress = progressType(builder, texts);
  readField(builder, 'settlementRuns', listRuns, [run]);
  readField(builder, 'settlementRun', findRun, run, { nullable: true });
  readField(builder, 'runRemainders', listRunRemainders, [remainderType(builder)], {
    description: 'What cutting to whole cents left of each share, and to whom the cents went.',
  });
  readField(builder, 'runShares', listRunShares, [shareType(builder)]);
  readField(builder, 'runComparison', compareRun, comparisonType(builder), { nullable: true });
  readField(builder, 'correctionLines', listCorrectionLines, [correctionLineType(builder, texts)], {
    description: 'The lines of a correction, or of all corrections of a regular run: what was charged, what is right, and why.',
  });
  readField(builder, 'myEntriesInRun', listMyEntries, entryPage, { description: 'What the reader entered in the period.' });
  readField(builder, 'runPoolEntries', listPoolEntries, entryPage, { description: 'The costs that a run has shared, one by one.' });
  readField(builder, 'runShareReadings', listShareReadings, entryPage, {
    description: "What a member's share was weighed by, one by one.",
  });
  readField(builder, 'lateEntries', listLateEntries, entryPage, { description: 'Of frozen months, in no frozen set.' });
  readField(builder, 'settlementMonths', settlementMonths, monthsType(builder));
  readField(builder, 'checkSettlement', checkPeriod, [texts.finding], { description: 'What stands in the way of a run; empty: nothing.' });
  readField(builder, 'settlementGaps', findGaps, gapsType(builder), { description: 'What a period may still lack.' });
  readField(builder, 'runProgress', runProgress, progress, { nullable: true });
  readField(builder, 'runRelease', runRelease, progress, { nullable: true, description: 'The last release that was ordered.' });
  readField(builder, 'verifyRun', verifyRun, verificationType(builder, texts), { nullable: true });

  const payload = { run: { type: run, query: findRun, input: ({ runId }: { runId: string }) => ({ runId }), nullable: true } };
  const work = {
    progress: { type: progress, query: runProgress, input: ({ commandId }: { commandId: string }) => ({ commandId }), nullable: true },
  };
  mutationField(builder, orderOf(makeRun), { messages, payload: work });
  mutationField(builder, orderOf(makeCorrection), { messages, payload: work });
  mutationField(builder, releaseRun, { messages, payload: { ...work, ...payload } });
  mutationField(builder, closeCorrection, { messages });
  mutationField(builder, discardRun, { messages, payload });
}
