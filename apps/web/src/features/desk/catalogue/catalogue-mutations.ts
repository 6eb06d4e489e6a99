// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const defineFamilyMutation = graphql(`
  mutation DeskDefineFamily(
    $code: String!
    $name: LocalizedTextInput!
    $position: Int!
    $idempotencyKey: String!
  ) {
    defineFamily(
      code: $code
      name: $name
      position: $position
      idempotencyKey: $idempotencyKey
    ) {
      ... on DefineFamilySuccess {
        done
        catalogue {
          id
          version
        }
      }
      ... on DefineFamilyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const changeFamilyMutation = graphql(`
  mutation DeskChangeFamily(
    $familyId: ID!
    $name: LocalizedTextInput!
    $position: Int!
    $active: Boolean!
    $expectedVersion: Int!
    $idempotencyKey: String!
  ) {
    changeFamily(
      familyId: $familyId
      name: $name
      position: $position
      active: $active
      expectedVersion: $expectedVersion
      idempotencyKey: $idempotencyKey
    ) {
      ... on ChangeFamilySuccess {
        done
        catalogue {
          id
          version
        }
      }
      ... on ChangeFamilyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const defineServiceMutation = graphql(`
  mutation DeskDefineService(
    $code: String!
    $familyCode: String!
    $name: LocalizedTextInput!
    $description: LocalizedTextInput!
    $keywords: String
    $fields: [FormFieldInput!]!
    $targetWorkingDays: Int!
    $needsAgreement: Boolean!
    $idempotencyKey: String!
  ) {
    defineService(
      code: $code
      familyCode: $familyCode
      name: $name
      description: $description
      keywords: $keywords
      fields: $fields
      targetWorkingDays: $targetWorkingDays
      needsAgreement: $needsAgreement
      idempotencyKey: $idempotencyKey
    ) {
      ... on DefineServiceSuccess {
        done
        catalogue {
          id
          version
        }
      }
      ... on DefineServiceRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const changeServiceMutation = graphql(`
  mutation DeskChangeService(
    $serviceId: ID!
    $code: String!
    $familyCode: String!
    $name: LocalizedTextInput!
    $description: LocalizedTextInput!
    $keywords: String
    $fields: [FormFieldInput!]!
    $targetWorkingDays: Int!
    $needsAgreement: Boolean!
    $expectedVersion: Int!
    $idempotencyKey: String!
  ) {
    changeService(
      serviceId: $serviceId
      code: $code
      familyCode: $familyCode
      name: $name
      description: $description
      keywords: $keywords
      fields: $fields
      targetWorkingDays: $targetWorkingDays
      needsAgreement: $needsAgreement
      expectedVersion: $expectedVersion
      idempotencyKey: $idempotencyKey
    ) {
      ... on ChangeServiceSuccess {
        done
        catalogue {
          id
          version
        }
      }
      ... on ChangeServiceRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const retireServiceMutation = graphql(`
  mutation DeskRetireService(
    $serviceId: ID!
    $expectedVersion: Int!
    $idempotencyKey: String!
  ) {
    retireService(
      serviceId: $serviceId
      expectedVersion: $expectedVersion
      idempotencyKey: $idempotencyKey
    ) {
      ... on RetireServiceSuccess {
        done
        catalogue {
          id
          version
        }
      }
      ... on RetireServiceRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
