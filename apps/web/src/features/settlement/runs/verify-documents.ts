// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const VerifyQuery = graphql(`
  query SettlementVerifyRun($runId: ID!) {
    verifyRun(runId: $runId) {
      holds
      refusal {
        message {
          de
          en
        }
      }
      inputs
      result
      frozenSet
      shares
      statements
      inputHash
      resultHash
      frozenHash
    }
  }
`);
export type Verification = NonNullable<ResultOf<typeof VerifyQuery>['verifyRun']>;
