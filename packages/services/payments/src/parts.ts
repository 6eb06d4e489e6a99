// SPDX-License-Identifier: EUPL-1.2
import type { Part } from './part.ts';

/** The rooms of payment processing. */
export const parts: readonly Part[] = [];
