// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const BooksQuery = graphql(`
  query TreasuryBooks {
    accountMappings { id mappingVersion validFrom note accounts { purpose account } }
    journals {
      journals {
        id sourceId sourceLabel mappingVersion postedOn total hash madeAt madeBy rows replaced documentsSince late
        entries { number booking account debit credit text member source origin }
      }
      waiting { runId from to total }
      waitingLate { count claimed waived }
    }
    treasuryPools { poolId name serviceFamilyCode }
    paymentProposals {
      id version kind executeOn status total mine proposedBy decidedBy
      items {
        id tenantId memberName ags reference dueOn amount holder iban mandateId endToEndId
        returnedOn returnReason returnFee returnBy
      }
    }
    memberBankDetails { tenantId ags memberName version holder iban mandateId signedOn scheme sequence enteredAt enteredBy }
    treasuryRules { id topic validFrom clause content }
  }
`);
export type BooksData = ResultOf<typeof BooksQuery>;
export type JournalRow = BooksData['journals']['journals'][number];
export type ProposalRow = BooksData['paymentProposals'][number];
export type BankRow = BooksData['memberBankDetails'][number];

export const SetTreasuryRule = graphql(`
  mutation TreasurySetTreasuryRule($aboveBase: Boolean, $basisPoints: Int, $clause: String!, $dayCount: DayCount, $dayRule: DueDayRule, $days: [SetTreasuryRuleDaysInput!], $expectedVersion: Int!, $idempotencyKey: String!, $late: LateKind, $minimum: Amount, $order: PaymentOrder, $topic: TreasuryRuleTopic!, $validFrom: Date!, $years: Int) {
    setTreasuryRule(aboveBase: $aboveBase, basisPoints: $basisPoints, clause: $clause, dayCount: $dayCount, dayRule: $dayRule, days: $days, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, late: $late, minimum: $minimum, order: $order, topic: $topic, validFrom: $validFrom, years: $years) {
      __typename
      ... on SetTreasuryRuleRefusal {
        code
        field
        message
        params
      }
      ... on SetTreasuryRuleSuccess {
        done
      }
    }
  }
`);

export const SetAccountMapping = graphql(`
  mutation TreasurySetAccountMapping($accounts: [SetAccountMappingAccountsInput!]!, $expectedVersion: Int!, $idempotencyKey: String!, $note: String!, $validFrom: Date!) {
    setAccountMapping(accounts: $accounts, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, note: $note, validFrom: $validFrom) {
      __typename
      ... on SetAccountMappingRefusal {
        code
        field
        message
        params
      }
      ... on SetAccountMappingSuccess {
        done
      }
    }
  }
`);

export const MakeJournal = graphql(`
  mutation TreasuryMakeJournal($idempotencyKey: String!, $postedOn: Date!, $replace: Boolean, $runId: ID!) {
    makeJournal(idempotencyKey: $idempotencyKey, postedOn: $postedOn, replace: $replace, runId: $runId) {
      __typename
      ... on MakeJournalRefusal {
        code
        field
        message
        params
      }
      ... on MakeJournalSuccess {
        done
      }
    }
  }
`);

export const MakeLateJournal = graphql(`
  mutation TreasuryMakeLateJournal($idempotencyKey: String!, $postedOn: Date!, $replaces: ID) {
    makeLateJournal(idempotencyKey: $idempotencyKey, postedOn: $postedOn, replaces: $replaces) {
      __typename
      ... on MakeLateJournalRefusal {
        code
        field
        message
        params
      }
      ... on MakeLateJournalSuccess {
        done
      }
    }
  }
`);

export const ProposePayments = graphql(`
  mutation TreasuryProposePayments($executeOn: Date!, $idempotencyKey: String!, $kind: ProposalKind!, $knownOnly: Boolean) {
    proposePayments(executeOn: $executeOn, idempotencyKey: $idempotencyKey, kind: $kind, knownOnly: $knownOnly) {
      __typename
      ... on ProposePaymentsRefusal {
        code
        field
        message
        params
      }
      ... on ProposePaymentsSuccess {
        done
      }
    }
  }
`);

export const HandOverPayments = graphql(`
  mutation TreasuryHandOverPayments($expectedVersion: Int!, $idempotencyKey: String!, $proposalId: ID!) {
    handOverPayments(expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, proposalId: $proposalId) {
      __typename
      ... on HandOverPaymentsRefusal {
        code
        field
        message
        params
      }
      ... on HandOverPaymentsSuccess {
        done
      }
    }
  }
`);

export const DiscardProposal = graphql(`
  mutation TreasuryDiscardProposal($expectedVersion: Int!, $idempotencyKey: String!, $proposalId: ID!) {
    discardProposal(expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, proposalId: $proposalId) {
      __typename
      ... on DiscardProposalRefusal {
        code
        field
        message
        params
      }
      ... on DiscardProposalSuccess {
        done
      }
    }
  }
`);

export const RecordPaymentReturn = graphql(`
  mutation TreasuryRecordPaymentReturn($fee: Amount!, $idempotencyKey: String!, $itemId: ID!, $paymentId: ID, $proposalId: ID!, $reason: String!, $returnedOn: Date!) {
    recordPaymentReturn(fee: $fee, idempotencyKey: $idempotencyKey, itemId: $itemId, paymentId: $paymentId, proposalId: $proposalId, reason: $reason, returnedOn: $returnedOn) {
      __typename
      ... on RecordPaymentReturnRefusal {
        code
        field
        message
        params
      }
      ... on RecordPaymentReturnSuccess {
        done
      }
    }
  }
`);

export const SetBankDetails = graphql(`
  mutation TreasurySetBankDetails($expectedVersion: Int!, $iban: String!, $idempotencyKey: String!, $mandateId: String!, $name: String!, $scheme: DebitScheme, $sequence: MandateSequence, $signedOn: Date, $tenantId: ID!) {
    setBankDetails(expectedVersion: $expectedVersion, iban: $iban, idempotencyKey: $idempotencyKey, mandateId: $mandateId, name: $name, scheme: $scheme, sequence: $sequence, signedOn: $signedOn, tenantId: $tenantId) {
      __typename
      ... on SetBankDetailsRefusal {
        code
        field
        message
        params
      }
      ... on SetBankDetailsSuccess {
        done
      }
    }
  }
`);
