// SPDX-License-Identifier: EUPL-1.2
import type { Builder } from '@platform/graphql';
import type { StatementView } from '../queries/list-statements.ts';
import type { Texts } from './texts.ts';
import { vatRuleType } from './vat-rule-type.ts';

type Line = StatementView['lines'][number];

function referenceType(builder: Builder) {
  const reference = builder.objectRef<StatementView['corrections'][number]>('StatementReference');
  reference.implement({
    description: 'Another statement of the same member and period.',
    fields: (t) => ({
      id: t.exposeID('id'),
      number: t.exposeString('number'),
      total: t.field({ type: 'Amount', resolve: (row) => row.total }),
      createdAt: t.field({ type: 'DateTime', resolve: (row) => row.createdAt }),
    }),
  });
  return reference;
}

function lineType(builder: Builder, { text }: Texts) {
  const vat = builder.objectRef<NonNullable<Line['vat']>>('StatementLineVat');
  vat.implement({
    description: 'What comes on top of a net amount that is taxed.',
    fields: (t) => ({
      ratePermille: t.exposeInt('ratePermille'),
      tax: t.field({ type: 'Amount', resolve: (row) => row.taxCents }),
      ground: t.exposeString('ground'),
    }),
  });
  const vatRule = vatRuleType(builder);
  const line = builder.objectRef<Line>('StatementLine');
  line.implement({
    fields: (t) => ({
      key: t.exposeString('key', { description: 'For the explanation of the amount.' }),
      kind: t.exposeString('kind', { description: 'pool or direct.' }),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      label: t.field({ type: text, resolve: (row) => row.label }),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      staff: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.staff }),
      material: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.material }),
      overhead: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.overhead }),
      support: t.field({
        type: 'Amount',
        nullable: true,
        resolve: (row) => row.support,
        description: 'From support cost centres.',
      }),
      income: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.income, description: 'Other income; below zero.' }),
      poolId: t.exposeID('poolId', { nullable: true }),
      monthsFrom: t.field({ type: 'Month', nullable: true, resolve: (row) => row.monthsFrom }),
      monthsTo: t.field({ type: 'Month', nullable: true, resolve: (row) => row.monthsTo }),
      occurredOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.occurredOn }),
      basis: t.field({ type: text, resolve: (row) => row.basis }),
      agreementNumber: t.exposeString('agreementNumber', { nullable: true }),
      agreementForm: t.exposeString('agreementForm', { nullable: true, description: 'statutes: by notice; all others: by invoice.' }),
      clause: t.exposeString('clause', { nullable: true }),
      resolution: t.exposeString('resolution', { nullable: true }),
      calculation: t.field({ type: text, nullable: true, resolve: (row) => row.calculation }),
      vatCode: t.exposeString('vatCode', { nullable: true }),
      vatRule: t.field({ type: vatRule, nullable: true, resolve: (row) => row.vatRule }),
      vat: t.field({ type: vat, nullable: true, resolve: (row) => row.vat }),
      change: t.exposeString('change', {
        nullable: true,
        description: 'Of a correction: new, gone or amount. Its amount is the difference between before and after.',
      }),
      before: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.before, description: 'Charged until then.' }),
      after: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.after, description: 'What is right.' }),
      reasons: t.field({ type: [text], resolve: (row) => [...row.reasons], description: 'Which facts have changed.' }),
    }),
  });
  return line;
}

export function statementType(builder: Builder, texts: Texts) {
  const { text } = texts;
  const line = lineType(builder, texts);
  const reference = referenceType(builder);
  const statement = builder.objectRef<StatementView>('Statement');
  statement.implement({
    description: 'What a member bears in a period. Cost information, neither a notice of assessment nor an invoice.',
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      ags: t.exposeString('ags', { nullable: true }),
      associationName: t.exposeString('associationName'),
      runId: t.exposeID('runId'),
      kind: t.exposeString('kind', { description: 'regular: amounts; correction: differences to what was stated before.' }),
      correctsRunId: t.exposeID('correctsRunId', { nullable: true }),
      reason: t.exposeString('reason', { nullable: true, description: 'Of a correction: why the period was settled anew.' }),
      corrects: t.field({
        type: reference,
        nullable: true,
        resolve: (row) => row.corrects,
        description: 'Of a correction; null also where the member had no statement before.',
      }),
      corrections: t.field({ type: [reference], resolve: (row) => row.corrections, description: 'Corrections of it, oldest first.' }),
      periodFrom: t.field({ type: 'Month', resolve: (row) => row.periodFrom }),
      periodTo: t.field({ type: 'Month', resolve: (row) => row.periodTo }),
      number: t.exposeString('number'),
      label: t.field({ type: text, resolve: (row) => row.label }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total }),
      previousId: t.exposeID('previousId', { nullable: true }),
      previousTotal: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.previousTotal }),
      resultHash: t.exposeString('resultHash'),
      createdAt: t.field({ type: 'DateTime', resolve: (row) => row.createdAt }),
      lines: t.field({ type: [line], resolve: (row) => row.lines }),
    }),
  });
  return statement;
}
