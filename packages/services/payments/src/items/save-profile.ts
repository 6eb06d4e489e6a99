// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { choiceInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { personOfActor } from '../people.ts';
import { ITEM_SUBJECTS, mappingInput } from './item-mapping.ts';
import type { ItemProfile } from './item-repository.ts';
import { itemUseCase } from './item-use-case.ts';

/** In order of precedence. */
export type SaveProfileRefusal = 'NOT_A_MUNICIPALITY' | 'ACCOUNT_UNKNOWN' | 'NAME_TAKEN';

/** Remembers how a municipality's accounting system writes a list; the next one is read in the same way. */
export const saveItemProfile = itemUseCase({
  name: 'payments.saveItemProfile',
  action: 'payments.keepItems',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    profileId: idInput<'ExchangeProfileId'>().optional(),
    expectedVersion: versionInput.optional(),
    list: choiceInput('ItemSubject', ITEM_SUBJECTS),
    name: textInput(80),
    ...mappingInput.shape,
  }),
  refusals: everyCode<SaveProfileRefusal>()('NOT_A_MUNICIPALITY', 'ACCOUNT_UNKNOWN', 'NAME_TAKEN'),
  load: async ({ items, accounts, writes }, { input, actor, at }) => {
    const known = input.profileId ? await items.findProfile(input.profileId) : null;
    if (input.profileId && known?.tenantId !== input.tenantId) return null;
    const twin = await writes.exchangeProfile.findFirst({ where: { tenantId: input.tenantId, subject: input.list, name: input.name } });
    const account = (await accounts.chart(input.tenantId)).get(input.ledgerAccountId);
    const isMember = (await writes.tenant.count({ where: { id: input.tenantId, kind: 'member' } })) === 1;
    return {
      known,
      account,
      isMember,
      taken: twin !== null && twin.id !== known?.id,
      tenantId: input.tenantId,
      by: personOfActor(actor),
      at,
    };
  },
  row: ({ tenantId, known }) => ({ tenantId, type: 'exchangeProfile', ...(known ? { id: known.id, version: known.version } : {}) }),
  decide: (
    { known, account, isMember, taken, tenantId },
    input,
    { newId },
  ): Result<Omit<ItemProfile, 'version'>, Refusal<SaveProfileRefusal>> => {
    if (!isMember) return err(refusal('NOT_A_MUNICIPALITY', { field: 'tenantId' }));
    const fits = account?.kind === 'debtor' || account?.kind === 'creditor' || account?.kind === 'passing' || account?.kind === 'foreign';
    if (!fits) return err(refusal('ACCOUNT_UNKNOWN', { field: 'ledgerAccountId' }));
    if (taken) return err(refusal('NAME_TAKEN', { field: 'name' }));
    const { list, name } = input;
    return ok({ id: known?.id ?? newId(), tenantId, subject: known?.subject ?? list, name, mapping: mappingInput.parse(input) });
  },
  save: ({ items }, profile, { known, by, at }) => items.saveProfile(profile, known === null, by, at),
  record: (profile) => ({ type: 'exchangeProfile', id: profile.id, content: profile }),
  outcome: ({ id }) => ({ profileId: id }),
});
