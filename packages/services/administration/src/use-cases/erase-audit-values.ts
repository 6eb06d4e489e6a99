// SPDX-License-Identifier: EUPL-1.2
import { err, type Instant, ok, refusal, type TenantId } from '@kernel/core';
import { bindUseCase, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { auditValueRepository } from '../repositories/audit-value-repository.ts';

interface ErasureDecision {
  readonly tenantId: TenantId;
  readonly sequence: bigint;
  readonly reason: string;
  readonly at: Instant;
}

const SEQUENCE = /^[1-9]\d{0,17}$/;

/** Erases the values behind one entry (GDPR, Art. 17). The link stays, the chain verifies, and the erasure is an entry of its own. */
export const eraseAuditValues = bindUseCase(auditValueRepository)({
  name: 'administration.eraseAuditValues',
  action: 'administration.eraseAudit',
  stepUp: true,
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    sequence: z.string().regex(SEQUENCE, { error: 'NOT_AN_ID' }),
    reason: textInput(500, 5),
  }),
  refusals: ['ALREADY_ERASED'],
  load: (values, { input }) => values.lock(input.tenantId, BigInt(input.sequence)),
  row: ({ tenantId, subjectType, subjectId }) => ({ tenantId, type: subjectType, id: subjectId }),
  decide: ({ tenantId, sequence, erased }, { reason }, { at }) =>
    erased ? err(refusal('ALREADY_ERASED')) : ok<ErasureDecision>({ tenantId, sequence, reason, at }),
  save: (values, { tenantId, sequence, at }) => values.erase(tenantId, sequence, at),
  record: (decision, { subjectType, subjectId, action }) => ({
    type: subjectType,
    id: subjectId,
    content: { ...decision, erased: action },
  }),
  outcome: ({ tenantId, sequence }) => ({ tenantId, sequence: String(sequence) }),
});
