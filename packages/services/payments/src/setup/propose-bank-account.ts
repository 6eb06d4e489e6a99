// SPDX-License-Identifier: EUPL-1.2
import { OPENING_ITEM_KINDS, type ProposeAccountRefusal, proposeAccount } from '@domain/payments';
import { type Iban, ok } from '@kernel/core';
import { amountInput, choiceInput, dateInput, everyCode, idInput, lineInput } from '@platform/use-case';
import { z } from 'zod';
import type { BankAccount } from './bank-account-repository.ts';
import { holdSetUp, isMunicipality, setupUseCase } from './setup-use-case.ts';

const capitals = (text: string | undefined): string | null => text?.replace(/\s/g, '').toUpperCase() || null;

/** An account of a municipality with what it held at the cut-over. A second person opens it. */
export const proposeBankAccount = setupUseCase({
  name: 'payments.proposeBankAccount',
  action: 'payments.setUp',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    ...{ label: lineInput(80), holder: lineInput(70), iban: lineInput(60), bic: lineInput(20, 0).optional(), bankName: lineInput(80) },
    /** Gläubiger-Identifikationsnummer, for direct debits. */
    creditorId: lineInput(40, 0).optional(),
    /** First day that is worked here. */
    cutOverOn: dateInput,
    /** What the bank's statement says at the end of the day before. */
    opening: amountInput,
    openingProof: lineInput(300),
    openingItems: z
      .array(
        z
          .object({
            kind: choiceInput('OpeningItemKind', OPENING_ITEM_KINDS),
            amount: amountInput,
            since: dateInput,
            label: lineInput(140),
          })
          .meta({ id: 'OpeningItemInput' }),
      )
      .max(500, { error: 'TOO_LONG' }),
  }),
  refusals: everyCode<ProposeAccountRefusal>()(
    'NOT_A_PERSON',
    'IBAN_INVALID',
    'BIC_INVALID',
    'CREDITOR_ID_INVALID',
    'ACCOUNT_TAKEN',
    'CUT_OVER_IN_FUTURE',
    'CUT_OVER_TOO_EARLY',
    'CUT_OVER_CLOSED',
    'OPENING_ITEM_ZERO',
    'OPENING_ITEM_SIGN',
    'OPENING_ITEM_LATE',
  ),
  load: async ({ writes, reads, accounts, ledger }, { input: { tenantId }, actor, at }) => {
    if (!(await isMunicipality(writes, tenantId))) return null;
    await holdSetUp(reads, tenantId);
    const known = await accounts.accountsOf(tenantId);
    const used = new Set(known.filter(({ status }) => status === 'proposed' || status === 'open').map(({ iban }) => iban));
    return {
      ...{ tenantId, associationId: actor.associationId, at, closedThrough: await ledger.closedThrough(tenantId) },
      taken: (iban: Iban) => used.has(iban),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'bankAccount' }),
  decide: (state, { opening, openingItems, ...input }, circumstances) => {
    const { label, holder, bankName, cutOverOn, openingProof } = input;
    const [bic, creditorId] = [capitals(input.bic), capitals(input.creditorId)];
    const items = openingItems.map(({ amount, ...item }) => ({ ...item, amountCents: amount }));
    const wish = { iban: input.iban, bic, creditorId, cutOverOn, openingCents: opening, openingItems: items };
    const proposed = proposeAccount(state, wish, circumstances);
    if (!proposed.ok) return proposed;
    const account: BankAccount = {
      ...{ id: proposed.value.id, tenantId: state.tenantId, associationId: state.associationId, status: 'proposed' },
      ...{ label, holder, iban: proposed.value.iban, bic, bankName, currency: 'EUR', creditorId, cutOverOn, openingCents: opening },
      ...{ openingProof, openingItems: proposed.value.openingItems, endedOn: null, proposedBy: proposed.value.proposedBy },
      ...{ proposedAt: state.at, decidedBy: null, version: 1 },
    };
    return ok(account);
  },
  save: ({ accounts }, account) => accounts.addAccount(account),
  record: (account) => ({ type: 'bankAccount', id: account.id, content: account }),
  outcome: ({ id }) => ({ bankAccountId: id }),
});
