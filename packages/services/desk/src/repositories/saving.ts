// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, AssociationId, Instant, TenantId, UserId } from '@kernel/core';

/** What rows need beside what was decided: whose they are, when, and how members see the people of the centre. */
export interface Saving {
  readonly associationId: AssociationId;
  readonly centreId: TenantId;
  readonly at: Instant;
  readonly accountId: AccountId | null;
  /** The acting person, as members see it. */
  readonly authorShown: string;
  /** Other people of the centre that the decision may name, as members see them. */
  readonly shown: ReadonlyMap<UserId, string>;
}
