// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import type { AccountId, TenantId, UserId } from '@kernel/core';

/** Somebody who acts in the demo; 'userId' null is the operator. */
export interface Person {
  readonly userId: UserId | null;
  readonly accountId: AccountId | null;
  readonly tenantId: TenantId;
  readonly side: 'centre' | 'member' | 'operator';
  readonly name: string;
  readonly functionTitle: string;
  readonly email: string;
  readonly roles: readonly RoleName[];
  /** Empty: all. */
  readonly families: readonly string[];
  readonly share: number;
  /** One of the people whose password is shown. */
  readonly login: boolean;
}

export type Staff = Person & { readonly userId: UserId; readonly accountId: AccountId };
