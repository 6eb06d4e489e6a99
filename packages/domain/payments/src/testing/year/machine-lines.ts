// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, cents, civilDate, germanIban } from '@kernel/core';
import type { BankLine } from '../../bank/bank-line.ts';
import type { Chance } from './random.ts';
import type { Town } from './town.ts';
import type { Truth } from './truth.ts';

/** What the town itself set going: it knows the ids that come back. */
export interface MachineItem {
  readonly id: string;
  readonly kind: 'order' | 'collection' | 'batch' | 'returnable';
  readonly endToEndId: string | null;
  readonly paymentInfoId: string | null;
  /** As the bank line will have it. */
  readonly cents: number;
  readonly since: CivilDate;
}
export interface MachineLine {
  readonly line: BankLine;
  readonly truth: Truth;
  readonly made: string;
  /** What stands open before the line comes. */
  readonly items: readonly MachineItem[];
}

const base = (id: string, on: CivilDate, amount: number): BankLine => ({
  ...{ id, tenantId: 'town', bankAccountId: 'giro', bookingDay: on, valueDay: on, amountCents: cents(amount), currency: 'EUR' },
  references: { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null },
  ...{ text: '', name: null, iban: null, batchCount: null, gvc: null, returnReason: null },
});

const whole = (target: string, amount: number): Truth => ({ parts: [{ target, cents: amount }], restCents: 0 });

/** A payment run: each order by itself, or the whole in one sum; some come back. */
function runLines(run: number, on: CivilDate, luck: Chance): MachineLine[] {
  const amounts = Array.from({ length: 3 + luck.below(12) }, () => 500 + luck.below(400_000));
  const info = `PMT-${run}`;
  const since = addDays(on, -1);
  if (luck.in10000(3_000)) {
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    const given = luck.in10000(9_000);
    const item: MachineItem = { id: `run${run}`, kind: 'batch', endToEndId: null, paymentInfoId: info, cents: -sum, since };
    const line = base(`m${run}-0`, on, -sum);
    const references = { ...line.references, paymentInfoId: given ? info : null };
    return [
      {
        ...{
          line: { ...line, references, batchCount: amounts.length, gvc: '116', text: 'SAMMEL-UEBERWEISUNG' },
          truth: whole(item.id, -sum),
        },
        ...{ made: given ? 'own batch' : 'own batch without its id', items: [item] },
      },
    ];
  }
  return amounts.flatMap((amount, index): MachineLine[] => {
    const endToEndId = `VW${String(run).padStart(5, '0')}${String(index).padStart(3, '0')}`;
    const item: MachineItem = { id: endToEndId, kind: 'order', endToEndId, paymentInfoId: info, cents: -amount, since };
    const line = base(`m${run}-${index}`, on, -amount);
    const references = { ...line.references, endToEndId };
    const iban = germanIban('99999998', String(1_000 + luck.below(9_000)));
    const sent: MachineLine = {
      ...{ line: { ...line, references, iban, name: 'Lieferant', gvc: '116', text: 'RE 4711' }, truth: whole(item.id, -amount) },
      ...{ made: 'own order', items: [item] },
    };
    if (!luck.in10000(60)) return [sent];
    const back: MachineItem = { ...item, id: `back-${endToEndId}`, kind: 'returnable', cents: amount };
    const returned = base(`m${run}-${index}-back`, addDays(on, 3), amount);
    return [
      sent,
      {
        ...{
          line: { ...returned, references, gvc: '159', returnReason: 'AC04', text: 'RUECKUEBERWEISUNG' },
          truth: whole(back.id, amount),
        },
        ...{ made: 'returned order', items: [back] },
      },
    ];
  });
}

/** A collection by direct debit, credited in one sum; a few debits come back with their ids. */
function collectionLines(run: number, on: CivilDate, luck: Chance): MachineLine[] {
  const sum = 1_000_000 + luck.below(90_000_000);
  const info = `DD-${run}`;
  const given = luck.in10000(9_000);
  const item: MachineItem = {
    id: `dd${run}`,
    kind: 'collection',
    endToEndId: null,
    paymentInfoId: info,
    cents: sum,
    since: addDays(on, -3),
  };
  const line = base(`d${run}`, on, sum);
  const references = { ...line.references, paymentInfoId: given ? info : null };
  const collected: MachineLine = {
    ...{ line: { ...line, references, batchCount: 400, gvc: '105', text: 'SAMMELLASTSCHRIFT' }, truth: whole(item.id, sum) },
    ...{ made: given ? 'collection' : 'collection without its id', items: [item] },
  };
  const returns = Array.from({ length: luck.below(12) }, (_, index): MachineLine => {
    const amount = -(4_000 + luck.below(60_000));
    const endToEndId = `DD${run}X${index}`;
    const back: MachineItem = { id: `back-${endToEndId}`, kind: 'returnable', endToEndId, paymentInfoId: null, cents: amount, since: on };
    const returned = base(`d${run}-${index}`, addDays(on, 2 + luck.below(5)), amount);
    return {
      line: { ...returned, references: { ...returned.references, endToEndId }, gvc: '109', returnReason: 'MD06', text: 'RUECKLASTSCHRIFT' },
      ...{ truth: whole(back.id, amount), made: 'returned debit', items: [back] },
    };
  });
  return [collected, ...returns];
}

/** What the town's own files and the bank make: one day in three a payment run, one in ten a collection, charges at the end of a month. */
export function machineLines(town: Town, luck: Chance): MachineLine[] {
  const first = civilDate('2026-01-07');
  const lines: MachineLine[] = [];
  const runs = Math.max(1, Math.floor(town.payers.length / 100));
  for (let run = 0; run < runs; run++) lines.push(...runLines(run, addDays(first, luck.below(340)), luck));
  for (let run = 0; run < 34; run++) lines.push(...collectionLines(run, addDays(first, run * 10), luck));
  for (let month = 0; month < 12; month++) {
    const amount = -(500 + luck.below(3_000));
    const line = base(`charge${month}`, addDays(first, 21 + month * 28), amount);
    lines.push({
      line: { ...line, gvc: '808', text: 'ENTGELTE KONTOFUEHRUNG ANLAGE', name: 'Musterbank' },
      ...{ truth: whole('charges', amount), made: 'charges', items: [] },
    });
  }
  return lines;
}
