// SPDX-License-Identifier: EUPL-1.2
import type { Effect, MemberEffect } from '@domain/settlement';
import { type Builder, readField } from '@platform/graphql';
import { type StatementWhatIf, type StatementWhatIfFacts, statementWhatIf, statementWhatIfFacts } from '../queries/statement-what-if.ts';
import { type WhatIfAnswer, whatIfQuery } from '../queries/what-if.ts';
import { type WhatIfFacts, whatIfFacts } from '../queries/what-if-facts.ts';
import type { Texts } from './texts.ts';

function memberType(builder: Builder) {
  const pool = builder.objectRef<MemberEffect['pools'][number]>('WhatIfPool').implement({
    description: 'A pool of which the member bears another amount.',
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      before: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.beforeCents }),
      after: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.afterCents }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.differenceCents }),
    }),
  });
  return builder.objectRef<MemberEffect>('WhatIfMember').implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId', { description: "A tenant; 'joins' and the official key for who is none yet." }),
      ags: t.exposeString('ags'),
      memberName: t.exposeString('memberName'),
      before: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.beforeCents, description: 'Null: takes no part.' }),
      after: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.afterCents }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.differenceCents }),
      pools: t.field({ type: [pool], resolve: (row) => row.pools, description: 'Where anything changes, the largest change first.' }),
    }),
  });
}

function sharedTypes(builder: Builder) {
  const sums = builder.objectRef<Effect>('WhatIfSums').implement({
    fields: (t) => ({
      before: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.beforeCents }),
      after: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.afterCents }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.differenceCents }),
    }),
  });
  const assumption = builder.objectRef<WhatIfAnswer['assumptions'][number]>('WhatIfAssumption').implement({
    description: 'What a municipality that joins is taken to use.',
    fields: (t) => ({
      memberName: t.exposeString('memberName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      meter: t.exposeString('meter'),
      quantity: t.string({ resolve: ({ quantity }) => quantity.toString() }),
      given: t.exposeBoolean('given', { description: 'false: as much for each inhabitant as the members that used it.' }),
    }),
  });
  return { member: memberType(builder), sums, assumption };
}

type SharedTypes = ReturnType<typeof sharedTypes>;

function statementAnswer(builder: Builder, { finding }: Texts, { member, sums, assumption }: SharedTypes) {
  type Result = NonNullable<StatementWhatIf['result']>;
  const result = builder.objectRef<Result>('StatementWhatIfResult').implement({
    fields: (t) => ({
      own: t.field({ type: member, resolve: (row) => row.own }),
      sums: t.field({ type: sums, resolve: (row) => row.sums }),
      carriedByCentreBefore: t.field({ type: 'Amount', resolve: (row) => row.carriedByCentreBefore }),
      carriedByCentreAfter: t.field({ type: 'Amount', resolve: (row) => row.carriedByCentreAfter }),
      payMore: t.exposeInt('payMore'),
      payLess: t.exposeInt('payLess'),
      unchanged: t.exposeInt('unchanged'),
    }),
  });
  return builder.objectRef<StatementWhatIf>('StatementWhatIf').implement({
    description: 'The settlement behind a statement with something changed: the member itself, and sums. Nothing of it is stored.',
    fields: (t) => ({
      statementId: t.exposeID('statementId'),
      findings: t.field({ type: [finding], resolve: (row) => row.findings }),
      result: t.field({ type: result, nullable: true, resolve: (row) => row.result }),
      assumptions: t.field({ type: [assumption], resolve: (row) => row.assumptions }),
      milliseconds: t.exposeInt('milliseconds'),
    }),
  });
}

function answerType(builder: Builder, { finding }: Texts, { member, sums, assumption }: SharedTypes) {
  return builder.objectRef<WhatIfAnswer>('WhatIf').implement({
    description: 'A settlement with something changed beside the same as it is. Nothing of it is stored.',
    fields: (t) => ({
      findings: t.field({ type: [finding], resolve: (row) => row.findings }),
      members: t.field({ type: [member], resolve: (row) => row.members, description: 'All of both, the largest change first.' }),
      sums: t.field({ type: sums, nullable: true, resolve: (row) => row.result?.sums ?? null }),
      carriedByCentreBefore: t.field({
        type: 'Amount',
        nullable: true,
        resolve: (row) => row.result?.before.carriedByCentreCents ?? null,
      }),
      carriedByCentreAfter: t.field({
        type: 'Amount',
        nullable: true,
        resolve: (row) => row.result?.after.carriedByCentreCents ?? null,
      }),
      payMore: t.int({ resolve: (row) => row.result?.payMore ?? 0 }),
      payLess: t.int({ resolve: (row) => row.result?.payLess ?? 0 }),
      unchanged: t.int({ resolve: (row) => row.result?.unchanged ?? 0 }),
      assumptions: t.field({ type: [assumption], resolve: (row) => row.assumptions }),
      milliseconds: t.exposeInt('milliseconds', { description: 'How long both settlements were reckoned.' }),
    }),
  });
}

export function whatIfFields(builder: Builder, texts: Texts): void {
  const count = builder.objectRef<WhatIfFacts['counts'][number]>('WhatIfCount').implement({
    description: 'An official count of inhabitants.',
    fields: (t) => ({
      basis: t.exposeString('basis'),
      name: t.exposeString('name'),
      referenceDate: t.field({ type: 'Date', resolve: (row) => row.referenceDate }),
      members: t.exposeInt('members', { description: 'Of how many members it is known.' }),
      used: t.exposeBoolean('used', { description: 'A key that some pool is shared by counts so.' }),
    }),
  });
  const meter = builder.objectRef<WhatIfFacts['meters'][number]>('WhatIfMeter').implement({
    fields: (t) => ({ serviceFamilyCode: t.exposeString('serviceFamilyCode'), meter: t.exposeString('meter') }),
  });
  const facts = builder.objectRef<WhatIfFacts>('WhatIfFacts').implement({
    fields: (t) => ({
      firstMonth: t.field({ type: 'Month', resolve: (row) => row.firstMonth }),
      settledThrough: t.field({ type: 'Month', nullable: true, resolve: (row) => row.settledThrough }),
      currentMonth: t.field({ type: 'Month', resolve: (row) => row.currentMonth }),
      suggestedFrom: t.field({ type: 'Month', resolve: (row) => row.suggestedFrom }),
      counts: t.field({ type: [count], resolve: (row) => row.counts }),
      meters: t.field({ type: [meter], resolve: (row) => row.meters }),
    }),
  });
  readField(builder, 'whatIfFacts', whatIfFacts, facts);
  const shared = sharedTypes(builder);
  readField(builder, 'whatIf', whatIfQuery, answerType(builder, texts, shared));
  readField(builder, 'statementWhatIf', statementWhatIf, statementAnswer(builder, texts, shared), { nullable: true });
  const key = builder.objectRef<StatementWhatIfFacts['keys'][number]>('StatementWhatIfKey').implement({
    fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name'), serviceFamilyCode: t.exposeString('serviceFamilyCode') }),
  });
  const own = builder.objectRef<StatementWhatIfFacts>('StatementWhatIfFacts').implement({
    description: 'From what can be chosen: keys by which the run was shared, and counts of inhabitants.',
    fields: (t) => ({
      statementId: t.exposeID('statementId'),
      findings: t.field({ type: [texts.finding], resolve: (row) => row.findings }),
      keys: t.field({ type: [key], resolve: (row) => row.keys }),
      counts: t.field({ type: [count], resolve: (row) => row.counts as never }),
    }),
  });
  readField(builder, 'statementWhatIfFacts', statementWhatIfFacts, own, { nullable: true });
}
