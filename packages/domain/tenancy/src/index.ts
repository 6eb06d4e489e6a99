// SPDX-License-Identifier: EUPL-1.2
export { type AdmitTenantCode, type AdmitTenantInput, type AdmitTenantState, admitTenant, type TenantAdmitted } from './admit-tenant.ts';
export {
  type ChangeTenantSettingsCode,
  type ChangeTenantSettingsInput,
  type ChangeTenantSettingsState,
  changeTenantSettings,
  type TenantSettingsChanged,
} from './change-tenant-settings.ts';
export {
  type CheckTenantRowsState,
  checkTenantRows,
  REQUIRED_TENANT_COLUMNS,
  TENANT_COLUMNS,
  type TenantColumn,
  type TenantRowCode,
  type TenantRowFinding,
} from './check-tenant-rows.ts';
export {
  type EndMembershipCode,
  type EndMembershipInput,
  type EndMembershipState,
  endMembership,
  type MembershipEnded,
} from './end-membership.ts';
export {
  type AssociationFounded,
  type FoundAssociationCode,
  type FoundAssociationInput,
  type FoundAssociationState,
  foundAssociation,
} from './found-association.ts';
export {
  isAgs,
  MUNICIPALITY_COLUMNS,
  MUNICIPALITY_KINDS,
  type Municipality,
  type MunicipalityColumn,
  type MunicipalityKind,
  type MunicipalityRegister,
  type MunicipalityRowCode,
  municipalitiesFromRows,
  municipalityRegister,
  populationOf,
} from './municipality.ts';
export { POPULATION_BASES, type PopulationBasis, type PopulationBasisFacts, populationBasisFacts } from './population-basis.ts';
export type { RowFinding, TextRow } from './row-finding.ts';
export {
  type Association,
  membersOn,
  NAME_LENGTH,
  SHORT_NAME_LENGTH,
  TENANT_COLOURS,
  type Tenant,
  type TenantColour,
  type TenantKind,
  type TenantSettings,
  type TenantStatus,
  tenantStatus,
  usualColour,
} from './tenant.ts';
export type { SettingsCode } from './tenant-rules.ts';
