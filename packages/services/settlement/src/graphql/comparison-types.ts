// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType } from '@platform/graphql';
import { CHANGE_REASONS, MOVE_CAUSES, type Move, type RunComparison } from '../queries/compare-runs.ts';

function moveType(builder: Builder) {
  const move = builder.objectRef<Move>('RunComparisonMove');
  move.implement({
    description: 'What moved most of an amount.',
    fields: (t) => ({
      poolName: t.exposeString('poolName', { nullable: true, description: 'Null: the direct charges.' }),
      difference: t.field({ type: 'Amount', resolve: (row) => row.difference }),
      cause: t.field({ type: enumType(builder, 'RunMoveCause', MOVE_CAUSES), resolve: (row: Move) => row.cause }),
    }),
  });
  return move;
}

export function comparisonType(builder: Builder) {
  const move = moveType(builder);
  const member = builder.objectRef<RunComparison['members'][number]>('RunComparisonMember');
  const reason = enumType(builder, 'RunChangeReason', CHANGE_REASONS);
  member.implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      ags: t.exposeString('ags'),
      memberName: t.exposeString('memberName'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      directCharges: t.field({ type: 'Amount', resolve: (row) => row.directCharges }),
      previousAmount: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.previousAmount }),
      difference: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.difference }),
      changed: t.exposeBoolean('changed'),
      move: t.field({ type: move, nullable: true, resolve: (row) => row.move }),
      reasons: t.field({ type: [reason] as never, resolve: ((row: { reasons: string[] }) => row.reasons) as never }),
    }),
  });
  const pool = builder.objectRef<RunComparison['pools'][number]>('RunComparisonPool').implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      previousAmount: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.previousAmount }),
      difference: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.difference }),
      changed: t.exposeBoolean('changed'),
      reasons: t.field({ type: [reason] as never, resolve: ((row: { reasons: string[] }) => row.reasons) as never }),
    }),
  });
  const comparison = builder.objectRef<RunComparison>('RunComparison');
  comparison.implement({
    fields: (t) => ({
      runId: t.exposeID('runId'),
      previousRunId: t.exposeID('previousRunId', { nullable: true }),
      previousFrom: t.field({ type: 'Month', nullable: true, resolve: (row) => row.previousFrom }),
      previousTo: t.field({ type: 'Month', nullable: true, resolve: (row) => row.previousTo }),
      members: t.field({ type: [member], resolve: (row) => row.members }),
      pools: t.field({ type: [pool], resolve: (row) => row.pools }),
    }),
  });
  return comparison;
}
