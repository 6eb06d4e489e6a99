// SPDX-License-Identifier: EUPL-1.2
import type { Iban } from '@kernel/core';
import type { FieldCipher } from '@platform/use-case';

/** One index over everything that holds an IBAN, so that the same account is found at an order, a payee and a mandate. */
const INDEX = 'payments.iban';

export interface SealedIban {
  readonly ibanSealed: string;
  readonly ibanIndex: string;
  readonly ibanShown: string;
}

/** What may be shown and logged: the country and the last four characters. */
export const shownIban = (iban: string): string => `${iban.slice(0, 2)}…${iban.slice(-4)}`;

/** @param purpose where it is kept: 'payments.order', 'payments.payee', 'payments.mandate' */
export async function sealIban(fields: FieldCipher, tenantId: string, purpose: string, rowId: string, iban: Iban): Promise<SealedIban> {
  const [ibanSealed, ibanIndex] = await Promise.all([
    fields.encryptField(tenantId, purpose, rowId, iban),
    fields.blindIndex(tenantId, INDEX, iban),
  ]);
  return { ibanSealed, ibanIndex, ibanShown: shownIban(iban) };
}

export const openIban = async (fields: FieldCipher, tenantId: string, purpose: string, rowId: string, sealed: string): Promise<Iban> =>
  (await fields.decryptField(tenantId, purpose, rowId, sealed)) as Iban;

export const indexOfIban = (fields: FieldCipher, tenantId: string, iban: Iban): Promise<string> => fields.blindIndex(tenantId, INDEX, iban);
