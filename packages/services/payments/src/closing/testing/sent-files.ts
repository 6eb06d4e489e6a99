// SPDX-License-Identifier: EUPL-1.2
import type { Journal, LedgerAccountKind, Posting } from '@domain/payments';
import { addBankDays, type Cents, type CivilDate, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { dateColumn, instantColumn } from '@platform/database';
import type { TestAssociation, World } from '@testkit/core';
import { toJson } from '../../json.ts';
import { ledgerRepository } from '../../ledger/ledger-repository.ts';

const AT = '2026-11-01T09:00:00.000Z' as Instant;

/** Files that left the house, put into the tables as the other rooms put them; ids that banks name end with the run's last eight characters. */
export interface SentFiles {
  /** Message id M…, payment information P…, end-to-end ids E…0, E…1. */
  send(day: string, amounts: readonly number[]): Promise<{ runId: string; orderIds: readonly string[] }>;
  /** Direct debits: payment information P…R, end-to-end ids D…0, D…1; 'collected 2026-11-03' is a step of the collection at its place. */
  collect(day: string, amounts: readonly number[], steps: readonly string[], itemIds?: readonly string[]): Promise<string>;
}

export interface Place {
  readonly world: World;
  readonly home: TestAssociation;
  readonly tenantId: TenantId;
  readonly bankAccountId: string;
  readonly clerks: readonly Actor[];
  readonly account: (kind: LedgerAccountKind) => string;
  readonly addJournal: ReturnType<typeof journalsInto>;
}

export const person = ({ userId, accountId }: Actor) => ({ userId: userId as UserId, accountId });

export const journalsInto =
  (world: World, home: TestAssociation, tenantId: TenantId) =>
  async (journal: Omit<Journal, 'id' | 'tenantId' | 'by' | 'because'>): Promise<string> => {
    const id = world.newId();
    await world.database.write(world.scope(home), (writes) =>
      ledgerRepository(writes).addJournals([{ id, tenantId, by: null, because: 'test', ...journal }], AT),
    );
    return id;
  };

const debitSide = ({ world, home, tenantId, bankAccountId, clerks }: Place): Pick<SentFiles, 'collect'> => ({
  async collect(day, amounts, steps, itemIds = []) {
    const id = world.newId();
    const [maker, ...releasers] = [clerks[0], clerks[1], clerks[2]].map((one) => person(one as Actor));
    const fileHash = id.replaceAll('-', '').padEnd(64, 'd');
    const collections = amounts.map((amount, index) => {
      const [status, on] = (steps[index] ?? '').split(' ');
      return {
        ...{
          itemId: itemIds[index] ?? world.newId(),
          mandateId: world.newId(),
          amountCents: BigInt(amount),
          endToEndId: `D${id.slice(-8)}${index}`,
          remittance: 'Kita',
        },
        ...{ paymentInfoId: `P${id.slice(-8)}R`, steps: status ? [{ status, on, lineId: null, reason: null }] : [] },
      };
    });
    await world.database.write(world.scope(home), (writes) =>
      writes.debitRun.create({
        data: {
          ...{
            id,
            tenantId,
            associationId: home.associationId,
            bankAccountId,
            scheme: 'CORE',
            status: 'handedOver',
            fileHash,
            messageId: 'D1',
          },
          ...{ collectOn: dateColumn(addBankDays(day as CivilDate, 1)), collections: toJson(collections), fileCount: amounts.length },
          ...{ controlSumCents: BigInt(amounts.reduce((total, amount) => total + amount, 0)), fileSealed: 'x', madeAt: instantColumn(AT) },
          ...{ involved: toJson([maker]), releases: toJson(releasers.map((by) => ({ by, at: AT, fileHash }))), channel: 'download' },
          ...{ handedOverBy: toJson(maker), handedOverAt: instantColumn(AT), handedOverOn: dateColumn(day as CivilDate) },
          ...{ createdAt: instantColumn(AT), version: 1 },
        },
      }),
    );
    return id;
  },
});

const fileSide = ({ world, home, tenantId, bankAccountId, clerks, account, addJournal }: Place): Pick<SentFiles, 'send'> => ({
  async send(day, amounts) {
    const runId = world.newId();
    const orderIds = amounts.map(() => world.newId());
    const [drafter, ...releasers] = [clerks[0], clerks[1], clerks[2]].map((one) => person(one as Actor));
    const fileHash = runId.replaceAll('-', '').padEnd(64, 'a');
    const sum = BigInt(amounts.reduce((total, amount) => total + amount, 0));
    const base = { tenantId, associationId: home.associationId, bankAccountId, urgent: false, createdAt: instantColumn(AT), version: 1 };
    await world.database.write(world.scope(home), async (writes) => {
      await writes.paymentRun.create({
        data: {
          ...{ ...base, id: runId, executeOn: dateColumn(addBankDays(day as CivilDate, 1)), status: 'released', fileHash },
          ...{
            messageId: `M${runId.slice(-8)}`,
            paymentInfoId: `P${runId.slice(-8)}`,
            fileCount: amounts.length,
            controlSumCents: sum,
            fileSealed: 'x',
            madeAt: instantColumn(AT),
            payeeChecks: [],
            involved: toJson([drafter]),
          },
        },
      });
      await writes.paymentRelease.createMany({
        data: releasers.map((by, index) => ({
          ...{ tenantId, id: world.newId(), runId, position: index + 1, userId: by.userId, accountId: by.accountId, fileHash },
          releasedAt: instantColumn(AT),
        })),
      });
      const known = await writes.paymentOrder.count({ where: { tenantId } });
      await writes.paymentOrder.createMany({
        data: amounts.map((amount, index) => ({
          ...{
            ...base,
            id: orderIds[index] ?? '',
            year: 2026,
            number: known + index + 1,
            status: 'handedOver',
            endToEndId: `E${runId.slice(-8)}${index}`,
          },
          ...{ creditorName: 'Muster Papier GmbH', ibanSealed: 'x', ibanIndex: 'x', ibanShown: 'DE…2051', amountCents: BigInt(amount) },
          ...{
            dueOn: dateColumn(day as CivilDate),
            remittance: 'RE',
            voucher: 'B',
            origin: 'entered',
            steps: [],
            involved: toJson([drafter]),
            runId,
          },
        })),
      });
      const handedOver = { handedOverBy: toJson(drafter), handedOverAt: instantColumn(AT), handedOverOn: dateColumn(day as CivilDate) };
      const key = { tenantId_id: { tenantId, id: runId } };
      await writes.paymentRun.update({ where: key, data: { status: 'handedOver', channel: 'download', ...handedOver } });
    });
    const postings = amounts.flatMap((amount, index): Posting[] => [
      { accountId: account('creditor'), amountCents: cents(amount), item: orderIds[index] ?? '' },
      { accountId: account('transit'), amountCents: cents(-amount) as Cents, item: orderIds[index] ?? '' },
    ]);
    await addJournal({ bookedOn: day as CivilDate, source: 'file', sourceId: runId, reverses: null, postings });
    return { runId, orderIds };
  },
});

/** Files of one municipality. */
export const sentFiles = (place: Place): SentFiles => ({ ...fileSide(place), ...debitSide(place) });
