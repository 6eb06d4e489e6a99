// SPDX-License-Identifier: EUPL-1.2
import { closing } from './closing/part.ts';
import { debits } from './debits/part.ts';
import { items } from './items/part.ts';
import { orders } from './orders/part.ts';
import type { Part } from './part.ts';
import { reconciliation } from './reconcile/part.ts';
import { runs } from './runs/part.ts';
import { samples } from './samples/part.ts';
import { setup } from './setup/part.ts';
import { statements } from './statements/part.ts';

/** The rooms of payment processing. */
export const parts: readonly Part[] = [setup, orders, runs, items, statements, reconciliation, samples, debits, closing];
