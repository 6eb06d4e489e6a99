// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const AccountsQuery = graphql(`
  query PaymentsAccounts($tenantId: ID!) {
    bankAccounts(tenantId: $tenantId) {
      id
      tenantId
      status
      label
      holder
      iban
      bic
      bankName
      creditorId
      cutOverOn
      opening
      openingProof
      endedOn
      proposedBy
      proposedAt
      proposedByMe
      decidedBy
      decidedAt
      version
      openingItems {
        item
        kind
        amount
        since
        label
      }
      ledgerAccounts {
        id
        kind
        number
        label
        version
      }
    }
    ledgerAccounts(tenantId: $tenantId) {
      id
      kind
      number
      label
      version
    }
  }
`);
export type BankAccount = ResultOf<typeof AccountsQuery>['bankAccounts'][number];
export type LedgerAccount = ResultOf<typeof AccountsQuery>['ledgerAccounts'][number];

export const ProposeAccount = graphql(`
  mutation PaymentsProposeAccount(
    $idempotencyKey: String!
    $tenantId: ID!
    $label: String!
    $holder: String!
    $iban: String!
    $bic: String
    $bankName: String!
    $creditorId: String
    $cutOverOn: Date!
    $opening: Amount!
    $openingProof: String!
    $openingItems: [OpeningItemInput!]!
  ) {
    proposeBankAccount(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      label: $label
      holder: $holder
      iban: $iban
      bic: $bic
      bankName: $bankName
      creditorId: $creditorId
      cutOverOn: $cutOverOn
      opening: $opening
      openingProof: $openingProof
      openingItems: $openingItems
    ) {
      ... on ProposeBankAccountSuccess {
        done
      }
      ... on ProposeBankAccountRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const OpenAccount = graphql(`
  mutation PaymentsOpenAccount($idempotencyKey: String!, $bankAccountId: ID!, $expectedVersion: Int!) {
    openBankAccount(idempotencyKey: $idempotencyKey, bankAccountId: $bankAccountId, expectedVersion: $expectedVersion) {
      ... on OpenBankAccountSuccess {
        done
      }
      ... on OpenBankAccountRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const RefuseAccount = graphql(`
  mutation PaymentsRefuseAccount($idempotencyKey: String!, $bankAccountId: ID!, $expectedVersion: Int!, $reason: String!) {
    refuseBankAccount(
      idempotencyKey: $idempotencyKey
      bankAccountId: $bankAccountId
      expectedVersion: $expectedVersion
      reason: $reason
    ) {
      ... on RefuseBankAccountSuccess {
        done
      }
      ... on RefuseBankAccountRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const EndAccount = graphql(`
  mutation PaymentsEndAccount($idempotencyKey: String!, $bankAccountId: ID!, $expectedVersion: Int!, $endedOn: Date!, $reason: String!) {
    endBankAccount(
      idempotencyKey: $idempotencyKey
      bankAccountId: $bankAccountId
      expectedVersion: $expectedVersion
      endedOn: $endedOn
      reason: $reason
    ) {
      ... on EndBankAccountSuccess {
        done
      }
      ... on EndBankAccountRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
export const NameLedgerAccount = graphql(`
  mutation PaymentsNameLedgerAccount(
    $idempotencyKey: String!
    $ledgerAccountId: ID!
    $expectedVersion: Int!
    $number: String!
    $label: String!
  ) {
    nameLedgerAccount(
      idempotencyKey: $idempotencyKey
      ledgerAccountId: $ledgerAccountId
      expectedVersion: $expectedVersion
      number: $number
      label: $label
    ) {
      ... on NameLedgerAccountSuccess {
        done
      }
      ... on NameLedgerAccountRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
