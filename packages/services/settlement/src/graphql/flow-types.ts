// SPDX-License-Identifier: EUPL-1.2
import { type Builder, readField } from '@platform/graphql';
import { type Flow, type FlowPool, type RunFlows, runFlows } from '../queries/run-flows.ts';

/** The flow picture of a run, and the table that says the same. */
export function flowFields(builder: Builder): void {
  const pool = builder.objectRef<FlowPool>('RunFlowPool').implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      staff: t.field({ type: 'Amount', resolve: (row) => row.staff }),
      material: t.field({ type: 'Amount', resolve: (row) => row.material }),
      overhead: t.field({ type: 'Amount', resolve: (row) => row.overhead }),
      support: t.field({ type: 'Amount', resolve: (row) => row.support, description: 'From support cost centres.' }),
      income: t.field({ type: 'Amount', resolve: (row) => row.income, description: 'Other income; below zero.' }),
      carriedByCentre: t.field({ type: 'Amount', resolve: (row) => row.carriedByCentre }),
      incomeFromNonMembers: t.field({ type: 'Amount', resolve: (row) => row.incomeFromNonMembers }),
    }),
  });
  const member = builder.objectRef<RunFlows['members'][number]>('RunFlowMember').implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
    }),
  });
  const flow = builder.objectRef<Flow>('RunFlow').implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId', { nullable: true, description: 'Null: the direct charges.' }),
      memberId: t.exposeID('memberId', { nullable: true, description: 'Null: all members that are not named.' }),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
    }),
  });
  const flows = builder.objectRef<RunFlows>('RunFlows').implement({
    description: 'Kinds of cost → pools → members, the smallest members taken together.',
    fields: (t) => ({
      runId: t.exposeID('runId'),
      total: t.field({ type: 'Amount', resolve: (row) => row.total }),
      pools: t.field({ type: [pool], resolve: (row) => row.pools }),
      members: t.field({ type: [member], resolve: (row) => row.members }),
      others: t.exposeInt('others', { description: 'How many members are taken together.' }),
      flows: t.field({ type: [flow], resolve: (row) => row.flows }),
    }),
  });
  readField(builder, 'runFlows', runFlows, flows, { nullable: true });
}
