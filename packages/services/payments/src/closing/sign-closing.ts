// SPDX-License-Identifier: EUPL-1.2
import { readingsPort } from '@contracts/settlement';
import { isClosed, type SealedClosing, type SignClosingRefusal, signClosing } from '@domain/payments';
import { err, type NewId, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, LONG_WORK_ORDERED, type LongOrder, versionInput, writeLongOrder } from '@platform/use-case';
import { z } from 'zod';
import { closingUseCase } from './closing-use-case.ts';
import { readingsOf } from './meters.ts';
import { printClosing } from './print-closing.ts';

export type SignClosingCode = SignClosingRefusal | 'RULES_MISSING' | 'CLOSING_STATUS';

interface Signed {
  readonly closing: SealedClosing;
  /** The work that makes the paper; null: the second signature is missing. */
  readonly order: LongOrder | null;
  /** Orders that are done with the day. */
  readonly completed: readonly string[];
  readonly newId: NewId;
}

const NAME = 'payments.signClosing';

/** Signs a closing: the first of two, or the second, with which the day is closed and delivered to the municipality (§ 94 (1) GO NRW). */
export const signDayClosing = closingUseCase({
  name: NAME,
  action: 'payments.close',
  input: z.object({
    closingId: idInput<'DayClosingId'>(),
    expectedVersion: versionInput,
    /** Of what the person has seen. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  stepUp: true,
  twoPeople: true,
  inPerson: true,
  timeoutMs: 60_000,
  refusals: everyCode<SignClosingCode>()(
    ...(['CLOSING_STATUS', 'RULES_MISSING', 'ALREADY_CLOSED', 'CLOSING_CHANGED', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE'] as const),
    ...(['DUTY_NOT_HELD', 'OVER_LIMIT', 'SAME_PERSON'] as const),
  ),
  load: async ({ closings, rules }, { input: { closingId }, actor }) => {
    const stored = await closings.lockClosing(closingId);
    if (!stored) return null;
    const debited = stored.facts.files.flatMap(({ orders }) => orders.flatMap(({ id, status }) => (status === 'debited' ? [id] : [])));
    return {
      ...{ stored, centreId: actor.centreId, associationId: actor.associationId },
      rules: (await rules.rulesInForce(stored.tenantId))?.rules ?? null,
      debited: await closings.debitedOrders(stored.tenantId, debited),
    };
  },
  row: ({ stored: { tenantId, id, version } }) => ({ tenantId, type: 'dayClosing', id, version }),
  secondPerson: { after: [NAME], first: ({ stored }) => stored.closing.signatures[0]?.by.userId ?? null },
  decide: ({ stored, rules, centreId, associationId, debited }, { hash }, circumstances): Result<Signed, Refusal<SignClosingCode>> => {
    if (stored.status === 'discarded') return err(refusal('CLOSING_STATUS', { params: { status: stored.status } }));
    if (rules === null) return err(refusal('RULES_MISSING'));
    const signed = signClosing({ closing: stored.closing, rules }, { hash }, circumstances);
    if (!signed.ok) return signed;
    const { by, at, newId } = circumstances;
    if (!isClosed(signed.value)) return ok({ closing: signed.value, order: null, completed: [], newId });
    const order: LongOrder = {
      ...{ id: newId(), tenantId: centreId, associationId, input: { closingId: stored.id }, at },
      ...{ orderedBy: by.accountId, orderedByUser: by.userId },
    };
    return ok({ closing: signed.value, order, completed: debited, newId });
  },
  alsoWrites: ({ centreId }): readonly TenantId[] => [centreId],
  save: async ({ writes, ports, closings }, { closing, order, completed, newId }, { stored, associationId }) => {
    await closings.sign(stored, closing.signatures, order && { at: order.at, printCommand: order.id });
    if (order === null) return;
    await closings.completeOrders(stored.tenantId, completed);
    await ports.get(readingsPort).append(writes, associationId, readingsOf(stored.id, closing.content), {
      at: order.at,
      enteredBy: order.orderedBy,
      newId,
    });
    await writeLongOrder(writes, printClosing.name, order);
  },
  record: ({ closing: { content, hash, signatures }, order, completed }, { stored, centreId }) => {
    const to = order ? 'closed' : 'signedOnce';
    const told = order ? [{ name: 'DayClosed.v1' as const, payload: { closingId: stored.id, day: content.day } }] : [];
    return [
      {
        ...{ type: 'dayClosing', id: stored.id },
        content: { day: content.day, number: content.number, hash, signatures, changes: [{ field: 'status', from: stored.status, to }] },
        messages: told,
      },
      ...completed.map((id) => ({
        ...{ type: 'paymentOrder', id },
        content: { closingId: stored.id, changes: [{ field: 'status', from: 'debited', to: 'done' }] },
      })),
      ...(order
        ? [
            {
              ...{ type: 'longCommand', id: order.id, tenantId: centreId, content: order },
              messages: [{ name: LONG_WORK_ORDERED as typeof LONG_WORK_ORDERED, payload: { commandId: order.id, inPlaceOf: [] } }],
            },
          ]
        : []),
    ];
  },
  outcome: (_signed, { stored }) => ({ closingId: stored.id }),
});
