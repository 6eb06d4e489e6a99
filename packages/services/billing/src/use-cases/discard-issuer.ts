// SPDX-License-Identifier: EUPL-1.2
import { type DiscardIssuerRefusal, discardIssuer as discard } from '@domain/billing';
import { ok } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { useCase } from '../use-case.ts';

/** What holds stays. Whoever proposes takes it back; whoever would release it rejects it. */
const ending = <Name extends string>(name: Name, action: string) =>
  useCase({
    name: `billing.${name}`,
    action,
    input: z.object({ issuerChangeId: idInput<'IssuerChangeId'>(), expectedVersion: versionInput }),
    ofAll: true,
    refusals: everyCode<DiscardIssuerRefusal>()('ISSUER_CHANGE_DECIDED', 'NOT_A_PERSON'),
    load: async ({ registers, issuers }, { input, actor, at }) => {
      const { centreId, associationId } = actor;
      await registers.lockRegister(centreId, 'issuer');
      const found = await issuers.findChange(centreId, input.issuerChangeId);
      return found && { ...found, tenantId: centreId, associationId, at };
    },
    row: ({ tenantId, change, version }) => ({ tenantId, type: 'issuerChange', id: change.id, version }),
    decide: ({ change }, _input, circumstances) => {
      const found = discard(change, {}, circumstances);
      const { accountId, userId } = circumstances.by;
      return found.ok ? ok({ change: found.value, by: { accountId, userId } }) : found;
    },
    save: ({ issuers }, { change, by }, state) => issuers.decideChange(change, { ...state, by }),
    record: ({ change: { id, status } }) => ({
      ...{ type: 'issuerChange', id, content: { id, status } },
      messages: [{ name: 'IssuerDiscarded.v1', payload: { issuerChangeId: id } }],
    }),
    outcome: ({ change }) => ({ issuerChangeId: change.id }),
  });

export const discardIssuer = ending('discardIssuer', 'billing.changeSettings');
export const rejectIssuer = ending('rejectIssuer', 'billing.releaseSettings');
