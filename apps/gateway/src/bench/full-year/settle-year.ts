// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import type { Assembly } from '@platform/service';
import { type Message, orderOf, type Platform, performLongWork, runUseCase } from '@platform/use-case';
import { YEAR, type YearAssociation } from './year-association.ts';

interface Settling {
  readonly platform: Platform;
  readonly assembly: Assembly;
  readonly association: YearAssociation;
}

const PERIOD = { periodFrom: `${YEAR}-01`, periodTo: `${YEAR}-12` };

/** The worker's part of what was ordered; answers the run. */
async function carryOut({ platform, assembly, association }: Settling, commandId: string, orderedBy: Actor): Promise<string> {
  const { associationId, centreId, scope } = association;
  const message: Message = {
    ...{ id: platform.newId(), name: 'LongWorkOrdered.v1', tenantId: centreId, associationId, correlationId: platform.newId() },
    ...{ payload: { commandId }, causeAccountId: orderedBy.accountId },
  };
  await performLongWork(platform, assembly.longUseCases, message, () => 'settlement');
  const command = await platform.database.read(scope, (reads) =>
    reads.selectFrom('long_command').select(['state', 'outcome', 'failure']).where('id', '=', commandId).executeTakeFirstOrThrow(),
  );
  const { runId } = (command.outcome ?? {}) as { runId?: string };
  if (command.state !== 'done' || !runId) throw new Error(`the work was not done: ${JSON.stringify(command.failure)}`);
  return runId;
}

/** Orders the run of the year as a person does, and makes it as the worker does; answers its id. */
export async function makeYearRun(settling: Settling, finance: Actor): Promise<string> {
  const long = settling.assembly.longUseCases.find(({ name }) => name === 'settlement.makeRun');
  if (!long) throw new Error('nobody makes runs');
  const order = await runUseCase(settling.platform, orderOf(long), { actor: finance, input: PERIOD });
  if (!order.ok) throw new Error(`the run was refused: ${order.error.code}`);
  return carryOut(settling, order.value.commandId, finance);
}

/** A second person releases the run: its entries are frozen, and each member gets its statement. */
export async function releaseYearRun(settling: Settling, releaser: Actor, runId: string): Promise<void> {
  const release = settling.assembly.useCases.get('settlement.releaseRun');
  if (!release) throw new Error('nobody releases runs');
  const answer = await runUseCase(settling.platform, release, { actor: releaser, input: { runId, expectedVersion: 1 } as never });
  if (!answer.ok) throw new Error(`the release was refused: ${JSON.stringify(answer.error)}`);
  await carryOut(settling, (answer.value as { commandId: string }).commandId, releaser);
}

/** What a member bears of a pool, or (without a pool) of charges of its own. */
export interface YearShare {
  readonly member_id: string;
  readonly pool_id: string | null;
  readonly cents: bigint;
}

/** What the run has kept, in the form of the one statement: shares that are not nothing, and the charges of each member. */
export const KEPT_SHARES = (runId: string): string => `
  select member_id, pool_id, amount_cents as cents from run_share where run_id = '${runId}' and amount_cents <> 0
  union all
  select (total ->> 'tenantId')::uuid, null, (total ->> 'directChargesCents')::bigint
  from settlement_run cross join lateral jsonb_array_elements(totals) as total
  where id = '${runId}' and total ->> 'directChargesCents' <> '0'`;

/** One line for each share, sorted: two settlements are the same if these are. */
export const linesOf = (shares: readonly YearShare[]): string[] =>
  shares
    .filter(({ cents }) => cents !== 0n)
    .map(({ member_id: member, pool_id: pool, cents }) => `${member} ${pool ?? 'charges'} ${cents}`)
    .sort();
