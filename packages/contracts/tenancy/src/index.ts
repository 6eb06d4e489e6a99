// SPDX-License-Identifier: EUPL-1.2
export { type Accounts, accountsPort, type WantedAccount } from './accounts-port.ts';
export { ROLES, type RoleName } from './roles.ts';
export { type SettledMember, type SettledPopulation, type TenancyPort, type TenantStanding, tenancyPort } from './tenancy-port.ts';
