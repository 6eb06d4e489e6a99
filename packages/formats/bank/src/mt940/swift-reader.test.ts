// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../statement.ts';
import { readText } from '../testing/read-text.ts';
import { REFERENCE_DATA } from '../testing/reference-data.ts';

const HEAD = ':20:STARTUMS\n:25:37040044/0532013000\n:28C:00012/001\n:60F:C261119EUR100,00\n';
const TAIL = ':62F:C261120EUR100,00\n-\n';
async function one(lines: string, piece?: number): Promise<Statement> {
  const { statements, refusals } = await readText(HEAD + lines + TAIL, piece);
  expect(refusals).toEqual([]);
  return statements[0]!;
}

describe(':61:', () => {
  test.each([
    [':61:2611201120C12,50NTRFNONREF', 1250n, false, 'BOOK'],
    [':61:2611201120D12,50NTRFNONREF', -1250n, false, 'BOOK'],
    [':61:2611201120CR12,50NTRFNONREF', 1250n, false, 'BOOK'],
    [':61:2611201120DR6,00NTRFNONREF', -600n, false, 'BOOK'],
    [':61:2611201120RC6,NTRFNONREF', -600n, true, 'BOOK'],
    [':61:2611201120RD6,NTRFNONREF', 600n, true, 'BOOK'],
    [':61:2611201120RDR6,5NTRFNONREF', 650n, true, 'BOOK'],
    [':61:2611201120RCR6,5NTRFNONREF', -650n, true, 'BOOK'],
    [':61:2611201120EC6,5NTRFNONREF', 650n, false, 'PDNG'],
    [':61:261120D1,65NDIV', -165n, false, 'BOOK'],
  ])('%s', async (line, amountCents, reversal, status) => {
    const { entries, findings } = await one(`${line}\n`);
    expect(entries).toMatchObject([{ amountCents, reversal, status, bookingDay: '2026-11-20', valueDay: '2026-11-20', currency: 'EUR' }]);
    expect(findings).toEqual([]);
  });

  test.each([
    [':61:2601021231C1,00NTRFA', '2025-12-31', '2026-01-02'],
    [':61:2512310102C1,00NTRFA', '2026-01-02', '2025-12-31'],
    [':61:2402290301C1,00NTRFA', '2024-03-01', '2024-02-29'],
  ])('%s is booked in the year that lies nearest', async (line, bookingDay, valueDay) => {
    expect((await one(`${line}\n`)).entries).toMatchObject([{ bookingDay, valueDay }]);
  });

  test.each([
    ['DATE_UNREADABLE', ':61:2602300302C1,00NTRFA', { bookingDay: '2026-03-02', valueDay: null, amountCents: 100n }],
    ['AMOUNT_TOO_MANY_DECIMALS', ':61:2611201120C1,005NTRFA', { amountCents: null }],
    ['AMOUNT_UNREADABLE', ':61:2611201120C1.234,00NTRFA', { amountCents: null }],
    ['AMOUNT_ZERO', ':61:2611201120C0,00NTRFA', { amountCents: 0n }],
  ])('%s', async (code, line, entry) => {
    const { entries, findings } = await one(`${line}\n`);
    expect(entries).toMatchObject([entry]);
    expect(findings).toMatchObject([{ code, where: { line: 5, path: ':61:' } }]);
  });

  test('a line that is built otherwise is an error, and nothing of it is booked', async () => {
    const { entries, findings } = await one(':61:20.11.2026 12,50 EUR\n:86:166?00GUTSCHRIFT\n');
    expect(entries).toEqual([]);
    expect(findings).toMatchObject([{ code: 'LINE_UNREADABLE', severity: 'error' }]);
  });

  test('references, and what is added below', async () => {
    const { entries } = await one(':61:2611201120C8,00NTRFKUNDE-1//BANK-2\n/OCMT/USD10,00/CHGS/EUR1,50/\n');
    expect(entries).toMatchObject([
      {
        entryReference: 'KUNDE-1',
        bankReference: 'BANK-2',
        details: [{ originalAmount: { text: '10,00', currency: 'USD', cents: 1000n }, charges: [{ cents: 150n, currency: 'EUR' }] }],
      },
    ]);
  });
});

describe(':86:', () => {
  const german = [
    ':61:2611201120CR12,50NTRFNONREF//B1',
    ':86:166?00SEPA-UEBERWEISUNG?10931?20EREF+ORDER-4711?21KREF+RUN-7?2',
    '2MREF+MANDAT-1?23CRED+DE98ZZZ09999999999?24SVWZ+Kassenzeichen 50001?',
    '252345678 Bescheid vom?2620.11.?30COBADEFFXXX?31DE89370400440532013000?32Erika ?33E',
    'rfunden?34997?60ABWA+Karl Kunstfigur\n',
  ].join('\n');

  test.each([1, 5, 4096])('the German sub-fields, read in pieces of %i bytes', async (piece) => {
    const { entries } = await one(german, piece);
    expect(entries).toMatchObject([
      {
        bankReference: 'B1',
        code: { gvc: '166', swift: 'NTRF', primanota: '931', proprietary: 'NTRF+166+931+997' },
        details: [
          {
            endToEndId: 'ORDER-4711',
            paymentInformationId: 'RUN-7',
            mandateId: 'MANDAT-1',
            creditorId: 'DE98ZZZ09999999999',
            party: { name: 'Erika Erfunden', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', account: null },
            ultimateDebtor: 'Karl Kunstfigur',
            additional: 'SEPA-UEBERWEISUNG',
          },
        ],
      },
    ]);
  });

  test('a full sub-field of 27 characters runs on, a shorter one had a space', async () => {
    const text = ':86:166?00A?20SVWZ+Kassenzeichen 50001223?2145678 Bescheid vom?2220.11.\n';
    expect((await one(`:61:2611201120C1,00NTRFA\n${text}`)).entries[0]?.details[0]?.remittance).toBe(
      'Kassenzeichen 5000122345678 Bescheid vom 20.11.',
    );
  });

  test('the payer may write the separator himself', async () => {
    const text = ':86:166?00A?20SVWZ+Wirklich?Ja??21Zweite Zeile?30COBADEFF\n';
    const detail = (await one(`:61:2611201120C1,00NTRFA\n${text}`)).entries[0]?.details[0];
    expect(detail?.remittance).toBe('Wirklich?Ja? Zweite Zeile');
    expect(detail?.party.bic).toBe('COBADEFF');
  });

  test('bank code and account number of old are no IBAN and no BIC', async () => {
    const text = ':86:051?00GUTSCHRIFT?20Miete?3037040044?310532013000?32Alt GmbH\n';
    expect((await one(`:61:2611201120C1,00NTRFA\n${text}`)).entries[0]?.details[0]?.party).toEqual({
      name: 'Alt GmbH',
      iban: null,
      account: '37040044/0532013000',
      bic: null,
    });
  });

  test('free text of other banks stays text; a hyphen in it does not end the message', async () => {
    const { entries, entryCount } = await one(
      ':61:2611201120C1,00NTRFA\n:86:NL47INGB9999999999 paulissen\n\n-\nBetaling\n:61:2611201120C2,00NTRFB\n',
    );
    expect(entryCount).toBe(2);
    expect(entries[0]?.details[0]).toMatchObject({ remittance: 'NL47INGB9999999999 paulissen - Betaling', party: { iban: null } });
    expect(entries[1]?.details).toHaveLength(1);
  });

  test('umlauts of both character sets', async () => {
    const latin = Uint8Array.from(`${HEAD}:61:2611201120C1,00NTRFA\n:86:166?00A?20SVWZ+Gebühr Straße\n${TAIL}`, (letter) =>
      letter.charCodeAt(0),
    );
    expect((await readText(latin, 9)).statements[0]?.entries[0]?.details[0]?.remittance).toBe('Gebühr Straße');
    expect((await one(':61:2611201120C1,00NTRFA\n:86:166?00A?20SVWZ+Gebühr Straße\n', 9)).entries[0]?.details[0]?.remittance).toBe(
      'Gebühr Straße',
    );
  });
});

describe('statements', () => {
  test.each([
    ['DE02120300000000202051', { iban: 'DE02120300000000202051', other: null, currency: 'EUR' }],
    ['DE02120300000000202051EUR', { iban: 'DE02120300000000202051', other: null, currency: 'EUR' }],
    ['37040044/0532013000', { iban: null, other: '37040044/0532013000', currency: 'EUR' }],
  ])(':25:%s', async (account, expected) => {
    const { statements } = await readText(HEAD.replace('37040044/0532013000', account) + TAIL);
    expect(statements[0]?.account).toMatchObject(expected);
    expect(statements[0]).toMatchObject({ kind: 'end-of-day', electronicSequence: '00012', page: { number: 1 }, id: 'STARTUMS' });
  });

  test('pages have interim balances', async () => {
    const { statements } = await readText(HEAD + TAIL.replace('62F', '62M') + HEAD.replace('60F', '60M') + TAIL);
    expect(statements.map(({ balances }) => balances.map(({ code, interim }) => [code, interim]))).toEqual([
      [
        ['OPBD', false],
        ['CLBD', true],
      ],
      [
        ['OPBD', true],
        ['CLBD', false],
      ],
    ]);
  });

  test('controls of the line that a file came over are no part of it', async () => {
    const { statements, refusals } = await readText(`\u0001${HEAD}${TAIL}\u0003\n`);
    expect([statements.length, refusals]).toEqual([1, []]);
  });

  test('an MT942 is intraday, and its sums are checked', async () => {
    const text =
      ':20:T\n:25:37040044/0532013000\n:28C:1/1\n:34F:EUR0,\n:13D:2611201200+0100\n:61:2611201120C5,00NTRFA\n:90D:0EUR0,\n:90C:1EUR5,01\n-\n';
    const { statements } = await readText(text);
    expect(statements).toMatchObject([{ kind: 'intraday', format: { name: 'MT942' }, entryCount: 1, account: { currency: 'EUR' } }]);
    expect(statements[0]?.findings).toMatchObject([{ code: 'SUMMARY_DIFFERS', where: { path: ':90C:' } }]);
  });

  test.each([
    ['SWIFT_BROKEN', ':20:A\n:25:1\n:62F:C261120EUR1,00\n-\nhello\n'],
    ['SWIFT_BROKEN', `{1:F01A}{4:\n:25:1\n`],
    ['SWIFT_LINE_TOO_LONG', `:20:A\n:86:${'x'.repeat(30_000)}\n`],
    ['NOT_A_BANK_FILE', '{1:F01A}{4:\n-}'],
  ])('%s', async (code, text) => expect((await readText(text)).refusals).toMatchObject([{ refusal: { code } }]));
});

describe('open samples', () => {
  const read = async (file: string): Promise<readonly Statement[]> =>
    (await readText(readFileSync(join(REFERENCE_DATA ?? '', 'payments/mt940', file)))).statements;
  const closing = ({ balances }: Statement) => balances.find(({ code }) => code === 'CLBD')?.amountCents;
  const opening = ({ balances }: Statement) => balances.find(({ code }) => code === 'OPBD')?.amountCents;
  const amounts = (statements: readonly Statement[]): readonly bigint[] =>
    statements.flatMap(({ entries }) => entries.map(({ amountCents }) => amountCents ?? 0n));
  const chains = (statements: readonly Statement[]): boolean =>
    statements.every((one, at) => at === 0 || opening(one) === closing(statements[at - 1]!));

  test.skipIf(REFERENCE_DATA === null)('m03: 31 days, 8 bookings', async () => {
    const statements = await read('m03-asn-31-days.sta');
    expect([statements.length, opening(statements[0]!), closing(statements[30]!), chains(statements)]).toEqual([
      31,
      44_429n,
      50_123n,
      true,
    ]);
    const all = amounts(statements);
    const sumOf = (sign: bigint) => all.filter((cents) => cents * sign > 0n).reduce((sum, cents) => sum + cents, 0n);
    expect([all.length, sumOf(1n), sumOf(-1n)]).toEqual([8, 282_890n, -277_196n]);
    expect(statements.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test.skipIf(REFERENCE_DATA === null)('m05: 194.57 → 174.57 → 154.57', async () => {
    const statements = await read('m05-sparkasse.sta');
    expect(statements.map((one) => [opening(one), ...amounts([one]), closing(one)])).toEqual([
      [19_457n, -2000n, 17_457n],
      [17_457n, -2000n, 15_457n],
    ]);
    expect(statements[1]?.entries[0]?.details[0]).toMatchObject({
      party: { name: 'Max Mustermann' },
      remittance: 'Apple Pay DATUM 19.02.2019, 13.24 UHR1.TAN 002153',
    });
  });
});
