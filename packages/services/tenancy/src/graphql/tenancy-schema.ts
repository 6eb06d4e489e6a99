// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, type PayloadField, type RefusalCatalogue, readField } from '@platform/graphql';
import { historyType } from '@platform/service';
import { labels } from '../labels.ts';
import { checkTenantImport } from '../queries/check-tenant-import.ts';
import { listColleagues } from '../queries/list-colleagues.ts';
import { listDeputies } from '../queries/list-deputies.ts';
import { listDutyConflicts } from '../queries/list-duty-conflicts.ts';
import { listRolesOn } from '../queries/list-roles-on.ts';
import { listTenants } from '../queries/list-tenants.ts';
import { listUsers } from '../queries/list-users.ts';
import { associationHistory, tenantHistory, userHistory } from '../queries/record-histories.ts';
import { searchMunicipalities } from '../queries/search-municipalities.ts';
import { showAssociation } from '../queries/show-association.ts';
import { showRoleMatrix } from '../queries/show-role-matrix.ts';
import { showTenant } from '../queries/show-tenant.ts';
import { showUser } from '../queries/show-user.ts';
import { admitTenant } from '../use-cases/admit-tenant.ts';
import { changeAssociationSettings } from '../use-cases/change-association-settings.ts';
import { changeTenantSettings } from '../use-cases/change-tenant-settings.ts';
import { changeUser } from '../use-cases/change-user.ts';
import { confirmSecondFactorReset } from '../use-cases/confirm-second-factor-reset.ts';
import { endDeputy } from '../use-cases/end-deputy.ts';
import { endMembership } from '../use-cases/end-membership.ts';
import { endRole } from '../use-cases/end-role.ts';
import { endUser } from '../use-cases/end-user.ts';
import { grantRole } from '../use-cases/grant-role.ts';
import { importTenants } from '../use-cases/import-tenants.ts';
import { inviteUser } from '../use-cases/invite-user.ts';
import { nameDeputy } from '../use-cases/name-deputy.ts';
import { orderSecondFactorReset } from '../use-cases/order-second-factor-reset.ts';
import { withdrawSecondFactorReset } from '../use-cases/withdraw-second-factor-reset.ts';
import { directoryTypes } from './directory-types.ts';
import { importTypes } from './import-types.ts';
import { userTypes } from './user-types.ts';

export const tenancySchema = (messages: RefusalCatalogue<string>) => (builder: Builder) => {
  const directory = directoryTypes(builder);
  const people = userTypes(builder);

  readField(builder, 'association', showAssociation, directory.association);
  readField(builder, 'tenants', listTenants, [directory.tenant]);
  readField(builder, 'tenant', showTenant, directory.tenant, { nullable: true });
  readField(builder, 'municipalities', searchMunicipalities, [directory.municipality]);
  readField(builder, 'checkTenantImport', checkTenantImport, importTypes(builder, messages), {
    description: 'What importTenants would do with the file, without doing it.',
  });
  readField(builder, 'users', listUsers, [people.user]);
  readField(builder, 'user', showUser, people.user, { nullable: true });
  const step = historyType(builder, 'Tenancy', labels);
  readField(builder, 'associationHistory', associationHistory, [step]);
  readField(builder, 'tenantHistory', tenantHistory, [step]);
  readField(builder, 'userHistory', userHistory, [step]);
  readField(builder, 'colleagues', listColleagues, [people.colleague]);
  readField(builder, 'deputies', listDeputies, [people.deputy]);
  readField(builder, 'roleMatrix', showRoleMatrix, people.matrix);
  readField(builder, 'rolesOn', listRolesOn, [people.heldRole]);
  readField(builder, 'dutyConflicts', listDutyConflicts, [people.dutyConflict]);

  const tenant: PayloadField = {
    type: directory.tenant,
    query: showTenant,
    input: ({ tenantId }: { tenantId: string }) => ({ tenantId }),
    nullable: true,
  };
  const user: PayloadField = {
    type: people.user,
    query: showUser,
    input: ({ userId }: { userId: string }) => ({ userId }),
    nullable: true,
  };
  const deputies: PayloadField = {
    type: [people.deputy],
    query: listDeputies,
    input: ({ tenantId }: { tenantId: string }) => ({ tenantId }),
  };
  for (const useCase of [admitTenant, endMembership, changeTenantSettings])
    mutationField(builder, useCase, { messages, payload: { tenant } });
  for (const useCase of [
    inviteUser,
    changeUser,
    endUser,
    grantRole,
    endRole,
    orderSecondFactorReset,
    confirmSecondFactorReset,
    withdrawSecondFactorReset,
  ])
    mutationField(builder, useCase, { messages, payload: { user } });
  for (const useCase of [nameDeputy, endDeputy]) mutationField(builder, useCase, { messages, payload: { deputies } });
  mutationField(builder, changeAssociationSettings, {
    messages,
    payload: { association: { type: directory.association, query: showAssociation, input: () => ({}) } },
  });
  mutationField(builder, importTenants, {
    messages,
    payload: { tenants: { type: [directory.tenant], query: listTenants, input: () => ({}) } },
  });
};
