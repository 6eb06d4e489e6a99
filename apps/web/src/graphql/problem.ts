// SPDX-License-Identifier: EUPL-1.2
import type { Trouble } from './client.ts';
import type { RefusalShape } from './refusal.ts';

/** Why a submit did not succeed. */
export type Problem =
  | { readonly kind: 'refusal'; readonly refusal: RefusalShape }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };
