// SPDX-License-Identifier: EUPL-1.2
export { type Trouble, troubleOf } from './client.ts';
export { type FragmentOf, graphql, type ResultOf, readFragment, type VariablesOf } from './gql.ts';
export { QueryResult } from './query-result.tsx';
export { type RefusalShape, refusalSentence } from './refusal.ts';
export { TroubleBanner } from './submit-problem.tsx';
export { type Outcome, useSubmit } from './use-submit.tsx';
