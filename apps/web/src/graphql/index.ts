// SPDX-License-Identifier: EUPL-1.2
export { makeClient, type Trouble, troubleOf } from './client.ts';
export { type FragmentOf, graphql, type ResultOf, readFragment, type VariablesOf } from './gql.ts';
export { QueryResult } from './query-result.tsx';
export { type ChangedMeanwhile, changedMeanwhile, isRefusal, type RefusalShape, refusalParams, refusalSentence } from './refusal.ts';
export { TroubleBanner } from './submit-problem.tsx';
export { graphqlTexts } from './texts.ts';
export { type Outcome, type Problem, type Submit, type SubmitOptions, useRefusal, useSubmit } from './use-submit.tsx';
