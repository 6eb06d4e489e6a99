// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../statement.ts';
import { balance, type CamtEntryText, type CamtFileText, type CamtStatementText, camtFile, payment } from '../testing/camt-file.ts';
import { readText } from '../testing/read-text.ts';
import { REFERENCE_DATA } from '../testing/reference-data.ts';

async function one(text: CamtStatementText, file: CamtFileText = {}): Promise<Statement> {
  const { statements, refusals } = await readText(camtFile({ ...file, statements: [text] }));
  expect(refusals).toEqual([]);
  return statements[0]!;
}
const withEntry = async (text: CamtEntryText, file?: CamtFileText) => {
  const statement = await one({ entries: [text] }, file);
  return { statement, entry: statement.entries[0]!, codes: statement.findings.map(({ code }) => code) };
};

describe('what real files show', () => {
  test('a reversal keeps the direction that stands in the file', async () => {
    const { entry } = await withEntry({ amount: '10.00', direction: 'DBIT', reversal: true });
    expect(entry).toMatchObject({ amountCents: -1000n, reversal: true });
    const back = await withEntry({ amount: '10.00', direction: 'CRDT', reversal: true });
    expect(back.entry.amountCents).toBe(1000n);
  });

  test('the other side of a reversed payment is the one that was paid', async () => {
    const details = `<TxDtls><RltdPties><Dbtr><Pty><Nm>Wir</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Lieferant</Nm></Pty></Cdtr></RltdPties></TxDtls>`;
    const { entry } = await withEntry({ amount: '10.00', direction: 'CRDT', reversal: true, details });
    expect(entry.details[0]?.party.name).toBe('Lieferant');
    const { entry: paid } = await withEntry({ amount: '10.00', direction: 'CRDT', details });
    expect(paid.details[0]?.party.name).toBe('Wir');
  });

  test.each([
    ['01.00', 100n],
    ['474.4', 47_440n],
    ['7', 700n],
    ['0.05', 5n],
    ['999999999999.99', 99_999_999_999_999n],
  ])('%s is an amount', async (amount, cents) => {
    const { entry, codes } = await withEntry({ amount });
    expect(entry.amountCents).toBe(cents);
    expect(codes).toEqual([]);
  });

  test.each([
    ['1.005', 'AMOUNT_TOO_MANY_DECIMALS'],
    ['1.500', 'AMOUNT_TOO_MANY_DECIMALS'],
    ['1,50', 'AMOUNT_UNREADABLE'],
    ['-1.50', 'AMOUNT_UNREADABLE'],
    ['1e3', 'AMOUNT_UNREADABLE'],
    ['', 'AMOUNT_UNREADABLE'],
    ['99999999999999.00', 'AMOUNT_TOO_LARGE'],
  ])('%s is none, and is not rounded', async (amount, code) => {
    const { entry, statement } = await withEntry({ amount });
    expect(entry.amountCents).toBeNull();
    expect(statement.findings).toMatchObject([{ code, severity: 'error', where: { path: 'Ntry/Amt' }, params: { given: amount } }]);
    expect(statement.findings[0]?.where.line).toBeGreaterThan(5);
  });

  test('the thirtieth of February is no day', async () => {
    const { entry, statement } = await withEntry({ amount: '1.00', valueDay: '2026-02-30' });
    expect(entry).toMatchObject({ valueDay: null, bookingDay: '2026-11-20' });
    expect(statement.findings).toMatchObject([{ code: 'DATE_UNREADABLE', params: { given: '2026-02-30', entry: 1 } }]);
  });

  test('another currency in the account is named and not added', async () => {
    const { codes } = await withEntry({ amount: '1.00', currency: 'CHF' });
    expect(codes).toContain('CURRENCY_DIFFERS');
    const strange = await one({ closing: null, balances: balance('CLBD', '100.00', '2026-11-20', 'USD') });
    expect(strange.findings).toMatchObject([{ code: 'CURRENCY_DIFFERS', params: { expected: 'EUR', given: 'USD' } }]);
  });

  test('PRCD and OPBD may both be there; where they differ it is said', async () => {
    expect((await one({ balances: balance('PRCD', '100.00', '2026-11-19') })).findings).toEqual([]);
    const differing = await one({ balances: balance('PRCD', '90.00', '2026-11-19') });
    expect(differing.findings).toMatchObject([{ code: 'OPENING_DIFFERS', params: { PRCD: '9000', OPBD: '10000' } }]);
  });

  test('an account that is overdrawn has a balance below zero', async () => {
    expect((await one({ opening: '-12.30' })).balances[0]).toMatchObject({ code: 'OPBD', amountCents: -1230n, day: '2026-11-20' });
  });

  test('a balance behind the bookings breaks the schema and counts', async () => {
    const moved = camtFile({ statements: [{ closing: null, entries: [{ amount: '1.00' }] }] }).replace(
      '</Stmt>',
      `${balance('CLBD', '101.00')}</Stmt>`,
    );
    const { statements } = await readText(moved);
    expect(statements[0]?.balances.map(({ code }) => code)).toEqual(['OPBD', 'CLBD']);
    expect(statements[0]?.findings.map(({ code }) => code)).not.toContain('CLOSING_MISSING');
  });

  test('a batch is known by its ids, with details or without', async () => {
    const batch = '<Btch><MsgId>MSG-1</MsgId><PmtInfId>RUN-7</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>';
    const silent = await withEntry({ amount: '30.00', direction: 'DBIT', details: batch });
    expect(silent.entry.batches).toEqual([{ messageId: 'MSG-1', paymentInformationId: 'RUN-7', count: 2, totalCents: null }]);
    expect(silent.codes).toEqual(['BATCH_WITHOUT_DETAILS']);
    const details = batch + payment({ amount: '10.00' }, 'Cdtr') + payment({ amount: '20.00' }, 'Cdtr');
    const told = await withEntry({ amount: '30.00', direction: 'DBIT', details });
    expect(told.codes).toEqual([]);
    expect(told.entry.details.map(({ amountCents }) => amountCents)).toEqual([-1000n, -2000n]);
    const short = await withEntry({ amount: '30.00', direction: 'DBIT', details: batch + payment({ amount: '10.00' }, 'Cdtr') });
    expect(short.codes).toEqual(['BATCH_COUNT_DIFFERS', 'DETAILS_SUM_DIFFERS']);
  });

  test.each(['02', '04', '08'])('version .%s gives the same booking', async (version) => {
    const details = payment({ endToEndId: 'ORDER-1', amount: '12.34', remittance: 'Kassenzeichen 4711' }, 'Dbtr', version);
    const { statement, entry } = await withEntry({ amount: '12.34', details, reference: 'R1', code: 'NTRF+166+00931' }, { version });
    expect(statement.format).toEqual({ name: 'camt.053', version });
    expect(entry).toMatchObject({
      amountCents: 1234n,
      status: 'BOOK',
      bankReference: 'R1',
      code: { gvc: '166', swift: 'NTRF', primanota: '00931' },
      details: [
        {
          amountCents: 1234n,
          currency: 'EUR',
          endToEndId: 'ORDER-1',
          party: { name: 'Erika Erfunden', iban: 'DE89370400440532013000' },
          remittance: 'Kassenzeichen 4711',
        },
      ],
    });
  });

  test('a return carries its reason and what was ordered', async () => {
    const extra = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Konto</AddtlInf><AddtlInf>erloschen</AddtlInf></RtrInf>';
    const details = payment(
      { extra: `<AmtDtls><InstdAmt><Amt Ccy="EUR">10.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">13.00</Amt></TxAmt></AmtDtls>${extra}` },
      'Cdtr',
    );
    const { entry } = await withEntry({ amount: '13.00', direction: 'CRDT', reversal: true, details });
    expect(entry.details[0]).toMatchObject({
      returnReason: { code: 'AC04', text: 'Konto erloschen' },
      originalAmount: { text: '10.00', currency: 'EUR', cents: 1000n },
      amountCents: 1300n,
    });
  });

  test('text that was cut to 35 characters is joined again', async () => {
    const lines = '<Ustrd>Free text max 140 characters and ma</Ustrd><Ustrd>x 35 characters</Ustrd><Ustrd>end</Ustrd>';
    const { entry } = await withEntry({ amount: '1.00', details: `<TxDtls><RmtInf>${lines}</RmtInf></TxDtls>` });
    expect(entry.details[0]?.remittance).toBe('Free text max 140 characters and max 35 characters end');
  });
});

describe('what a file says of itself', () => {
  test.each([
    ['<TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries>', { told: '3', found: 2 }],
    ['<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>5.01</Sum></TtlCdtNtries>', { told: '5.01', found: '500' }],
    ['<TtlDbtNtries><Sum>1</Sum></TtlDbtNtries>', { told: '1', found: '200' }],
  ])('%s', async (summary, params) => {
    const entries = [{ amount: '5.00' }, { amount: '2.00', direction: 'DBIT' as const }];
    const { findings } = await one({ summary: `<TxsSummry>${summary}</TxsSummry>`, entries });
    expect(findings).toMatchObject([{ code: 'SUMMARY_DIFFERS', params }]);
  });

  test('missing balances, number and account are named', async () => {
    const bare = camtFile({ statements: [{ opening: null, closing: null, iban: '', sequence: '' }] });
    const { statements } = await readText(bare);
    const codes = statements[0]?.findings.map(({ code }) => code).filter((code) => !code.startsWith('SCHEMA_'));
    expect(codes).toEqual(['SEQUENCE_MISSING', 'ACCOUNT_MISSING', 'OPENING_MISSING', 'CLOSING_MISSING']);
  });

  test.each([
    ['052', 'intraday'],
    ['054', 'notification'],
  ] as const)('camt.%s is of the kind %s and needs no balances', async (message, kind) => {
    const statement = await one({ opening: null, closing: null, entries: [{ amount: '1.00' }] }, { message });
    expect(statement).toMatchObject({ kind, entryCount: 1, findings: [] });
  });

  test('without a namespace it is known by its elements', async () => {
    const { statement, codes } = await withEntry({ amount: '1.00' }, { version: null });
    expect(statement.format).toEqual({ name: 'camt.053', version: null });
    expect(codes).toEqual(['NAMESPACE_MISSING']);
    expect((await withEntry({ amount: '1.00' }, { version: '13' })).codes).toContain('VERSION_NOT_KNOWN');
  });

  test('a prefix before every name changes nothing', async () => {
    const plain = camtFile({ statements: [{ entries: [{ amount: '1.00' }] }] });
    const prefixed = plain.replace(/<(\/?)(?!\?)/g, '<$1ns:').replace('xmlns=', 'xmlns:ns=');
    expect((await readText(prefixed)).statements).toEqual((await readText(plain)).statements);
  });

  test('several accounts in one file come apart', async () => {
    const statements = [
      { id: 'A', iban: 'DE02120300000000202051' },
      { id: 'B', iban: 'DE89370400440532013000', entries: [{ amount: '1.00' }] },
    ];
    const read = await readText(camtFile({ statements }), 7);
    expect(read.statements.map(({ id, account, entryCount }) => [id, account.id, entryCount])).toEqual([
      ['A', 'DE02120300000000202051', 0],
      ['B', 'DE89370400440532013000', 1],
    ]);
  });
});

describe('what is refused', () => {
  const good = camtFile({ statements: [{ entries: [{ amount: '1.00' }] }] });
  test.each([
    ['XML_WITH_DOCTYPE', good.replace('<Document', '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<Document')],
    ['XML_BROKEN', good.slice(0, -20)],
    ['XML_BROKEN', good.replace('<Id>A1</Id>', '<Id>&bomb;</Id>')],
    ['XML_NOT_TEXT', new Uint8Array([...new TextEncoder().encode(good.slice(0, 300)), 0xff, 0xfe, 0xff])],
    ['XML_NOT_TEXT', good.replace('UTF-8', 'EBCDIC-DE')],
    ['XML_TOO_DEEP', good.replace('<Id>A1</Id>', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`)],
    ['XML_TEXT_TOO_LONG', good.replace('<Id>A1</Id>', `<Id>${'a'.repeat(1_100_000)}</Id>`)],
    ['XML_TOO_MANY_ELEMENTS', good.replace('<Id>A1</Id>', '<a/>'.repeat(60_000))],
    ['XML_TOO_MANY_ATTRIBUTES', good.replace('<Id>', `<Id ${Array.from({ length: 40 }, (_, at) => `a${at}="1"`).join(' ')}>`)],
    ['OTHER_MESSAGE', good.replaceAll('BkToCstmrStmt', 'CstmrPmtStsRpt').replace('camt.053.001.08', 'pain.002.001.10')],
    ['OTHER_MESSAGE', good.replace('camt.053', 'camt.054')],
    ['OTHER_MESSAGE_OUTDATED', good.replaceAll('BkToCstmrStmt', 'CstmrCdtTrfInitn').replace('camt.053.001.08', 'pain.001.001.03')],
    ['OTHER_MESSAGE', good.replaceAll('BkToCstmrStmt', 'CstmrCdtTrfInitn').replace('camt.053.001.08', 'pain.001.001.09')],
    ['NOT_A_BANK_FILE', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"/>'],
    ['NOT_A_BANK_FILE', 'Buchungstag;Betrag\n20.11.2026;1,00\n'],
    ['FILE_EMPTY', ''],
    ['FILE_EMPTY', ' \r\n'],
  ])('%s', async (code, content) => {
    const { refusals } = await readText(content);
    expect(refusals).toMatchObject([{ refusal: { code }, member: null }]);
  });

  test('ISO-8859-1 and UTF-16 are read as they are declared', async () => {
    const text = camtFile({ statements: [{ id: 'Übertrag' }] });
    const latin = Uint8Array.from(text.replace('UTF-8', 'ISO-8859-1'), (letter) => letter.charCodeAt(0));
    expect((await readText(latin, 3)).statements[0]?.id).toBe('Übertrag');
    const wide = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect((await readText(wide, 3)).statements[0]?.id).toBe('Übertrag');
  });
});

describe('memory', () => {
  test('two thousand bookings are handed on in pieces and none is held', async () => {
    const entries = Array.from({ length: 2_000 }, (_, at) => ({ amount: `${at}.01`, details: payment({ endToEndId: `E${at}` }) }));
    const { statements, refusals } = await readText(camtFile({ statements: [{ entries }] }), 65_536);
    expect(refusals).toEqual([]);
    expect(statements[0]).toMatchObject({ entryCount: 2_000 });
    expect(statements[0]?.entries.at(-1)).toMatchObject({ number: 2_000, amountCents: 199_901n, details: [{ endToEndId: 'E1999' }] });
  });
});

const total = ({ entries }: Statement, sign: 1 | -1): bigint =>
  entries.reduce((sum, { amountCents }) => (amountCents !== null && amountCents > 0n === sign > 0 ? sum + amountCents : sum), 0n);
const FACTS: readonly (readonly [
  file: string,
  rows: readonly (readonly [
    entries: number,
    details: number,
    opening: bigint,
    credits: bigint,
    debits: bigint,
    closing: bigint,
    currency: string,
  ])[],
])[] = [
  ['c02-ing-053.02.xml', [[9, 7, 100_000n, 99_000n, 38_500n, 160_500n, 'EUR']]],
  ['c03-nordea-053.02.xml', [[6, 6, 20_050n, 1_010_050n, 150_050n, 880_050n, 'EUR']]],
  ['c05-postfinance-053.04-batches.xml', [[13, 32, 32_215_216n, 181_056n, 127_295n, 32_268_977n, 'CHF']]],
  [
    'c16-053.02-two-chained-statements.xml',
    [
      [1, 1, 1815n, 885n, 0n, 2700n, 'EUR'],
      [1, 1, 2700n, 0n, 700n, 2000n, 'EUR'],
    ],
  ],
];

describe('open samples', () => {
  test.skipIf(REFERENCE_DATA === null).each(FACTS)('%s', async (file, rows) => {
    const { statements, refusals } = await readText(readFileSync(join(REFERENCE_DATA ?? '', 'payments/camt', file)));
    expect(refusals).toEqual([]);
    expect(
      statements.map((statement) => [
        statement.entryCount,
        statement.entries.reduce((sum, { details }) => sum + details.length, 0),
        statement.balances.find(({ code }) => code === 'OPBD')?.amountCents,
        total(statement, 1),
        -total(statement, -1),
        statement.balances.find(({ code }) => code === 'CLBD')?.amountCents,
        statement.account.currency,
      ]),
    ).toEqual(rows);
  });
});
