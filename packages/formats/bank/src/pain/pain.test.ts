// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { painFindingSentence } from '../messages/sentence.ts';
import { REFERENCE_DATA } from '../testing/reference-data.ts';
import { convertText, isIdForm, strangeCharacters } from './characters.ts';
import { isCreditorId, isCreditorReference } from './check-digits.ts';
import { checkPain, type PainCheck } from './check-pain.ts';
import type { PaymentFile, TransferGroup } from './payment-file.ts';
import { readPaymentFile } from './read-payment-file.ts';
import type { PainRuleId } from './rules.ts';
import { writePain } from './write-pain.ts';

const example = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'));
function fileOf(json: unknown): PaymentFile {
  const read = readPaymentFile(json);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
async function xmlOf(file: PaymentFile): Promise<string> {
  const written = await writePain(file);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value.xml;
}
async function check(text: string): Promise<PainCheck> {
  const read = await checkPain([new TextEncoder().encode(text)]);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}
const transfer = await xmlOf(fileOf(example('transfer')));
const debit = await xmlOf(fileOf(example('debit')));

type Breaking = readonly [text: string, before: string | RegExp, after: string];
const ID = 'x'.repeat(36);
/** A file that breaks it, for every rule. */
const BREAKING: Readonly<Record<PainRuleId, Breaking>> = {
  VERSION_OUTDATED: [transfer, 'pain.001.001.09', 'pain.001.001.03'],
  VERSION_UNKNOWN: [transfer, 'pain.001.001.09', 'pain.001.001.11'],
  COUNT_DIFFERS: [transfer, '<NbOfTxs>2</NbOfTxs>', '<NbOfTxs>3</NbOfTxs>'],
  SUM_DIFFERS: [transfer, '<CtrlSum>1306.25</CtrlSum>', '<CtrlSum>1306.24</CtrlSum>'],
  PAYMENT_ID_TWICE: [transfer, /(<PmtInf>[\s\S]*<\/PmtInf>)/, '$1$1'],
  END_TO_END_TWICE: [transfer, 'O-000018', 'O-000017'],
  NO_TRANSACTIONS: [transfer, /<CdtTrfTxInf>[\s\S]*<\/CdtTrfTxInf>/, ''],
  MESSAGE_ID_FORM: [transfer, '<MsgId>ZV', '<MsgId>/ZV'],
  INITIATOR_MISSING: [transfer, /<InitgPty>.*<\/InitgPty>/, '<InitgPty/>'],
  INITIATOR_NAME_ONLY: [transfer, '</Nm></InitgPty>', '</Nm><CtryOfRes>DE</CtryOfRes></InitgPty>'],
  INITIATOR_LENGTH: [transfer, 'Zweckverband Beispielland', 'Z'.repeat(71)],
  INITIATOR_CHARACTERS: [transfer, 'Zweckverband Beispielland', 'Zweckverband_Beispielland'],
  FORWARDING_AGENT: [transfer, '</InitgPty>', '</InitgPty><FwdgAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></FwdgAgt>'],
  PAYMENT_ID_FORM: [transfer, /<PmtInfId>.*<\/PmtInfId>/, '<PmtInfId>a//b</PmtInfId>'],
  METHOD: [transfer, '<PmtMtd>TRF', '<PmtMtd>CHK'],
  SERVICE_LEVEL: [transfer, '<Cd>SEPA</Cd>', '<Cd>URGP</Cd>'],
  LOCAL_INSTRUMENT: [debit, '<Cd>CORE</Cd>', '<Cd>COR1</Cd>'],
  SEQUENCE_TYPE: [debit, '<SeqTp>RCUR</SeqTp>', ''],
  CHARGE_BEARER: [transfer, '<ChrgBr>SLEV', '<ChrgBr>SHAR'],
  DAY_NOT_IN_CALENDAR: [transfer, '<Dt>2026-11-23</Dt>', '<Dt>2026-02-30</Dt>'],
  DAY_NOT_A_BANK_DAY: [transfer, '<Dt>2026-11-23</Dt>', '<Dt>2026-12-25</Dt>'],
  TIME_OF_INSTANT_ONLY: [transfer, '<Dt>2026-11-23</Dt>', '<DtTm>2026-11-23T10:00:00</DtTm>'],
  CREDITOR_ID: [debit, 'DE98ZZZ09999999999', 'DE97ZZZ09999999999'],
  OWN_AGENT: [transfer, 'NOTPROVIDED', 'NONE'],
  NAME_MISSING: [transfer, '<Nm>Erika Erfunden</Nm>', ''],
  NAME_LENGTH: [transfer, 'Erika Erfunden', 'E'.repeat(71)],
  NAME_CHARACTERS: [transfer, 'Erika Erfunden', 'Erika Erfundén'],
  IBAN_MISSING: [transfer, '<IBAN>DE75512108001245126199</IBAN>', '<Othr><Id>4711</Id></Othr>'],
  IBAN_WRONG: [transfer, 'DE75512108001245126199', 'DE75512108001245126198'],
  BIC_FORM: [transfer, 'COBADEFFXXX', 'COBADEFFXX'],
  ADDRESS_UNSTRUCTURED: [transfer, '<TwnNm>Musterstadt</TwnNm>', '<TwnNm>Musterstadt</TwnNm><Ctry>DE</Ctry><AdrLine>Am Markt 1</AdrLine>'],
  ADDRESS_INCOMPLETE: [transfer, '<TwnNm>Musterstadt</TwnNm>', ''],
  ADDRESS_COUNTRY: [transfer, '<Ctry>DE</Ctry>', '<Ctry>Deutschland</Ctry>'],
  ADDRESS_LENGTH: [transfer, 'Musterstadt', 'M'.repeat(36)],
  ADDRESS_CHARACTERS: [transfer, 'Musterstadt', 'Musterstadt*'],
  END_TO_END_FORM: [transfer, 'O-000018', ID],
  INSTRUCTION_ID_FORM: [transfer, '<PmtId>', '<PmtId><InstrId>ä</InstrId>'],
  AMOUNT_FORM: [transfer, '>250.00<', '>250.005<'],
  AMOUNT_RANGE: [transfer, '>250.00<', '>1000000000.00<'],
  CURRENCY_NOT_EUR: [transfer, 'Ccy="EUR">250', 'Ccy="CHF">250'],
  OTHER_AGENT: [transfer, '<BICFI>COBADEFFXXX</BICFI>', '<Othr><Id>NOTPROVIDED</Id></Othr>'],
  OTHER_AGENT_OF_DEBIT: [debit, /(<DbtrAgt>.*)NOTPROVIDED/, '$1NONE'],
  REMITTANCE_ONCE: [transfer, '<Ustrd>', '<Ustrd>a</Ustrd><Ustrd>'],
  REMITTANCE_LENGTH: [transfer, 'Rechnung R-2026-17', 'R'.repeat(140)],
  REMITTANCE_CHARACTERS: [transfer, 'Rechnung R-2026-17', 'Rechnung №17'],
  REFERENCE_CHECK_DIGITS: [transfer, 'RF18539007547034', 'RF19539007547034'],
  PURPOSE_FORM: [transfer, '<RmtInf>', '<Purp><Cd>SALARY</Cd></Purp><RmtInf>'],
  CHARGES_OF_A_PAYMENT: [transfer, '</Amt>', '</Amt><ChrgBr>CRED</ChrgBr>'],
  MANDATE_ID_FORM: [debit, 'HUND-4711', 'HUND_4711'],
  MANDATE_DAY: [debit, /<DtOfSgntr>.*<\/DtOfSgntr>/, ''],
};

describe('rules', () => {
  test('the examples break none', async () => {
    expect(await check(transfer)).toMatchObject({
      kind: 'pain.001',
      version: '09',
      payments: 1,
      transactions: 2,
      sumCents: 130_625n,
      findings: [],
    });
    expect(await check(debit)).toMatchObject({
      kind: 'pain.008',
      version: '08',
      payments: 1,
      transactions: 1,
      sumCents: 4850n,
      findings: [],
    });
  });

  test.each(Object.entries(BREAKING))('%s', async (rule, [text, before, after]) => {
    const broken = text.replace(before, after);
    expect(broken).not.toBe(text);
    const { findings } = await check(broken);
    const found = findings.find((one) => one.rule === rule);
    expect(found).toBeDefined();
    for (const locale of ['de', 'en'] as const) expect(painFindingSentence(found!, locale)).not.toMatch(/[{}?]|undefined/);
  });

  test.each([
    [transfer, '<EndToEndId>O-000018</EndToEndId>', '', 'SCHEMA_ELEMENT_MISSING'],
    [transfer, '<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>SLEV</ChrgBr><Hello/>', 'SCHEMA_ELEMENT_UNEXPECTED'],
    [debit, '<CreDtTm>2026-11-22T21:00:00Z<', '<CreDtTm>22.11.2026<', 'SCHEMA_VALUE'],
  ])('what departs from the schema is an error', async (text, before, after, rule) => {
    expect((await check(text.replace(before, after))).findings).toContainEqual(expect.objectContaining({ rule, severity: 'error' }));
  });

  test('where a rule is broken is said as the order file says it', async () => {
    const { findings } = await check(transfer.replace('DE75512108001245126199', 'DE75512108001245126198'));
    expect(findings).toMatchObject([{ path: 'payments[0].transactions[1].creditor.iban', params: { why: 'IBAN_CHECK_DIGITS' } }]);
  });

  test('what follows from another fault is not told beside it', async () => {
    const negative = await check(transfer.replace('>250.00<', '>-250.00<'));
    expect(negative.findings.map(({ rule }) => rule)).toEqual(['AMOUNT_FORM']);
    const purpose = await check(transfer.replace('<RmtInf>', '<Purp><Cd>SALARY</Cd></Purp><RmtInf>'));
    expect(purpose.findings.map(({ rule, path }) => [rule, path])).toEqual([['PURPOSE_FORM', 'payments[0].transactions[0].purpose']]);
  });

  test.each([
    ['OTHER_MESSAGE', transfer.replaceAll('CstmrCdtTrfInitn', 'BkToCstmrStmt')],
    ['XML_WITH_DOCTYPE', transfer.replace('<Document', '<!DOCTYPE d><Document')],
    ['FILE_EMPTY', ''],
  ])('%s', async (code, text) => expect(await checkPain([new TextEncoder().encode(text)])).toMatchObject({ ok: false, error: { code } }));
});

describe('writing', () => {
  test('the same input gives the same bytes, and no clock is asked', async () => {
    expect(await xmlOf(fileOf(example('transfer')))).toBe(transfer);
    expect(transfer).toContain('<CreDtTm>2026-11-22T21:00:00Z</CreDtTm>');
    expect(transfer.match(/PstlAdr>/g)).toHaveLength(2);
  });

  test('characters are converted and told, never dropped', async () => {
    const written = await writePain(fileOf(example('transfer')));
    expect(written.ok && written.value.conversions).toEqual([
      {
        path: 'payments[0].transactions[0].creditor.name',
        given: 'Café Émile & Söhne',
        written: 'Cafe Emile & Söhne',
        changes: ['é → e', 'É → E'],
      },
    ]);
    expect(transfer).toContain('<Nm>Cafe Emile &amp; Söhne</Nm>');
  });

  test('an instant payment may have a time', async () => {
    const file = fileOf(example('transfer'));
    const payments = file.payments.map((group) => ({ ...(group as TransferGroup), instant: true, time: '17:30:00' }));
    const xml = await xmlOf({ ...file, kind: 'transfer', payments });
    expect(xml).toContain('<DtTm>2026-11-23T17:30:00</DtTm>');
    expect(xml).toContain('<LclInstrm><Cd>INST</Cd></LclInstrm>');
  });

  test('one error, and there is no file', async () => {
    const file = fileOf(example('transfer'));
    const [group] = file.payments as readonly TransferGroup[];
    const [first, second] = group!.transactions;
    const payments = [{ ...group!, transactions: [first!, { ...second!, endToEndId: 'O-000017', remittance: 'x'.repeat(141) }] }];
    const written = await writePain({ ...file, kind: 'transfer', payments });
    expect(written.ok).toBe(false);
    expect(!written.ok && written.error.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['END_TO_END_TWICE', 'REMITTANCE_LENGTH', 'REMITTANCE_ONCE']),
    );
  });

  test('whatever the texts are, what is written breaks no rule but their length', async () => {
    const file = fileOf(example('transfer'));
    const [group] = file.payments as readonly TransferGroup[];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
        async (name, remittance) => {
          const transactions = group!.transactions
            .slice(0, 1)
            .map((one) => ({ ...one, remittance, creditor: { ...one.creditor, name: `N${name}` } }));
          const written = await writePain({ ...file, kind: 'transfer', payments: [{ ...group!, transactions }] });
          const rules = written.ok ? [] : written.error.map(({ rule }) => rule);
          expect(rules.filter((rule) => !['NAME_LENGTH', 'REMITTANCE_LENGTH', 'SCHEMA_VALUE'].includes(rule))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('order files', () => {
  test.each([
    ['format', { format: 'verbund-payments/2' }, 'NOT_ONE_OF'],
    ['initiator', { initiator: '' }, 'EMPTY_TEXT'],
    ['initiator', { initiator: 'a\u0007b' }, 'NOT_IN_XML'],
    ['createdAt', { createdAt: '22.11.2026' }, 'NOT_AN_INSTANT'],
    ['payments', { payments: {} }, 'NOT_A_LIST'],
    ['hello', { hello: 1 }, 'UNKNOWN_MEMBER'],
  ])('%s', (field, change, code) => {
    expect(readPaymentFile({ ...(example('transfer') as object), ...change })).toMatchObject({ ok: false, error: [{ code, field }] });
  });

  test('unstructured address lines cannot be given at all', () => {
    const text = JSON.stringify(example('transfer')).replace('"street":"Am Markt"', '"lines":["Am Markt 1"]');
    expect(readPaymentFile(JSON.parse(text))).toMatchObject({
      ok: false,
      error: [{ code: 'UNKNOWN_MEMBER', field: 'payments[0].transactions[0].creditor.address.lines' }],
    });
  });

  test.each([
    ['"amount":"250"', '"amount":"250.005"', 'TOO_MANY_DECIMALS'],
    ['"amount":"250"', '"amount":250', 'NOT_AN_AMOUNT'],
    ['"day":"2026-11-23"', '"day":"2026-02-30"', 'NOT_A_DATE'],
    ['"batchBooking":true', '"batchBooking":"yes"', 'NOT_A_TRUTH'],
    ['"batchBooking":true', '"time":"25:00:00"', 'NOT_A_TIME'],
  ])('%s', (before, after, code) => {
    const text = JSON.stringify(example('transfer')).replace(before, after);
    expect(readPaymentFile(JSON.parse(text))).toMatchObject({ ok: false, error: [{ code }] });
  });
});

describe('characters', () => {
  test.each([
    ['Müller & Groß', 'Müller & Groß'],
    ['Łódź – Café', 'Lodz - Cafe'],
    ['„Zitat“ 50 % ½ €', "'Zitat' 50 v.H. 1/2 EUR"],
    ['a\u0308 zerlegt', 'ä zerlegt'],
    ['北京', '..'],
  ])('%s', (given, written) => expect(convertText(given).text).toBe(written));

  test('whatever is given, all of it is written in what banks take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (given) => {
        const { text, changes } = convertText(given);
        expect(strangeCharacters(text)).toEqual([]);
        expect([...text].length).toBeGreaterThanOrEqual([...given.normalize('NFC')].length);
        expect(changes.length > 0).toBe(text !== given.normalize('NFC'));
      }),
    );
  });

  test.each([
    ['A-1', true],
    ['/A', false],
    ['A/', false],
    ['A//B', false],
    ['Ä', false],
    ['', false],
    [' A', false],
    ['x'.repeat(35), true],
  ])('id %s: %s', (id, good) => expect(isIdForm(id)).toBe(good));
  test.each([
    ['RF18539007547034', true],
    ['RF18539007547035', false],
    ['RF332348236', true],
    ['539007547034', false],
  ])('reference %s: %s', (text, good) => expect(isCreditorReference(text)).toBe(good));
  test.each([
    ['DE98ZZZ09999999999', true],
    ['DE98ABC09999999999', true],
    ['DE98ZZZ09999999998', false],
    ['DE98ZZZ0999999999', false],
  ])('creditor id %s: %s', (text, good) => expect(isCreditorId(text)).toBe(good));
});

test.skipIf(REFERENCE_DATA === null)('p01: 2 payments of 6230.50 EUR, sound by the schema', async () => {
  const { kind, version, transactions, sumCents, findings } = await check(
    readFileSync(join(REFERENCE_DATA ?? '', 'payments/pain/p01-de-sct-salary-001.09.xml'), 'utf8'),
  );
  expect([kind, version, transactions, sumCents]).toEqual(['pain.001', '09', 2, 623_050n]);
  expect(findings.filter(({ rule }) => rule.startsWith('SCHEMA_'))).toEqual([]);
});
