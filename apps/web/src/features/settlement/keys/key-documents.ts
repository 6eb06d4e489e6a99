// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const KeysQuery = graphql(`
  query SettlementKeys($family: String, $knownOn: Date) {
    settlementKeys(serviceFamilyCode: $family, knownOn: $knownOn) {
      id
      serviceFamilyCode
      familyName
      name
      pools
      versions {
        keyVersion
        validFrom
        validTo
        resolution
        clause
        sentence {
          de
          en
        }
      }
    }
  }
`);
export type KeyRow = ResultOf<typeof KeysQuery>['settlementKeys'][number];

export const KeyQuery = graphql(`
  query SettlementKey($keyId: ID!, $knownOn: Date) {
    settlementKey(keyId: $keyId, knownOn: $knownOn) {
      id
      version
      serviceFamilyCode
      familyName
      name
      pools
      versions {
        keyVersion
        validFrom
        validTo
        resolution
        clause
        publishedAt
        publishedBy
        sentence {
          de
          en
        }
        rule
        parts {
          sharePermyriad
          kind
          basis
          referenceDate
          code
          unit
          phrase {
            de
            en
          }
          unitName {
            de
            en
          }
        }
      }
    }
  }
`);
export type Key = NonNullable<ResultOf<typeof KeyQuery>['settlementKey']>;
export type KeyVersion = Key['versions'][number];

export const PublishKeyVersion = graphql(`
  mutation SettlementPublishKeyVersion(
    $idempotencyKey: String!
    $keyId: ID
    $expectedVersion: Int
    $serviceFamilyCode: String!
    $name: String!
    $validFrom: Date!
    $resolution: String!
    $clause: String!
    $rule: String!
  ) {
    publishKeyVersion(
      idempotencyKey: $idempotencyKey
      keyId: $keyId
      expectedVersion: $expectedVersion
      serviceFamilyCode: $serviceFamilyCode
      name: $name
      validFrom: $validFrom
      resolution: $resolution
      clause: $clause
      rule: $rule
    ) {
      __typename
      ... on PublishKeyVersionRefusal {
        code
        field
        message
        params
      }
      ... on PublishKeyVersionSuccess {
        done
        key {
          id
          version
        }
      }
    }
  }
`);
