// SPDX-License-Identifier: EUPL-1.2
import { type ReleaseWriteOffRefusal, releaseWriteOff as release } from '@domain/treasury';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { heldAccount, homeOf } from '../account-state.ts';
import { enteredBy, useCase } from '../use-case.ts';
import { proposeWriteOff } from './propose-write-off.ts';

/** A second person gives the claim up. */
export const releaseWriteOff = useCase({
  name: 'treasury.releaseWriteOff',
  action: 'treasury.releaseMoney',
  input: z.object({ writeOffId: idInput<'WriteOffId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  refusals: everyCode<ReleaseWriteOffRefusal>()('WRITE_OFF_DECIDED', 'NOT_A_PERSON', 'SAME_PERSON', 'NOTHING_OPEN', 'MORE_THAN_OPEN'),
  load: async (repositories, { input, actor, at, today }) => {
    const home = await homeOf(repositories.reads, 'write_off', input.writeOffId);
    const account = await heldAccount(repositories, home, { centreId: actor.centreId, today });
    const writeOff = account && (await repositories.accounts.findWriteOff(input.writeOffId));
    const item = account?.items.find(({ id }) => id === writeOff?.itemId);
    return account && writeOff && item ? { ...enteredBy(actor, at), ...account, item, writeOff } : null;
  },
  row: ({ tenantId, writeOff }) => ({ tenantId, type: 'writeOff', id: writeOff.id, version: writeOff.version }),
  secondPerson: { after: [proposeWriteOff.name], first: ({ writeOff }) => writeOff.proposedBy.userId },
  decide: (state, _input, circumstances) => release(state, {}, circumstances),
  save: async ({ accounts }, { writeOff, movement }, state) => {
    await accounts.decideWriteOff(state.tenantId, writeOff.id, 'released', state);
    await accounts.addMovements([{ ...movement, tenantId: state.tenantId }], state.at);
  },
  record: ({ writeOff, movement }) => ({ type: 'writeOff', id: writeOff.id, content: { writeOff, movement } }),
  outcome: ({ writeOff }) => ({ writeOffId: writeOff.id, itemId: writeOff.itemId }),
});
