// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const DebitsQuery = graphql(`
  query PaymentsDebits($tenantId: ID) {
    debitMandates(tenantId: $tenantId) {
      id tenantId reference debtorName ibanShown signedOn scheme sequence noticeDays status lastCollectedOn evidence version
    }
    collectableClaims(tenantId: $tenantId) {
      id tenantId reference subject partnerName open dueOn mandateId mandateReference scheme debtorName ibanShown noticeDays
    }
    debitRuns(tenantId: $tenantId) {
      id tenantId accountLabel creditorId collectOn scheme status count sum preNotifiedOn fileHash messageId releasedBy handedOverAt onItsWay accepted rejected collected
      returned version
    }
  }
`);
type Data = ResultOf<typeof DebitsQuery>;
export type Mandate = Data['debitMandates'][number];
export type Claim = Data['collectableClaims'][number];
export type DebitRun = Data['debitRuns'][number];

export const DebitCollectionsQuery = graphql(`
  query PaymentsDebitCollections($debitRunId: ID!) {
    debitCollections(debitRunId: $debitRunId) {
      id reference partnerName debtorName ibanShown mandateReference amount endToEndId status on reason lineId
    }
  }
`);
export type Collection = ResultOf<typeof DebitCollectionsQuery>['debitCollections'][number];

export const DebitAccountsQuery = graphql(`
  query PaymentsDebitAccounts($tenantId: ID) {
    bankAccounts(tenantId: $tenantId) { id label status creditorId }
  }
`);

export const EnterMandate = graphql(`
  mutation PaymentsEnterMandate($idempotencyKey: String!, $tenantId: ID!, $reference: String!, $debtorName: String!, $debtorIban: String!, $signedOn: Date!, $scheme: DebitScheme!, $sequence: DebitSequence!, $noticeDays: Int!, $evidence: String!) {
    enterDebitMandate(idempotencyKey: $idempotencyKey, tenantId: $tenantId, reference: $reference, debtorName: $debtorName, debtorIban: $debtorIban, signedOn: $signedOn, scheme: $scheme, sequence: $sequence, noticeDays: $noticeDays, evidence: $evidence) {
      __typename
      ... on EnterDebitMandateRefusal {
        code
        field
        message
        params
      }
      ... on EnterDebitMandateSuccess {
        done
      }
    }
  }
`);

export const RevokeMandate = graphql(`
  mutation PaymentsRevokeMandate($idempotencyKey: String!, $mandateId: ID!, $expectedVersion: Int!) {
    revokeDebitMandate(idempotencyKey: $idempotencyKey, mandateId: $mandateId, expectedVersion: $expectedVersion) {
      __typename
      ... on RevokeDebitMandateRefusal {
        code
        field
        message
        params
      }
      ... on RevokeDebitMandateSuccess {
        done
      }
    }
  }
`);

export const ComposeDebits = graphql(`
  mutation PaymentsComposeDebits($idempotencyKey: String!, $bankAccountId: ID!, $collectOn: Date!, $scheme: DebitScheme!, $paymentItemIds: [ID!]!, $mandateIds: [ID!]!) {
    composeDebitRun(idempotencyKey: $idempotencyKey, bankAccountId: $bankAccountId, collectOn: $collectOn, scheme: $scheme, paymentItemIds: $paymentItemIds, mandateIds: $mandateIds) {
      __typename
      ... on ComposeDebitRunRefusal {
        code
        field
        message
        params
      }
      ... on ComposeDebitRunSuccess {
        done
      }
    }
  }
`);

export const PreNotify = graphql(`
  mutation PaymentsPreNotify($idempotencyKey: String!, $debitRunId: ID!, $expectedVersion: Int!) {
    preNotifyDebtors(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, expectedVersion: $expectedVersion) {
      __typename
      ... on PreNotifyDebtorsRefusal {
        code
        field
        message
        params
      }
      ... on PreNotifyDebtorsSuccess {
        done
      }
    }
  }
`);

export const MakeDebitFile = graphql(`
  mutation PaymentsMakeDebitFile($idempotencyKey: String!, $debitRunId: ID!, $expectedVersion: Int!) {
    makeDebitFile(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, expectedVersion: $expectedVersion) {
      __typename
      ... on MakeDebitFileRefusal {
        code
        field
        message
        params
      }
      ... on MakeDebitFileSuccess {
        done
      }
    }
  }
`);

export const CancelDebits = graphql(`
  mutation PaymentsCancelDebits($idempotencyKey: String!, $debitRunId: ID!, $expectedVersion: Int!) {
    cancelDebitRun(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, expectedVersion: $expectedVersion) {
      __typename
      ... on CancelDebitRunRefusal {
        code
        field
        message
        params
      }
      ... on CancelDebitRunSuccess {
        done
      }
    }
  }
`);

export const ReleaseDebitsFirst = graphql(`
  mutation PaymentsReleaseDebitsFirst($idempotencyKey: String!, $debitRunId: ID!, $expectedVersion: Int!, $fileHash: String!) {
    releaseDebitFileFirst(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, expectedVersion: $expectedVersion, fileHash: $fileHash) {
      __typename
      ... on ReleaseDebitFileFirstRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseDebitFileFirstSuccess {
        done
      }
    }
  }
`);

export const ReleaseDebitsSecond = graphql(`
  mutation PaymentsReleaseDebitsSecond($idempotencyKey: String!, $debitRunId: ID!, $expectedVersion: Int!, $fileHash: String!) {
    releaseDebitFileSecond(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, expectedVersion: $expectedVersion, fileHash: $fileHash) {
      __typename
      ... on ReleaseDebitFileSecondRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseDebitFileSecondSuccess {
        done
      }
    }
  }
`);

export const HandOverDebits = graphql(`
  mutation PaymentsHandOverDebits($idempotencyKey: String!, $debitRunId: ID!, $expectedVersion: Int!, $fileHash: String!, $channel: PaymentChannel!) {
    handOverDebitRun(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, expectedVersion: $expectedVersion, fileHash: $fileHash, channel: $channel) {
      __typename
      ... on HandOverDebitRunRefusal {
        code
        field
        message
        params
      }
      ... on HandOverDebitRunSuccess {
        done
      }
    }
  }
`);

export const TakeInDebitAnswer = graphql(`
  mutation PaymentsTakeInDebitAnswer($idempotencyKey: String!, $debitRunId: ID!, $fileId: ID!) {
    takeInDebitAnswer(idempotencyKey: $idempotencyKey, debitRunId: $debitRunId, fileId: $fileId) {
      __typename
      ... on TakeInDebitAnswerRefusal {
        code
        field
        message
        params
      }
      ... on TakeInDebitAnswerSuccess {
        done
      }
    }
  }
`);
