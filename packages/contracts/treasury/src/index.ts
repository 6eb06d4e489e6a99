// SPDX-License-Identifier: EUPL-1.2
export { type Advance, type AdvanceBook, advancesPort } from './advances-port.ts';
export { type CarryOverBook, type CarryOverShare, carryOversPort } from './carry-overs-port.ts';
export { checkPaymentHandOver, PAYMENT_FIELDS, type PaymentFinding } from './check-payment-hand-over.ts';
export {
  MANDATE_SCHEMES,
  MANDATE_SEQUENCES,
  type MandateScheme,
  type MandateSequence,
  PAYMENT_HAND_OVER_FORMAT,
  type PaymentAccount,
  type PaymentHandOver,
  type PaymentHandOvers,
  type PaymentInstruction,
  type PaymentMandate,
  paymentHandOverJson,
  paymentHandOversPort,
} from './payment-hand-over.ts';
export { paymentHandOverSchema } from './payment-hand-over-schema.ts';
