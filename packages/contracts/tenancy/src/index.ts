// SPDX-License-Identifier: EUPL-1.2
export { ROLES, type RoleName } from './roles.ts';
export {
  type Beginnings,
  type RegisteredMunicipality,
  type SettledMember,
  type SettledPopulation,
  type TenancyPort,
  type TenantStanding,
  tenancyPort,
} from './tenancy-port.ts';
