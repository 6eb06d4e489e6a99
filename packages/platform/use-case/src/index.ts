// SPDX-License-Identifier: EUPL-1.2
export { accountsOf } from './accounts-of.ts';
export { type Handler, HandlerRefused, handleMessage } from './handlers.ts';
export { historyOfRecord } from './history-of-record.ts';
export { inChargeOfAll, tenantsInCharge } from './in-charge.ts';
export {
  amountInput,
  choiceInput,
  dateInput,
  idInput,
  isOneLine,
  jsonInput,
  lineInput,
  monthInput,
  parseInput,
  textInput,
  versionInput,
} from './input.ts';
export {
  type AnyLongUseCase,
  LONG_WORK_ORDERED,
  type LongOrder,
  type LongUseCase,
  type LongWork,
  longUseCase,
  orderOf,
  ordersOf,
  performLongWork,
  writeLongOrder,
} from './long-use-case.ts';
export type { Message, MessageDraft } from './messages.ts';
export { appendMessages } from './outbox.ts';
export { type FieldCipher, fieldsOf, type Platform, type Point, type SecurityEvent, systemNewId } from './platform.ts';
export { definePort, type Offer, offer, type Port, type Ports, portTable } from './ports.ts';
export { type AnyQuery, type Query, type QueryContext, query, ReadRefused, runQuery } from './query.ts';
export { everyCode, NOT_ALL_MEMBERS, NOT_IN_PERSON, SAME_PERSON_BY_DEPUTY, STANDARD_REFUSALS, type StandardRefusal } from './refusals.ts';
export { type Call, runUseCase } from './run-use-case.ts';
export { scopeFor } from './scopes.ts';
export {
  type AnyUseCase,
  bindUseCase,
  type DecisionRecord,
  type InputOf,
  type LoadContext,
  type OutcomeOf,
  type TargetRow,
  type UseCase,
} from './use-case.ts';
