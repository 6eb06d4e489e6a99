// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, ok, refusal, type TenantId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import { bindUseCase, idInput } from '@platform/use-case';
import { z } from 'zod';

interface CancelDecision {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly at: Instant;
}

const longWork = (writes: Writes) => ({
  find: (id: string) => writes.longCommand.findFirst({ where: { id } }),
  async requestCancel({ tenantId, id, at }: CancelDecision): Promise<void> {
    await writes.longCommand.update({ where: { tenantId_id: { tenantId, id } }, data: { cancelRequestedAt: instantColumn(at) } });
  },
});

/** Asks work to stop; it does at its next step, and what was frozen by then stays. */
export const cancelLongWork = bindUseCase(longWork)({
  name: 'administration.cancelLongWork',
  action: 'administration.cancelLongWork',
  input: z.object({ commandId: idInput<'LongCommandId'>() }),
  refusals: ['ALREADY_ENDED'],
  load: (work, { input }) => work.find(input.commandId),
  row: ({ tenantId, id, orderedByUser }) => ({ tenantId: tenantId as TenantId, userId: orderedByUser, type: 'longCommand', id }),
  decide: ({ tenantId, id, state }, _input, { at }) =>
    ['queued', 'running'].includes(state)
      ? ok<CancelDecision>({ id, tenantId: tenantId as TenantId, at })
      : err(refusal('ALREADY_ENDED', { params: { state } })),
  save: (work, decision) => work.requestCancel(decision),
  record: (decision) => ({ type: 'longCommand', id: decision.id, content: decision }),
  outcome: ({ id }) => ({ commandId: id }),
});
