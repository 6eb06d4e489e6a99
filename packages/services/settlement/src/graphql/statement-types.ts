// SPDX-License-Identifier: EUPL-1.2
import { SOURCE_CHANGES, type SourceChange } from '@contracts/desk';
import { type Builder, enumType, pageType, readField } from '@platform/graphql';
import { type ChargeExplanation, type ExplanationView, explainLine } from '../queries/explain-line.ts';
import { explainRunShare } from '../queries/explain-run-share.ts';
import type { PoolExplanation } from '../queries/explanation-view.ts';
import { type LineSourceRow, listLineSources } from '../queries/list-line-sources.ts';
import { findStatement, listStatements } from '../queries/list-statements.ts';
import { statementCsv } from '../queries/statement-csv.ts';
import { statementType } from './statement-type.ts';
import type { Texts } from './texts.ts';
import { vatRuleType } from './vat-rule-type.ts';

type Csv = NonNullable<Awaited<ReturnType<typeof statementCsv.run>>>;

function weightsType(builder: Builder, { text }: Texts) {
  const row = builder.objectRef<PoolExplanation['weights'][number]['rows'][number]>('ExplanationWeightRow');
  row.implement({
    fields: (t) => ({
      memberName: t.exposeString('memberName'),
      own: t.exposeBoolean('own'),
      measured: t.exposeString('measured'),
      days: t.exposeInt('days'),
      ofDays: t.exposeInt('ofDays'),
      weight: t.exposeString('weight'),
      fraction: t.exposeString('fraction'),
    }),
  });
  const weights = builder.objectRef<PoolExplanation['weights'][number]>('ExplanationWeights');
  weights.implement({
    description: 'Weights of all members where the key shares by one weight; hours are given in hours.',
    fields: (t) => ({
      kind: t.exposeString('kind', {
        description: 'As in the rule: hours, cases, quantity, inhabitants, stock, equal, table, reserved, tiers, points.',
      }),
      phrase: t.field({ type: text, resolve: (value) => value.phrase }),
      meter: t.exposeString('meter', { nullable: true, description: 'Whose readings it adds up; null for what membership alone decides.' }),
      unitName: t.field({ type: text, resolve: (value) => value.unitName }),
      share: t.exposeString('share', { description: 'The part of what is shared that goes by this weight, as n/d.' }),
      totalWeight: t.exposeString('totalWeight'),
      rows: t.field({ type: [row], resolve: (value) => value.rows }),
    }),
  });
  return weights;
}

function poolExplanationType(builder: Builder, texts: Texts) {
  const { text } = texts;
  const step = builder.objectRef<PoolExplanation['steps'][number]>('ExplanationStep');
  step.implement({
    fields: (t) => ({
      depth: t.exposeInt('depth', { description: 'The deeper ones made the one before.' }),
      kind: t.exposeString('kind', { description: 'cost, part, weight, limit, fraction, quota, floor, rounding, amount …' }),
      path: t.exposeString('path', { description: "The place of the key's rule." }),
      unit: t.exposeString('unit', { nullable: true, description: 'count, factor, share or cents.' }),
      value: t.exposeString('value', { description: 'Exact, as n/d.' }),
      of: t.exposeString('of', { nullable: true, description: 'What it is set against.' }),
      text: t.field({ type: text, resolve: (value) => value.text }),
    }),
  });
  const source = builder.objectRef<PoolExplanation['sources'][number]>('ExplanationSource');
  source.implement({
    fields: (t) => ({
      meter: t.exposeString('meter'),
      from: t.field({ type: 'Date', resolve: (value) => value.from }),
      to: t.field({ type: 'Date', resolve: (value) => value.to }),
      readings: t.exposeInt('readings'),
      lateReadings: t.exposeInt('lateReadings'),
      quantity: t.exposeInt('quantity'),
    }),
  });
  const weights = weightsType(builder, texts);
  const kind = builder.objectRef<PoolExplanation['costKinds'][number]>('ExplanationCostKind').implement({
    fields: (t) => ({
      kind: t.exposeString('kind', { description: 'staff, material, overhead, support or income.' }),
      amount: t.field({ type: 'Amount', resolve: (value) => value.amount }),
    }),
  });
  const support = builder.objectRef<PoolExplanation['support'][number]>('ExplanationSupport').implement({
    description: 'What a support cost centre passed on to the pool.',
    fields: (t) => ({
      centreId: t.exposeID('centreId'),
      centreName: t.exposeString('centreName'),
      cents: t.exposeString('cents', { description: 'Exact, in cents, as n/d.' }),
    }),
  });
  const pool = builder.objectRef<PoolExplanation>('PoolExplanation');
  pool.implement({
    fields: (t) => ({
      poolName: t.exposeString('poolName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      monthsFrom: t.field({ type: 'Month', resolve: (value) => value.monthsFrom }),
      monthsTo: t.field({ type: 'Month', resolve: (value) => value.monthsTo }),
      amount: t.field({ type: 'Amount', resolve: (value) => value.amount }),
      cost: t.field({ type: 'Amount', resolve: (value) => value.cost, description: 'Of the whole pool.' }),
      sentence: t.field({ type: text, resolve: (value) => value.sentence }),
      keyId: t.exposeID('keyId'),
      keyName: t.exposeString('keyName'),
      keyVersion: t.exposeInt('keyVersion'),
      keyValidFrom: t.field({ type: 'Date', resolve: (value) => value.keyValidFrom }),
      keySentence: t.field({ type: text, resolve: (value) => value.keySentence }),
      clause: t.exposeString('clause'),
      resolution: t.exposeString('resolution'),
      agreementNumber: t.exposeString('agreementNumber', { nullable: true }),
      agreementClause: t.exposeString('agreementClause', { nullable: true }),
      agreementForm: t.exposeString('agreementForm', { nullable: true }),
      agreementResolution: t.exposeString('agreementResolution', { nullable: true }),
      vatCode: t.exposeString('vatCode', { nullable: true }),
      vatRule: t.field({ type: vatRuleType(builder), nullable: true, resolve: (value) => value.vatRule }),
      costKinds: t.field({ type: [kind], resolve: (value) => value.costKinds, description: 'What the cost is made of.' }),
      support: t.field({ type: [support], resolve: (value) => value.support }),
      carriedByCentre: t.field({ type: 'Amount', resolve: (value) => value.carriedByCentre }),
      incomeFromNonMembers: t.field({ type: 'Amount', resolve: (value) => value.incomeFromNonMembers }),
      steps: t.field({ type: [step], resolve: (value) => value.steps }),
      weights: t.field({ type: [weights], resolve: (value) => value.weights }),
      sources: t.field({ type: [source], resolve: (value) => value.sources }),
      roundingCents: t.exposeInt('roundingCents'),
      rank: t.exposeInt('rank', { nullable: true }),
      leftoverCents: t.exposeInt('leftoverCents'),
      roundingReason: t.field({ type: text, resolve: (value) => value.roundingReason }),
    }),
  });
  return pool;
}

function explanationType(builder: Builder, { text }: Texts, pool: ReturnType<typeof poolExplanationType>) {
  const charge = builder.objectRef<ChargeExplanation>('ChargeExplanation');
  charge.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      title: t.field({ type: text, resolve: (value) => value.title }),
      label: t.exposeString('label'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      occurredOn: t.field({ type: 'Date', resolve: (value) => value.occurredOn }),
      amount: t.field({ type: 'Amount', resolve: (value) => value.amount }),
      basis: t.field({ type: text, resolve: (value) => value.basis }),
      agreementNumber: t.exposeString('agreementNumber', { nullable: true }),
      agreementForm: t.exposeString('agreementForm', { nullable: true }),
      agreementResolution: t.exposeString('agreementResolution', { nullable: true }),
      clause: t.exposeString('clause'),
      vatCode: t.exposeString('vatCode', { nullable: true }),
      vatRule: t.field({ type: vatRuleType(builder), nullable: true, resolve: (value) => value.vatRule }),
      reverses: t.exposeID('reverses', { nullable: true }),
      createdAt: t.field({ type: 'DateTime', resolve: (value) => value.createdAt }),
    }),
  });
  const difference = builder.objectRef<NonNullable<ExplanationView['correction']>>('ExplainedDifference');
  difference.implement({
    description:
      'Of a correction: what was charged, what is right, and which facts have changed; the pool or the charge explains what is right.',
    fields: (t) => ({
      change: t.exposeString('change', { description: 'new, gone or amount.' }),
      before: t.field({ type: 'Amount', resolve: (value) => value.before }),
      after: t.field({ type: 'Amount', resolve: (value) => value.after }),
      difference: t.field({ type: 'Amount', resolve: (value) => value.difference }),
      label: t.field({ type: text, resolve: (value) => value.label }),
      calculation: t.field({ type: text, resolve: (value) => value.calculation }),
      reasons: t.field({ type: [text], resolve: (value) => [...value.reasons] }),
    }),
  });
  const explanation = builder.objectRef<ExplanationView>('AmountExplanation');
  explanation.implement({
    description: 'Why this amount: of a pool, or of a direct charge.',
    fields: (t) => ({
      statementId: t.exposeID('statementId'),
      statementNumber: t.exposeString('statementNumber'),
      lineKey: t.exposeString('lineKey'),
      kind: t.exposeString('kind'),
      pool: t.field({ type: pool, nullable: true, resolve: (value) => value.pool }),
      correction: t.field({ type: difference, nullable: true, resolve: (value) => value.correction }),
      charge: t.field({ type: charge, nullable: true, resolve: (value) => value.charge }),
    }),
  });
  return explanation;
}

function sourceType(builder: Builder) {
  const Kind = enumType(builder, 'LineSourceChangeKind', SOURCE_CHANGES);
  const change = builder.objectRef<SourceChange>('LineSourceChange').implement({
    description: "One step of a record's correction. 'replaces' and 'replacedBy' name the other record, 'takenBack' what no longer counts.",
    fields: (t) => ({
      kind: t.field({ type: Kind, resolve: ({ kind }: SourceChange) => kind }),
      at: t.field({ type: 'DateTime', resolve: (row) => row.at }),
      on: t.field({ type: 'Date', resolve: (row) => row.on }),
      minutes: t.exposeInt('minutes'),
      text: t.exposeString('text'),
    }),
  });
  const source = builder.objectRef<LineSourceRow>('LineSource');
  source.implement({
    description: 'One record behind an amount, in words that its member may read.',
    fields: (t) => ({
      id: t.exposeID('id'),
      meter: t.exposeString('meter'),
      quantity: t.exposeInt('quantity'),
      on: t.field({ type: 'Date', resolve: (row) => row.on }),
      label: t.exposeString('label'),
      late: t.exposeBoolean('late'),
      isReversal: t.exposeBoolean('isReversal'),
      sourceType: t.exposeString('sourceType'),
      sourceId: t.exposeID('sourceId'),
      text: t.exposeString('text'),
      person: t.exposeString('person', { nullable: true }),
      requestId: t.exposeID('requestId', { nullable: true }),
      requestNumber: t.exposeString('requestNumber', { nullable: true }),
      requestSubject: t.exposeString('requestSubject', { nullable: true }),
      changes: t.field({ type: [change], resolve: ({ changes }) => [...changes] }),
    }),
  });
  return source;
}

export function statementFields(builder: Builder, texts: Texts): void {
  const statement = statementType(builder, texts);
  const csv = builder.objectRef<Csv>('StatementCsv');
  csv.implement({
    fields: (t) => ({ fileName: t.exposeString('fileName'), mediaType: t.exposeString('mediaType'), text: t.exposeString('text') }),
  });
  readField(builder, 'statements', listStatements, [statement]);
  readField(builder, 'statement', findStatement, statement, { nullable: true });
  const pool = poolExplanationType(builder, texts);
  readField(builder, 'explainAmount', explainLine, explanationType(builder, texts, pool), { nullable: true });
  readField(builder, 'explainRunShare', explainRunShare, pool, { nullable: true });
  readField(builder, 'amountSources', listLineSources, pageType(builder, 'LineSource', sourceType(builder)));
  readField(builder, 'statementCsv', statementCsv, csv, { nullable: true });
}
