// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, Decider, Instant, TenantId } from '@kernel/core';
import { textInput } from '@platform/use-case';
import type { Entered } from './repositories/register-repository.ts';

/** Who entered a version at the centre, and when. */
export const enteredBy = (
  { centreId, associationId, at }: { readonly centreId: TenantId; readonly associationId: AssociationId; readonly at: Instant },
  { accountId, userId }: Decider,
  id: string,
): Entered => ({ id, tenantId: centreId, associationId, by: { accountId, userId }, at });

/** An address as both profiles have it. */
export const addressFields = {
  line1: textInput(200, 0),
  line2: textInput(200, 0),
  postCode: textInput(20, 0),
  city: textInput(100, 0),
  country: textInput(2, 0),
};
