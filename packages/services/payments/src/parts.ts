// SPDX-License-Identifier: EUPL-1.2
import { orders } from './orders/part.ts';
import type { Part } from './part.ts';
import { setup } from './setup/part.ts';

/** The rooms of payment processing. */
export const parts: readonly Part[] = [setup, orders];
