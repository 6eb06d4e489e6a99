// SPDX-License-Identifier: EUPL-1.2
import type { Decide } from '@kernel/core';
import type { RequestDecision } from './desk-decision.ts';
import { type TakeInInput, type TakeInRefusalCode, type TakeInState, takeIn } from './take-in-request.ts';

/**
 * A member asks for a service. Where the member wants an approval of its own, the request waits for it and the centre's clock
 * does not run yet; else it comes into the queue at once.
 */
export const submitRequest: Decide<TakeInState, TakeInInput, RequestDecision, TakeInRefusalCode> = (state, input, circumstances) =>
  takeIn(
    state,
    input,
    { channel: 'portal', requesterUserId: circumstances.by.userId, onBehalfOf: null, receivedAt: circumstances.at },
    circumstances,
  );
