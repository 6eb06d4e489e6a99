// SPDX-License-Identifier: EUPL-1.2
import { ok, type UserId } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** Keeps in the run's history that an ordered release did not come about, and why; who ordered it and who made the run are told. */
export const noteReleaseRefused = useCase({
  name: 'settlement.noteReleaseRefused',
  action: 'settlement.makeRun',
  input: z.object({
    runId: idInput<'RunId'>(),
    orderId: idInput<'CommandId'>(),
    code: z.string().regex(/^[A-Z0-9_]{2,60}$/),
    orderedByUser: idInput<'UserId'>().nullable(),
  }),
  refusals: [],
  load: async ({ orders }, { input, actor }) => {
    const order = await orders.find(actor.centreId, input);
    return order && { centreId: actor.centreId };
  },
  row: ({ centreId }, { runId }) => ({ tenantId: centreId, type: 'settlementRun', id: runId }),
  decide: (_state, input) => ok(input),
  save: async () => {},
  record: ({ runId, orderId, code, orderedByUser }) => ({
    type: 'settlementRun',
    id: runId,
    content: { commandId: orderId, refusal: { code } },
    messages: [{ name: 'ReleaseRefused.v1' as const, payload: { runId, orderedByUser: orderedByUser as UserId | null } }],
  }),
  outcome: ({ runId }) => ({ runId }),
});
