// SPDX-License-Identifier: EUPL-1.2

/** Typed parameters of a refusal: whole numbers, texts, lists of texts. Money goes in as a decimal string. */
export type RefusalParams = Readonly<Record<string, string | number | readonly string[]>>;

/** A clear "no": a code of the rule's own list, the input field it concerns, and what its sentence needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly field?: string;
  readonly params?: RefusalParams;
}

export const refusal = <Code extends string>(code: Code, details: { field?: string; params?: RefusalParams } = {}): Refusal<Code> => ({
  code,
  ...details,
});
