// SPDX-License-Identifier: EUPL-1.2
import { type ProposeIssuerRefusal, proposeIssuer as propose } from '@domain/billing';
import { dateInput, everyCode, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { latest } from '../repositories/register-repository.ts';
import { addressFields } from '../settings-entry.ts';
import { useCase } from '../use-case.ts';

/** Another version of who issues the documents, and of the account that members pay to; a second person lets it hold. */
export const proposeIssuer = useCase({
  name: 'billing.proposeIssuer',
  action: 'billing.changeSettings',
  input: z.object({
    name: textInput(200, 0),
    ...addressFields,
    vatId: textInput(20, 0),
    taxNumber: textInput(40, 0),
    iban: textInput(50, 0),
    bic: textInput(11, 0),
    accountName: textInput(140, 0),
    creditorId: textInput(40, 0),
    contactName: textInput(140, 0),
    contactPhone: textInput(40, 0),
    contactEmail: textInput(200, 0),
    representedBy: textInput(200, 0),
    validFrom: dateInput,
    /** Of the version that was changed; 0 where there is none yet. */
    expectedVersion: versionInput,
  }),
  stepUp: true,
  ofAll: true,
  refusals: everyCode<ProposeIssuerRefusal>()(
    'ISSUER_CHANGE_WAITING',
    'NOT_A_PERSON',
    'NAME_MISSING',
    'ADDRESS_INCOMPLETE',
    'COUNTRY_INVALID',
    'POST_CODE_INVALID',
    'VAT_ID_INVALID',
    'TAX_ID_MISSING',
    'IBAN_INVALID',
    'BIC_INVALID',
    'CONTACT_INCOMPLETE',
    'EMAIL_INVALID',
    'VALID_FROM_IN_THE_PAST',
    'VALID_FROM_NOT_LATER',
  ),
  load: async ({ registers, issuers }, { actor, at }) => {
    const { centreId, associationId } = actor;
    await registers.lockRegister(centreId, 'issuer');
    const last = latest(await registers.issuers(centreId));
    return { tenantId: centreId, associationId, at, last, isWaiting: await issuers.isWaiting(centreId) };
  },
  row: ({ tenantId, last }) => ({ tenantId, type: 'issuerProfile', version: last?.version ?? 0 }),
  decide: (state, { line1, line2, postCode, city, country, validFrom, expectedVersion: _expectedVersion, ...rest }, circumstances) =>
    propose(state, { value: { ...rest, address: { line1, line2, postCode, city, country } }, validFrom }, circumstances),
  save: ({ issuers }, change, by) => issuers.addChange(change, by),
  record: (change, { last }) => ({
    ...{ type: 'issuerChange', id: change.id },
    content: { ...change, changes: [{ field: 'iban', from: last?.value.iban ?? null, to: change.value.iban }] },
    messages: [{ name: 'IssuerProposed.v1', payload: { issuerChangeId: change.id } }],
  }),
  outcome: ({ id }) => ({ issuerChangeId: id }),
});
