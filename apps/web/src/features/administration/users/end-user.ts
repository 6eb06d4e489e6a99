// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const EndUser = graphql(`
  mutation EndUser($idempotencyKey: String!, $userId: ID!, $endsOn: Date!, $expectedVersion: Int!) {
    endUser(idempotencyKey: $idempotencyKey, userId: $userId, endsOn: $endsOn, expectedVersion: $expectedVersion) {
      __typename
      ... on EndUserSuccess {
        user {
          id
          version
        }
      }
      ... on EndUserRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
