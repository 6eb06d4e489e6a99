// SPDX-License-Identifier: EUPL-1.2
import { checkRecipient, EINVOICE_FORMATS, type ProfileRefusal } from '@domain/billing';
import { checkRoutingId } from '@formats/einvoice';
import { ok, type TenantId } from '@kernel/core';
import { choiceInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { addressFields } from '../settings-entry.ts';
import { useCase } from '../use-case.ts';

/** A new version of where and how a member receives its documents; by the member itself or by the centre. */
export const setRecipient = useCase({
  name: 'billing.setRecipient',
  action: 'billing.changeRecipients',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    name: textInput(200, 0),
    department: textInput(200, 0),
    ...addressFields,
    email: textInput(200, 0),
    routingId: textInput(60, 0),
    orderNumber: textInput(60, 0),
    costUnit: textInput(60, 0),
    format: choiceInput('EinvoiceFormat', EINVOICE_FORMATS),
    /** Of the profile that was changed; 0 where there is none yet. Both sides may change it. */
    expectedVersion: versionInput,
  }),
  refusals: everyCode<ProfileRefusal>()(
    'NAME_MISSING',
    'ADDRESS_INCOMPLETE',
    'POST_CODE_INVALID',
    'COUNTRY_INVALID',
    'VAT_ID_INVALID',
    'TAX_ID_MISSING',
    'IBAN_INVALID',
    'BIC_INVALID',
    'CONTACT_INCOMPLETE',
    'EMAIL_INVALID',
    'ROUTING_ID_INVALID',
  ),
  load: async ({ registers, writes }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    const member = await writes.tenant.findFirst({
      where: { tenantId: centreId, id: input.tenantId, kind: 'member' },
      select: { id: true },
    });
    if (!member) return null;
    const tenantId = member.id as TenantId;
    await registers.lockRegister(tenantId, 'recipient');
    const before = (await registers.recipients()).get(tenantId);
    return { tenantId, associationId, at, last: before?.version ?? 0, lastId: before?.id };
  },
  row: ({ tenantId, last, lastId }) => ({ tenantId, type: 'recipientProfile', version: last, ...(lastId ? { id: lastId } : {}) }),
  decide: (
    state,
    { tenantId: _tenantId, expectedVersion: _expectedVersion, line1, line2, postCode, city, country, ...rest },
    { by, newId },
  ) => {
    const profile = { ...rest, address: { line1, line2, postCode, city, country } };
    const checked = checkRecipient(profile, checkRoutingId(profile.routingId));
    if (!checked.ok) return checked;
    const { tenantId, associationId, at, last } = state;
    const of = { id: newId(), tenantId, associationId, at, by: { accountId: by.accountId, userId: by.userId } };
    return ok({ of, version: last + 1, profile: checked.value });
  },
  save: ({ registers }, { of, version, profile }) => registers.addRecipient(of, version, profile),
  record: ({ of, version, profile }, { last }) => ({
    type: 'recipientProfile',
    id: of.id,
    content: { version, profile, changes: [{ field: 'version', from: last, to: version }] },
  }),
  outcome: ({ of: { tenantId } }) => ({ tenantId }),
});
