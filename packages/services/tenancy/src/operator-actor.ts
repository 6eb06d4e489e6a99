// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { OPERATOR_ROLE } from './actions.ts';

/** The operator at the command line: audited as such, never one of two people. */
export const operatorActor = (at: {
  associationId: AssociationId;
  centreId: TenantId;
  /** Of the members with which it has to do, beside the centre. */
  tenantIds?: readonly TenantId[];
  correlationId: string;
  language?: 'de' | 'en';
}): Actor => ({
  kind: 'operator',
  accountId: null,
  userId: null,
  name: 'Betreiber',
  functionTitle: 'Betreiber',
  associationId: at.associationId,
  centreId: at.centreId,
  body: { tenantId: at.centreId, side: 'centre' },
  grants: [{ role: OPERATOR_ROLE, tenantIds: [at.centreId, ...(at.tenantIds ?? [])], familyCodes: null, deputyFor: null }],
  session: null,
  language: at.language ?? 'de',
  correlationId: at.correlationId,
});
