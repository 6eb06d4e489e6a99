// SPDX-License-Identifier: EUPL-1.2
import { type SetMappingRefusal, setMapping } from '@domain/treasury';
import { dateInput, everyCode, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { mappingsOf } from '../centre-records.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Another version of which account of the books stands for what. */
export const setAccountMapping = useCase({
  name: 'treasury.setAccountMapping',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ validFrom: dateInput, note: textInput(300, 0) },
    /** Of the mapping that was changed; 0 where there is none yet. */
    expectedVersion: versionInput,
    accounts: z.array(z.object({ purpose: textInput(80), account: textInput(40, 0) })).max(300),
  }),
  ofAll: true,
  refusals: everyCode<SetMappingRefusal>()('NOT_A_PERSON', 'ACCOUNT_MISSING', 'PURPOSE_UNKNOWN', 'PURPOSE_TWICE', 'ACCOUNT_INVALID'),
  load: async ({ reads, accounts }, { actor, at }) => {
    await accounts.lock([actor.centreId]);
    const [last] = await mappingsOf(reads);
    return { ...enteredBy(actor, at), lastId: last?.id, lastVersion: last?.version ?? 0 };
  },
  row: ({ centreId, lastId, lastVersion }) => ({
    ...{ tenantId: centreId, type: 'accountMapping', version: lastVersion },
    ...(lastId ? { id: lastId } : {}),
  }),
  decide: (state, input, circumstances) => setMapping(state, input, circumstances),
  save: ({ centre }, mapping, by) => centre.addMapping(mapping, by),
  record: (mapping) => ({ type: 'accountMapping', id: mapping.id, content: mapping }),
  outcome: ({ id }) => ({ mappingId: id }),
});
