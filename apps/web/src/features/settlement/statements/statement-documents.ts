// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const StatementsQuery = graphql(`
  query SettlementStatements($runId: ID) {
    statements(runId: $runId) {
      id
      kind
      memberName
      ags
      periodFrom
      periodTo
      number
      total
      previousTotal
      createdAt
    }
  }
`);
export type StatementRow = ResultOf<typeof StatementsQuery>['statements'][number];

export const StatementQuery = graphql(`
  query SettlementStatement($statementId: ID!) {
    statement(statementId: $statementId) {
      id
      memberName
      ags
      associationName
      runId
      kind
      reason
      corrects {
        id
        number
        total
      }
      corrections {
        id
        number
        total
      }
      periodFrom
      periodTo
      number
      label {
        de
        en
      }
      total
      previousId
      previousTotal
      resultHash
      createdAt
      lines {
        key
        kind
        serviceFamilyCode
        label {
          de
          en
        }
        amount
        change
        before
        after
        reasons {
          de
          en
        }
        staff
        material
        overhead
        basis {
          de
          en
        }
        vatCode
        vat {
          ratePermille
          tax
          ground
        }
      }
    }
  }
`);
export type Statement = NonNullable<ResultOf<typeof StatementQuery>['statement']>;
export type StatementLine = Statement['lines'][number];

export const StatementCsvQuery = graphql(`
  query SettlementStatementCsv($statementId: ID!, $language: CsvLanguage) {
    statementCsv(statementId: $statementId, language: $language) {
      fileName
      mediaType
      text
    }
  }
`);
