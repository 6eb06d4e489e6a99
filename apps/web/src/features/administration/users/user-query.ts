// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { GrantRow } from './grant-list.tsx';

export const UserQuery = graphql(
  `
    query AdministrationUser($userId: ID!) {
      user(userId: $userId) {
        id
        tenantId
        tenantName
        name
        functionTitle
        email
        language
        validFrom
        validTo
        version
        secondFactorReset {
          id
          reason
          orderedByUserId
          orderedByName
          orderedAt
          expiresAt
        }
        grants {
          id
          ...GrantRow
        }
      }
    }
  `,
  [GrantRow],
);

export type User = NonNullable<ResultOf<typeof UserQuery>['user']>;
