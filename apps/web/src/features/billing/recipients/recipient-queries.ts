// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const RecipientsQuery = graphql(`
  query BillingRecipients {
    recipientProfiles {
      tenantId
      memberName
      version
      complete
      name
      department
      line1
      line2
      postCode
      city
      country
      email
      routingId
      orderNumber
      costUnit
      format
      enteredBy
      enteredAt
    }
  }
`);
export type Recipient = ResultOf<typeof RecipientsQuery>['recipientProfiles'][number];

export const SetRecipient = graphql(`
  mutation BillingSetRecipient(
    $idempotencyKey: String!
    $tenantId: ID!
    $name: String!
    $department: String!
    $line1: String!
    $line2: String!
    $postCode: String!
    $city: String!
    $country: String!
    $email: String!
    $routingId: String!
    $orderNumber: String!
    $costUnit: String!
    $format: EinvoiceFormat!
    $expectedVersion: Int!
  ) {
    setRecipient(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      name: $name
      department: $department
      line1: $line1
      line2: $line2
      postCode: $postCode
      city: $city
      country: $country
      email: $email
      routingId: $routingId
      orderNumber: $orderNumber
      costUnit: $costUnit
      format: $format
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on SetRecipientRefusal {
        code
        field
        message
        params
      }
      ... on SetRecipientSuccess {
        done
      }
    }
  }
`);
