// SPDX-License-Identifier: EUPL-1.2
export {
  type Ability,
  abilityOf,
  type Condition,
  conditionsFor,
  isOutside,
  may,
  mayAnywhere,
  type SubjectRow,
  tenantsFor,
} from './ability.ts';
export { activeGrants, type WrittenGrant } from './active-grants.ts';
export { type ActiveGrant, type Actor, deciderOf, type Side, serviceActor } from './actor.ts';
export { type DutyConflict, dutyConflicts, type HeldRole, newConflicts } from './duties.ts';
export { type AccountOf, type Hands, inPlaceOf, shareAPerson } from './in-place-of.ts';
export { type PermissionColumns, permittedRows } from './permitted-rows.ts';
export {
  type ActionDefinition,
  type ActionTable,
  AUDITOR,
  OWN_COLUMNS,
  type OwnColumn,
  type RoleAction,
  type RoleBook,
  type RoleContribution,
  type RoleDefinition,
  roleBook,
} from './roles.ts';
