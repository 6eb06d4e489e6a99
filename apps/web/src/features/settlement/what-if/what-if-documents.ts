// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const WhatIfFactsQuery = graphql(`
  query SettlementWhatIfFacts {
    whatIfFacts {
      firstMonth
      settledThrough
      currentMonth
      suggestedFrom
      counts {
        basis
        name
        referenceDate
        members
        used
      }
      meters {
        serviceFamilyCode
        meter
      }
    }
  }
`);
export type WhatIfFacts = ResultOf<typeof WhatIfFactsQuery>['whatIfFacts'];

export const WhatIfQuery = graphql(`
  query SettlementWhatIf($monthFrom: Month!, $monthTo: Month!, $knownOn: Date, $changes: [WhatIfChangeInput!]) {
    whatIf(monthFrom: $monthFrom, monthTo: $monthTo, knownOn: $knownOn, changes: $changes) {
      findings {
        code
        field
        message {
          de
          en
        }
      }
      members {
        tenantId
        ags
        memberName
        before
        after
        difference
        pools {
          poolId
          poolName
          before
          after
          difference
        }
      }
      sums {
        before
        after
        difference
      }
      carriedByCentreBefore
      carriedByCentreAfter
      payMore
      payLess
      unchanged
      assumptions {
        memberName
        serviceFamilyCode
        meter
        quantity
        given
      }
      milliseconds
    }
  }
`);
export type WhatIfAnswer = ResultOf<typeof WhatIfQuery>['whatIf'];
export type EffectRow = WhatIfAnswer['members'][number];

export const MunicipalitiesQuery = graphql(`
  query SettlementMunicipalities($search: String) {
    municipalities(search: $search, limit: 20) {
      ags
      name
      districtName
    }
  }
`);

export const DraftFromTrial = graphql(`
  mutation SettlementDraftFromTrial(
    $idempotencyKey: String!
    $tenantId: ID!
    $number: String!
    $title: String!
    $form: AgreementForm!
    $serviceFamilyCodes: [String!]!
    $keyCitations: [KeyCitationInput!]!
    $note: String
  ) {
    draftAgreement(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      number: $number
      title: $title
      form: $form
      noticeMonths: 6
      serviceFamilyCodes: $serviceFamilyCodes
      keyCitations: $keyCitations
      vatTreatments: []
      note: $note
    ) {
      __typename
      ... on DraftAgreementSuccess {
        agreement {
          id
        }
      }
      ... on DraftAgreementRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
