// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, readField } from '@platform/graphql';
import type { Texts } from '../graphql/texts.ts';
import { messages } from '../messages/index.ts';
import { enterStandAloneCost, withdrawStandAloneCost } from './enter-stand-alone-cost.ts';
import type { countView, FairnessClassView, FairnessMemberView } from './fairness-view.ts';
import { listStandAloneCosts, type StandAloneCostRow } from './list-stand-alone-costs.ts';
import { type RunFairness, type RunFairnessResult, runFairness } from './run-fairness.ts';
import { type StatementFairness, type StatementFairnessResult, statementFairness } from './statement-fairness.ts';

type CountView = ReturnType<typeof countView>;
const amount = <Row>(of: (row: Row) => bigint | null) => ({
  type: 'Amount' as const,
  nullable: true as const,
  resolve: (row: Row) => of(row) as never,
});
const HUNDREDTHS = 'In hundredths of a per cent.';

function memberType(builder: Builder) {
  type Alone = NonNullable<FairnessMemberView['standAlone']>;
  const alone = builder.objectRef<Alone>('FairnessStandAlone').implement({
    description: 'What the member would have paid alone in the months of the settlement.',
    fields: (t) => ({
      amount: t.field(amount<Alone>((row) => row.amount)),
      borne: t.field({ ...amount<Alone>((row) => row.borne), description: 'What it bears of the same services.' }),
      saving: t.field({ ...amount<Alone>((row) => row.saving), description: 'Below zero: alone would be cheaper.' }),
      savingPermyriad: t.exposeInt('savingPermyriad', { nullable: true, description: HUNDREDTHS }),
      families: t.exposeStringList('families', { description: 'Services that the amount is for; none: all of them.' }),
      source: t.exposeString('source'),
      since: t.field({ type: 'Date', nullable: true, resolve: (row) => row.since }),
    }),
  });
  type OnBasis = FairnessMemberView['bases'][number];
  const onBasis = builder.objectRef<OnBasis>('FairnessOnBasis').implement({
    description: 'The member with all inhabitants counted on one official basis; in the order of the bases.',
    fields: (t) => ({
      inhabitants: t.exposeInt('inhabitants', { nullable: true }),
      amount: t.field(amount<OnBasis>((row) => row.amount)),
      sharePermyriad: t.exposeInt('sharePermyriad', { nullable: true, description: HUNDREDTHS }),
      perHead: t.field(amount<OnBasis>((row) => row.perHead)),
    }),
  });
  return builder.objectRef<FairnessMemberView>('FairnessMember').implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      ags: t.exposeString('ags'),
      memberName: t.exposeString('memberName'),
      inhabitants: t.exposeInt('inhabitants', { nullable: true }),
      sizeClass: t.exposeInt('sizeClass', { nullable: true, description: 'Its place among the classes.' }),
      amount: t.field(amount<FairnessMemberView>((row) => row.amount)),
      sharePermyriad: t.exposeInt('sharePermyriad', { nullable: true, description: `Of what all bear. ${HUNDREDTHS}` }),
      measured: t.field({ ...amount<FairnessMemberView>((row) => row.measured), description: 'Of the pools whose use is measured.' }),
      measuredPermyriad: t.exposeInt('measuredPermyriad', { nullable: true, description: HUNDREDTHS }),
      byUse: t.field({ ...amount<FairnessMemberView>((row) => row.byUse), description: 'What it would bear of these by its use alone.' }),
      usePermyriad: t.exposeInt('usePermyriad', { nullable: true, description: HUNDREDTHS }),
      difference: t.field({ ...amount<FairnessMemberView>((row) => row.difference), description: 'What it bears beyond its use.' }),
      perHead: t.field({ ...amount<FairnessMemberView>((row) => row.perHead), description: 'For each inhabitant.' }),
      standAlone: t.field({ type: alone, nullable: true, resolve: (row) => row.standAlone }),
      bases: t.field({ type: [onBasis], resolve: (row) => row.bases }),
    }),
  });
}

function classType(builder: Builder) {
  return builder.objectRef<FairnessClassView>('FairnessClass').implement({
    description: 'Members of one size together: from ≤ inhabitants < below.',
    fields: (t) => ({
      from: t.exposeInt('from', { nullable: true }),
      below: t.exposeInt('below', { nullable: true }),
      members: t.exposeInt('members'),
      inhabitants: t.exposeInt('inhabitants'),
      amount: t.field(amount<FairnessClassView>((row) => row.amount)),
      sharePermyriad: t.exposeInt('sharePermyriad', { nullable: true, description: HUNDREDTHS }),
      measuredPermyriad: t.exposeInt('measuredPermyriad', { nullable: true, description: HUNDREDTHS }),
      usePermyriad: t.exposeInt('usePermyriad', { nullable: true, description: HUNDREDTHS }),
      difference: t.field(amount<FairnessClassView>((row) => row.difference)),
      perHead: t.field(amount<FairnessClassView>((row) => row.perHead)),
    }),
  });
}

type Shared = { readonly count: ReturnType<typeof countType>; readonly member: ReturnType<typeof memberType> };

function countType(builder: Builder) {
  return builder.objectRef<CountView>('FairnessCount').implement({
    description: 'An official count of inhabitants.',
    fields: (t) => ({
      basis: t.exposeString('basis'),
      name: t.exposeString('name'),
      referenceDate: t.field({ type: 'Date', resolve: (row) => row.referenceDate as never }),
    }),
  });
}

function runType(builder: Builder, { finding }: Texts, { count, member }: Shared) {
  type Base = RunFairnessResult['bases'][number];
  const base = builder.objectRef<Base>('FairnessBasis').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      basis: t.exposeString('basis'),
      referenceDate: t.field({ type: 'Date', resolve: (row) => row.referenceDate as never }),
      used: t.exposeBoolean('used', { description: 'A key of the settlement counts so.' }),
      unknownOf: t.exposeStringList('unknownOf', { description: 'Members of which this count is not known.' }),
      settled: t.exposeBoolean('settled', { description: 'false: a count that a key needs is not known.' }),
    }),
  });
  type PoolRow = RunFairnessResult['pools'][number];
  const pool = builder.objectRef<PoolRow>('FairnessPool').implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      amount: t.field(amount<PoolRow>((row) => row.amount)),
      meter: t.exposeString('meter', { nullable: true, description: 'What its use is measured by; null: not measured.' }),
      unit: t.exposeString('unit', { nullable: true, description: 'What the keys of the service call it.' }),
      quantity: t.string({ resolve: ({ quantity }) => quantity.toString(), description: "In the meter's base unit." }),
    }),
  });
  const sizeClass = classType(builder);
  const result = builder.objectRef<RunFairnessResult>('RunFairnessResult').implement({
    fields: (t) => ({
      total: t.field(amount<RunFairnessResult>((row) => row.total)),
      measured: t.field(amount<RunFairnessResult>((row) => row.measured)),
      countedBy: t.field({ type: count, nullable: true, resolve: (row) => row.countedBy }),
      classSource: t.exposeString('classSource'),
      pools: t.field({ type: [pool], resolve: (row) => row.pools }),
      bases: t.field({ type: [base], resolve: (row) => row.bases }),
      missingBases: t.exposeStringList('missingBases', { description: 'Official series of which no value is known.' }),
      knownOn: t.field({
        type: 'Date',
        resolve: (row) => row.knownOn,
        description: 'Counts of inhabitants as the register knew them by then.',
      }),
      classes: t.field({ type: [sizeClass], resolve: (row) => row.classes }),
      members: t.field({ type: [member], resolve: (row) => row.members }),
    }),
  });
  return builder.objectRef<RunFairness>('RunFairness').implement({
    description: 'What a run charges beside use, size, standing alone, and the official counts. Nothing of it is stored.',
    fields: (t) => ({
      runId: t.exposeID('runId'),
      status: t.exposeString('status'),
      periodFrom: t.field({ type: 'Month', resolve: (row) => row.periodFrom }),
      periodTo: t.field({ type: 'Month', resolve: (row) => row.periodTo }),
      findings: t.field({ type: [finding], resolve: (row) => row.findings as never }),
      result: t.field({ type: result, nullable: true, resolve: (row) => row.result }),
    }),
  });
}

function statementType(builder: Builder, { finding }: Texts, { count, member }: Shared) {
  type Averages = StatementFairnessResult['averages'];
  const averages = builder.objectRef<Averages>('FairnessAverages').implement({
    description: 'Means of several members; null where they are too few not to know each other by it.',
    fields: (t) => ({
      members: t.exposeInt('members'),
      perHead: t.field(amount<Averages>((row) => row.perHead)),
      classMembers: t.exposeInt('classMembers', { description: 'Of the same size, itself among them.' }),
      classFrom: t.exposeInt('classFrom', { nullable: true }),
      classBelow: t.exposeInt('classBelow', { nullable: true }),
      classPerHead: t.field(amount<Averages>((row) => row.classPerHead)),
    }),
  });
  type Base = StatementFairnessResult['bases'][number];
  const base = builder.objectRef<Base>('StatementFairnessBasis').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      referenceDate: t.field({ type: 'Date', resolve: (row) => row.referenceDate as never }),
      used: t.exposeBoolean('used'),
      settled: t.exposeBoolean('settled'),
      unknownMembers: t.exposeInt('unknownMembers'),
    }),
  });
  const result = builder.objectRef<StatementFairnessResult>('StatementFairnessResult').implement({
    fields: (t) => ({
      total: t.field(amount<StatementFairnessResult>((row) => row.total)),
      measured: t.field(amount<StatementFairnessResult>((row) => row.measured)),
      averagePermyriad: t.exposeInt('averagePermyriad', { nullable: true, description: 'One of so many members.' }),
      countedBy: t.field({ type: count, nullable: true, resolve: (row) => row.countedBy }),
      classSource: t.exposeString('classSource'),
      missingBases: t.exposeStringList('missingBases'),
      knownOn: t.field({ type: 'Date', resolve: (row) => row.knownOn }),
      averages: t.field({ type: averages, resolve: (row) => row.averages }),
      member: t.field({ type: member, resolve: (row) => row.member }),
      bases: t.field({ type: [base], resolve: (row) => row.bases }),
    }),
  });
  return builder.objectRef<StatementFairness>('StatementFairness').implement({
    description: 'What a member pays beside its use, its size, the mean of all, and the official counts. Names nobody else.',
    fields: (t) => ({
      statementId: t.exposeID('statementId'),
      findings: t.field({ type: [finding], resolve: (row) => row.findings as never }),
      result: t.field({ type: result, nullable: true, resolve: (row) => row.result }),
    }),
  });
}

function standAloneFields(builder: Builder): void {
  const cost = builder.objectRef<StandAloneCostRow>('StandAloneCost').implement({
    description: 'What a year alone would cost a member; known anew it is a further row.',
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode', { nullable: true, description: 'Null: all services together.' }),
      yearlyAmount: t.field({ type: 'Amount', resolve: (row) => row.yearlyAmount as never }),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      source: t.exposeString('source'),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      knownTo: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.knownTo, description: 'Null: known now.' }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      byCentre: t.exposeBoolean('byCentre'),
    }),
  });
  readField(builder, 'standAloneCosts', listStandAloneCosts, [cost]);
  const payload = { costs: { type: [cost] as never, query: listStandAloneCosts, input: () => ({}) } };
  mutationField(builder, enterStandAloneCost, { messages, payload });
  mutationField(builder, withdrawStandAloneCost, { messages, payload });
}

export function fairnessFields(builder: Builder, texts: Texts): void {
  const shared = { count: countType(builder), member: memberType(builder) };
  readField(builder, 'runFairness', runFairness, runType(builder, texts, shared), { nullable: true });
  readField(builder, 'statementFairness', statementFairness, statementType(builder, texts, shared), { nullable: true });
  standAloneFields(builder);
}
