// SPDX-License-Identifier: EUPL-1.2
import { instant } from '@kernel/core';
import type { Builder } from '@platform/graphql';
import type { ColleagueRow } from '../queries/list-colleagues.ts';
import type { DeputyRow } from '../queries/list-deputies.ts';
import type { DutyConflictRow, ThroughDeputyship } from '../queries/list-duty-conflicts.ts';
import type { HeldRole } from '../queries/list-roles-on.ts';
import type { MatrixAction, MatrixRole, RoleMatrix } from '../queries/show-role-matrix.ts';
import type { GrantRow, OpenResetRow, UserRow } from '../queries/user-rows.ts';

/** Users, what they may do, and who stands in for them. */
export function userTypes(builder: Builder) {
  const grant = builder.objectRef<GrantRow>('RoleGrant').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      role: t.exposeString('role'),
      tenantIds: t.field({ type: ['ID'], description: 'Empty: every tenant.', resolve: (row) => [...row.tenantIds] }),
      serviceFamilyCodes: t.field({ type: ['String'], description: 'Empty: every family.', resolve: (row) => [...row.serviceFamilyCodes] }),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      version: t.exposeInt('version'),
    }),
  });
  const reset = builder.objectRef<OpenResetRow>('OpenSecondFactorReset').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      reason: t.exposeString('reason'),
      orderedByUserId: t.exposeID('orderedByUserId'),
      orderedByName: t.exposeString('orderedByName', { nullable: true }),
      orderedAt: t.field({ type: 'DateTime', resolve: (row) => instant(new Date(row.orderedAt)) }),
      expiresAt: t.field({ type: 'DateTime', resolve: (row) => instant(new Date(row.expiresAt)) }),
    }),
  });
  const user = builder.objectRef<UserRow>('TenantUser').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      name: t.exposeString('name'),
      functionTitle: t.exposeString('functionTitle'),
      email: t.exposeString('email'),
      language: t.exposeString('language'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      version: t.exposeInt('version'),
      secondFactorReset: t.field({
        type: reset,
        nullable: true,
        description: 'Ordered, and waiting for a second administrator; may have expired.',
        resolve: (row) => row.secondFactorReset,
      }),
      grants: t.field({ type: [grant], resolve: (row) => [...row.grants] }),
    }),
  });
  const colleague = builder.objectRef<ColleagueRow>('Colleague').implement({
    fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name'), functionTitle: t.exposeString('functionTitle') }),
  });
  const deputy = builder.objectRef<DeputyRow>('Deputy').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      userId: t.exposeID('userId'),
      userName: t.exposeString('userName'),
      deputyUserId: t.exposeID('deputyUserId'),
      deputyName: t.exposeString('deputyName'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', resolve: (row) => row.validTo }),
      version: t.exposeInt('version'),
    }),
  });
  return { user, colleague, deputy, ...roleTypes(builder) };
}

function roleTypes(builder: Builder) {
  const action = builder.objectRef<MatrixAction>('RoleAction').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      label: t.string({ resolve: (row, _args, { language }) => row[language] }),
      own: t.boolean({ description: 'Only where the record is the user’s own.', resolve: (row) => row.own !== null }),
    }),
  });
  const role = builder.objectRef<MatrixRole>('Role').implement({
    fields: (t) => ({
      name: t.string({ resolve: (row) => row.role.name }),
      side: t.string({ resolve: (row) => row.role.side }),
      label: t.string({ resolve: (row, _args, { language }) => row.role[language] }),
      longestDays: t.int({ nullable: true, resolve: (row) => row.role.longestDays ?? null }),
      actions: t.field({ type: [action], resolve: (row) => [...row.actions] }),
    }),
  });
  const conflict = builder.objectRef<RoleMatrix['conflicts'][number]>('SeparateDuties').implement({
    fields: (t) => ({
      one: t.field({ type: action, resolve: (row) => row[0] }),
      other: t.field({ type: action, resolve: (row) => row[1] }),
    }),
  });
  const matrix = builder.objectRef<RoleMatrix>('RoleMatrix').implement({
    fields: (t) => ({
      roles: t.field({ type: [role], resolve: (row) => [...row.roles] }),
      conflicts: t.field({ type: [conflict], resolve: (row) => [...row.conflicts] }),
    }),
  });
  const heldRole = builder.objectRef<HeldRole>('HeldRole').implement({
    fields: (t) => ({
      grantId: t.exposeID('grantId'),
      userId: t.exposeID('userId'),
      userName: t.exposeString('userName'),
      functionTitle: t.exposeString('functionTitle'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      role: t.exposeString('role'),
      tenantIds: t.field({ type: ['ID'], resolve: (row) => [...row.tenantIds] }),
      serviceFamilyCodes: t.field({ type: ['String'], resolve: (row) => [...row.serviceFamilyCodes] }),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      deputyForName: t.exposeString('deputyForName', { nullable: true }),
    }),
  });
  const deputyship = builder.objectRef<ThroughDeputyship>('DutyConflictDeputyship').implement({
    fields: (t) => ({
      forName: t.exposeString('forName'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', resolve: (row) => row.validTo }),
    }),
  });
  const dutyConflict = builder.objectRef<DutyConflictRow>('DutyConflict').implement({
    fields: (t) => ({
      userId: t.exposeID('userId'),
      userName: t.exposeString('userName'),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName'),
      actions: t.field({ type: [action], resolve: (row) => [...row.actions] }),
      roles: t.field({ type: ['String'], resolve: (row) => [...row.roles] }),
      deputyships: t.field({ type: [deputyship], resolve: (row) => [...row.deputyships] }),
    }),
  });
  return { matrix, heldRole, dutyConflict };
}
