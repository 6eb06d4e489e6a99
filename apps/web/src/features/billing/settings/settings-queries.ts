// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const TextsQuery = graphql(`
  query BillingTexts {
    documentTexts {
      id
      family
      kind
      version
      text
      court
      courtAddress
      validFrom
      inForce
      enteredBy
      enteredAt
    }
    proposedDocumentTexts {
      placeholders
      texts {
        family
        kind
        text
      }
    }
  }
`);
export type TextBlock = ResultOf<typeof TextsQuery>['documentTexts'][number];
export type Proposed = ResultOf<typeof TextsQuery>['proposedDocumentTexts'];

export const IssuersQuery = graphql(`
  query BillingIssuers {
    issuerProfiles {
      id
      version
      validFrom
      name
      line1
      line2
      postCode
      city
      country
      vatId
      taxNumber
      iban
      bic
      accountName
      creditorId
      contactName
      contactPhone
      contactEmail
      representedBy
      enteredBy
      releasedBy
      enteredAt
    }
    issuerChanges {
      id
      version
      status
      validFrom
      mine
      proposedBy
      proposedAt
      decidedBy
      decidedAt
      facts {
        field
        from
        to
      }
    }
  }
`);
export type Issuer = ResultOf<typeof IssuersQuery>['issuerProfiles'][number];

export type IssuerChange = ResultOf<typeof IssuersQuery>['issuerChanges'][number];

export const RulesQuery = graphql(`
  query BillingRulesInForce {
    billingRules {
      version
      validFrom
      objectionDays
      noticeDueDays
      invoiceDueDays
      dayRule
      land
      advanceWay
      enteredBy
      enteredAt
    }
  }
`);
export type BillingRule = ResultOf<typeof RulesQuery>['billingRules'][number];

export const SetText = graphql(`
  mutation BillingSetText(
    $idempotencyKey: String!
    $family: DocumentFamily!
    $kind: TextKind!
    $text: String!
    $court: String!
    $courtAddress: String!
    $validFrom: Date!
    $expectedVersion: Int!
  ) {
    setText(
      idempotencyKey: $idempotencyKey
      family: $family
      kind: $kind
      text: $text
      court: $court
      courtAddress: $courtAddress
      validFrom: $validFrom
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on SetTextRefusal {
        code
        field
        message
        params
      }
      ... on SetTextSuccess {
        done
      }
    }
  }
`);

export const ProposeIssuer = graphql(`
  mutation BillingProposeIssuer(
    $idempotencyKey: String!
    $name: String!
    $line1: String!
    $line2: String!
    $postCode: String!
    $city: String!
    $country: String!
    $vatId: String!
    $taxNumber: String!
    $iban: String!
    $bic: String!
    $accountName: String!
    $creditorId: String!
    $contactName: String!
    $contactPhone: String!
    $contactEmail: String!
    $representedBy: String!
    $validFrom: Date!
    $expectedVersion: Int!
  ) {
    proposeIssuer(
      idempotencyKey: $idempotencyKey
      name: $name
      line1: $line1
      line2: $line2
      postCode: $postCode
      city: $city
      country: $country
      vatId: $vatId
      taxNumber: $taxNumber
      iban: $iban
      bic: $bic
      accountName: $accountName
      creditorId: $creditorId
      contactName: $contactName
      contactPhone: $contactPhone
      contactEmail: $contactEmail
      representedBy: $representedBy
      validFrom: $validFrom
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on ProposeIssuerRefusal {
        code
        field
        message
        params
      }
      ... on ProposeIssuerSuccess {
        done
      }
    }
  }
`);

export const SetRule = graphql(`
  mutation BillingSetRule(
    $idempotencyKey: String!
    $objectionDays: Int!
    $noticeDueDays: Int!
    $invoiceDueDays: Int!
    $dayRule: DueDayRule!
    $land: GermanLand!
    $advanceWay: AdvanceWay!
    $validFrom: Date!
    $expectedVersion: Int!
  ) {
    setBillingRule(
      idempotencyKey: $idempotencyKey
      objectionDays: $objectionDays
      noticeDueDays: $noticeDueDays
      invoiceDueDays: $invoiceDueDays
      dayRule: $dayRule
      land: $land
      advanceWay: $advanceWay
      validFrom: $validFrom
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on SetBillingRuleRefusal {
        code
        field
        message
        params
      }
      ... on SetBillingRuleSuccess {
        done
      }
    }
  }
`);

export const ReleaseIssuer = graphql(`
  mutation BillingReleaseIssuer($idempotencyKey: String!, $issuerChangeId: ID!, $expectedVersion: Int!) {
    releaseIssuer(idempotencyKey: $idempotencyKey, issuerChangeId: $issuerChangeId, expectedVersion: $expectedVersion) {
      __typename
      ... on ReleaseIssuerRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseIssuerSuccess {
        done
      }
    }
  }
`);

export const DiscardIssuer = graphql(`
  mutation BillingDiscardIssuer($idempotencyKey: String!, $issuerChangeId: ID!, $expectedVersion: Int!) {
    discardIssuer(idempotencyKey: $idempotencyKey, issuerChangeId: $issuerChangeId, expectedVersion: $expectedVersion) {
      __typename
      ... on DiscardIssuerRefusal {
        code
        field
        message
        params
      }
      ... on DiscardIssuerSuccess {
        done
      }
    }
  }
`);

export const RejectIssuer = graphql(`
  mutation BillingRejectIssuer($idempotencyKey: String!, $issuerChangeId: ID!, $expectedVersion: Int!) {
    rejectIssuer(idempotencyKey: $idempotencyKey, issuerChangeId: $issuerChangeId, expectedVersion: $expectedVersion) {
      __typename
      ... on RejectIssuerRefusal {
        code
        field
        message
        params
      }
      ... on RejectIssuerSuccess {
        done
      }
    }
  }
`);
