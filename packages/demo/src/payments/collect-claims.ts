// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate } from '@kernel/core';
import {
  composeDebitRun,
  enterDebitMandate,
  handOverDebitRun,
  makeDebitFile,
  preNotifyDebtors,
  releaseDebitFileFirst,
  releaseDebitFileSecond,
} from '@services/payments';
import { sql } from 'kysely';
import type { Acting } from './acting.ts';
import type { Cashiers, PaymentTown } from './towns.ts';

const NOTICE_DAYS = 5;

interface Claim {
  readonly id: string;
  readonly name: string;
  readonly iban: string;
  readonly reference: string;
}

/** Some who owe something have signed a mandate. */
export async function enterMandates({ act, look, day }: Acting, town: PaymentTown, { processor }: Cashiers, count: number): Promise<void> {
  const claims = await look(sql<Claim>`
    select id, partner_name as name, ibans ->> 0 as iban, reference from payment_item
    where tenant_id = ${town.tenantId}::uuid and kind = 'receivable' and status = 'open' and jsonb_array_length(ibans) = 1 and due_on > ${addDays(day, 3)}::date
    order by due_on, external_key limit ${count}`);
  for (const { name, iban, reference } of claims)
    await act(processor, enterDebitMandate, {
      ...{ tenantId: town.tenantId, reference: `M-${reference}`, debtorName: name, debtorIban: iban, signedOn: addDays(day, -40) },
      ...{ scheme: 'CORE', sequence: 'RCUR', noticeDays: NOTICE_DAYS, evidence: 'Urschrift in der Akte' },
    });
}

/** Collects what is owed by mandate, as far as it is due then; what is not handed over waits for its releases. */
export async function collect(
  { act, look }: Acting,
  town: PaymentTown,
  { processor, lead, manager }: Cashiers,
  { collectOn, most, handedOver }: { readonly collectOn: CivilDate; readonly most: number; readonly handedOver: boolean },
): Promise<void> {
  const { tenantId } = town;
  const claims = await look(sql<{ item: string; mandate: string }>`
    select item.id as item, mandate.id as mandate from payment_item as item
    join debit_mandate as mandate on mandate.tenant_id = item.tenant_id and mandate.reference = 'M-' || item.reference
    where item.tenant_id = ${tenantId}::uuid and item.status = 'open' and item.due_on <= ${collectOn}::date
      and not exists (select from debit_run as run, jsonb_array_elements(run.collections) as one
        where run.tenant_id = item.tenant_id and one ->> 'itemId' = item.id::text)
    order by mandate.reference limit ${most}`);
  const [account] = await look(
    sql<{ id: string }>`select id from bank_account where tenant_id = ${tenantId}::uuid and status = 'open' order by iban limit 1`,
  );
  if (claims.length === 0) return;
  const { debitRunId } = await act(processor, composeDebitRun, {
    ...{ bankAccountId: account?.id as never, collectOn, scheme: 'CORE' as const },
    ...{ paymentItemIds: claims.map(({ item }) => item) as never, mandateIds: claims.map(({ mandate }) => mandate) as never },
  });
  const id = debitRunId as never;
  const stored = async (): Promise<{ debitRunId: never; expectedVersion: number; fileHash: string }> => {
    const [row] = await look(
      sql<{ version: number; hash: string | null }>`select version, file_hash as hash from debit_run where id = ${debitRunId}::uuid`,
    );
    return { debitRunId: id, expectedVersion: row?.version ?? 0, fileHash: row?.hash ?? '' };
  };
  const versioned = async () => ({ debitRunId: id, expectedVersion: (await stored()).expectedVersion });
  await act(processor, preNotifyDebtors, await versioned());
  await act(processor, makeDebitFile, await versioned());
  if (!handedOver) return;
  await act(lead, releaseDebitFileFirst, await stored());
  await act(manager, releaseDebitFileSecond, await stored());
  await act(processor, handOverDebitRun, { ...(await stored()), channel: 'download' });
}
