// SPDX-License-Identifier: EUPL-1.2
/** What a line really is: parts of claims, collections, orders or an account, and what is left over. */
export interface Truth {
  readonly parts: readonly { readonly target: string; readonly cents: number }[];
  readonly restCents: number;
}
