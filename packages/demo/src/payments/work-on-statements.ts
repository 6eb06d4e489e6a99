// SPDX-License-Identifier: EUPL-1.2

import type { CivilDate, TenantId } from '@kernel/core';
import { checkItemList, takeInBankFiles, takeItemList } from '@services/payments';
import { strToU8 } from 'fflate';
import { sql } from 'kysely';
import type { Staff } from '../person.ts';
import type { Acting } from './acting.ts';
import type { BankFileText } from './bank/banks.ts';
import { deliverDays } from './bank/deliver-days.ts';
import type { Mood } from './bank/draw-day.ts';
import { knownToBanks } from './bank/known-to-banks.ts';
import type { PaymentTown } from './towns.ts';

/** A list of open items as the accounting system of a municipality wrote it. */
export async function takeList(
  acting: Acting,
  town: PaymentTown,
  list: 'receivables' | 'payables',
  name: string,
  text: string,
): Promise<void> {
  const { act, look, upload, day } = acting;
  const [profile] = await look(
    sql<{ id: string }>`select id from exchange_profile where tenant_id = ${town.tenantId}::uuid and subject = ${list}`,
  );
  const fileId = await upload(town.drafter, town.tenantId, name, strToU8(text));
  const { importId } = await act(town.drafter, checkItemList, { profileId: profile?.id as never, fileId: fileId as never, asOf: day });
  await act(town.drafter, takeItemList, { importId: importId as never, expectedVersion: 1 });
}

/** What the banks deliver of these days for these municipalities. */
export async function deliveredBy(
  { look }: Acting,
  towns: readonly PaymentTown[],
  days: readonly CivilDate[],
  mood: Mood,
): Promise<BankFileText[]> {
  const last = days.at(-1);
  if (last === undefined) return [];
  const tenantIds = towns.map(({ tenantId }) => tenantId);
  return deliverDays(await knownToBanks(look, tenantIds, last), days, mood);
}

/** Somebody drops files of banks into the inbox, where they are read and matched. */
export async function dropFiles(acting: Acting, staff: Staff, centreId: TenantId, files: readonly BankFileText[]): Promise<void> {
  const fileIds: string[] = [];
  // Banks name older formats as they like; a door for files knows them as text.
  for (const { name, bytes } of files)
    fileIds.push(await acting.upload(staff, centreId, /\.(xml|zip)$/.test(name) ? name : `${name}.txt`, bytes));
  if (fileIds.length > 0) await acting.work(staff, takeInBankFiles as never, { fileIds });
}
