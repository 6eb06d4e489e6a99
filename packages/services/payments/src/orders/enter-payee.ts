// SPDX-License-Identifier: EUPL-1.2
import { type PayeeAccount, type ProposeDetailsRefusal, proposeDetails } from '@domain/payments';
import { err, ok, refusal } from '@kernel/core';
import { everyCode, idInput, lineInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { holdSetUp, isMunicipality } from '../setup/setup-use-case.ts';
import { ordersUseCase, toldDetails } from './orders-use-case.ts';
import type { Payee } from './payee-repository.ts';

const place = { town: lineInput(35, 0).optional(), country: lineInput(2, 0).optional() };
const details = {
  ...{ holder: lineInput(70), iban: lineInput(60), bic: lineInput(20, 0).optional() },
  /** How it was checked: a letter, a call back at a number that was known before. */
  evidence: textInput(500),
};
const bicOf = (text: string | undefined): string | null => text?.replace(/\s/g, '').toUpperCase() || null;
const countryOf = (text: string | undefined): string | null => text?.toUpperCase() || null;

type EnterPayeeRefusal = 'PAYEE_NUMBER_TAKEN' | 'COUNTRY_INVALID' | ProposeDetailsRefusal;
const isCountry = (text: string | null): boolean => text === null || /^[A-Z]{2}$/.test(text);

/** A payee with the first bank details, which wait for a second person like any other. */
export const enterPayee = ordersUseCase({
  name: 'payments.enterPayee',
  action: 'payments.keepPayees',
  input: z.object({ tenantId: idInput<'TenantId'>(), number: lineInput(20), name: lineInput(70), ...place, ...details }),
  refusals: everyCode<EnterPayeeRefusal>()(
    'PAYEE_NUMBER_TAKEN',
    'COUNTRY_INVALID',
    'PAYEE_RETIRED',
    'PROPOSAL_OPEN',
    'NOT_A_PERSON',
    'IBAN_INVALID',
    'BIC_INVALID',
    'DETAILS_UNCHANGED',
  ),
  load: async ({ writes, reads, payees }, { input, actor, at }) => {
    if (!(await isMunicipality(writes, input.tenantId))) return null;
    await holdSetUp(reads, input.tenantId);
    return {
      tenantId: input.tenantId,
      associationId: actor.associationId,
      at,
      taken: await payees.numberTaken(input.tenantId, input.number),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'payee' }),
  decide: ({ taken, ...home }, { number, name, town, country, ...wish }, circumstances) => {
    if (taken) return err(refusal('PAYEE_NUMBER_TAKEN', { field: 'number', params: { number } }));
    if (!isCountry(countryOf(country))) return err(refusal('COUNTRY_INVALID', { field: 'country' }));
    const id = circumstances.newId();
    const before = { payeeId: id, retired: false, lastVersion: 0, proposalOpen: false, released: null };
    const proposed = proposeDetails(before, { ...wish, bic: bicOf(wish.bic) }, circumstances);
    if (!proposed.ok) return proposed;
    const payee: Payee = {
      ...{ id, tenantId: home.tenantId, associationId: home.associationId, number, name, town: town || null, country: countryOf(country) },
      ...{ status: 'active', createdBy: proposed.value.proposedBy, createdAt: home.at, version: 1 },
    };
    return ok({ payee, details: proposed.value });
  },
  save: async ({ payees }, { payee, details: first }, { at }) => {
    await payees.addPayee(payee);
    await payees.addDetails(payee.tenantId, first, at);
  },
  record: ({ payee, details: first }) => [
    { type: 'payee', id: payee.id, content: payee },
    { type: 'payeeAccount', id: first.id, content: toldDetails(first) },
  ],
  outcome: ({ payee }) => ({ payeeId: payee.id }),
});

/** Other bank details of a payee, which wait for a second person; until then the earlier ones hold. */
export const proposePayeeDetails = ordersUseCase({
  name: 'payments.proposePayeeDetails',
  action: 'payments.keepPayees',
  input: z.object({ payeeId: idInput<'PayeeId'>(), expectedVersion: versionInput, ...details }),
  refusals: everyCode<ProposeDetailsRefusal>()(
    'PAYEE_RETIRED',
    'PROPOSAL_OPEN',
    'NOT_A_PERSON',
    'IBAN_INVALID',
    'BIC_INVALID',
    'DETAILS_UNCHANGED',
  ),
  load: async ({ payees }, { input, at }) => {
    const payee = await payees.lockPayee(input.payeeId);
    if (!payee) return null;
    const { tenantId, id } = payee;
    return {
      ...{ payee, at, retired: payee.status === 'retired', lastVersion: await payees.lastDetails(tenantId, id) },
      proposalOpen: (await payees.detailsOfStatus(tenantId, id, 'proposed')) !== null,
      released: await payees.detailsOfStatus(tenantId, id, 'released'),
    };
  },
  row: ({ payee }) => ({ tenantId: payee.tenantId, type: 'payee', id: payee.id, version: payee.version }),
  decide: ({ payee, ...state }, { holder, iban, bic, evidence }, circumstances) =>
    proposeDetails({ ...state, payeeId: payee.id }, { holder, iban, bic: bicOf(bic), evidence }, circumstances),
  save: ({ payees }, proposed: PayeeAccount, { payee, at }) => payees.addDetails(payee.tenantId, proposed, at),
  record: (proposed, { payee, released }) => [
    { type: 'payee', id: payee.id, content: { detailsId: proposed.id, detailsVersion: proposed.detailsVersion } },
    {
      ...{ type: 'payeeAccount', id: proposed.id },
      content: { ...toldDetails(proposed), inPlaceOfDetails: released?.id ?? null },
    },
  ],
  outcome: (_proposed, { payee }) => ({ payeeId: payee.id }),
});

/** Name and place of a payee; where it is paid is changed by bank details alone. */
export const amendPayee = ordersUseCase({
  name: 'payments.amendPayee',
  action: 'payments.keepPayees',
  input: z.object({ payeeId: idInput<'PayeeId'>(), expectedVersion: versionInput, name: lineInput(70), ...place }),
  refusals: ['PAYEE_RETIRED', 'COUNTRY_INVALID'],
  load: async ({ payees }, { input }) => payees.lockPayee(input.payeeId),
  row: ({ tenantId, id, version }) => ({ tenantId, type: 'payee', id, version }),
  decide: (payee, { name, town, country }) => {
    if (payee.status === 'retired') return err(refusal('PAYEE_RETIRED'));
    const to = { name, town: town || null, country: countryOf(country) };
    if (!isCountry(to.country)) return err(refusal('COUNTRY_INVALID', { field: 'country' }));
    const fields = ['name', 'town', 'country'] as const;
    const changes = fields.filter((field) => payee[field] !== to[field]).map((field) => ({ field, from: payee[field], to: to[field] }));
    return ok({ ...to, changes });
  },
  save: ({ payees }, { name, town, country }, payee) => payees.changePayee(payee, { name, town, country }),
  record: (amended, { id }) => ({ type: 'payee', id, content: amended }),
  outcome: (_amended, { id }) => ({ payeeId: id }),
});
