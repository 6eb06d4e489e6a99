// SPDX-License-Identifier: EUPL-1.2
import type { AdmitTenantCode, EndMembershipCode, FoundAssociationCode, TenantRowCode } from '@domain/tenancy';
import type { CsvFileCode } from '@formats/csv';
import type { GrantRoleCode } from './grant-rules.ts';
import type { ConfirmResetCode, OrderResetCode } from './second-factor-rules.ts';
import type { ChangeSettingsCode } from './use-cases/change-tenant-settings.ts';
import type { EndUserCode } from './use-cases/end-user.ts';
import type { ImportCode } from './use-cases/import-tenants.ts';
import type { InviteUserCode } from './use-cases/invite-user.ts';
import type { NameDeputyCode } from './use-cases/name-deputy.ts';

/** Everything that this service may refuse, and everything that it may find in a file. */
export type TenancyCode =
  | AdmitTenantCode
  | ChangeSettingsCode
  | ConfirmResetCode
  | CsvFileCode
  | EndMembershipCode
  | EndUserCode
  | FoundAssociationCode
  | GrantRoleCode
  | ImportCode
  | InviteUserCode
  | NameDeputyCode
  | OrderResetCode
  | TenantRowCode;
