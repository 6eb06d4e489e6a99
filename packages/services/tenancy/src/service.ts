// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';
import { actions, roles } from './actions.ts';
import { tenancySchema } from './graphql/tenancy-schema.ts';
import { labels, personalData } from './labels.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { rules, topics } from './notifications.ts';
import { tenancyOffer } from './ports.ts';
import { checkTenantImport } from './queries/check-tenant-import.ts';
import { listColleagues } from './queries/list-colleagues.ts';
import { listDeputies } from './queries/list-deputies.ts';
import { listDutyConflicts } from './queries/list-duty-conflicts.ts';
import { listRolesOn } from './queries/list-roles-on.ts';
import { listTenants } from './queries/list-tenants.ts';
import { listUsers } from './queries/list-users.ts';
import { associationHistory, tenantHistory, userHistory } from './queries/record-histories.ts';
import { rolesEnding } from './queries/roles-ending.ts';
import { searchMunicipalities } from './queries/search-municipalities.ts';
import { showAssociation } from './queries/show-association.ts';
import { showRoleMatrix } from './queries/show-role-matrix.ts';
import { showTenant } from './queries/show-tenant.ts';
import { showUser } from './queries/show-user.ts';
import { waitingResets } from './queries/waiting-resets.ts';
import { admitTenant } from './use-cases/admit-tenant.ts';
import { changeAssociationSettings } from './use-cases/change-association-settings.ts';
import { changeTenantSettings } from './use-cases/change-tenant-settings.ts';
import { changeUser } from './use-cases/change-user.ts';
import { confirmSecondFactorReset } from './use-cases/confirm-second-factor-reset.ts';
import { endDeputy } from './use-cases/end-deputy.ts';
import { endMembership } from './use-cases/end-membership.ts';
import { endRole } from './use-cases/end-role.ts';
import { endUser } from './use-cases/end-user.ts';
import { foundAssociationUseCase } from './use-cases/found-association.ts';
import { grantRole } from './use-cases/grant-role.ts';
import { importTenants } from './use-cases/import-tenants.ts';
import { inviteUser } from './use-cases/invite-user.ts';
import { nameDeputy } from './use-cases/name-deputy.ts';
import { orderSecondFactorReset } from './use-cases/order-second-factor-reset.ts';
import { resetSecondFactor } from './use-cases/reset-second-factor.ts';
import { withdrawSecondFactorReset } from './use-cases/withdraw-second-factor-reset.ts';

const messages = { de, en };

/** Who belongs to an association, who works for whom, and who may do what. */
export const tenancy = withNotifications(
  defineService({
    name: 'tenancy',
    title: { de: 'Verband, Mitglieder und Benutzer', en: 'Association, members and users' },
    actions,
    roles,
    useCases: [
      ...[foundAssociationUseCase, admitTenant, endMembership, importTenants, changeTenantSettings, changeAssociationSettings],
      ...[inviteUser, changeUser, endUser, grantRole, endRole, nameDeputy, endDeputy],
      ...[orderSecondFactorReset, confirmSecondFactorReset, withdrawSecondFactorReset, resetSecondFactor],
    ],
    queries: [
      ...[showAssociation, listTenants, showTenant, searchMunicipalities, checkTenantImport, listUsers, showUser, listColleagues],
      ...[
        associationHistory,
        tenantHistory,
        userHistory,
        listDeputies,
        showRoleMatrix,
        listRolesOn,
        listDutyConflicts,
        rolesEnding,
        waitingResets,
      ],
    ],
    graphql: tenancySchema(messages),
    offers: [offer(tenancyPort, tenancyOffer)],
    waiting: [rolesEnding, waitingResets],
    labels,
    personalData,
    messages,
  }),
  topics,
  rules,
);
