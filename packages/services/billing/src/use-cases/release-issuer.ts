// SPDX-License-Identifier: EUPL-1.2
import { type ReleaseIssuerRefusal, releaseIssuer as release } from '@domain/billing';
import { ok } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { latest } from '../repositories/register-repository.ts';
import { useCase } from '../use-case.ts';
import { proposeIssuer } from './propose-issuer.ts';

/** A second person lets another issuer, or another account that members pay to, hold. */
export const releaseIssuer = useCase({
  name: 'billing.releaseIssuer',
  action: 'billing.releaseSettings',
  input: z.object({ issuerChangeId: idInput<'IssuerChangeId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  ofAll: true,
  refusals: everyCode<ReleaseIssuerRefusal>()('ISSUER_CHANGE_DECIDED', 'NOT_A_PERSON', 'SAME_PERSON'),
  load: async ({ registers, issuers }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    await registers.lockRegister(centreId, 'issuer');
    const found = await issuers.findChange(centreId, input.issuerChangeId);
    return found && { ...found, tenantId: centreId, associationId, at, last: latest(await registers.issuers(centreId)) };
  },
  row: ({ tenantId, change, version }) => ({ tenantId, type: 'issuerChange', id: change.id, version }),
  secondPerson: { after: [proposeIssuer.name], first: ({ change }) => change.proposedBy.userId },
  decide: (state, _input, circumstances) => {
    const found = release(state, {}, circumstances);
    const { by, newId } = circumstances;
    return found.ok ? ok({ ...found.value, id: newId(), by: { accountId: by.accountId, userId: by.userId } }) : found;
  },
  save: async ({ registers, issuers }, { change, issuer, id, by }, state) => {
    await issuers.decideChange(change, { ...state, by });
    await registers.addIssuer({ ...state, id, by: change.proposedBy }, issuer, by);
  },
  record: ({ change, issuer, id }, { last }) => [
    {
      ...{ type: 'issuerChange', id: change.id, content: { id: change.id, status: change.status } },
      messages: [{ name: 'IssuerReleased.v1' as const, payload: { issuerChangeId: change.id } }],
    },
    {
      ...{ type: 'issuerProfile', id },
      content: {
        ...issuer,
        changes: [
          { field: 'version', from: last?.version ?? null, to: issuer.version },
          { field: 'iban', from: last?.value.iban ?? null, to: issuer.value.iban },
        ],
      },
    },
  ],
  outcome: ({ id }) => ({ profileId: id }),
});
