// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, type Instant, refusal } from '@kernel/core';
import { textOrNull, tooLong } from './check-text.ts';
import type { RequestDecision } from './desk-decision.ts';
import { CALLER_LIMIT, type RequestChannel } from './request.ts';
import { type TakeInInput, type TakeInRefusalCode, type TakeInState, takeIn } from './take-in-request.ts';

export interface RecordRequestInput extends TakeInInput {
  readonly channel: Exclude<RequestChannel, 'portal'>;
  /** The person at the member who called or wrote. */
  readonly onBehalfOf: string;
  /** When the letter or the call came in; null means now. */
  readonly receivedAt: Instant | null;
}
export type RecordRequestRefusalCode = TakeInRefusalCode | 'CALLER_MISSING' | 'RECEIVED_IN_FUTURE';

/** The centre takes a call or a letter down as a request of the member; the clock runs from the moment it came in. */
export const recordRequest: Decide<TakeInState, RecordRequestInput, RequestDecision, RecordRequestRefusalCode> = (
  state,
  input,
  circumstances,
) => {
  const onBehalfOf = textOrNull(input.onBehalfOf);
  const receivedAt = input.receivedAt ?? circumstances.at;
  const taken = takeIn(state, input, { channel: input.channel, requesterUserId: null, onBehalfOf, receivedAt }, circumstances);
  if (!taken.ok) return taken;
  if (onBehalfOf === null) return err(refusal('CALLER_MISSING', { field: 'onBehalfOf' }));
  const wrong = tooLong('onBehalfOf', onBehalfOf, CALLER_LIMIT);
  if (wrong) return err(wrong);
  return receivedAt > circumstances.at ? err(refusal('RECEIVED_IN_FUTURE', { field: 'receivedAt' })) : taken;
};
