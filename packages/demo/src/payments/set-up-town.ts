// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, centsToDecimal, formatCivilDate } from '@kernel/core';
import type { InputOf } from '@platform/use-case';
import {
  enterPayee,
  openBankAccount,
  proposeBankAccount,
  proposePaymentRules,
  putPaymentRulesInForce,
  releasePayeeDetails,
  saveItemProfile,
} from '@services/payments';
import { sql } from 'kysely';
import type { Staff } from '../person.ts';
import type { Acting } from './acting.ts';
import { CREDITOR_NAMES, creditorIban } from './invented-claims.ts';
import { bankNameOf, type Cashiers, ibanOf, type PaymentTown } from './towns.ts';

type Grants = InputOf<typeof proposePaymentRules>['grants'];
type Duty = Grants[number]['duty'];

/** Who may do what, as a service instruction says it (§ 32 KomHVO NRW). */
function grantsOf(town: PaymentTown, { all, lead, manager }: Cashiers, from: CivilDate): Grants {
  const given = (duty: Duty, people: readonly Staff[], limit?: bigint) =>
    [...new Set(people)].map((person) => ({
      ...{ userId: person.userId, duty, from },
      ...(limit === undefined ? {} : { limit: centsToDecimal(limit as never) }),
    }));
  const { drafter, factual, arithmetical, orderer, member } = town;
  return [
    ...given('draft', member.clerks),
    ...given('factual', [factual, ...member.clerks.filter((one) => one !== drafter)]),
    ...given('arithmetical', [arithmetical, factual]),
    ...given('order', [orderer], 25_000_000n),
    ...(['accept', 'run', 'handOver'] as const).flatMap((duty) => given(duty, all)),
    ...given('release', [lead], 50_000_000n),
    ...given('release', [manager]),
    ...given('recall', [...all, lead]),
    ...given('close', [...all, lead]),
  ] as never;
}

/** The local rules: the centre proposes them, the municipality puts them into force. */
export async function putRules({ act, look, day }: Acting, town: PaymentTown, cashiers: Cashiers): Promise<void> {
  const { tenantId, member } = town;
  await act(cashiers.lead, proposePaymentRules, {
    ...{ tenantId, clause: '§ 4 Dienstanweisung Zahlungsabwicklung', validFrom: day, determinerMayOrder: false },
    ...{ oneDeterminer: town.oneDeterminer, grants: grantsOf(town, cashiers, day), referenceLength: 12, referenceCheck: 'mod11_10' },
    ...{ tolerance: '1.00', toleranceBorneBy: 'Produkt 01.11 Finanzmanagement', unclearOwnerId: cashiers.matcher.userId },
  } as never);
  const [rules] = await look(sql<{ id: string }>`select id from payment_rules where tenant_id = ${tenantId}::uuid and status = 'proposed'`);
  await act(member.administrator, putPaymentRulesInForce, { rulesId: rules?.id as never, expectedVersion: 1, warningsSeen: true });
}

/** Its bank accounts with what stood on them on the eve. */
export async function openAccounts({ act, day }: Acting, town: PaymentTown): Promise<void> {
  const { tenantId, member } = town;
  for (const account of town.accounts) {
    const { bankAccountId } = await act(member.treasurer, proposeBankAccount, {
      ...{ tenantId, label: account.label, holder: member.tenant.name.slice(0, 70), iban: ibanOf(account), bankName: bankNameOf(account) },
      ...{ creditorId: 'DE98ZZZ09999999999', cutOverOn: day, opening: centsToDecimal(account.openingCents as never), openingItems: [] },
      openingProof: `Kontoauszug vom ${formatCivilDate(addDays(day, -1))}`,
    } as never);
    await act(member.administrator, openBankAccount, { bankAccountId: bankAccountId as never, expectedVersion: 1 });
  }
}

/** Whom it pays; the last of them waits for the second person when 'released' says so. */
export async function enterPayees({ act, look }: Acting, town: PaymentTown, count: number): Promise<void> {
  for (const [index, name] of CREDITOR_NAMES.slice(0, count).entries()) {
    const { payeeId } = await act(town.drafter, enterPayee, {
      ...{ tenantId: town.tenantId, number: String(70_001 + index), name, town: 'Musterstadt', country: 'DE', holder: name },
      ...{ iban: creditorIban(name), evidence: 'Rechnung und Rückruf unter der bekannten Nummer' },
    });
    const [details] = await look(
      sql<{ id: string }>`select id from payee_account where payee_id = ${payeeId}::uuid and status = 'proposed'`,
    );
    await act(town.orderer, releasePayeeDetails, { payeeAccountId: details?.id as never, expectedVersion: 1 });
  }
}

const COLUMNS = {
  ...{ externalKey: 'Beleg', reference: 'Kassenzeichen', subject: 'Gegenstand', partnerName: 'Name', iban: 'IBAN' },
  ...{ amount: 'Betrag', open: 'Offen', dueOn: 'Fällig am' },
};

/** How its accounting system writes lists; the profiles by what they list. */
export async function saveProfiles({ act, look }: Acting, town: PaymentTown): Promise<void> {
  const { tenantId } = town;
  const accounts = await look(
    sql<{
      id: string;
      kind: string;
    }>`select id, kind from ledger_account where tenant_id = ${tenantId}::uuid and kind in ('debtor', 'creditor')`,
  );
  for (const [list, kind, name] of [
    ['receivables', 'debtor', 'Forderungen (Tagesliste)'],
    ['payables', 'creditor', 'Verbindlichkeiten (Tagesliste)'],
  ] as const)
    await act(town.drafter, saveItemProfile, {
      ...{
        tenantId,
        list,
        name,
        format: 'csv',
        separator: 'semicolon',
        encoding: 'detect',
        dateForm: 'dmy',
        decimalSign: 'comma',
        headerRow: 1,
      },
      ...{ fullList: false, skipNegative: false, ledgerAccountId: accounts.find((one) => one.kind === kind)?.id, ...COLUMNS },
    } as never);
}
