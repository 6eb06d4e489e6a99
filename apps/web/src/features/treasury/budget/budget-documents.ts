// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';

export const BudgetsQuery = graphql(`
  query TreasuryBudgets {
    budgets {
      id version year planVersion kind status expenses incomeTotal balance approvalNeeded resolution resolvedOn approval approvedOn
      lines { poolId poolName kind amount }
      income { label poolId poolName amount }
    }
    treasuryPools { poolId name active }
  }
`);
export type BudgetsData = ResultOf<typeof BudgetsQuery>;
export type BudgetRow = BudgetsData['budgets'][number];

export const BudgetHistoryQuery = graphql(
  `
  query TreasuryBudgetHistory($budgetId: ID!) {
    budgetHistory(budgetId: $budgetId) { ...HistoryStepFields }
  }
`,
  [HistoryStepFields],
);

export const DraftBudget = graphql(`
  mutation TreasuryDraftBudget($budgetId: ID, $expectedVersion: Int, $idempotencyKey: String!, $income: [DraftBudgetIncomeInput!]!, $lines: [DraftBudgetLinesInput!]!, $year: Int!) {
    draftBudget(budgetId: $budgetId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, income: $income, lines: $lines, year: $year) {
      __typename
      ... on DraftBudgetRefusal {
        code
        field
        message
        params
      }
      ... on DraftBudgetSuccess {
        done
      }
    }
  }
`);

export const ResolveBudget = graphql(`
  mutation TreasuryResolveBudget($approvalNeeded: Boolean!, $budgetId: ID!, $expectedVersion: Int!, $idempotencyKey: String!, $on: Date!, $reference: String!) {
    resolveBudget(approvalNeeded: $approvalNeeded, budgetId: $budgetId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, on: $on, reference: $reference) {
      __typename
      ... on ResolveBudgetRefusal {
        code
        field
        message
        params
      }
      ... on ResolveBudgetSuccess {
        done
      }
    }
  }
`);

export const RecordBudgetApproval = graphql(`
  mutation TreasuryRecordBudgetApproval($budgetId: ID!, $expectedVersion: Int!, $idempotencyKey: String!, $on: Date!, $reference: String!) {
    recordBudgetApproval(budgetId: $budgetId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey, on: $on, reference: $reference) {
      __typename
      ... on RecordBudgetApprovalRefusal {
        code
        field
        message
        params
      }
      ... on RecordBudgetApprovalSuccess {
        done
      }
    }
  }
`);

export const DiscardBudget = graphql(`
  mutation TreasuryDiscardBudget($budgetId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    discardBudget(budgetId: $budgetId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      __typename
      ... on DiscardBudgetRefusal {
        code
        field
        message
        params
      }
      ... on DiscardBudgetSuccess {
        done
      }
    }
  }
`);
