// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType } from '@platform/graphql';
import type { RunShareRow } from '../queries/list-run-shares.ts';
import type { ShareCorrection } from '../queries/share-corrections.ts';

function correctionType(builder: Builder) {
  const correction = builder.objectRef<ShareCorrection>('ShareCorrection');
  correction.implement({
    description: "What changes a member's use because of months that are settled.",
    fields: (t) => ({
      kind: t.field({
        type: enumType(builder, 'ShareCorrectionKind', ['late', 'reversal', 'open']),
        resolve: (row: ShareCorrection) => row.kind,
      }),
      meter: t.exposeString('meter'),
      month: t.field({ type: 'Month', nullable: true, resolve: (row) => row.month }),
      label: t.exposeString('label', { nullable: true }),
      quantity: t.exposeInt('quantity', { description: 'Minutes or pieces.' }),
    }),
  });
  return correction;
}

export function shareType(builder: Builder) {
  const use = builder.objectRef<RunShareRow['uses'][number]>('RunShareUse');
  use.implement({
    description: 'What the member used at a meter that the key asks for.',
    fields: (t) => ({
      meter: t.exposeString('meter', { description: 'Empty in runs by older rules.' }),
      measured: t.exposeString('measured', { description: 'Readings + broughtForward - carriedForward.' }),
      broughtForward: t.exposeString('broughtForward', { description: 'Corrections that were open before; zero or less.' }),
      carriedForward: t.exposeString('carriedForward', { description: 'Corrections that stay open; zero or less.' }),
      readings: t.exposeInt('readings'),
      lateReadings: t.exposeInt('lateReadings'),
    }),
  });
  const share = builder.objectRef<RunShareRow>('RunShare');
  share.implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      monthsFrom: t.field({ type: 'Month', resolve: (row) => row.monthsFrom }),
      monthsTo: t.field({ type: 'Month', resolve: (row) => row.monthsTo }),
      memberId: t.exposeID('memberId'),
      memberName: t.exposeString('memberName'),
      ags: t.exposeString('ags'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      staff: t.field({ type: 'Amount', resolve: (row) => row.staff }),
      material: t.field({ type: 'Amount', resolve: (row) => row.material }),
      overhead: t.field({ type: 'Amount', resolve: (row) => row.overhead }),
      support: t.field({ type: 'Amount', resolve: (row) => row.support }),
      income: t.field({ type: 'Amount', resolve: (row) => row.income }),
      fraction: t.exposeString('fraction', { description: 'Exact share of one, as n/d.' }),
      floor: t.field({ type: 'Amount', resolve: (row) => row.floor }),
      roundingCents: t.exposeInt('roundingCents'),
      rank: t.exposeInt('rank', { nullable: true }),
      agreementNumber: t.exposeString('agreementNumber', { nullable: true }),
      clause: t.exposeString('clause', { nullable: true }),
      vatCode: t.exposeString('vatCode', { nullable: true }),
      corrections: t.field({ type: [correctionType(builder)], resolve: (row) => row.corrections, description: 'Of a preview.' }),
      days: t.exposeInt('days', { nullable: true, description: 'Of taking part within these months.' }),
      uses: t.field({ type: [use], resolve: (row) => row.uses }),
    }),
  });
  return share;
}
