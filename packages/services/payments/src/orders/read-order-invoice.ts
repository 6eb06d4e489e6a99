// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers';
import type { Reads } from '@platform/database';
import { type FieldCipher, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { indexOfIban, shownIban } from '../iban.ts';
import { type InvoiceForOrder, readInvoiceForOrder } from './read-invoice.ts';

interface Found {
  readonly id: string;
  readonly name: string;
}

/** Payees whose released account the invoice names. */
async function payeesOf(reads: Reads, fields: FieldCipher, tenantId: string, { ibans }: InvoiceForOrder): Promise<readonly Found[]> {
  const indexes = await Promise.all(ibans.map((iban) => indexOfIban(fields, tenantId, iban)));
  const { rows } = await sql<Found>`
    select distinct payee.id, payee.name from payee_account as own
    join payee on payee.tenant_id = own.tenant_id and payee.id = own.payee_id and payee.status = 'active'
    where own.tenant_id = ${tenantId}::uuid and own.status = 'released' and own.iban_index = any(${indexes}::text[])`.execute(reads);
  return rows;
}

const NOTHING = { number: '', sellerName: '', amount: null, dueOn: null, remittance: '', ibanShown: null, payeeId: null } as const;

const GONE = {
  de: 'Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.',
  en: 'The file is gone. Please upload it again.',
};

function matchNotes({ ibans, sellerName }: InvoiceForOrder, payees: readonly Found[]) {
  if (ibans.length === 0) return [];
  const [payee] = payees;
  if (payee === undefined)
    return [
      {
        de: `Für ${sellerName} ist diese Bankverbindung nicht freigegeben. Legen Sie den Empfänger an, oder schlagen Sie die Bankverbindung vor.`,
        en: `These bank details of ${sellerName} are not released. Enter the payee, or propose the bank details.`,
      },
    ];
  if (payees.length > 1)
    return [
      {
        de: 'Diese Bankverbindung haben mehrere Empfänger. Bitte wählen Sie selbst.',
        en: 'Several payees have these bank details. Please choose.',
      },
    ];
  const same = payee.name.toLowerCase() === sellerName.toLowerCase();
  return same
    ? []
    : [
        {
          de: `Die Rechnung nennt „${sellerName}“, die Bankverbindung gehört dem Empfänger „${payee.name}“. Bitte prüfen Sie das.`,
          en: `The invoice names “${sellerName}”, the account belongs to the payee “${payee.name}”. Please check.`,
        },
      ];
}

/** What an e-invoice says for an order: the form begins with it, and a person looks at it before it is kept. */
export const readOrderInvoice = query({
  name: 'payments.readOrderInvoice',
  action: 'payments.prepareOrders',
  input: z.object({ fileId: idInput<'FileId'>() }),
  run: async (reads, { input, fields, files, permitted }) => {
    const { rows } = await sql<{ tenant_id: string; sha256: string; name: string; scan_state: string }>`
      select it.tenant_id, it.sha256, it.name, it.scan_state from stored_file as it
      where it.id = ${input.fileId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    const [file] = rows;
    if (!file || file.scan_state === 'infected') return null;
    const content = await files.openStream(file.tenant_id as never, file.sha256);
    const read = content ? readInvoiceForOrder(await buffer(content.stream)) : null;
    const about = { fileId: input.fileId, fileName: file.name };
    if (!read?.ok) return { ...about, ...NOTHING, failure: read?.error ?? GONE, notes: [] };
    const invoice = read.value;
    const payees = await payeesOf(reads, fields, file.tenant_id, invoice);
    const [iban] = invoice.ibans;
    return {
      ...{ ...about, number: invoice.number, sellerName: invoice.sellerName, amount: invoice.amountCents, dueOn: invoice.dueOn },
      ...{ remittance: invoice.remittance, ibanShown: iban ? shownIban(iban) : null, failure: null },
      payeeId: payees.length === 1 ? (payees[0]?.id ?? null) : null,
      notes: [...invoice.notes, ...matchNotes(invoice, payees)],
    };
  },
});
export type OrderInvoice = NonNullable<Awaited<ReturnType<typeof readOrderInvoice.run>>>;
