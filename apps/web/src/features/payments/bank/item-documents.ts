// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const PaymentItemsQuery = graphql(`
  query PaymentsItems($tenantId: ID, $kind: PaymentItemKind, $status: [PaymentItemStatus!], $age: PaymentItemAge, $search: String, $first: Int, $after: String) {
    paymentItems(tenantId: $tenantId, kind: $kind, status: $status, age: $age, search: $search, first: $first, after: $after) {
      nextCursor
      total
      items { id tenantId kind externalKey reference subject partnerName account amount open dueOn status overdueDays orderId }
    }
  }
`);
export type ItemRow = ResultOf<typeof PaymentItemsQuery>['paymentItems']['items'][number];

export const ItemAgesQuery = graphql(`
  query PaymentsItemAges($tenantId: ID, $kind: PaymentItemKind) { paymentItemAges(tenantId: $tenantId, kind: $kind) { age count open } }
`);

export const ProfilesQuery = graphql(`
  query PaymentsItemProfiles($tenantId: ID!) {
    itemProfiles(tenantId: $tenantId) {
      id tenantId list name version format separator encoding dateForm decimalSign headerRow fullList skipNegative ledgerAccountId
      externalKey reference subject partnerName iban amount open dueOn
    }
    ledgerAccounts(tenantId: $tenantId) { id kind number label }
  }
`);
export type ProfileRow = ResultOf<typeof ProfilesQuery>['itemProfiles'][number];
export type LedgerChoice = ResultOf<typeof ProfilesQuery>['ledgerAccounts'][number];

export const SaveProfile = graphql(`
  mutation PaymentsSaveItemProfile(
    $tenantId: ID!, $profileId: ID, $expectedVersion: Int, $list: ItemSubject!, $name: String!, $format: ListFormat!, $separator: ListSeparator!, $encoding: ListEncoding!,
    $dateForm: ListDateForm!, $decimalSign: ListDecimalSign!, $headerRow: Int!, $fullList: Boolean!, $skipNegative: Boolean!, $ledgerAccountId: ID!, $externalKey: String,
    $reference: String, $subject: String, $partnerName: String, $iban: String, $amount: String, $open: String, $dueOn: String, $idempotencyKey: String!
  ) {
    saveItemProfile(
      tenantId: $tenantId, profileId: $profileId, expectedVersion: $expectedVersion, list: $list, name: $name, format: $format, separator: $separator, encoding: $encoding,
      dateForm: $dateForm, decimalSign: $decimalSign, headerRow: $headerRow, fullList: $fullList, skipNegative: $skipNegative, ledgerAccountId: $ledgerAccountId,
      externalKey: $externalKey, reference: $reference, subject: $subject, partnerName: $partnerName, iban: $iban, amount: $amount, open: $open, dueOn: $dueOn,
      idempotencyKey: $idempotencyKey
    ) {
      ... on SaveItemProfileSuccess { done }
      ... on SaveItemProfileRefusal { code field params message }
    }
  }
`);

export const ImportsQuery = graphql(`
  query PaymentsItemImports($tenantId: ID) {
    itemImports(tenantId: $tenantId, first: 30) {
      id tenantId profile subject status fileName asOf rows skipped added changed unchanged gone kept faulty sum headers
      faults { row column code text } checkedAt checkedBy takenAt version
    }
  }
`);
export type ImportRow = ResultOf<typeof ImportsQuery>['itemImports'][number];

export const CheckList = graphql(`
  mutation PaymentsCheckList($profileId: ID!, $fileId: ID!, $asOf: Date!, $idempotencyKey: String!) {
    checkItemList(profileId: $profileId, fileId: $fileId, asOf: $asOf, idempotencyKey: $idempotencyKey) {
      ... on CheckItemListSuccess {
        imports {
          id tenantId profile subject status fileName asOf rows skipped added changed unchanged gone kept faulty sum headers
          faults { row column code text } checkedAt checkedBy takenAt version
        }
      }
      ... on CheckItemListRefusal { code field params message }
    }
  }
`);
export const TakeList = graphql(`
  mutation PaymentsTakeList($importId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    takeItemList(importId: $importId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on TakeItemListSuccess { done }
      ... on TakeItemListRefusal { code field params message }
    }
  }
`);
export const DiscardList = graphql(`
  mutation PaymentsDiscardList($importId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    discardItemList(importId: $importId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on DiscardItemListSuccess { done }
      ... on DiscardItemListRefusal { code field params message }
    }
  }
`);

export const HandOversQuery = graphql(`
  query PaymentsHandOvers($tenantId: ID) {
    bookingHandOvers(tenantId: $tenantId) { id tenantId number day fileHash entries sum madeAt madeBy receivedAt receivedBy receiptNote version }
  }
`);
export type HandOverRow = ResultOf<typeof HandOversQuery>['bookingHandOvers'][number];
export const HandOver = graphql(`
  mutation PaymentsHandOver($tenantId: ID!, $day: Date!, $idempotencyKey: String!) {
    handOverBookings(tenantId: $tenantId, day: $day, idempotencyKey: $idempotencyKey) {
      ... on HandOverBookingsSuccess { done }
      ... on HandOverBookingsRefusal { code field params message }
    }
  }
`);
export const ReceiveBookings = graphql(`
  mutation PaymentsReceiveBookings($handOverId: ID!, $expectedVersion: Int!, $note: String, $idempotencyKey: String!) {
    receiveBookings(handOverId: $handOverId, expectedVersion: $expectedVersion, note: $note, idempotencyKey: $idempotencyKey) {
      ... on ReceiveBookingsSuccess { done }
      ... on ReceiveBookingsRefusal { code field params message }
    }
  }
`);
