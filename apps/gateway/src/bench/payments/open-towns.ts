// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents, centsToDecimal, formatCivilDate, germanIban, type Iban, type TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { centreActor } from '../full-year/year-association.ts';
import { act, ask, memberActor, type Office, upload } from './office.ts';
import { type TownClaim, TownMonth } from './town-month.ts';

/** Three banks, each with one account of each municipality. */
export const BANKS = ['12030000', '50010517', '10050000'] as const;
const OPENING = '100000.00';
export const OPENING_CENTS = 10_000_000n;

export interface Town {
  readonly tenantId: TenantId;
  readonly month: TownMonth;
  readonly accounts: readonly { readonly id: string; readonly iban: Iban }[];
  /** By kind; of those that a bank account has of its own, the first account's. */
  readonly ledger: ReadonlyMap<string, string>;
}

export interface Staff {
  /** Three of the centre who hold the duty to close. */
  readonly clerks: readonly [Actor, Actor, Actor];
  /** Who proposes local rules. */
  readonly lead: Actor;
}

async function openAccounts(office: Office, town: number, tenantId: TenantId, [first, second]: readonly [Actor, Actor], day: CivilDate) {
  const accounts: { id: string; iban: Iban }[] = [];
  for (const [index, bank] of BANKS.entries()) {
    const iban = germanIban(bank, String(1_000_000 + town));
    const { bankAccountId } = await act<{ bankAccountId: string }>(office, first, 'payments.proposeBankAccount', {
      ...{ tenantId, label: `Konto ${index + 1}`, holder: `Stadt ${town}`, iban, bankName: `Musterbank ${index + 1}`, cutOverOn: day },
      ...{ opening: OPENING, openingProof: 'Auszug 1', openingItems: [] },
    });
    await act(office, second, 'payments.openBankAccount', { bankAccountId, expectedVersion: 1 });
    accounts.push({ id: bankAccountId, iban });
  }
  return accounts;
}

async function putRules(office: Office, tenantId: TenantId, { clerks, lead }: Staff, second: Actor, day: CivilDate) {
  await act(office, lead, 'payments.proposePaymentRules', {
    ...{ tenantId, clause: '§ 4 DA Zahlungsabwicklung', validFrom: day, oneDeterminer: true, determinerMayOrder: true },
    grants: clerks.map(({ userId }) => ({ userId, duty: 'close', from: day })),
    ...{ referenceLength: 12, referenceCheck: 'mod11_10', tolerance: '0.00', unclearOwnerId: clerks[0].userId },
  });
  const rules = await office.platform.database.read(office.association.scope, (reads) =>
    reads.selectFrom('payment_rules').select('id').where('tenant_id', '=', tenantId).executeTakeFirstOrThrow(),
  );
  await act(office, second, 'payments.putPaymentRulesInForce', { rulesId: rules.id, expectedVersion: 1, warningsSeen: true });
}

const HEAD = 'Beleg;Kassenzeichen;Name;IBAN;Betrag;Fällig';
const euro = (amount: number): string => centsToDecimal(cents(amount)).replace('.', ',');
const row = ({ key, reference, payer, knownIban, cents: amount, dueOn }: TownClaim): string =>
  `${key};${reference};${payer};${knownIban ?? ''};${euro(amount)};${formatCivilDate(dueOn)}`;

/** The list that the municipality's accounting system gives, checked and taken over. */
export async function takeClaims(office: Office, { clerks: [clerk] }: Staff, town: Town): Promise<void> {
  const { profileId } = await act<{ profileId: string }>(office, clerk, 'payments.saveItemProfile', {
    ...{ tenantId: town.tenantId, list: 'receivables', name: 'Monatsliste', format: 'csv', separator: 'semicolon', encoding: 'detect' },
    ...{ dateForm: 'dmy', decimalSign: 'comma', headerRow: 1, fullList: true, skipNegative: true },
    ...{ externalKey: 'Beleg', reference: 'Kassenzeichen', partnerName: 'Name', iban: 'IBAN', amount: 'Betrag', dueOn: 'Fällig' },
    ledgerAccountId: town.ledger.get('debtor'),
  });
  const text = [HEAD, ...town.month.claims.map(row), ''].join('\n');
  const fileId = await upload(office, town.tenantId, 'offene-posten.csv', [new TextEncoder().encode(text)]);
  const asOf = office.platform.clock().toISOString().slice(0, 10);
  const { importId } = await act<{ importId: string }>(office, clerk, 'payments.checkItemList', { profileId, fileId, asOf });
  const [list] = await ask<{ version: number; faulty: number }[]>(office, clerk, 'payments.listItemImports', { importId });
  if (list?.faulty !== 0) throw new Error('the list of open items is faulty');
  await act(office, clerk, 'payments.takeItemList', { importId, expectedVersion: list.version });
}

/** The municipalities with their accounts and rules, as people set them up; and who works at the centre. */
export async function openTowns(office: Office, lines: number, day: CivilDate): Promise<{ staff: Staff; towns: readonly Town[] }> {
  const { platform, association } = office;
  const clerk = (): Promise<Actor> => centreActor(platform, association, 'clerk');
  const staff: Staff = {
    clerks: [await clerk(), await clerk(), await clerk()],
    lead: await centreActor(platform, association, 'teamLead'),
  };
  const towns: Town[] = [];
  for (const [index, tenantId] of association.members.entries()) {
    const pair = [
      await memberActor(office, tenantId, 'memberTreasurer', 'Karla Muster'),
      await memberActor(office, tenantId, 'memberTreasurer', 'Jonas Beispiel'),
    ] as const;
    const accounts = await openAccounts(office, index, tenantId, pair, day);
    await putRules(office, tenantId, staff, pair[1], day);
    const own = await platform.database.read(association.scope, (reads) =>
      reads.selectFrom('ledger_account').select(['id', 'kind', 'bank_account_id']).where('tenant_id', '=', tenantId).execute(),
    );
    const first = own.filter(({ bank_account_id: of }) => of === null || of === accounts[0]?.id);
    const ledger = new Map(first.map(({ kind, id }): [string, string] => [kind, id]));
    towns.push({ tenantId, accounts, ledger, month: new TownMonth(index, lines, day) });
  }
  return { staff, towns };
}
