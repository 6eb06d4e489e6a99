// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useBodies, useFamilies, useRoles } from '../shared/directory.ts';
import { userTexts } from './messages.ts';
import type { User } from './user-query.ts';

const HistoryQuery = graphql(
  `
  query UserHistory($userId: ID!) {
    userHistory(userId: $userId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

/** What was done with the user, for everybody who may see the user. */
export function UserHistory({ user }: { readonly user: User }) {
  const m = useMessages(userTexts);
  const { roleName } = useRoles();
  const { bodyOf } = useBodies();
  const { familyName } = useFamilies();
  return (
    <OwnHistory
      key={`${user.grants.length + user.version} ${user.secondFactorReset?.id ?? ''}`}
      label={m('history')}
      query={HistoryQuery}
      variables={{ userId: user.id }}
      steps={({ userHistory }) => userHistory}
      fieldNames={{
        name: m('name'),
        functionTitle: m('function'),
        language: m('language'),
        validFrom: m('firstDay'),
        validTo: m('lastDay'),
        email: m('email'),
        role: m('role'),
        deputy: m('lastDay'),
        tenantIds: m('scope'),
        serviceFamilyCodes: m('serviceFamilies'),
      }}
      valueName={(field, value) => {
        if (field === 'tenantIds' && Array.isArray(value)) return value.map((id) => bodyOf(String(id))?.shortName ?? '–').join(', ');
        if (field === 'serviceFamilyCodes' && Array.isArray(value)) return value.map((code) => familyName(String(code))).join(', ');
        if (field === 'role' && typeof value === 'string') return roleName(value);
        return field === 'language' ? m(value === 'en' ? 'english' : 'german') : null;
      }}
    />
  );
}
