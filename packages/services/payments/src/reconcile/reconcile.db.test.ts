// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, Instant, UserId } from '@kernel/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ledgerRepository } from '../ledger/ledger-repository.ts';
import { takeInBankFiles } from '../statements/take-in-files.ts';
import { type BankWorld, bankWorld, type TestTown, value } from '../statements/testing/bank-world.ts';
import { camt053 } from '../statements/testing/camt-text.ts';
import { bookBankLine } from './book-line.ts';
import { bookBankLines } from './book-lines.ts';
import { clearUnclear } from './clear-item.ts';
import { countBankLines, listBankLines, type ReconcileLine } from './list-lines.ts';
import { listItemOwners, listOpenPositions } from './list-positions.ts';
import { allowMatchRule, teachMatchRule } from './match-rules.ts';
import { confirmQuietDay, explainOpenItem } from './open-reasons.ts';
import { searchOpenItems, suggestForLine } from './search-items.ts';
import { undoBooking } from './undo-booking.ts';

let bank: BankWorld;
let town: TestTown;
let day = 16;
let balance = 100_000n;

const euro = (cents: bigint): string =>
  `${cents < 0n ? '-' : ''}${(cents < 0n ? -cents : cents) / 100n}.${String((cents < 0n ? -cents : cents) % 100n).padStart(2, '0')}`;

/** A statement of the next day with these lines. */
async function statement(...entries: readonly { amount: string; text?: string; name?: string; iban?: string; endToEndId?: string }[]) {
  const date = `2026-11-${day}`;
  const text = camt053({ iban: town.iban, day: date, sequence: day, opening: euro(balance), entries });
  day += 1;
  balance += entries.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  const done = await bank.work(takeInBankFiles, { fileIds: [await bank.store(text, `${date}.xml`)] });
  expect([done.state, done.failure]).toEqual(['done', null]);
  const { items } = await bank.world.ask(bank.clerk, listBankLines, { tenantId: town.tenantId, from: date, to: date });
  return items as readonly ReconcileLine[];
}

async function claim(amount: bigint, reference: string, more: { name?: string; ibans?: string[] } = {}): Promise<string> {
  const id = bank.world.newId();
  const { tenantId } = town;
  await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
    writes.paymentItem.create({
      data: {
        ...{
          tenantId,
          id,
          kind: 'receivable',
          externalKey: id,
          reference,
          subject: 'Grundsteuer',
          partnerName: more.name ?? null,
          ibans: more.ibans ?? [],
        },
        ...{ ledgerAccountId: town.ledger.debtor, amountCents: amount, openCents: amount, currency: 'EUR', dueOn: new Date('2026-11-10') },
        ...{ status: 'open', importId: bank.world.newId(), seenIn: bank.world.newId(), createdAt: bank.world.clock.now, version: 1 },
      },
    }),
  );
  return id;
}

const itemOf = (id: string) =>
  bank.world.database.write(bank.world.scope(bank.home), (writes) => writes.paymentItem.findFirstOrThrow({ where: { id } }));
const lineOf = async (id: string) => (await bank.world.ask(bank.clerk, listBankLines, { lineId: id })).items[0] as ReconcileLine;
const codeOf = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'done' : (result.error?.code ?? ''));

beforeAll(async () => {
  bank = await bankWorld(1);
  [town] = bank.towns as unknown as [TestTown];
});

describe('a bank line', () => {
  test('with a reference is booked by itself, is taken back, waits for a person then, and is booked by hand in parts', async () => {
    const [first, second] = [await claim(5_000n, '799273987104'), await claim(3_000n, '799273987112')];
    const [line] = await statement({ amount: '50.00', text: 'Grundsteuer 7992 7398 7104' });
    expect(line).toMatchObject({ state: 'booked', rule: 'reference', entryId: expect.any(String) });
    expect(await itemOf(first)).toMatchObject({ status: 'settled', openCents: 0n });

    value(await bank.world.run(bank.clerk, undoBooking, { entryId: line?.entryId ?? '', reason: 'falsch zugeordnet' }));
    expect(await itemOf(first)).toMatchObject({ status: 'open', openCents: 5_000n });
    expect(codeOf(await bank.world.run(bank.clerk, undoBooking, { entryId: line?.entryId ?? '', reason: 'noch einmal' }))).toBe(
      'ALREADY_REVERSED',
    );
    await bank.match();
    const again = await lineOf(line?.id ?? '');
    expect(again).toMatchObject({
      state: 'suggested',
      candidates: [{ rule: 'reference', parts: [{ itemId: first, reference: '799273987104' }] }],
    });

    const { debtor: accountId, charges } = town.ledger;
    const book = (allocations: { accountId: string; item?: string; amount: string }[], reason?: string) =>
      bank.world.run(bank.clerk, bookBankLine, {
        lineId: again.id,
        expectedVersion: again.version,
        allocations,
        ...(reason ? { reason } : {}),
      });
    expect(codeOf(await book([{ accountId, item: first, amount: '20.00' }]))).toBe('ALLOCATION_DIFFERS');
    expect(
      codeOf(
        await book(
          [
            { accountId, item: first, amount: '51.00' },
            { accountId: charges, amount: '-1.00' },
          ],
          'x',
        ),
      ),
    ).toBe('MORE_THAN_OWED');
    expect(
      codeOf(
        await book(
          [
            { accountId, item: first, amount: '48.00' },
            { accountId: charges, amount: '2.00' },
          ],
          'Kleinbetrag',
        ),
      ),
    ).toBe('OVER_TOLERANCE');
    expect(codeOf(await book([{ accountId, item: bank.world.newId(), amount: '50.00' }]))).toBe('ITEM_UNKNOWN');
    expect(codeOf(await book([{ accountId: town.ledger.bank, amount: '50.00' }], 'x'))).toBe('ACCOUNT_NOT_HERE');
    const parts = [
      { accountId, item: first, amount: '20.00' },
      { accountId, item: second, amount: '29.50' },
      { accountId: charges, amount: '0.50' },
    ];
    expect(codeOf(await book(parts))).toBe('REASON_MISSING');
    value(await book(parts, 'zwei Bescheide, 50 Cent zu viel'));
    expect([await itemOf(first), await itemOf(second)]).toMatchObject([
      { status: 'partly', openCents: 3_000n },
      { status: 'partly', openCents: 50n },
    ]);
    expect(codeOf(await book(parts, 'x'))).toBe('CHANGED_MEANWHILE');
    expect(await lineOf(again.id)).toMatchObject({ state: 'booked', rule: 'person', because: 'person; zwei Bescheide, 50 Cent zu viel' });
  });

  test('that nobody knows stands aside with a reason and an owner, and is cleared up when its claim comes in', async () => {
    const [line] = await statement({ amount: '12.34', text: 'Dank für alles', name: 'Nora Neu', iban: 'DE75512108001245126199' });
    expect(line).toMatchObject({ state: 'booked', rule: 'unclear', asideAccountId: town.ledger.deposit, open: 1_234n });
    const said = { tenantId: town.tenantId, item: line?.id ?? '', reason: 'Rückfrage beim Fachamt', ownerId: bank.clerk.userId ?? '' };
    value(await bank.world.run(bank.clerk, explainOpenItem, said));
    expect(await lineOf(line?.id ?? '')).toMatchObject({ reason: 'Rückfrage beim Fachamt', owner: bank.clerk.name });
    const found = await claim(1_234n, '799273987120', { name: 'Nora Neu', ibans: ['DE75512108001245126199'] });
    const [now] = await bank.world.ask(bank.clerk, suggestForLine, { lineId: line?.id ?? '' });
    expect(now).toMatchObject({ rule: 'ibanAmount', parts: [{ itemId: found, amount: 1_234n }] });
    const clear = (amount: string) =>
      bank.world.run(bank.clerk, clearUnclear, {
        ...{ accountId: town.ledger.deposit, item: line?.id ?? '', reason: 'Forderung nachgemeldet' },
        allocations: [{ accountId: town.ledger.debtor, item: found, amount }],
      });
    expect(codeOf(await clear('12.35'))).toBe('MORE_THAN_OWED');
    const { entryId } = value(await clear('12.34'));
    expect(await lineOf(line?.id ?? '')).toMatchObject({ asideAccountId: null });
    expect(codeOf(await bank.world.run(bank.clerk, undoBooking, { entryId: line?.entryId ?? '', reason: 'x' }))).toBe('CLEARED_ALREADY');
    value(await bank.world.run(bank.clerk, undoBooking, { entryId, reason: 'doch nicht' }));
    expect(await itemOf(found)).toMatchObject({ status: 'open' });
    expect(await bank.world.ask(bank.clerk, countBankLines, { tenantId: town.tenantId })).toEqual({ suggested: 0, unclear: 1 });
    expect(codeOf(await bank.world.run(bank.clerk, explainOpenItem, { ...said, item: 'nichts' }))).toBe('ITEM_NOT_OPEN');
  });

  test('and others are booked together against several claims at once: all of them, and to the cent', async () => {
    const claims = [await claim(4_000n, '799273987138'), await claim(2_500n, '799273987146')];
    const lines = await statement(
      { amount: '30.00', text: 'Teil eins' },
      { amount: '35.50', text: 'Teil zwei' },
      { amount: '-1.00', text: 'fort' },
    );
    const of = (text: string) => lines.find((line) => line.text === text) as ReconcileLine;
    const [one, two, out] = [of('Teil eins'), of('Teil zwei'), of('fort')];
    // One waits for a person, the other stands on the deposit account.
    value(await bank.world.run(bank.clerk, undoBooking, { entryId: one.entryId ?? '', reason: 'gehört zusammen' }));
    const fresh = await lineOf(one.id);
    const { debtor, deposit } = town.ledger;
    const parts = [
      { accountId: debtor, item: claims[0] ?? '', amount: '40.00' },
      { accountId: debtor, item: claims[1] ?? '', amount: '25.00' },
    ];
    const rest = { accountId: deposit, amount: '0.50' };
    const book = (chosen: readonly ReconcileLine[], allocations: object[], reason = 'zwei Raten, zwei Bescheide') =>
      bank.world.run(bank.clerk, bookBankLines, {
        ...{ lineIds: chosen.map(({ id }) => id), versions: chosen.map(({ version }) => version), reason },
        allocations: allocations as never,
      });
    expect(codeOf(await book([fresh, two], parts))).toBe('LINES_DIFFER');
    expect(codeOf(await book([fresh, out], parts))).toBe('LINES_APART');
    expect(codeOf(await book([fresh, fresh], [...parts, rest]))).toBe('LINES_UNKNOWN');
    expect(codeOf(await book([one, two], [...parts, rest]))).toBe('LINE_CHANGED');
    value(await book([fresh, two], [...parts, rest]));
    expect([await itemOf(claims[0] ?? ''), await itemOf(claims[1] ?? '')]).toMatchObject([{ status: 'settled' }, { status: 'settled' }]);
    expect(await lineOf(one.id)).toMatchObject({ state: 'booked', rule: 'person', clearings: [] });
    const cleared = await lineOf(two.id);
    expect(cleared).toMatchObject({ asideAccountId: deposit, open: 50n, clearings: [{ amount: 3_550n, bookedBy: bank.clerk.name }] });
    expect(codeOf(await book([fresh, two], [...parts, rest]))).toBe('LINE_BOOKED');
    // What was cleared up is taken back from the page, and then the line is as it was.
    value(await bank.world.run(bank.clerk, undoBooking, { entryId: cleared.clearings[0]?.entryId ?? '', reason: 'doch einzeln' }));
    expect(await lineOf(two.id)).toMatchObject({ asideAccountId: deposit, open: 3_550n, clearings: [] });
    expect(await itemOf(claims[1] ?? '')).toMatchObject({ status: 'open' });
    expect(out).toMatchObject({ rule: 'unclear', asideAccountId: town.ledger.advance });
  });

  test('teaches a rule, which another person allows only after it was right a few times', async () => {
    const rent = { amount: '-9.99', text: 'Kontofuehrung Monat', name: 'Musterbank', iban: 'DE91100000000123456789' };
    const [line] = await statement(rent, { amount: '1.00', text: 'Zinsen' });
    const low = (await bank.world.ask(bank.clerk, listBankLines, { search: 'Kontofuehrung' })).items[0] as ReconcileLine;
    expect(line).toBeDefined();
    const taught = { lineId: low.id, accountId: town.ledger.charges, byGvc: false, byIban: true };
    expect(codeOf(await bank.world.run(bank.clerk, teachMatchRule, { ...taught, byIban: false }))).toBe('NO_MARK');
    const { ruleId } = value(await bank.world.run(bank.clerk, teachMatchRule, taught));
    const [suggested] = await statement(rent);
    expect(suggested).toMatchObject({ state: 'suggested', candidates: [{ rule: 'learnedRule', sure: false }] });
    value(
      await bank.world.run(bank.clerk, bookBankLine, {
        lineId: suggested?.id ?? '',
        expectedVersion: suggested?.version ?? 0,
        candidate: 0,
      }),
    );
    const rule = await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
      writes.matchRule.findFirstOrThrow({ where: { id: ruleId } }),
    );
    expect(rule.confirmed).toBe(1);
    const allow = { ruleId, expectedVersion: rule.version };
    expect(codeOf(await bank.world.run(bank.clerk, allowMatchRule, allow))).toBe('SAME_PERSON');
    expect(codeOf(await bank.world.run(bank.other, allowMatchRule, allow))).toBe('TOO_FEW_CONFIRMATIONS');
  });

  test('is found by its amount among what may be booked, and a day without lines is confirmed once', async () => {
    expect(await bank.world.ask(bank.clerk, searchOpenItems, { tenantId: town.tenantId, search: '12,34' })).toMatchObject([
      { open: 1_234n, kind: 'receivable' },
      { open: -1_234n, kind: 'deposit', name: 'Nora Neu' },
    ]);
    const quiet = { bankAccountId: town.accountId, day: '2026-11-16' };
    expect(codeOf(await bank.world.run(bank.clerk, confirmQuietDay, quiet))).toBe('LINES_ON_DAY');
    expect(codeOf(await bank.world.run(bank.clerk, confirmQuietDay, { ...quiet, day: '2026-11-15' }))).toBe('done');
    expect(codeOf(await bank.world.run(bank.clerk, confirmQuietDay, { ...quiet, day: '2026-11-15' }))).toBe('QUIET_ALREADY');
  });

  test('pays what was on its way at the cut-over; until then that is listed, and a clerk says why it stands and who looks after it', async () => {
    const { tenantId, ledger } = town;
    const item = bank.world.newId();
    const side = (accountId: string, amount: bigint, own: string | null) => ({ accountId, amountCents: amount as Cents, item: own });
    await bank.world.database.write(bank.world.scope(bank.home), (writes) =>
      ledgerRepository(writes).addJournals(
        [
          {
            ...{ id: bank.world.newId(), tenantId, bookedOn: '2026-11-15' as CivilDate, source: 'opening', sourceId: town.accountId },
            ...{ because: 'Auszug 1', by: null, reverses: null },
            postings: [side(ledger.transit, -5_050n, item), side(ledger.creditor, 5_050n, null)],
          },
        ],
        '2026-11-16T09:00:00.000Z' as Instant,
      ),
    );
    const positions = () => bank.world.ask(bank.clerk, listOpenPositions, { tenantId });
    expect(await positions()).toMatchObject([{ item, open: -5_050n, clearable: false, accountKind: 'transit', reason: null }]);
    const owners = await bank.world.ask(bank.clerk, listItemOwners, { tenantId });
    const ownerId = owners.find(({ userId }) => userId === bank.clerk.userId)?.userId as UserId;
    value(await bank.world.run(bank.clerk, explainOpenItem, { tenantId, item, reason: 'Lastschrift vom Vorjahr', ownerId }));
    expect(await positions()).toMatchObject([{ item, reason: 'Lastschrift vom Vorjahr', ownerId }]);
    expect(await bank.world.ask(bank.clerk, searchOpenItems, { tenantId, search: '50,50' })).toMatchObject([{ item, open: -5_050n }]);

    const [line] = await statement({ amount: '-50.50', text: 'Scheck 17', name: 'Wer weiss' });
    value(await bank.world.run(bank.clerk, undoBooking, { entryId: line?.entryId ?? '', reason: 'gehoert zur Eroeffnung' }));
    const { id: lineId, version: expectedVersion } = await lineOf(line?.id ?? '');
    const book = (amount: string, rest: { accountId: string; amount: string }[]) =>
      bank.world.run(bank.clerk, bookBankLine, {
        ...{ lineId, expectedVersion, reason: 'Scheck 17' },
        allocations: [{ accountId: ledger.transit, item, amount }, ...rest],
      });
    expect(codeOf(await book('-51.50', [{ accountId: ledger.charges, amount: '1.00' }]))).toBe('MORE_THAN_OPEN');
    value(await book('-50.50', []));
    expect(await positions()).toEqual([]);
  });

  test('set aside and given on twice is not given back from the middle', async () => {
    const { deposit, advance, creditor } = town.ledger;
    const [line] = await statement({ amount: '77.00', text: 'Kaution', name: 'Karl Kaution' });
    const item = line?.id ?? '';
    const clear = (accountId: string, to: string) =>
      bank.world.run(bank.clerk, clearUnclear, { accountId, item, reason: 'umgebucht', allocations: [{ accountId: to, amount: '77.00' }] });
    const undo = (entryId: string) => bank.world.run(bank.clerk, undoBooking, { entryId, reason: 'doch nicht' });
    const { entryId: first } = value(await clear(deposit, advance));
    expect(await bank.world.ask(bank.clerk, listOpenPositions, {})).toMatchObject([]);
    const { entryId: second } = value(await clear(advance, creditor));
    expect(codeOf(await undo(first))).toBe('CLEARED_ALREADY');
    value(await undo(second));
    value(await undo(first));
    expect(await lineOf(item)).toMatchObject({ asideAccountId: deposit, open: 7_700n });
  });
});
