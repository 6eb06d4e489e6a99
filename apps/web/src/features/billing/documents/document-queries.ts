// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const DocumentsQuery = graphql(`
  query BillingDocuments(
    $roundId: ID
    $tenantId: ID
    $family: DocumentFamily
    $status: BillingDocumentStatus
    $year: Int
    $search: String
    $after: String
    $first: Int
  ) {
    billingDocuments(
      roundId: $roundId
      tenantId: $tenantId
      family: $family
      status: $status
      year: $year
      search: $search
      after: $after
      first: $first
    ) {
      nextCursor
      total
      items {
        id
        version
        memberName
        roundId
        family
        kind
        year
        period {
          de
          en
        }
        subject {
          de
          en
        }
        status
        objectionsUntil
        objectable
        number
        typeCode
        issuedOn
        dueOn
        net
        gross
        advances
        assessed
        openedAt
        openedBy
        confirmedAt
        correctsNumber
        objections
        openObjections
        awaitingCorrection
        findings {
          rule
          de
          en
        }
      }
    }
  }
`);
export type DocumentRow = ResultOf<typeof DocumentsQuery>['billingDocuments']['items'][number];

export const DocumentQuery = graphql(`
  query BillingDocument($documentId: ID!) {
    billingDocument(documentId: $documentId) {
      id
      version
      tenantId
      memberName
      ags
      roundId
      family
      kind
      year
      period {
        de
        en
      }
      subject {
        de
        en
      }
      status
      draftVersion
      objectionsUntil
      objectable
      number
      typeCode
      issuedOn
      dueOn
      net
      gross
      correctsId
      correctsNumber
      corrections {
        id
        family
        kind
        typeCode
        year
        period {
          de
          en
        }
        subject {
          de
          en
        }
        number
        status
        issuedOn
        net
        gross
      }
      hasPdf
      hasXml
      handedOverAt
      openedAt
      openedBy
      confirmedAt
      confirmedBy
      findings {
        rule
        at
        de
        en
      }
      content {
        from
        to
        advanceWay
        net
        gross
        advancesTotal
        assessed
        arrears
        setSourceIds
        correctsNumber
        correctsIssuedOn
        lines {
          key
          label {
            de
            en
          }
          from
          to
          amount
          basis {
            de
            en
          }
          agreementNumber
          carriedOver
          resolution
          calculation {
            de
            en
          }
          steps {
            depth
            text {
              de
              en
            }
          }
          vatCode
          vatRatePermille
          vatBasis
          vatValidFrom
          vatValidTo
        }
        advances {
          number
          dueOn
          documentNumber
          vatCode
          vatRatePermille
          net
          due
          paid
          year
          order {
            de
            en
          }
          whole
          replaced
        }
        vat {
          code
          ratePermille
          net
          vat
          bases
        }
        issue {
          instalmentsFrom
          issuerName
          iban
          recipientName
          routingId
          orderNumber
          costUnit
          format
          texts {
            kind
            version
            text
          }
        }
      }
    }
  }
`);
export type BillingDocument = NonNullable<ResultOf<typeof DocumentQuery>['billingDocument']>;
export type DocumentContent = BillingDocument['content'];
export type DocumentLine = DocumentContent['lines'][number];
export type DocumentAdvance = DocumentContent['advances'][number];

/** A corrected document with everything that corrects it. */
export const CorrectedDocumentQuery = graphql(`
  query BillingCorrectedDocument($documentId: ID!) {
    billingDocument(documentId: $documentId) {
      id
      family
      kind
      typeCode
      year
      period {
        de
        en
      }
      subject {
        de
        en
      }
      number
      status
      issuedOn
      net
      gross
      corrections {
        id
        family
        kind
        typeCode
        year
        period {
          de
          en
        }
        subject {
          de
          en
        }
        number
        status
        issuedOn
        net
        gross
      }
    }
  }
`);
export type CorrectionRow = BillingDocument['corrections'][number];

/** Statements of the runs that a document was made from: they explain its amounts. */
export const StatementsOfRunQuery = graphql(`
  query BillingStatementsOfRun($runId: ID!, $tenantId: ID!) {
    statements(runId: $runId, tenantId: $tenantId) {
      id
      lines {
        key
      }
    }
  }
`);
