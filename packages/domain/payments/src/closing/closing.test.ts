// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { addDays, type Canonical, type CivilDate, canonicalJson, cents, civilDate, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import type { BankLine } from '../bank/bank-line.ts';
import type { BankStatement } from '../bank/statement.ts';
import { chartOf } from '../ledger/account.ts';
import type { Journal } from '../ledger/journal.ts';
import { bookLine, setLineAside } from '../ledger/line-booking.ts';
import { personOf } from '../person.ts';
import { accountsOf, bankLine } from '../testing/books.ts';
import { as, LOOSE } from '../testing/people.ts';
import { sentFile } from '../testing/sent-file.ts';
import { closeDay, type DayInput, workOutDay } from './close-day.ts';
import { closingFromText } from './closing-from-text.ts';
import type { ClosingContent } from './content.ts';
import { dayInputText } from './day-input-text.ts';
import type { DebitFileOfDay } from './debit-files.ts';
import { closingText, type Hash, isClosed, receiveClosing, type SealedClosing, sealClosing, signClosing } from './seal.ts';
import { type ExportedClosing, verifyClosings } from './verify.ts';

const monday = civilDate('2026-11-02');
const tuesday = addDays(monday, 1);
const accounts = accountsOf('town', 'giro');
const chart = chartOf(accounts);
const open = { chart, closedThrough: null };
const clerk = as('b', 'centre');
/** Good enough to tell texts apart; the real one is given from outside. */
const hash: Hash = (text) => {
  let [one, two] = [2_166_136_261, 5_381];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 16_777_619) >>> 0;
    two = (Math.imul(two, 33) + text.charCodeAt(at)) >>> 0;
  }
  return `${one.toString(16)}-${two.toString(16)}-${text.length}`;
};

const statement = (day: CivilDate, opening: number, lines: readonly BankLine[], change: Partial<BankStatement> = {}): BankStatement => {
  const closing = lines.reduce((sum, { amountCents }) => sum + Number(amountCents), opening);
  const balance = (code: string, amount: number) => ({ code, amountCents: cents(amount), currency: 'EUR', day });
  return {
    ...{
      id: `s-${day}`,
      tenantId: 'town',
      bankAccountId: 'giro',
      currency: 'EUR',
      kind: 'endOfDay',
      sequence: null,
      fromDay: day,
      toDay: day,
    },
    ...{ balances: [balance('OPBD', opening), balance('CLBD', closing)], lines, fileHash: 'f' },
    ...change,
  };
};

const receipt = bankLine({ id: 'in', amountCents: cents(5_000), bookingDay: monday });
const unclear = bankLine({ id: 'odd', amountCents: cents(700), bookingDay: monday });
const named = (journal: Journal, id: string): Journal => ({ ...journal, id });
const debtor = [{ accountId: 'town-debtor', item: 'claim', amountCents: cents(5_000) }];
const booked = named(
  unwrap(bookLine({ ...open, line: receipt, booked: false }, { bookedOn: monday, allocations: debtor, because: 'reference' }, clerk)),
  'j-in',
);
const aside = named(unwrap(setLineAside({ ...open, line: unclear, booked: false }, { bookedOn: monday }, clerk)), 'j-odd');
const sent = sentFile(chart, monday);

const day: DayInput = {
  ...{ tenantId: 'town', day: monday, previous: null, accounts, statements: [statement(monday, 100_000, [receipt, unclear])], late: [] },
  opening: {
    through: addDays(monday, -1),
    carry: {
      balances: [
        { accountId: 'town-bank', amountCents: cents(100_000) },
        { accountId: 'town-creditor', amountCents: cents(-100_000) },
      ],
      positions: [],
    },
    bank: new Map([['giro', 100_000n]]),
  },
  ...{ journals: [booked, aside, sent.journal], unbookedBefore: [], quiet: new Map(), explanations: new Map() },
  files: [{ run: sent.run, orders: sent.orders, handedOverOn: monday }],
  rulesVersion: 2,
  debitFiles: [],
  counted: new Set(),
  repeats: [],
  dueItems: [
    { on: addDays(monday, 5), amountCents: 900n, currency: 'EUR' },
    { on: addDays(monday, 20), amountCents: -400n, currency: 'EUR' },
  ],
};
const reasons = (change: Partial<DayInput>): string[] =>
  workOutDay({ ...day, ...change }).reasons.map(({ code, subject }) => `${code} ${subject}`);
const sign = (closing: SealedClosing): SealedClosing =>
  ['c', 'd'].reduce(
    (state, who) => unwrap(signClosing({ closing: state, rules: LOOSE }, { hash: state.hash }, as(who, 'centre'))),
    closing,
  );
const close = (input: DayInput): SealedClosing =>
  sign(sealClosing(unwrap(closeDay(input, { inputHash: 'i' }, { ...clerk, today: input.day })), hash));
const first = close(day);
const previous = { number: 1, hash: first.hash, content: first.content };

/** The debit of the file comes on the next day. */
const debit = bankLine({ id: 'out', amountCents: cents(-11_900), bookingDay: tuesday });
const transit = [{ accountId: 'town-transit', item: sent.orders[0]!.id, amountCents: cents(-11_900) }];
const debited = named(
  unwrap(bookLine({ ...open, line: debit, booked: false }, { bookedOn: tuesday, allocations: transit, because: 'own id' }, clerk)),
  'j-out',
);
const debitedToday = { ...debited, bookedOn: monday };
const next: DayInput = {
  ...{ ...day, day: tuesday, previous, opening: null, journals: [debited], statements: [statement(tuesday, 105_700, [debit])], files: [] },
};

test('the sections say what the day was', () => {
  const { content } = first;
  expect(content.bookAccounts).toEqual([
    {
      ...{ bankAccountId: 'giro', currency: 'EUR', openingCents: 100_000n, receipts: { count: 2, sumCents: 5_700n } },
      ...{ payments: { count: 1, sumCents: 11_900n }, transfers: { count: 0, netCents: 0n }, closingCents: 93_800n },
    },
  ]);
  expect(content.bankAccounts).toMatchObject([
    {
      openingCents: 100_000n,
      credits: { count: 2, sumCents: 5_700n },
      debits: { count: 0, sumCents: 0n },
      closingCents: 105_700n,
      quietBy: null,
    },
  ]);
  expect(content.bridges).toMatchObject([
    {
      differenceCents: -11_900n,
      items: [{ kind: 'notAtBank', amountCents: -11_900n, since: monday, ageDays: 0, reason: 'file h', owner: 'centre-b' }],
    },
  ]);
  expect(content.keptAccounts.find(({ kind }) => kind === 'deposit')).toMatchObject({
    ...{ openingCents: 0n, movementCents: -700n, closingCents: -700n, items: [{ item: 'odd', ageDays: 0 }] },
  });
  expect(content.files).toMatchObject([{ count: 1, controlSumCents: 11_900n, debited: { count: 0 } }]);
  expect(content.files[0]?.releasedBy.map(({ userId }) => userId)).toEqual(['centre-c', 'centre-d']);
  expect(content.liquidity).toEqual([
    {
      ...{ currency: 'EUR', bankCents: 105_700n },
      due: [
        { withinDays: 7, receiptsCents: 900n, paymentsCents: 0n },
        { withinDays: 30, receiptsCents: 900n, paymentsCents: 400n },
      ],
    },
  ]);
});

test('the next day begins where this one ended, and the debit takes the file off the way', () => {
  const second = close(next);
  expect(second.content).toMatchObject({ number: 2, previousHash: first.hash, bridges: [{ differenceCents: 0n, items: [] }] });
  expect(second.content.bookAccounts).toMatchObject([{ openingCents: 93_800n, payments: { count: 0 }, closingCents: 93_800n }]);
  expect(second.content.keptAccounts.find(({ kind }) => kind === 'deposit')?.items).toMatchObject([{ item: 'odd', ageDays: 1 }]);
});

/** A line that somebody set aside on a day. */
const asideOn = (line: BankLine, bookedOn: CivilDate): Journal =>
  named(unwrap(setLineAside({ ...open, line, booked: false }, { bookedOn }, clerk)), `j-${line.id}`);
const tuesdayOf = (change: Partial<DayInput>) => {
  const { content, reasons: left } = workOutDay({ ...next, rulesVersion: 3, ...change });
  return { reasons: left, account: content.bankAccounts[0], differences: content.differences };
};

test('what the bank booked after the day of its closing balance belongs to the day after, which that statement does not cover', () => {
  const ahead = bankLine({ id: 'ahead', amountCents: cents(300), bookingDay: tuesday });
  const reaching = statement(monday, 100_000, [receipt, unclear, ahead], { toDay: tuesday });
  expect(workOutDay({ ...day, statements: [reaching] })).toMatchObject({
    ...{ reasons: [], content: { bankAccounts: [{ closingCents: 105_700n }] } },
  });
  const journals = [debited, asideOn(ahead, tuesday)];
  const own = statement(tuesday, 106_000, [debit]);
  expect(tuesdayOf({ journals, statements: [reaching, own] })).toMatchObject({ reasons: [], account: { openingCents: 105_700n } });
  expect(tuesdayOf({ journals: [asideOn(ahead, tuesday)], statements: [reaching] }).reasons).toMatchObject([
    { code: 'STATEMENT_MISSING' },
    {},
  ]);
});

test('a statement that reaches back into a closed day brings what its closing lacks, and repeats nothing', () => {
  const [copy, fresh] = [
    bankLine({ id: 'copy', amountCents: cents(5_000), bookingDay: monday }),
    bankLine({ id: 'fresh', amountCents: cents(300), bookingDay: monday }),
  ];
  const journals = [debited, asideOn(fresh, tuesday)];
  const alone = statement(tuesday, 105_700, [fresh, debit], { fromDay: monday });
  expect(tuesdayOf({ journals, statements: [alone], late: [alone] })).toMatchObject({
    ...{ reasons: [], account: { openingCents: 105_700n, closingCents: 94_100n, credits: { count: 1 }, statements: [{ id: alone.id }] } },
  });
  // Without it the day would begin with another balance than the one before ended with.
  expect(tuesdayOf({ journals, statements: [alone] }).reasons).toContainEqual(expect.objectContaining({ code: 'BANK_OPENING_DIFFERS' }));
  const whole = statement(tuesday, 100_700, [fresh, copy, debit], { fromDay: monday });
  expect(tuesdayOf({ journals, statements: [whole], late: [whole], counted: new Set(['copy']) })).toMatchObject({
    ...{ reasons: [], account: { openingCents: 105_700n, closingCents: 94_100n, credits: { count: 1 } } },
  });
});

test('a possible repeat is decided: another booking counts, the same one does not, and section H says who found out', () => {
  const line = (id: string, amount: number) => bankLine({ id, amountCents: cents(amount), bookingDay: tuesday });
  const again = statement(tuesday, 93_800, [line('c', 1_000)], { id: 's-again' });
  const back = statement(tuesday, 93_800, [line('x', 1_000), line('y', -1_000)], { id: 's-back' });
  const statements = [statement(tuesday, 105_700, [debit]), back, again];
  const aside3 = ['x', 'y'].map((id, index) => asideOn(line(id, index === 0 ? 1_000 : -1_000), tuesday));
  const found = (value: 'same' | 'another') => [{ statementId: 's-again', day: tuesday, found: value, reason: 'Bank', owner: 'Rot' }];
  expect(tuesdayOf({ journals: [debited, ...aside3], statements }).reasons).toMatchObject([{ code: 'REPEAT_UNSURE', subject: 'c' }]);
  expect(tuesdayOf({ journals: [debited, ...aside3], statements, repeats: found('same') })).toMatchObject({
    ...{
      reasons: [],
      account: { closingCents: 93_800n },
      differences: [{ code: 'REPEAT_SAME', subject: 'c', reason: 'Bank', owner: 'Rot' }],
    },
  });
  expect(
    tuesdayOf({ journals: [debited, ...aside3, asideOn(line('c', 1_000), tuesday)], statements, repeats: found('another') }),
  ).toMatchObject({ reasons: [], account: { closingCents: 94_800n }, differences: [{ code: 'REPEAT_ANOTHER' }] });
});

test('what came late for a closed day stands in the next closing, and nothing is lost (I4)', () => {
  const more = bankLine({ id: 'late', amountCents: cents(300), bookingDay: monday });
  const part = statement(monday, 105_700, [more], { id: 's-late' });
  const kept = named(unwrap(setLineAside({ ...open, line: more, booked: false }, { bookedOn: tuesday }, clerk)), 'j-late');
  const following = { ...next, statements: [statement(tuesday, 106_000, [debit])], journals: [debited, kept] };
  expect(workOutDay(following).reasons.map(({ code }) => code)).toEqual(['BANK_OPENING_DIFFERS']);
  const { content, reasons: left } = workOutDay({ ...following, late: [part] });
  expect(left).toEqual([]);
  expect(content.bankAccounts).toMatchObject([{ openingCents: 105_700n, credits: { count: 1, sumCents: 300n }, closingCents: 94_100n }]);
});

test('numbers that no statement has are told where the balances follow all the same (I6)', () => {
  const numbered = (sequence: number) => ({ ...next, statements: [statement(tuesday, 105_700, [debit], { sequence })] });
  const before = close({ ...day, statements: [statement(monday, 100_000, [receipt, unclear], { sequence: 7 })] });
  const following = (sequence: number) =>
    workOutDay({ ...numbered(sequence), previous: { number: 1, hash: before.hash, content: before.content } }).content.differences;
  expect(following(8)).toEqual([]);
  expect(following(10)).toEqual([{ code: 'SEQUENCE_GAP_EXPLAINED', subject: 'giro 8–9', reason: 'balances', owner: '' }]);
  // Numbers begin anew with the year.
  expect(following(1)).toEqual([]);
});

test('the same day again gives the same bytes, in whatever order its inputs come (I16)', () => {
  const turned = { ...day, journals: [...day.journals].reverse(), accounts: [...accounts].reverse() };
  expect(closingText(unwrap(closeDay(turned, { inputHash: 'i' }, clerk)))).toBe(closingText(first.content));
});

test('a closing read from its text is the closing', () => {
  expect(closingFromText(closingText(first.content))).toEqual(first.content);
});

test('what an account began with is its opening, not a receipt', () => {
  const own = accounts.find(({ kind }) => kind === 'bank')?.id ?? '';
  const contra = { id: 'town-opening', tenantId: 'town', kind: 'opening', bankAccountId: null, currency: 'EUR' } as const;
  const journal: Journal = {
    ...{
      id: 'o',
      tenantId: 'town',
      bookedOn: addDays(monday, -1),
      source: 'opening',
      sourceId: 'giro',
      because: 'statement 1',
      by: null,
      reverses: null,
    },
    postings: [
      { accountId: own, amountCents: cents(100_000), item: null },
      { accountId: contra.id, amountCents: cents(-100_000), item: null },
    ],
  };
  const opening = { ...day.opening!, carry: { balances: [], positions: [] } };
  const { content, reasons: left } = workOutDay({ ...day, accounts: [...accounts, contra], opening, journals: [...day.journals, journal] });
  expect(left).toEqual([]);
  expect(content.bookAccounts).toEqual(first.content.bookAccounts);
});

test('what a closing is made from is one text for one input, and says of no order whom it pays', () => {
  const turned = { ...day, journals: [...day.journals].reverse(), accounts: [...accounts].reverse() };
  expect(dayInputText(turned)).toBe(dayInputText(day));
  const said = { ...day, explanations: new Map([['odd', { reason: 'asked', owner: 'b' }]]) };
  expect(dayInputText(said)).not.toBe(dayInputText(day));
  expect(dayInputText({ ...day, files: [] })).not.toBe(dayInputText(day));
  expect(dayInputText({ ...day, statements: [] })).not.toContain('DE02120300000000202051');
});

test('an account that joins later begins with what it had at its cut-over', () => {
  const savings = accountsOf('town', 'savings').flatMap((account) =>
    account.bankAccountId === null ? [] : [{ ...account, id: `savings-${account.kind}` }],
  );
  const opening = {
    through: monday,
    carry: {
      balances: [
        { accountId: 'savings-bank', amountCents: cents(70_000) },
        { accountId: 'savings-transit', amountCents: cents(-400) },
      ],
      positions: [{ accountId: 'savings-transit', item: 'cheque', amountCents: cents(-400), since: monday }],
    },
    bank: new Map([['savings', 70_000n]]),
  };
  const joined = {
    ...{ ...next, accounts: [...accounts, ...savings], opening, explanations: new Map([['cheque', { reason: 'on its way', owner: 'b' }]]) },
    statements: [...next.statements, statement(tuesday, 70_000, [], { id: 's-savings', bankAccountId: 'savings' })],
  };
  const { content, reasons: left } = workOutDay(joined);
  expect(left).toEqual([]);
  expect(content.bookAccounts.find(({ bankAccountId }) => bankAccountId === 'savings')).toMatchObject({
    openingCents: 69_600n,
    closingCents: 69_600n,
  });
  expect(content.carry.positions.map(({ item }) => item)).toContain('cheque');
});

describe('a day is not closed while', () => {
  const report = statement(monday, 100_000, [receipt, unclear], { kind: 'intraday' });
  const lost = { ...sent.run, releases: sent.run.releases.slice(1) };
  test.each<[string, Partial<DayInput>, string[]]>([
    ['a statement is missing', { statements: [], journals: [sent.journal] }, ['STATEMENT_MISSING giro']],
    ['only a report during the day is there (I15)', { statements: [report], journals: [sent.journal] }, ['STATEMENT_MISSING giro']],
    [
      'a statement does not tie',
      { statements: [{ ...statement(monday, 100_000, [receipt, unclear]), balances: [] }] },
      ['STATEMENT_NOT_TYING s-2026-11-02', 'BRIDGE_DIFFERS giro'],
    ],
    [
      'the bank begins elsewhere than it ended (I4)',
      { statements: [statement(monday, 99_999, [receipt, unclear])] },
      ['BANK_OPENING_DIFFERS giro', 'BRIDGE_DIFFERS giro'],
    ],
    [
      'something between two statements is missing',
      { statements: [statement(monday, 100_000, [receipt]), statement(monday, 105_100, [unclear], { id: 's2' })] },
      ['BANK_DAY_TORN giro', 'BRIDGE_DIFFERS giro'],
    ],
    ['a bank line is not booked and nobody says why', { journals: [booked, sent.journal] }, ['ITEM_UNEXPLAINED odd']],
    [
      'a line is booked twice (I8)',
      { journals: [...day.journals, { ...booked, id: 'twice' }] },
      ['LINE_DOUBLED in', 'BRIDGE_DIFFERS giro'],
    ],
    ['an order is on its way and belongs to no file', { files: [] }, [`ITEM_UNEXPLAINED ${sent.orders[0]?.id}`]],
    [
      'something was booked that the bank does not know (I7)',
      { journals: [...day.journals, { ...booked, id: 'x', sourceId: 'x' }] },
      ['BRIDGE_DIFFERS giro'],
    ],
    [
      'an entry does not balance (I1)',
      { journals: [...day.journals, { ...booked, id: 'x', sourceId: 'x', postings: booked.postings.slice(1) }] },
      ['JOURNAL_FAULTY x'],
    ],
    [
      'an entry is of tomorrow',
      { journals: [...day.journals, { ...aside, id: 'x', sourceId: 'x', bookedOn: tuesday }] },
      ['JOURNAL_OF_OTHER_DAY x', 'BRIDGE_DIFFERS giro'],
    ],
    [
      'a file lacks a release (I13)',
      { files: [{ run: lost, orders: sent.orders, handedOverOn: monday }] },
      [`FILE_RELEASES ${sent.run.id}`],
    ],
    [
      'the sum of a file is not that of its orders (I14)',
      {
        files: [
          { run: { ...sent.run, file: { ...sent.run.file!, controlSumCents: cents(1) } }, orders: sent.orders, handedOverOn: monday },
        ],
      },
      [`FILE_SUM_DIFFERS ${sent.run.id}`],
    ],
    ['a file left and was not booked', { journals: [booked, aside] }, [`FILE_NOT_BOOKED ${sent.run.id}`]],
    [
      'what the bank debited was never booked as a file',
      {
        journals: [booked, aside, debitedToday],
        statements: [statement(monday, 100_000, [receipt, unclear, { ...debit, bookingDay: monday }])],
      },
      [`ITEM_UNEXPLAINED ${sent.orders[0]?.id}`, `FILE_NOT_BOOKED ${sent.run.id}`],
    ],
    [
      'a statement is another municipality’s',
      { statements: [...day.statements, { ...report, tenantId: 'other', id: 'o' }] },
      ['OTHER_TENANT o'],
    ],
  ])('%s', (_name, change, expected) => expect(reasons(change)).toEqual(expected));
  test('it is not over, or a job wants it', () => {
    expect(closeDay(day, { inputHash: 'i' }, { ...clerk, today: addDays(monday, -1) })).toMatchObject({
      ok: false,
      error: { code: 'NOT_CLOSABLE', params: { reasons: ['DAY_NOT_OVER 2026-11-02'] } },
    });
    expect(closeDay(day, { inputHash: 'i' }, as('x', 'service'))).toMatchObject({ error: { code: 'NOT_A_PERSON' } });
    expect(workOutDay({ ...day, previous }).reasons.map(({ code }) => code)).toContain('DAY_NOT_LATER');
  });
  test('somebody explains what stays open, then it stands in the closing', () => {
    const explanations = new Map([['odd', { reason: 'Rückfrage bei der Bank', owner: 'centre-b' }]]);
    const { content, reasons: left } = workOutDay({ ...day, journals: [booked, sent.journal], explanations });
    expect(left).toEqual([]);
    expect(content.bridges[0]?.items).toMatchObject([
      { item: 'odd', kind: 'notBooked', amountCents: -700n, owner: 'centre-b' },
      { kind: 'notAtBank' },
    ]);
  });
  test('a quiet account needs a person who says so, a day without banks nobody', () => {
    const quiet = new Map([['giro', { userId: LOOSE.grants[0]!.userId, accountId: null }]]);
    expect(reasons({ statements: [], journals: [sent.journal], quiet })).toEqual([]);
    const saturday = civilDate('2026-11-07');
    expect(reasons({ day: saturday, statements: [], journals: [], files: [] })).toEqual([]);
  });
  test('a file is too long on its way', () => {
    expect(
      reasons({
        ...next,
        statements: [statement(civilDate('2026-11-09'), 105_700, [])],
        journals: [],
        day: civilDate('2026-11-09'),
        files: day.files,
      }),
    ).toEqual([`ITEM_UNEXPLAINED ${sent.orders[0]?.id}`]);
  });
});

describe('signatures', () => {
  const sealed = sealClosing(first.content, hash);
  const one = unwrap(signClosing({ closing: sealed, rules: LOOSE }, { hash: sealed.hash }, as('c', 'centre')));
  test('are two, by two people who saw this closing', () => {
    expect(isClosed(sealed) || isClosed(one)).toBe(false);
    expect(isClosed(first)).toBe(true);
    const code = (closing: SealedClosing, seen: string, who: Parameters<typeof as>): string => {
      const result = signClosing({ closing, rules: LOOSE }, { hash: seen }, as(...who));
      return result.ok ? 'signed' : result.error.code;
    };
    expect(code(one, one.hash, ['c', 'centre'])).toBe('SAME_PERSON');
    expect(code(one, 'other', ['d', 'centre'])).toBe('CLOSING_CHANGED');
    expect(code(first, first.hash, ['d', 'centre'])).toBe('ALREADY_CLOSED');
    expect(code(one, one.hash, ['d', 'member'])).toBe('WRONG_SIDE');
    expect(code(one, one.hash, ['d', 'service'])).toBe('NOT_A_PERSON');
    expect(code(one, one.hash, ['x', 'centre'])).toBe('DUTY_NOT_HELD');
  });
});

test('the municipality takes a closed day in, once, by somebody of its own who did not sign', () => {
  const code = (closing: SealedClosing, seen: string, who: Parameters<typeof as>): string => {
    const result = receiveClosing(closing, { hash: seen }, as(...who));
    return result.ok ? `received by ${result.value.receipt?.by.userId}` : result.error.code;
  };
  expect(code(first, first.hash, ['a', 'member'])).toBe('received by member-a');
  expect(code({ ...first, signatures: first.signatures.slice(1) }, first.hash, ['a', 'member'])).toBe('NOT_CLOSED');
  expect(code(unwrap(receiveClosing(first, { hash: first.hash }, as('a', 'member'))), first.hash, ['a', 'member'])).toBe(
    'ALREADY_RECEIVED',
  );
  expect(code(first, 'other', ['a', 'member'])).toBe('CLOSING_CHANGED');
  expect(code(first, first.hash, ['a', 'service'])).toBe('NOT_A_PERSON');
  expect(code(first, first.hash, ['a', 'centre'])).toBe('WRONG_SIDE');
  expect(code(first, first.hash, ['c', 'member'])).toBe('SAME_PERSON');
});

describe('the verifier', () => {
  const exported = ({ content, hash: own, signatures }: SealedClosing): ExportedClosing => ({
    content: JSON.parse(canonicalJson(content as unknown as Canonical)) as Canonical,
    hash: own,
    signatures: signatures.map(({ by, hash: signed }) => ({ user: by.userId, account: by.accountId, hash: signed })),
  });
  const second = close(next);
  const chain = [exported(first), exported(second)];
  const codes = (closings: readonly ExportedClosing[]): string[] => verifyClosings(closings, hash).map(({ at, code }) => `${at} ${code}`);
  const changed = (change: (content: ClosingContent) => ClosingContent): ExportedClosing[] => {
    const content = JSON.parse(canonicalJson(change(second.content) as unknown as Canonical)) as Canonical;
    return [exported(first), { ...exported(second), content }];
  };

  test('finds nothing in what was signed', () => expect(codes(chain)).toEqual([]));
  test('finds every changed digit and letter of a closed day', () => {
    const text = canonicalJson(chain[1]!.content);
    for (let at = 0; at < text.length; at += 7) {
      if (!/[0-9a-z]/.test(text[at] ?? '')) continue;
      const other = text[at] === '1' ? '2' : '1';
      const forged = text.slice(0, at) + other + text.slice(at + 1);
      let content: Canonical;
      try {
        content = JSON.parse(forged) as Canonical;
      } catch {
        continue;
      }
      if (canonicalJson(content) !== text) expect(codes([chain[0]!, { ...chain[1]!, content }])).toContain('1 CHANGED');
    }
  });
  test('finds a day that was taken out, put in front, or forged with a hash of its own', () => {
    expect(codes([chain[1]!])).toEqual(['0 NUMBER_GAP']);
    expect(codes([chain[1]!, chain[0]!])).toContain('1 CHAIN_BROKEN');
    const forged = { ...chain[0]!, hash: 'other' };
    expect(codes([forged, chain[1]!])).toEqual(['0 CHANGED', '0 SIGNATURES', '1 CHAIN_BROKEN']);
    expect(codes([chain[0]!, { ...chain[1]!, signatures: chain[1]!.signatures.slice(1) }])).toEqual(['1 SIGNATURES']);
    expect(codes([chain[0]!, { ...chain[1]!, signatures: [chain[1]!.signatures[0]!, chain[1]!.signatures[0]!] }])).toEqual([
      '1 SIGNATURES',
    ]);
  });
  test.each<[string, (content: ClosingContent) => ClosingContent]>([
    [
      '1 BOOK_ACCOUNT',
      (content) => ({ ...content, bookAccounts: content.bookAccounts.map((account) => ({ ...account, closingCents: cents(1) })) }),
    ],
    [
      '1 BOOK_OPENING',
      (content) => ({
        ...content,
        bookAccounts: content.bookAccounts.map((account) => ({ ...account, openingCents: cents(1), closingCents: cents(1) })),
      }),
    ],
    [
      '1 BANK_OPENING',
      (content) => ({
        ...content,
        bankAccounts: content.bankAccounts.map((account) => ({ ...account, openingCents: cents(1), closingCents: cents(-11_899) })),
      }),
    ],
    [
      '1 BANK_ACCOUNT',
      (content) => ({ ...content, bankAccounts: content.bankAccounts.map((account) => ({ ...account, closingCents: cents(1) })) }),
    ],
    ['1 BRIDGE', (content) => ({ ...content, bridges: content.bridges.map((bridge) => ({ ...bridge, differenceCents: cents(1) })) })],
    [
      '1 KEPT_ACCOUNT',
      (content) => ({ ...content, keptAccounts: content.keptAccounts.map((account) => ({ ...account, movementCents: cents(1) })) }),
    ],
    ['1 DAY_NOT_LATER', (content) => ({ ...content, day: monday })],
    ['1 OTHER_TENANT', (content) => ({ ...content, tenantId: 'other' })],
  ])('finds a forged sum whose hash was made anew: %s', (code, change) => expect(codes(changed(change))).toContain(code));
  test('names what it cannot read', () => {
    const content = JSON.parse(canonicalJson(chain[1]!.content).replaceAll('"105700"', '"1.057,00"')) as Canonical;
    expect(codes([chain[0]!, { ...chain[1]!, content }])).toContain('1 UNREADABLE');
  });
});

describe('files of direct debits', () => {
  const release = (who: string) => ({ by: personOf(as(who, 'centre').by)!, at: clerk.at, fileHash: 'd' });
  const debits: DebitFileOfDay = {
    run: {
      ...{ id: 'debits', tenantId: 'town', bankAccountId: 'giro', collectOn: tuesday, scheme: 'CORE', involved: [], handedOverBy: null },
      file: { hash: 'd', messageId: 'D1', count: 3, controlSumCents: cents(6_000) },
      releases: [release('c'), release('d')],
    },
    collections: [
      { endToEndId: 'E2', amountCents: cents(2_000), status: 'returned' },
      { endToEndId: 'E1', amountCents: cents(1_000), status: 'rejected' },
      { endToEndId: 'E3', amountCents: cents(3_000), status: 'accepted' },
    ],
    handedOverOn: monday,
  };

  test('stand in section F with what the bank made of them, and need two releases and their sum', () => {
    const content = unwrap(closeDay({ ...day, debitFiles: [debits] }, { inputHash: 'i' }, { ...clerk, today: day.day }));
    expect(content.debitFiles).toMatchObject([
      {
        ...{ runId: 'debits', count: 3, controlSumCents: 6_000n, accepted: { count: 2, sumCents: 5_000n }, rejected: { count: 1 } },
        ...{ collected: { count: 1, sumCents: 2_000n }, returned: { count: 1, sumCents: 2_000n } },
      },
    ]);
    const bad = { ...debits, run: { ...debits.run, releases: debits.run.releases.slice(1) }, collections: debits.collections.slice(1) };
    expect(reasons({ debitFiles: [bad] })).toEqual(['FILE_RELEASES debits', 'FILE_SUM_DIFFERS debits']);
    expect(reasons({ debitFiles: [{ ...debits, run: { ...debits.run, tenantId: 'next' } }] })).toEqual(['OTHER_TENANT debits']);
  });

  test('are nothing that a closing of the first version knows: its bytes stay what they were', () => {
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const old = close({ ...day, rulesVersion: 1 });
    const second: DayInput = { ...next, rulesVersion: 1, previous: { number: 1, hash: old.hash, content: old.content } };
    const closed = unwrap(closeDay(second, { inputHash: 'i' }, { ...clerk, today: second.day }));
    expect(sha256(closingText(closed))).toBe('73a597ba6cbefd912cafe3f2e62378eff805f976cf0bfe96cf64719093a4f986');
    expect(sha256(dayInputText(second))).toBe('b1592c61c52ee75e0bf6f5e0a020ef7005826e856da1c6d559eca114a5bf291a');
  });
});
