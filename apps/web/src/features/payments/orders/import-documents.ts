// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const MappingQuery = graphql(`
  query PaymentsOrderMapping($tenantId: ID!) {
    orderListMapping(tenantId: $tenantId) {
      bankAccountId
      format
      separator
      dateForm
      decimalSign
      headerRow
      payee
      iban
      amount
      dueOn
      remittance
      voucher
    }
    bankAccounts(tenantId: $tenantId) {
      id
      label
      status
    }
  }
`);

export const CheckedListFields = graphql(`
  fragment PaymentsCheckedList on OrderList @_unmask {
    id
    version
    sum
    rows
    added
    faulty
    headers
    faults {
      row
      column
      message {
        de
        en
      }
    }
  }
`);

export const CheckList = graphql(
  `
    mutation PaymentsCheckOrderList(
      $idempotencyKey: String!
      $tenantId: ID!
      $fileId: ID!
      $bankAccountId: ID!
      $format: ListFormat!
      $separator: ListSeparator!
      $encoding: ListEncoding!
      $dateForm: ListDateForm!
      $decimalSign: ListDecimalSign!
      $headerRow: Int!
      $payee: String
      $iban: String
      $amount: String
      $dueOn: String
      $remittance: String
      $voucher: String
    ) {
      checkOrderList(
        idempotencyKey: $idempotencyKey
        tenantId: $tenantId
        fileId: $fileId
        bankAccountId: $bankAccountId
        format: $format
        separator: $separator
        encoding: $encoding
        dateForm: $dateForm
        decimalSign: $decimalSign
        headerRow: $headerRow
        payee: $payee
        iban: $iban
        amount: $amount
        dueOn: $dueOn
        remittance: $remittance
        voucher: $voucher
      ) {
        ... on CheckOrderListSuccess {
          list {
            ...PaymentsCheckedList
          }
        }
        ... on CheckOrderListRefusal {
          code
          field
          message
          params
        }
      }
    }
  `,
  [CheckedListFields],
);
export type CheckedList = ResultOf<typeof CheckedListFields>;

export const TakeList = graphql(`
  mutation PaymentsTakeOrderList($idempotencyKey: String!, $importId: ID!, $expectedVersion: Int!) {
    takeOrderList(idempotencyKey: $idempotencyKey, importId: $importId, expectedVersion: $expectedVersion) {
      ... on TakeOrderListSuccess {
        done
      }
      ... on TakeOrderListRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
