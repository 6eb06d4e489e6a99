// SPDX-License-Identifier: EUPL-1.2
import { withdrawVatPosition as withdraw } from '@domain/agreements';
import { ok } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** Takes back a position that was entered by mistake. */
export const withdrawVatPosition = useCase({
  name: 'agreements.withdrawVatPosition',
  action: 'agreements.publishVat',
  input: z.object({ positionId: idInput<'VatPositionId'>() }),
  ofAll: true,
  refusals: ['VAT_POSITION_UNKNOWN'],
  load: async ({ vatPositions }, { actor }) => ({
    home: { centreId: actor.centreId, associationId: actor.associationId },
    positions: await vatPositions.lockPositions(actor.centreId),
  }),
  row: ({ home }, { positionId }) => ({ tenantId: home.centreId, type: 'vatPosition', id: positionId }),
  decide: (state, { positionId }, circumstances) => {
    const decision = withdraw({ ...state, familyCodes: [] }, { positionId }, circumstances);
    return decision.ok ? ok({ decision: decision.value, positionId, by: circumstances.by.userId, at: circumstances.at }) : decision;
  },
  save: ({ vatPositions }, { decision, by, at }, { home }) => vatPositions.save({ ...home, by, at }, decision),
  record: ({ decision, positionId }) => ({ type: 'vatPosition', id: positionId, content: decision }),
  outcome: ({ positionId }) => ({ positionId }),
});
