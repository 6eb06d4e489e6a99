// SPDX-License-Identifier: EUPL-1.2
export { type Builder, createBuilder, type GraphQLContext, type SchemaTypes } from './builder.ts';
export { enumType } from './inputs.ts';
export { COUNTED_ROWS, isDay, isText, type Place, pageFields, pageOf, placeAfter, placeFrom } from './list-place.ts';
export { type MutationOptions, mutationField, type PayloadField } from './mutations.ts';
export { type ObjectKinds, objectType } from './object-type.ts';
export { type Page, pageType, readField, readFor, refusalOfRead } from './reads.ts';
export { type Language, type RefusalCatalogue, type Sentence, sentenceFor } from './refusal-messages.ts';
export { STANDARD_MESSAGES } from './standard-messages.ts';
export { type WatchOptions, watchField } from './watches.ts';
