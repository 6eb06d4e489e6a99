// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { type CivilDate, germanIban } from '@kernel/core';
import type { Office } from './office.ts';
import type { Staff, Town } from './open-towns.ts';
import type { MonthLine } from './town-month.ts';

/** Orders of one file of a municipality and day. */
const ORDERS = 30;

const person = ({ userId, accountId }: Staff['clerks'][number]) => ({ userId, accountId });
const column = (day: CivilDate): Date => new Date(day);

/**
 * A payment file that left in the morning: released by two, handed over and booked on its way. It is put into the tables, since the way of an order
 * is not what is measured. Answers what the bank tells of it in the evening: each order by itself, or all in one sum.
 */
export async function sendOrders(
  office: Office,
  staff: Staff,
  town: Town,
  day: CivilDate,
  inOneSum: boolean,
): Promise<readonly MonthLine[]> {
  const { platform, association } = office;
  const { tenantId } = town;
  const { newId } = platform;
  const [runId, at] = [newId(), platform.clock()];
  const [drafter, one, two] = staff.clerks.map(person);
  const paymentInfoId = `PMT${runId.replaceAll('-', '').slice(-24)}`;
  const fileHash = createHash('sha256').update(runId).digest('hex');
  const known = Number(day.slice(8)) * 100;
  const orders = Array.from({ length: ORDERS }, (_, index) => ({
    ...{ id: newId(), number: known + index + 1, cents: 5_000 + (((known + index) * 7_919) % 90_000) },
    endToEndId: `O${runId.replaceAll('-', '').slice(-26)}${String(index).padStart(3, '0')}`,
  }));
  const base = { tenantId, associationId: association.associationId, bankAccountId: town.accounts[0]?.id ?? '', urgent: false, version: 1 };
  const sum = orders.reduce((total, { cents }) => total + cents, 0);
  await platform.database.write(association.scope, async (writes) => {
    await writes.paymentRun.create({
      data: {
        ...{
          ...base,
          id: runId,
          executeOn: column(day),
          status: 'released',
          fileHash,
          messageId: paymentInfoId,
          paymentInfoId,
          createdAt: at,
        },
        ...{ fileCount: ORDERS, controlSumCents: BigInt(sum), fileSealed: 'x', madeAt: at, payeeChecks: [], involved: [drafter as object] },
      },
    });
    await writes.paymentRelease.createMany({
      data: [one, two].map((by, index) => ({
        ...{ tenantId, id: newId(), runId, position: index + 1, userId: by?.userId ?? '', accountId: by?.accountId ?? null, fileHash },
        releasedAt: at,
      })),
    });
    await writes.paymentOrder.createMany({
      data: orders.map(({ id, number, cents, endToEndId }) => ({
        ...{ ...base, id, year: 2026, number, status: 'handedOver', endToEndId, creditorName: 'Muster Papier GmbH', createdAt: at },
        ...{
          ibanSealed: 'x',
          ibanIndex: 'x',
          ibanShown: 'DE…2051',
          amountCents: BigInt(cents),
          dueOn: column(day),
          remittance: `RE ${number}`,
        },
        ...{ voucher: 'B', origin: 'entered', steps: [], involved: [drafter as object], runId },
      })),
    });
    await writes.paymentRun.update({
      where: { tenantId_id: { tenantId, id: runId } },
      data: { status: 'handedOver', channel: 'download', handedOverBy: drafter as object, handedOverAt: at, handedOverOn: column(day) },
    });
    const entry = newId();
    await writes.ledgerEntry.create({
      data: { tenantId, id: entry, bookedOn: column(day), source: 'file', sourceId: runId, because: 'handedOver', createdAt: at },
    });
    await writes.ledgerPosting.createMany({
      data: orders.flatMap(({ id, cents }, index) =>
        (['creditor', 'transit'] as const).map((kind, turn) => ({
          ...{ tenantId, entryId: entry, position: 2 * index + turn + 1, accountId: town.ledger.get(kind) ?? '', item: id },
          ...{ amountCents: BigInt(kind === 'creditor' ? cents : -cents), bookedOn: column(day) },
        })),
      ),
    });
  });
  const payee = { name: 'Muster Papier GmbH', iban: germanIban('99999998', '1000') };
  const payments = orders.map(({ cents, endToEndId }) => ({ cents: -cents, id: endToEndId }));
  if (inOneSum) return [{ ...payee, cents: -sum, text: 'SAMMEL', endToEndId: 'NOTPROVIDED', batch: { paymentInfoId, payments } }];
  return payments.map(({ cents, id }) => ({ ...payee, cents, text: 'RE', endToEndId: id, batch: null }));
}
