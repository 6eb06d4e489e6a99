// SPDX-License-Identifier: EUPL-1.2
import { checkIssuer, type IssuerProfile, type ProfileRefusal } from '@domain/billing';
import { type CivilDate, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { dateInput, everyCode, textInput } from '@platform/use-case';
import { z } from 'zod';
import { type Entered, latest, type Versioned } from '../repositories/register-repository.ts';
import { addressFields, enteredBy } from '../settings-entry.ts';
import { useCase } from '../use-case.ts';

type Code = Exclude<ProfileRefusal, 'ROUTING_ID_INVALID'> | 'VALID_FROM_IN_THE_PAST' | 'VALID_FROM_NOT_LATER';

interface Setting {
  readonly version: Versioned<IssuerProfile>;
  readonly of: Entered;
}

const dated = (validFrom: CivilDate, today: CivilDate, last: { readonly validFrom: CivilDate } | null): Refusal<Code> | null => {
  if (validFrom < today) return refusal('VALID_FROM_IN_THE_PAST', { field: 'validFrom', params: { today } });
  return last && validFrom < last.validFrom
    ? refusal('VALID_FROM_NOT_LATER', { field: 'validFrom', params: { last: last.validFrom } })
    : null;
};

/** A new version of who issues the documents, and of the account that members pay to. */
export const setIssuer = useCase({
  name: 'billing.setIssuer',
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
  }),
  stepUp: true,
  refusals: everyCode<Code>()(
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
  load: async ({ registers }, { actor, at, today }) => {
    const { centreId, associationId } = actor;
    await registers.lockRegister(centreId, 'issuer');
    return { centreId, associationId, at, today, last: latest(await registers.issuers(centreId)) };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'issuerProfile' }),
  decide: (state, { line1, line2, postCode, city, country, validFrom, ...rest }, { by, newId }): Result<Setting, Refusal<Code>> => {
    const checked = checkIssuer({ ...rest, address: { line1, line2, postCode, city, country } });
    if (!checked.ok) return checked as Result<never, Refusal<Code>>;
    const wrong = dated(validFrom, state.today, state.last);
    if (wrong) return err(wrong);
    return ok({
      version: { version: (state.last?.version ?? 0) + 1, validFrom, value: checked.value },
      of: enteredBy(state, by, newId()),
    });
  },
  save: ({ registers }, { version, of }) => registers.addIssuer(of, version),
  record: ({ version, of }, { last }) => ({
    type: 'issuerProfile',
    id: of.id,
    content: { ...version, changes: [{ field: 'version', from: last?.version ?? null, to: version.version }] },
  }),
  outcome: ({ of: { id } }) => ({ profileId: id }),
});
