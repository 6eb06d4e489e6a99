// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../graphql/index.ts';

export const Terms = graphql(`
  fragment Terms on AgreementTerms {
    title
    form
    formLabel
    law
    validFrom
    validTo
    noticeMonths
    concludedOn
    noticeGivenOn
    serviceFamilyCodes
    knownFrom
    knownTo
    keyCitations {
      serviceFamilyCode
      keyId
      keyName
      keyVersion
      clause
      resolution
    }
    vatTreatments {
      validFrom
      validTo
      code
      ratePermille
      basis
    }
    costClause
    costTerms {
      serviceFamilyCode
      kind
      amount
      per
      number
      capacity
      unit
      validFrom
      validTo
      resolution
    }
    dataProcessing {
      role
      concludedOn
      subjects
      dataCategories
      legalBasis
    }
  }
`);

export const AgreementQuery = graphql(
  `
    query Agreement($agreementId: ID!, $knownOn: Date) {
      agreement(agreementId: $agreementId, knownOn: $knownOn) {
        id
        tenantId
        tenantName
        tenantColour
        number
        status
        version
        endsSoon
        latestNoticeDate
        note
        lacks {
          code
          field
          message
        }
        clauseFindings {
          code
          blocking
          quote
          at
          finding
          advice
        }
        terms {
          ...Terms
        }
        history {
          ...Terms
        }
      }
    }
  `,
  [Terms],
);

export type TermsData = ResultOf<typeof Terms>;
export type AgreementData = NonNullable<ResultOf<typeof AgreementQuery>['agreement']>;
