// SPDX-License-Identifier: EUPL-1.2
export type { Attachment, MetadataSchema } from './attachment.ts';
export type { Block, Cell, Column, Fact, FootColumn, Letter, Sender, Signature, Sum, Table } from './letter.ts';
export { LETTER_LIMITS, type LetterLimits } from './letter-faults.ts';
export type { Typeset } from './press.ts';
export type { Substitution } from './printable-text.ts';
export { type TypesettingCode, typesettingSentence } from './refusals.ts';
export { type RenderOptions, type Typesetter, type TypesetterOptions, typesetter } from './typesetter.ts';
