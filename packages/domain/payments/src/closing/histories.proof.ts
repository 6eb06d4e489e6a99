// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, type Canonical, canonicalJson, civilDate, sumCents, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { proveChain } from '../bank/chain.ts';
import { checkReleases } from '../order/release.ts';
import { TownHistory } from '../testing/history/town-history.ts';
import { as } from '../testing/people.ts';
import { chance } from '../testing/year/random.ts';
import { closeDay } from './close-day.ts';
import { closingText, type Hash } from './seal.ts';
import { verifyClosings } from './verify.ts';

/** Number of random histories: ten thousand with `npm run proof`. */
const RUNS = Number(process.env['PROOF_RUNS'] ?? (process.env['PROOF'] === 'full' ? 10_000 : 150));
const SEED = 20_261_130;
const MONDAY = civilDate('2026-11-02');
const DAYS = 5;

/** Good enough to tell texts apart; the real one is given from outside. */
const hash: Hash = (text) => {
  let [one, two] = [2_166_136_261, 5_381];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 16_777_619) >>> 0;
    two = (Math.imul(two, 33) + text.charCodeAt(at)) >>> 0;
  }
  return `${one.toString(16)}-${two.toString(16)}-${text.length}`;
};

function checkTown(town: TownHistory): void {
  for (const { tenantId, postings } of town.journals) {
    // I1, I2
    expect(sumCents(postings.map(({ amountCents }) => amountCents))).toBe(0n);
    expect(tenantId === town.tenantId && postings.every(({ accountId }) => accountId.startsWith(town.tenantId))).toBe(true);
  }
  // I3, I4, I5, I7, I12 and every changed byte, by the verifier that knows nothing of how they were made.
  const exported = town.closings.map(({ content, hash: own, signatures }) => ({
    content: JSON.parse(canonicalJson(content as unknown as Canonical)) as Canonical,
    hash: own,
    signatures: signatures.map(({ by, hash: signed }) => ({ user: by.userId, account: by.accountId, hash: signed })),
  }));
  expect(verifyClosings(exported, hash)).toEqual([]);
  expect(town.closings.map(({ content }) => content.number)).toEqual(town.closings.map((_, index) => index + 1));
  // I6: what the bank reported hangs together.
  const parts = town.bank.parts.map((part) => town.bank.statement(part));
  expect(proveChain(parts).filter(({ holds, findings }) => !holds || findings.length > 0)).toEqual([]);
  // I13
  for (const { run, orders } of town.files) expect(checkReleases(run, orders)).toBeNull();
  // I16: each day again, from what it was made from, in another order.
  for (const [index, input] of town.inputs.entries()) {
    const again = { ...input, journals: [...input.journals].reverse(), accounts: [...input.accounts].reverse() };
    const content = unwrap(closeDay(again, { inputHash: 'i' }, { ...as('b', 'centre'), today: input.day }));
    expect(closingText(content)).toBe(closingText(town.closings[index]!.content));
  }
}

test(`payments: ${RUNS} random histories keep the invariants of the day's closing`, { timeout: 3_600_000 }, () => {
  const seen = { late: 0, pending: 0, onTheWay: 0, reversed: 0, kept: 0, quiet: 0, copies: 0, rejected: 0 };
  for (let run = 0; run < RUNS; run++) {
    const luck = chance(SEED + run);
    const towns = [new TownHistory('ahausen', luck, hash), new TownHistory('bedorf', luck, hash)];
    let day = MONDAY;
    try {
      for (let count = 0; count < DAYS; count++, day = addBankDays(day, 1)) for (const town of towns) town.live(day);
      for (const town of towns) town.settleDown(day);
      for (const town of towns) checkTown(town);
    } catch (error) {
      throw new Error(`history ${run}`, { cause: error });
    }
    // I10: what all tenants have is what stands on all accounts.
    const closed = towns.map(({ closings }) => closings[closings.length - 1]?.content.bankAccounts ?? []);
    expect(sumCents(closed.flat().map(({ closingCents }) => closingCents))).toBe(towns.reduce((sum, { bank }) => sum + bank.balance, 0n));
    for (const { inputs, closings, journals, files, delivered } of towns) {
      const bridges = closings.flatMap(({ content }) => content.bridges.flatMap(({ items }) => items));
      seen.late += inputs.filter(({ late }) => late.length > 0).length;
      seen.pending += bridges.filter(({ kind }) => kind === 'notBooked').length;
      seen.onTheWay += bridges.filter(({ kind }) => kind === 'notAtBank').length;
      seen.reversed += journals.filter(({ reverses }) => reverses !== null).length;
      seen.kept += closings.flatMap(({ content }) => content.keptAccounts.flatMap(({ items }) => items)).length;
      seen.quiet += closings.filter(({ content }) => content.bankAccounts.some(({ quietBy }) => quietBy !== null)).length;
      seen.copies += delivered.length;
      seen.rejected += files.flatMap(({ orders }) => orders).filter(({ status }) => status === 'bankRejected').length;
    }
  }
  // The cases are really among them.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 50);
});
