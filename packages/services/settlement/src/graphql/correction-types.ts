// SPDX-License-Identifier: EUPL-1.2
import { INPUT_CHANGE_KINDS } from '@domain/settlement';
import { type Builder, enumType } from '@platform/graphql';
import type { CorrectionLineRow } from '../queries/list-correction-lines.ts';
import type { RunRow } from '../queries/list-runs.ts';
import type { Texts } from './texts.ts';
import { vatRuleType } from './vat-rule-type.ts';

type Changes = NonNullable<RunRow['correctionChanges']>;
type InputChange = RunRow['inputChanges'][number];

/** What a correction changes, and which facts are behind it. */
export function correctionTypes(builder: Builder, { text }: Texts) {
  const member = builder.objectRef<Changes['members'][number]>('CorrectedMember').implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      ags: t.exposeString('ags'),
      memberName: t.exposeString('memberName'),
      before: t.field({ type: 'Amount', resolve: (row) => row.before }),
      after: t.field({ type: 'Amount', resolve: (row) => row.after }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.difference }),
    }),
  });
  const pool = builder.objectRef<Changes['pools'][number]>('CorrectedPool').implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId', { nullable: true, description: 'null: the direct charges.' }),
      poolName: t.exposeString('poolName', { nullable: true }),
      before: t.field({ type: 'Amount', resolve: (row) => row.before }),
      after: t.field({ type: 'Amount', resolve: (row) => row.after }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.difference }),
    }),
  });
  const changes = builder.objectRef<Changes>('CorrectionChanges').implement({
    fields: (t) => ({
      before: t.field({ type: 'Amount', resolve: (row) => row.before, description: 'Charged by the run and its corrections.' }),
      after: t.field({ type: 'Amount', resolve: (row) => row.after, description: 'What is right, of all members.' }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.difference }),
      additional: t.field({ type: 'Amount', resolve: (row) => row.additional, description: 'Sum of what members still pay.' }),
      credits: t.field({ type: 'Amount', resolve: (row) => row.credits, description: 'Sum of what they get back; below zero.' }),
      members: t.field({ type: [member], resolve: (row) => row.members, description: 'Everybody whose amounts change, by AGS.' }),
      pools: t.field({ type: [pool], resolve: (row) => row.pools }),
    }),
  });
  const inputChange = builder.objectRef<InputChange>('CorrectionInputChange').implement({
    fields: (t) => ({
      kind: t.field({
        type: enumType(builder, 'CorrectionInputChangeKind', INPUT_CHANGE_KINDS),
        resolve: (row: InputChange) => row.kind,
      }),
      label: t.field({ type: text, resolve: (row) => row.label, description: 'What it is of: a pool, a key, a member with its count.' }),
      text: t.field({ type: text, resolve: (row) => row.text, description: 'The whole change as a sentence.' }),
      before: t.field({ type: text, nullable: true, resolve: (row) => row.before }),
      after: t.field({ type: text, nullable: true, resolve: (row) => row.after }),
    }),
  });
  return { changes, inputChange };
}

export function correctionLineType(builder: Builder, { text }: Texts) {
  return builder.objectRef<CorrectionLineRow>('CorrectionLine').implement({
    fields: (t) => ({
      runId: t.exposeID('runId', { description: 'The correction.' }),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      ags: t.exposeString('ags'),
      key: t.exposeString('key'),
      change: t.exposeString('change', { description: 'new, gone or amount.' }),
      poolId: t.exposeID('poolId', { nullable: true, description: 'null: a direct charge.' }),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      label: t.field({ type: text, resolve: (row) => row.label }),
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', resolve: (row) => row.to }),
      before: t.field({ type: 'Amount', resolve: (row) => row.before }),
      after: t.field({ type: 'Amount', resolve: (row) => row.after }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.difference }),
      basis: t.field({ type: text, resolve: (row) => row.basis }),
      calculation: t.field({ type: text, resolve: (row) => row.calculation }),
      reasons: t.field({ type: [text], resolve: (row) => [...row.reasons], description: 'Which facts have changed.' }),
      agreementNumber: t.exposeString('agreementNumber', { nullable: true }),
      clause: t.exposeString('clause'),
      resolution: t.exposeString('resolution', { nullable: true }),
      vatCode: t.exposeString('vatCode', { nullable: true }),
      vatRule: t.field({ type: vatRuleType(builder), nullable: true, resolve: (row) => row.vatRule }),
    }),
  });
}
