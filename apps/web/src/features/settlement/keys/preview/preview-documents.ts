// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf, type VariablesOf } from '../../../../graphql/index.ts';

export const RulePreviewQuery = graphql(`
  query SettlementRulePreview(
    $rule: String!
    $family: String!
    $from: Month!
    $to: Month!
    $poolId: ID
    $amount: Amount
    $keyId: ID
  ) {
    previewKeyRule(
      rule: $rule
      serviceFamilyCode: $family
      monthFrom: $from
      monthTo: $to
      poolId: $poolId
      amount: $amount
      keyId: $keyId
    ) {
      rule
      sentence {
        de
        en
      }
      findings {
        source
        path
        code
        message {
          de
          en
        }
      }
      amount
      amountFrom
      byAgreement
      carriedByCentre
      today {
        keyVersion
        carriedByCentre
      }
      rows {
        tenantId
        ags
        memberName
        share
        amount
        todayAmount
        difference
      }
    }
  }
`);
export type RulePreview = ResultOf<typeof RulePreviewQuery>['previewKeyRule'];
export type RulePreviewRow = RulePreview['rows'][number];
export type RulePreviewVariables = VariablesOf<typeof RulePreviewQuery>;

export const RuleStepsQuery = graphql(`
  query SettlementRuleSteps(
    $rule: String!
    $family: String!
    $from: Month!
    $to: Month!
    $poolId: ID
    $amount: Amount
    $memberId: ID!
  ) {
    previewKeyRule(
      rule: $rule
      serviceFamilyCode: $family
      monthFrom: $from
      monthTo: $to
      poolId: $poolId
      amount: $amount
      memberId: $memberId
    ) {
      steps {
        depth
        kind
        text {
          de
          en
        }
      }
    }
  }
`);

export const PoolsOfFamilyQuery = graphql(`
  query SettlementPoolsOfFamily($from: Month!, $to: Month!) {
    costPools(monthFrom: $from, monthTo: $to) {
      id
      name
      keyId
      serviceFamilyCode
      total
    }
  }
`);

export const MetersQuery = graphql(`
  query SettlementMetersOfFamily {
    settlementMeters {
      code
      unit
      serviceFamilyCode
    }
  }
`);
