// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const LeviesQuery = graphql(`
  query TreasuryLevies {
    levies {
      id version year status budgetId budgetVersion vatCode vatBasis preparedBy preparedAt releasedBy releasedAt
      result {
        expenses income levy surplus
        pools { poolId poolName expenses ownIncome generalIncome levy clause resolution }
        members { tenantId ags memberName total }
        steps { de en }
      }
    }
    budgets { id year planVersion status approvalNeeded approvedOn }
  }
`);
export type LeviesData = ResultOf<typeof LeviesQuery>;
export type LevyRow = LeviesData['levies'][number];
export type LevyResult = LevyRow['result'];

export const ShareProposalQuery = graphql(`
  query TreasuryShareProposal($budgetId: ID!, $basis: ShareBasis!) {
    levyShareProposal(budgetId: $budgetId, basis: $basis) {
      poolId poolName measure clause resolution
      shares { tenantId ags memberName weight }
    }
  }
`);
export type ShareList = ResultOf<typeof ShareProposalQuery>['levyShareProposal'][number];

export const PreviewLevyQuery = graphql(`
  query TreasuryPreviewLevy($budgetId: ID!, $lists: [PreviewLevyListsInput!]!, $vatCode: LevyVatCode, $vatBasis: String) {
    previewLevy(budgetId: $budgetId, lists: $lists, vatCode: $vatCode, vatBasis: $vatBasis) {
      finding { message { de en } }
      vat { code basis }
      result {
        expenses income levy surplus
        pools { poolId poolName expenses ownIncome generalIncome levy clause resolution }
        members { tenantId ags memberName total }
        steps { de en }
      }
    }
  }
`);

export type LevyVat = NonNullable<NonNullable<ResultOf<typeof PreviewLevyQuery>['previewLevy']>['vat']>;

export const LevySharesQuery = graphql(`
  query TreasuryLevyShares($tenantId: ID) {
    memberLevyShares(tenantId: $tenantId) { id tenantId year amount createdAt steps { de en } }
  }
`);

export const PrepareLevy = graphql(`
  mutation TreasuryPrepareLevy($budgetId: ID!, $idempotencyKey: String!, $lists: [PrepareLevyListsInput!]!, $vatBasis: String, $vatCode: LevyVatCode) {
    prepareLevy(budgetId: $budgetId, idempotencyKey: $idempotencyKey, lists: $lists, vatBasis: $vatBasis, vatCode: $vatCode) {
      __typename
      ... on PrepareLevyRefusal {
        code
        field
        message
        params
      }
      ... on PrepareLevySuccess {
        done
      }
    }
  }
`);

export const ReleaseLevy = graphql(`
  mutation TreasuryReleaseLevy($expectedVersion: Int!, $extraDueOn: Date, $idempotencyKey: String!, $levyId: ID!) {
    releaseLevy(expectedVersion: $expectedVersion, extraDueOn: $extraDueOn, idempotencyKey: $idempotencyKey, levyId: $levyId) {
      __typename
      ... on ReleaseLevyRefusal {
        code
        field
        message
        params
      }
      ... on ReleaseLevySuccess {
        done
      }
    }
  }
`);

export const DiscardLevy = graphql(`
  mutation TreasuryDiscardLevy($expectedVersion: Int!, $idempotencyKey: String!, $levyId: ID!) {
    discardLevy(expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, levyId: $levyId) {
      __typename
      ... on DiscardLevyRefusal {
        code
        field
        message
        params
      }
      ... on DiscardLevySuccess {
        done
      }
    }
  }
`);
