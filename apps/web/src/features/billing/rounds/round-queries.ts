// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const RoundsQuery = graphql(`
  query BillingRounds($status: BillingRoundStatus) {
    billingRounds(status: $status) {
      id
      source
      sourceId
      kind
      from
      to
      status
      objectionsUntil
      net
      assessed
      preparedBy
      preparedAt
      issuedAt
      documents
      notices
      invoices
      issued
      received
      openObjections
      awaitingCorrection
    }
  }
`);
export type RoundRow = ResultOf<typeof RoundsQuery>['billingRounds'][number];

export const RoundQuery = graphql(`
  query BillingRound($roundId: ID!) {
    billingRound(roundId: $roundId) {
      id
      version
      source
      sourceId
      kind
      from
      to
      status
      objectionDays
      objectionsUntil
      periodOver
      net
      assessed
      preparedBy
      preparedByMe
      preparedAt
      announcedBy
      announcedAt
      issuedBy
      issuedAt
      discardedBy
      discardedAt
      discardReason
      renderCommandId
      documents
      notices
      invoices
      numbered
      issued
      blocked
      received
      openObjections
      awaitingCorrection
      folded {
        sourceId
        at
      }
    }
  }
`);
export type Round = NonNullable<ResultOf<typeof RoundQuery>['billingRound']>;

export const IssueChecksQuery = graphql(`
  query BillingIssueChecks($roundId: ID!) {
    checkBillingIssue(roundId: $roundId) {
      documentId
      tenantId
      memberName
      findings {
        rule
        at
        de
        en
      }
    }
  }
`);
export type IssueCheck = ResultOf<typeof IssueChecksQuery>['checkBillingIssue'][number];

/** What a round can be made from. */
export const RoundRunsQuery = graphql(`
  query BillingRoundRuns {
    settlementRuns(status: released) {
      id
      kind
      correctionNumber
      corrects {
        id
      }
      periodFrom
      periodTo
      total
    }
    billingRounds {
      id
      sourceId
      status
      folded {
        sourceId
      }
    }
  }
`);

export type ReleasedRun = ResultOf<typeof RoundRunsQuery>['settlementRuns'][number];

/** What a correction changes for whom: so change the drafts that it is taken into. */
export const CorrectionOfRoundQuery = graphql(`
  query BillingCorrectionOfRound($runId: ID!) {
    settlementRun(runId: $runId) {
      id
      correctionChanges {
        difference
        additional
        credits
        members {
          tenantId
          memberName
          before
          after
          difference
        }
      }
    }
  }
`);

export const RoundLeviesQuery = graphql(`
  query BillingRoundLevies {
    levies {
      id
      year
      status
    }
  }
`);

export const ProgressQuery = graphql(`
  query BillingProgress($commandId: ID!) {
    billingProgress(commandId: $commandId) {
      state
      done
      total
      roundId
      failure {
        de
        en
      }
    }
  }
`);
export type Progress = NonNullable<ResultOf<typeof ProgressQuery>['billingProgress']>;

export const WorkSubscription = graphql(`
  subscription BillingWork($commandId: ID!) {
    longWork(commandId: $commandId) {
      id
      state
      done
      total
    }
  }
`);

export const RoundHistoryQuery = graphql(
  `
  query BillingRoundHistory($roundId: ID!) {
    billingRoundHistory(roundId: $roundId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

export const NumbersQuery = graphql(`
  query BillingNumbers($family: DocumentFamily, $year: Int) {
    documentNumbers(family: $family, year: $year) {
      family
      year
      last
      voided
      missing
      numbers {
        number
        position
        memberName
        documentId
        drawnAt
        voidedAt
        voidReason
      }
    }
  }
`);
export type NumberSeries = ResultOf<typeof NumbersQuery>['documentNumbers'][number];
export type DrawnNumber = NumberSeries['numbers'][number];
