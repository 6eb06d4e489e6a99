// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const ClosingDaysQuery = graphql(`
  query PaymentsClosingDays($tenantId: ID, $month: Month!) {
    closingDays(tenantId: $tenantId, month: $month) {
      tenantId
      municipality
      day
      state
      closingId
      number
      signatures
      received
    }
  }
`);
export type ClosingDay = ResultOf<typeof ClosingDaysQuery>['closingDays'][number];

const SumFields = graphql(`
  fragment PaymentsSumFields on CountedSum @_unmask {
    count
    sum
  }
`);

const SectionFields = graphql(
  `
    fragment PaymentsSectionFields on ClosingSections @_unmask {
      bookAccounts {
        bankAccountId
        label
        opening
        receipts {
          ...PaymentsSumFields
        }
        payments {
          ...PaymentsSumFields
        }
        transfers
        closing
      }
      bankAccounts {
        bankAccountId
        label
        iban
        statements {
          id
          sequence
          fileHash
        }
        quietBy
        opening
        credits {
          ...PaymentsSumFields
        }
        debits {
          ...PaymentsSumFields
        }
        closing
      }
      bridges {
        bankAccountId
        label
        book
        bank
        difference
        pending {
          kind
          item
          label
          amount
          since
          ageDays
          onItsWay
          reason
          owner
        }
      }
      keptAccounts {
        accountId
        label
        kind
        opening
        movement
        closing
        positions {
          item
          label
          amount
          since
          ageDays
          owner
        }
      }
      files {
        runId
        label
        fileHash
        handedOverOn
        count
        controlSum
        releasedBy
        rejected {
          ...PaymentsSumFields
        }
        debited {
          ...PaymentsSumFields
        }
      }
      debitFiles {
        runId
        label
        fileHash
        handedOverOn
        collectOn
        scheme
        count
        controlSum
        releasedBy
        rejected {
          ...PaymentsSumFields
        }
        collected {
          ...PaymentsSumFields
        }
        returned {
          ...PaymentsSumFields
        }
      }
      liquidity {
        currency
        bank
        due {
          withinDays
          receipts
          payments
        }
      }
      differences {
        code
        subject
        reason
        owner
      }
    }
  `,
  [SumFields],
);
export type Sections = ResultOf<typeof SectionFields>;

export const PaymentDayQuery = graphql(
  `
    query PaymentsDay($tenantId: ID!, $day: Date!) {
      paymentDay(tenantId: $tenantId, day: $day) {
        tenantId
        municipality
        day
        number
        previousDay
        previousUnsigned
        mayClose
        reasons {
          code
          subject
          label
          detail
          link
        }
        sections {
          ...PaymentsSectionFields
        }
      }
    }
  `,
  [SectionFields],
);
export type PaymentDay = NonNullable<ResultOf<typeof PaymentDayQuery>['paymentDay']>;

export const ClosingQuery = graphql(
  `
    query PaymentsClosing($closingId: ID!) {
      dayClosing(closingId: $closingId) {
        id
        tenantId
        municipality
        status
        version
        day
        number
        hash
        previousHash
        previousId
        previousDay
        inputHash
        rulesVersion
        madeBy
        madeAt
        deliveredAt
        signatures {
          by
          at
        }
        receipt {
          by
          at
        }
        pdfFileId
        pdfHash
        discardReason
        maySign
        mayDiscard
        mayReceive
        sections {
          ...PaymentsSectionFields
        }
      }
    }
  `,
  [SectionFields],
);
export type Closing = NonNullable<ResultOf<typeof ClosingQuery>['dayClosing']>;

export const ClosingHistoryQuery = graphql(`
  query PaymentsClosingHistory($closingId: ID!) {
    dayClosingHistory(closingId: $closingId) {
      sequence
      at
      actionLabel
      by
      bySide
      inPlaceOf
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

export const EvidenceQuery = graphql(`
  query PaymentsEvidence($tenantId: ID!, $month: Month!) {
    paymentEvidence(tenantId: $tenantId, month: $month) {
      day
      cells {
        duty
        state
        count
        missing
        link
        debits
        on
      }
    }
  }
`);
export type EvidenceDay = ResultOf<typeof EvidenceQuery>['paymentEvidence'][number];
