// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../outcome.ts';
import { verbund } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-payments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ENGLISH = { LANG: 'en_GB.UTF-8' };

function put(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const balance = (code: string, amount: string, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
interface Row {
  readonly amount: string;
  readonly direction: 'CRDT' | 'DBIT';
  readonly text: string;
  readonly valueDay?: string;
}
const entry = ({ amount, direction, text, valueDay = '2026-11-20' }: Row, version: string): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>${version === '08' ? '<Cd>BOOK</Cd>' : 'BOOK'}</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>${valueDay}</Dt></ValDt><BkTxCd/><NtryDtls><TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
const camt = (rows: readonly Row[], closing: string, { version = '08', opening = '100.00', sequence = '7' } = {}): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S${sequence}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb><CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', opening, '2026-11-20')}${balance('CLBD', closing, '2026-11-20')}${rows.map((row) => entry(row, version)).join('\n')}</Stmt></BkToCstmrStmt></Document>`;

const ROWS: readonly Row[] = [
  { amount: '20.00', direction: 'CRDT', text: 'Hundesteuer' },
  { amount: '20.00', direction: 'CRDT', text: 'Hundesteuer' },
  { amount: '5.50', direction: 'DBIT', text: 'Porto' },
];

describe('payments statement', () => {
  test('a statement that ties', async () => {
    const path = put('good.xml', camt(ROWS, '134.50'));
    expect(await verbund(ENGLISH, 'payments', 'statement', path, '--json')).toMatchObject({
      code: EXIT.done,
      json: {
        ok: true,
        statements: [
          {
            ...{
              file: path,
              format: 'camt.053',
              version: '08',
              kind: 'end-of-day',
              account: 'DE02120300000000202051',
              currency: 'EUR',
              sequence: '7',
            },
            ...{ opening: '100.00', credits: { count: 2, sum: '40.00' }, debits: { count: 1, sum: '5.50' }, closing: '134.50' },
            ...{ ties: true, difference: '0.00', chain: null, entries: 3, details: 3, findings: [] },
          },
        ],
      },
    });
    const { out } = await verbund({ LANG: 'de_DE.UTF-8' }, 'payments', 'statement', path);
    expect(out).toContain('+ 2 Gutschriften 40,00');
    expect(out).toContain('geht auf');
  });

  test('what does not tie names the entry that was valued tomorrow', async () => {
    const path = put('late.xml', camt([...ROWS, { amount: '9.00', direction: 'CRDT', text: 'spät', valueDay: '2026-11-23' }], '134.50'));
    const { code, json } = await verbund(ENGLISH, 'payments', 'statement', path, '--json');
    expect(code).toBe(EXIT.refused);
    expect(json.statements[0]).toMatchObject({
      ties: false,
      difference: '-9.00',
      explanations: [{ cause: 'valuedLater', only: true, entries: [{ number: 4, amount: '9.00', valueDay: '2026-11-23' }] }],
    });
    const { err } = await verbund(ENGLISH, 'payments', 'statement', path);
    expect(err).toContain('does not tie, difference -9.00');
    expect(err).toContain('entry 4 (9.00, valued 2026-11-23): valued later');
  });

  test('the next statement follows on, in whatever order the files are given', async () => {
    const first = put('first.xml', camt(ROWS, '134.50'));
    const second = put('second.xml', camt([], '134.50', { opening: '134.50', sequence: '9' }).replaceAll('2026-11-20', '2026-11-23'));
    const { json } = await verbund(ENGLISH, 'payments', 'statement', second, first, '--json');
    expect(json.statements[0].chain).toMatchObject({
      previous: { file: first, sequence: '7' },
      holds: true,
      findings: ['SEQUENCE_GAP_EXPLAINED'],
    });
    expect(json.statements[1].chain).toBeNull();
  });

  test('a copy in another version is known as one and no link of the chain', async () => {
    const [first, copy] = [put('v8.xml', camt(ROWS, '134.50')), put('v4.xml', camt(ROWS, '134.50', { version: '04' }))];
    const { code, json } = await verbund(ENGLISH, 'payments', 'statement', first, copy, '--json');
    expect(code).toBe(EXIT.done);
    expect(json.statements.map(({ chain, copyOf }: { chain: unknown; copyOf: unknown }) => [chain, copyOf])).toEqual([
      [null, null],
      [null, { file: first, id: 'S7', sequence: '7' }],
    ]);
  });

  test('a booking on a day that no calendar has ties nothing', async () => {
    const path = put('february.xml', camt([{ amount: '1.00', direction: 'CRDT', text: 'x', valueDay: '2026-02-30' }], '101.00'));
    const { code, json } = await verbund(ENGLISH, 'payments', 'statement', path, '--json');
    expect(code).toBe(EXIT.refused);
    expect(json.statements[0]).toMatchObject({ ties: false, findings: [{ code: 'DATE_UNREADABLE', params: { given: '2026-02-30' } }] });
    expect((await verbund(ENGLISH, 'payments', 'statement', path)).err).toContain('no day of the calendar');
  });

  test('an amount that cannot be read ties nothing', async () => {
    const path = put('thirds.xml', camt([{ amount: '1.005', direction: 'CRDT', text: 'x' }], '101.00'));
    const { code, json } = await verbund(ENGLISH, 'payments', 'statement', path, '--json');
    expect(code).toBe(EXIT.refused);
    expect(json.statements[0]).toMatchObject({
      ties: false,
      difference: null,
      findings: [{ code: 'AMOUNT_TOO_MANY_DECIMALS', where: { line: 1, path: 'Ntry/Amt' } }],
    });
  });

  test.each([
    ['XML_BROKEN', camt(ROWS, '134.50').slice(0, -9), 2],
    ['XML_WITH_DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${camt(ROWS, '134.50')}`, 2],
    ['NOT_A_BANK_FILE', 'Buchung;Betrag', 2],
  ])('%s', async (refused, text, exit) => {
    const good = put('good.xml', camt(ROWS, '134.50'));
    const { code, json, err } = await verbund(ENGLISH, 'payments', 'statement', good, put('bad.xml', text), '--json');
    expect([code, json.refusals[0].code, err]).toEqual([exit, refused, '']);
  });

  test('a file that is not there', async () =>
    expect((await verbund(ENGLISH, 'payments', 'statement', join(folder, 'none'))).code).toBe(EXIT.unavailable));
});

describe('payments lines', () => {
  test('the same day in another version adds nothing, a genuine repeat is kept', async () => {
    const files = [put('v8.xml', camt(ROWS, '134.50')), put('v4.xml', camt(ROWS, '134.50', { version: '04' }))];
    const { code, json } = await verbund(ENGLISH, 'payments', 'lines', ...files, '--json');
    expect(code).toBe(EXIT.done);
    expect(json.lines.map(({ amount, entry: number }: { amount: string; entry: number }) => [number, amount])).toEqual([
      [1, '20.00'],
      [2, '20.00'],
      [3, '-5.50'],
    ]);
    expect(json).toMatchObject({ duplicateCount: 3, unreadable: 0, findings: [] });
    expect(json.duplicates[0]).toMatchObject({ file: files[1], entry: 1, of: { file: files[0], entry: 1 } });
  });

  test.each(['DE02120300000000202051', '12030000/0000202051', '12030000/202051EUR'])(
    'the same day as MT940 of the account %s adds nothing',
    async (account) => {
      const rows = ROWS.map(({ amount, direction, text }) =>
        [`:61:2611201120${direction === 'CRDT' ? 'C' : 'D'}${amount.replace('.', ',')}NTRFNONREF`, `:86:166?00Umsatz?20${text}`].join('\n'),
      );
      const mt940 = `:20:STARTUMS\n:25:${account}\n:28C:7/1\n:60F:C261119EUR100,00\n${rows.join('\n')}\n:62F:C261120EUR134,50\n-\n`;
      const files = [put('day.xml', camt(ROWS, '134.50')), put('day.sta', mt940)];
      const { json } = await verbund(ENGLISH, 'payments', 'lines', ...files, '--json');
      expect([json.lines.length, json.duplicateCount]).toEqual([3, 3]);
      const { json: proved } = await verbund(ENGLISH, 'payments', 'statement', ...files, '--json');
      expect(proved.statements[1].copyOf).toMatchObject({ file: files[0] });
    },
  );
});

describe('payments status', () => {
  const status = (code: string, reason = ''): string =>
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>S</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>F1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>R1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>${code}</TxSts>${reason}</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

  test('a name that matches nearly is told, and stops', async () => {
    const path = put('vop.xml', status('RVMC', '<StsRsnInf><AddtlInf>Erika Erfunden-Muster</AddtlInf></StsRsnInf>'));
    const { code, json } = await verbund(ENGLISH, 'payments', 'status', path, '--json');
    expect(code).toBe(EXIT.refused);
    expect(json.reports[0]).toMatchObject({
      kind: 'verification',
      payments: [{ transactions: [{ endToEndId: 'E1', accountName: 'Erika Erfunden-Muster' }] }],
    });
    expect((await verbund(ENGLISH, 'payments', 'status', path)).err).toContain('the account belongs to “Erika Erfunden-Muster”');
  });

  test.each([
    ['RCVC', EXIT.done],
    ['ACCP', EXIT.done],
    ['RJCT', EXIT.refused],
  ])('%s', async (code, exit) => expect((await verbund(ENGLISH, 'payments', 'status', put('s.xml', status(code)))).code).toBe(exit));

  test('a statement is no status', async () => {
    const { code, json } = await verbund(ENGLISH, 'payments', 'status', put('c.xml', camt(ROWS, '134.50')), '--json');
    expect([code, json.refusals[0]]).toMatchObject([2, { code: 'OTHER_MESSAGE', params: { message: 'camt.053.001.08' } }]);
  });
});
