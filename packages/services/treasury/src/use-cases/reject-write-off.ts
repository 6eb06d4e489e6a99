// SPDX-License-Identifier: EUPL-1.2
import { err, ok, refusal } from '@kernel/core';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount, homeOf } from '../account-state.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** The claim stays. */
export const rejectWriteOff = useCase({
  name: 'treasury.rejectWriteOff',
  action: 'treasury.releaseMoney',
  input: z.object({ writeOffId: idInput<'WriteOffId'>(), expectedVersion: versionInput }),
  refusals: ['WRITE_OFF_DECIDED'],
  load: async (repositories, { input, actor, at, today }) => {
    const home = await homeOf(repositories.reads, 'write_off', input.writeOffId);
    const account = await heldAccount(repositories, home, { centreId: actor.centreId, today });
    const writeOff = account && (await repositories.accounts.findWriteOff(input.writeOffId));
    const item = account?.items.find(({ id }) => id === writeOff?.itemId);
    return account && writeOff && item ? { ...enteredBy(actor, at), ...account, item, writeOff } : null;
  },
  row: ({ tenantId, writeOff }) => ({ tenantId, type: 'writeOff', id: writeOff.id, version: writeOff.version }),
  decide: ({ writeOff }) =>
    writeOff.status === 'proposed' ? ok({ ...writeOff, status: 'rejected' as const }) : err(refusal('WRITE_OFF_DECIDED')),
  save: ({ accounts }, { id, status }, state) => accounts.decideWriteOff(state.tenantId, id, status, state),
  record: ({ id, status, itemId }) => ({ type: 'writeOff', id, content: { id, status, itemId } }),
  outcome: ({ id, itemId }) => ({ writeOffId: id, itemId }),
});
