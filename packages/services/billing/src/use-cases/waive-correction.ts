// SPDX-License-Identifier: EUPL-1.2
import { type WaiveCorrectionRefusal, waiveCorrection as waive } from '@domain/billing';
import type { TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** The member does without the correction that was promised, so that its document can go out as it is. */
export const waiveCorrection = useCase({
  name: 'billing.waiveCorrection',
  action: 'billing.objectToDrafts',
  input: z.object({ objectionId: idInput<'ObjectionId'>(), expectedVersion: versionInput }),
  refusals: everyCode<WaiveCorrectionRefusal>()('NO_CORRECTION_AWAITED', 'NOT_A_PERSON'),
  load: ({ objections }, { input }) => objections.lock(input.objectionId),
  row: ({ objection: { tenantId, id }, version }) => ({ tenantId: tenantId as TenantId, type: 'objection', id, version }),
  decide: ({ objection }, _input, circumstances) => waive(objection, {}, circumstances),
  save: ({ objections }, objection) => objections.save(objection),
  record: ({ id, documentId, waivedAt }) => ({
    type: 'objection',
    id,
    content: { changes: [{ field: 'waivedAt', from: null, to: waivedAt }] },
    messages: [{ name: 'CorrectionWaived.v1', payload: { objectionId: id, documentId } }],
  }),
  outcome: ({ id, documentId }) => ({ objectionId: id, documentId }),
});
