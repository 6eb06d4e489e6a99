// SPDX-License-Identifier: EUPL-1.2
import { closing } from './closing/part.ts';
import { debits } from './debits/part.ts';
import { orders } from './orders/part.ts';
import type { Part } from './part.ts';
import { runs } from './runs/part.ts';
import { samples } from './samples/part.ts';
import { setup } from './setup/part.ts';

/** The rooms of payment processing. */
export const parts: readonly Part[] = [setup, orders, runs, samples, debits, closing];
