// SPDX-License-Identifier: EUPL-1.2
export { grantChanges } from './grant-changes.ts';
export { type LoadedRegister, loadRegister, loadRegisterOn, type OwnerConnection, readRegister } from './load-register.ts';
export { operatorActor } from './operator-actor.ts';
export { checkTenantImport, type TenantImportCheck } from './queries/check-tenant-import.ts';
export { tenancy } from './service.ts';
export type { ImportFinding } from './tenant-file.ts';
export { admitTenant } from './use-cases/admit-tenant.ts';
export { changeAssociationSettings } from './use-cases/change-association-settings.ts';
export { changeTenantSettings } from './use-cases/change-tenant-settings.ts';
export { changeUser } from './use-cases/change-user.ts';
export { endMembership } from './use-cases/end-membership.ts';
export { foundAssociation } from './use-cases/found-association.ts';
export { grantRole } from './use-cases/grant-role.ts';
export { importTenants } from './use-cases/import-tenants.ts';
export { inviteUser, isEmailAddress } from './use-cases/invite-user.ts';
export { nameDeputy } from './use-cases/name-deputy.ts';
export { resetSecondFactor } from './use-cases/reset-second-factor.ts';
