// SPDX-License-Identifier: EUPL-1.2
import { type WithdrawObjectionRefusal, withdrawObjection as withdraw } from '@domain/billing';
import type { TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

export const withdrawObjection = useCase({
  name: 'billing.withdrawObjection',
  action: 'billing.objectToDrafts',
  input: z.object({ objectionId: idInput<'ObjectionId'>(), expectedVersion: versionInput }),
  refusals: everyCode<WithdrawObjectionRefusal>()('OBJECTION_NOT_RAISED', 'NOT_A_PERSON'),
  load: ({ objections }, { input }) => objections.lock(input.objectionId),
  row: ({ objection: { tenantId, id }, version }) => ({ tenantId: tenantId as TenantId, type: 'objection', id, version }),
  decide: ({ objection }, _input, circumstances) => withdraw(objection, {}, circumstances),
  save: ({ objections }, objection) => objections.save(objection),
  record: ({ id, documentId, status }, { objection: before }) => ({
    type: 'objection',
    id,
    content: { changes: [{ field: 'status', from: before.status, to: status }] },
    messages: [{ name: 'ObjectionWithdrawn.v1', payload: { objectionId: id, documentId } }],
  }),
  outcome: ({ id, documentId }) => ({ objectionId: id, documentId }),
});
