// SPDX-License-Identifier: EUPL-1.2
import { DetermineArithmetically, DetermineFactually, GiveOrder } from './order-documents.ts';
import type { OrderStatus } from './order-status.tsx';

export type Step = 'factual' | 'arithmetical' | 'order';

/** The step of the municipality that comes next. */
const NEXT_STEP: Readonly<Partial<Record<OrderStatus, Step>>> = {
  drafted: 'factual',
  factuallyDetermined: 'arithmetical',
  arithmeticallyDetermined: 'order',
};
export const nextStep = (status: OrderStatus): Step | null => NEXT_STEP[status] ?? null;

/** They have the same variables and the same kind of answer. */
export const STEP_DOCUMENTS = {
  factual: DetermineFactually,
  arithmetical: DetermineArithmetically as unknown as typeof DetermineFactually,
  order: GiveOrder as unknown as typeof DetermineFactually,
} as const satisfies Readonly<Record<Step, typeof DetermineFactually>>;
