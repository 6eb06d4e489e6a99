// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const BankFilesQuery = graphql(`
  query PaymentsBankFiles($status: [BankFileStatus!], $first: Int, $after: String) {
    bankFiles(status: $status, first: $first, after: $after) {
      nextCursor
      total
      items { id fileId name cameBy status reason version receivedAt receivedBy findings { code severity where de en } statements lines repeats findingCount }
    }
  }
`);
export type BankFileRow = ResultOf<typeof BankFilesQuery>['bankFiles']['items'][number];

export const BankStatementsQuery = graphql(`
  query PaymentsBankStatements($tenantId: ID, $from: Date, $to: Date, $first: Int, $after: String) {
    bankStatements(tenantId: $tenantId, from: $from, to: $to, first: $first, after: $after) {
      nextCursor
      total
      items {
        id tenantId account iban format fileName kind sequence fromDay toDay currency ties opening closing
        creditCount credits debitCount debits copies open unsure chainHolds chainDifference chainFindings
      }
    }
  }
`);
export type StatementRow = ResultOf<typeof BankStatementsQuery>['bankStatements']['items'][number];

export const StatementLinesQuery = graphql(`
  query PaymentsStatementLines($bankStatementId: ID!) {
    bankStatementLines(bankStatementId: $bankStatementId, first: 500) {
      id position bookingDay valueDay amount text name iban gvc batchCount returnReason state rule
    }
  }
`);
export type StatementLine = ResultOf<typeof StatementLinesQuery>['bankStatementLines'][number];

export const BankWorkQuery = graphql(`
  query PaymentsBankWork($commandId: ID!) {
    bankWorkProgress(commandId: $commandId) { commandId state step done total failure matching }
  }
`);

export const TakeInFiles = graphql(`
  mutation PaymentsTakeInFiles($fileIds: [ID!]!, $idempotencyKey: String!) {
    takeInBankFiles(fileIds: $fileIds, idempotencyKey: $idempotencyKey) {
      ... on TakeInBankFilesSuccess { progress { commandId } }
      ... on TakeInBankFilesRefusal { code field params message }
    }
  }
`);
export const ReadFileAgain = graphql(`
  mutation PaymentsReadFileAgain($bankFileId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    readBankFileAgain(bankFileId: $bankFileId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ReadBankFileAgainSuccess { progress { commandId } }
      ... on ReadBankFileAgainRefusal { code field params message }
    }
  }
`);
export const DiscardFile = graphql(`
  mutation PaymentsDiscardFile($bankFileId: ID!, $expectedVersion: Int!, $reason: String!, $idempotencyKey: String!) {
    discardBankFile(bankFileId: $bankFileId, expectedVersion: $expectedVersion, reason: $reason, idempotencyKey: $idempotencyKey) {
      ... on DiscardBankFileSuccess { done }
      ... on DiscardBankFileRefusal { code field params message }
    }
  }
`);
export const MatchAnew = graphql(`
  mutation PaymentsMatchAnew($tenantIds: [ID!]!, $idempotencyKey: String!) {
    matchBankLines(tenantIds: $tenantIds, idempotencyKey: $idempotencyKey) {
      ... on MatchBankLinesSuccess { progress { commandId } }
      ... on MatchBankLinesRefusal { code field params message }
    }
  }
`);

export const BankLinesQuery = graphql(`
  query PaymentsBankLines($tenantId: ID, $lineId: ID, $tab: ReconcileTab, $search: String, $from: Date, $to: Date, $first: Int, $after: String) {
    bankLines(tenantId: $tenantId, lineId: $lineId, tab: $tab, search: $search, from: $from, to: $to, first: $first, after: $after) {
      nextCursor
      total
      items {
        id tenantId bankAccountId account bookingDay valueDay amount currency text name iban gvc batchCount returnReason endToEndId state rule
        entryId bookedOn bookedBy byMachine because asideAccountId open reason owner ownerId ageDays version
        clearings { entryId bookedOn bookedBy because amount }
      }
    }
  }
`);
export type LineRow = ResultOf<typeof BankLinesQuery>['bankLines']['items'][number];

/** Of one line alone: for a whole page it would be more than one question may ask. */
export const CandidatesQuery = graphql(`
  query PaymentsLineCandidates($lineId: ID!) {
    bankLines(lineId: $lineId, first: 1) {
      items { id candidates { rule sure rest signals { code detail } parts { itemId accountId amount kind reference name subject dueOn } } }
    }
  }
`);
export type CandidateRow = ResultOf<typeof CandidatesQuery>['bankLines']['items'][number]['candidates'][number];

export const LineCountsQuery = graphql(`
  query PaymentsLineCounts($tenantId: ID) { bankLineCounts(tenantId: $tenantId) { suggested unclear } }
`);
export const SuggestionsQuery = graphql(`
  query PaymentsSuggestions($lineId: ID!) {
    bankLineSuggestions(lineId: $lineId) { rule sure rest signals { code detail } parts { itemId accountId amount kind reference name subject dueOn } }
  }
`);
export const BookableQuery = graphql(`
  query PaymentsBookable($tenantId: ID!, $search: String) {
    bookableItems(tenantId: $tenantId, search: $search, first: 12) { item kind accountId account reference name subject open dueOn }
  }
`);
export type BookableRow = ResultOf<typeof BookableQuery>['bookableItems'][number];

export const AccountsQuery = graphql(`
  query PaymentsBookAccounts($tenantId: ID!) {
    ledgerAccounts(tenantId: $tenantId) { id kind number label }
  }
`);

/** Who can look after what is open. */
export const OwnersQuery = graphql(`
  query PaymentsItemOwners($tenantId: ID!) { itemOwners(tenantId: $tenantId) { userId name side } }
`);

export const OpenPositionsQuery = graphql(`
  query PaymentsOpenPositions($tenantId: ID) {
    openPositions(tenantId: $tenantId) { tenantId accountId accountKind account item label open since ageDays clearable reason ownerId owner }
  }
`);
export type PositionRow = ResultOf<typeof OpenPositionsQuery>['openPositions'][number];

export const BookLine = graphql(`
  mutation PaymentsBookLine($lineId: ID!, $expectedVersion: Int!, $candidate: Int, $allocations: [BookBankLineAllocationsInput!], $reason: String, $idempotencyKey: String!) {
    bookBankLine(lineId: $lineId, expectedVersion: $expectedVersion, candidate: $candidate, allocations: $allocations, reason: $reason, idempotencyKey: $idempotencyKey) {
      ... on BookBankLineSuccess { done }
      ... on BookBankLineRefusal { code field params message }
    }
  }
`);
export const SetAside = graphql(`
  mutation PaymentsSetAside($lineId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    setBankLineAside(lineId: $lineId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on SetBankLineAsideSuccess { done }
      ... on SetBankLineAsideRefusal { code field params message }
    }
  }
`);
export const ClearUnclear = graphql(`
  mutation PaymentsClearUnclear($accountId: ID!, $item: String!, $allocations: [ClearUnclearAllocationsInput!]!, $reason: String!, $idempotencyKey: String!) {
    clearUnclear(accountId: $accountId, item: $item, allocations: $allocations, reason: $reason, idempotencyKey: $idempotencyKey) {
      ... on ClearUnclearSuccess { done }
      ... on ClearUnclearRefusal { code field params message }
    }
  }
`);
export const UndoBooking = graphql(`
  mutation PaymentsUndoBooking($entryId: ID!, $reason: String!, $idempotencyKey: String!) {
    undoBooking(entryId: $entryId, reason: $reason, idempotencyKey: $idempotencyKey) {
      ... on UndoBookingSuccess { done }
      ... on UndoBookingRefusal { code field params message }
    }
  }
`);
export const ExplainOpen = graphql(`
  mutation PaymentsExplainOpen($tenantId: ID!, $item: String!, $reason: String!, $ownerId: ID!, $idempotencyKey: String!) {
    explainOpenItem(tenantId: $tenantId, item: $item, reason: $reason, ownerId: $ownerId, idempotencyKey: $idempotencyKey) {
      ... on ExplainOpenItemSuccess { done }
      ... on ExplainOpenItemRefusal { code field params message }
    }
  }
`);
export const TeachRule = graphql(`
  mutation PaymentsTeachRule($lineId: ID!, $accountId: ID!, $byGvc: Boolean!, $byIban: Boolean!, $textHolds: String, $idempotencyKey: String!) {
    teachMatchRule(lineId: $lineId, accountId: $accountId, byGvc: $byGvc, byIban: $byIban, textHolds: $textHolds, idempotencyKey: $idempotencyKey) {
      ... on TeachMatchRuleSuccess { done }
      ... on TeachMatchRuleRefusal { code field params message }
    }
  }
`);
export const MatchRulesQuery = graphql(`
  query PaymentsMatchRules($tenantId: ID) {
    matchRules(tenantId: $tenantId) {
      id tenantId bankAccount account gvc iban textHolds direction confirmed automatic retired taughtBy taughtAt taughtByMe allowedBy version
    }
  }
`);
export type RuleRow = ResultOf<typeof MatchRulesQuery>['matchRules'][number];
export const AllowRule = graphql(`
  mutation PaymentsAllowRule($ruleId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    allowMatchRule(ruleId: $ruleId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on AllowMatchRuleSuccess { done }
      ... on AllowMatchRuleRefusal { code field params message }
    }
  }
`);
export const RetireRule = graphql(`
  mutation PaymentsRetireRule($ruleId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    retireMatchRule(ruleId: $ruleId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on RetireMatchRuleSuccess { done }
      ... on RetireMatchRuleRefusal { code field params message }
    }
  }
`);

export const BookLines = graphql(`
  mutation PaymentsBookLines($lineIds: [ID!]!, $versions: [Int!]!, $allocations: [BookBankLinesAllocationsInput!]!, $reason: String, $idempotencyKey: String!) {
    bookBankLines(lineIds: $lineIds, versions: $versions, allocations: $allocations, reason: $reason, idempotencyKey: $idempotencyKey) {
      __typename
      ... on BookBankLinesRefusal { code field message params }
      ... on BookBankLinesSuccess { done }
    }
  }
`);

export const LastBookedQuery = graphql(`
  query PaymentsLastBooked($lineId: ID!) { bankLines(lineId: $lineId, first: 1) { items { id entryId clearings { entryId } } } }
`);
