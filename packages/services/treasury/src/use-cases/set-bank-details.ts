// SPDX-License-Identifier: EUPL-1.2
import { MANDATE_KINDS, MANDATE_SCHEMES, type SetBankDetailsRefusal, setBankDetails as set } from '@domain/treasury';
import { choiceInput, dateInput, everyCode, idInput, tenantsInCharge, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { bankDetailsOf } from '../stored-proposals.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Another version of where a member is paid, and by which mandate it is collected from. Whoever entered it hands nothing over with it. */
export const setBankDetails = useCase({
  name: 'treasury.setBankDetails',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ tenantId: idInput<'TenantId'>(), name: textInput(200, 0), iban: textInput(60, 0) },
    ...{
      mandateId: textInput(60, 0),
      signedOn: dateInput.optional(),
      scheme: choiceInput('DebitScheme', MANDATE_SCHEMES).optional(),
      sequence: choiceInput('MandateSequence', MANDATE_KINDS).optional(),
    },
    /** Of the details that were changed; 0 where there are none yet. */
    expectedVersion: versionInput,
  }),
  refusals: everyCode<SetBankDetailsRefusal>()(
    'NOT_A_PERSON',
    'HOLDER_NAME_INVALID',
    'IBAN_INVALID',
    'MANDATE_ID_INVALID',
    'MANDATE_INCOMPLETE',
    'MANDATE_IN_FUTURE',
  ),
  load: async ({ reads, accounts }, { input, actor, book, at }) => {
    // The details stand with the centre, and are the member's all the same.
    if (!tenantsInCharge({ actor, book }, 'treasury.keepAccounts').has(input.tenantId)) return null;
    if (!(await accounts.isMember(input.tenantId, actor.centreId))) return null;
    await accounts.lock([input.tenantId]);
    const before = (await bankDetailsOf(reads)).find(({ memberId }) => memberId === input.tenantId);
    return { ...enteredBy(actor, at), last: before?.version ?? 0, lastId: before?.id };
  },
  row: ({ centreId, last, lastId }) => ({
    ...{ tenantId: centreId, type: 'bankDetails', version: last },
    ...(lastId ? { id: lastId } : {}),
  }),
  decide: ({ last }, { tenantId, name, iban, mandateId, signedOn = null, scheme = null, sequence = null }, circumstances) =>
    set({ last }, { memberId: tenantId, name, iban, mandateId, signedOn, scheme, sequence }, circumstances),
  save: ({ centre }, details, by) => centre.addBankDetails(details, by),
  record: (details) => ({ type: 'bankDetails', id: details.id, content: details }),
  outcome: ({ id }) => ({ bankDetailsId: id }),
});
