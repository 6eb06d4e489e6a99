// SPDX-License-Identifier: EUPL-1.2
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readStatusReports } from './read-status.ts';
import type { StatusReport } from './status-report.ts';

interface Text {
  readonly version?: string | null;
  readonly group?: string;
  readonly payment?: string;
  readonly transactions?: readonly string[];
}

const reason = (code: string, ...lines: readonly string[]): string =>
  `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn>${lines.map((line) => `<AddtlInf>${line}</AddtlInf>`).join('')}</StsRsnInf>`;

const transaction = (status: string, inner = '', name = 'Erika Erfunden'): string =>
  `<TxInfAndSts><OrgnlEndToEndId>ORDER-1</OrgnlEndToEndId><TxSts>${status}</TxSts>${inner}<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">12.34</InstdAmt></Amt><Cdtr><Pty><Nm>${name}</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>`;

function statusFile({ version = '10', group = '', payment = '', transactions = [] }: Text = {}): string {
  const namespace = version === null ? '' : ` xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"`;
  return `<?xml version="1.0" encoding="UTF-8"?><Document${namespace}><CstmrPmtStsRpt><GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-20T12:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>FILE-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>RUN-1</OrgnlPmtInfId>${payment}${transactions.join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
}

async function read(text: string): Promise<StatusReport> {
  const result = await readStatusReports([new TextEncoder().encode(text)]);
  if (!result.ok) throw new Error(result.error.code);
  return result.value[0]!;
}

describe('statuses', () => {
  test.each(['10', '03'])('of the file, a payment and a transaction, version .%s', async (version) => {
    const report = await read(
      statusFile({
        version,
        group: '<GrpSts>PART</GrpSts>',
        payment: '<PmtInfSts>PART</PmtInfSts>',
        transactions: [transaction('RJCT', reason('AC04', 'Konto', 'erloschen'))],
      }),
    );
    expect(report).toMatchObject({
      kind: 'status',
      version,
      status: 'PART',
      meaning: 'partly',
      messageId: 'S1',
      original: { messageId: 'FILE-1', messageName: 'pain.001.001.09' },
      payments: [
        {
          paymentInformationId: 'RUN-1',
          meaning: 'partly',
          transactions: [
            {
              endToEndId: 'ORDER-1',
              meaning: 'rejected',
              reasons: [{ code: 'AC04', text: 'Konto erloschen' }],
              amountCents: 1234n,
              currency: 'EUR',
            },
          ],
        },
      ],
      findings: [],
    });
  });

  test('without a namespace', async () => {
    const report = await read(statusFile({ version: null, group: '<GrpSts>ACCP</GrpSts>' }));
    expect(report).toMatchObject({ version: null, meaning: 'accepted', findings: [{ code: 'NAMESPACE_MISSING' }] });
  });

  test('a code that nobody knows is told as it stands', async () => {
    const report = await read(statusFile({ transactions: [transaction('ZZZZ')] }));
    expect(report.payments[0]?.transactions[0]).toMatchObject({ status: 'ZZZZ', meaning: 'unknown' });
    expect(report.findings).toMatchObject([{ code: 'STATUS_UNKNOWN', params: { given: 'ZZZZ' } }]);
  });
});

describe('verification of payee', () => {
  test.each([
    ['RCVC', 'match', null],
    ['RVNM', 'no-match', null],
    ['RVNA', 'not-available', null],
  ])('%s is a %s', async (code, meaning, accountName) => {
    const report = await read(statusFile({ transactions: [transaction(code)] }));
    expect(report).toMatchObject({
      kind: 'verification',
      payments: [{ transactions: [{ meaning, accountName, creditorName: 'Erika Erfunden' }] }],
      findings: [],
    });
  });

  test('RVMC names who the account belongs to', async () => {
    const report = await read(
      statusFile({ group: '<GrpSts>RVCM</GrpSts>', transactions: [transaction('RVMC', reason('NMMC', 'Erika Erfunden-Muster'))] }),
    );
    expect(report).toMatchObject({
      kind: 'verification',
      meaning: 'mismatches',
      payments: [{ transactions: [{ meaning: 'close-match', accountName: 'Erika Erfunden-Muster' }] }],
    });
  });

  test('a close match without the name is worth a warning', async () => {
    const report = await read(statusFile({ transactions: [transaction('RVMC')] }));
    expect(report.findings).toMatchObject([{ code: 'VERIFICATION_NAME_MISSING', params: { endToEndId: 'ORDER-1' } }]);
  });
});

test('several reports in a ZIP', async () => {
  const zip = zipSync({
    'a.xml': new TextEncoder().encode(statusFile()),
    'b.xml': new TextEncoder().encode(statusFile({ version: '03' })),
  });
  const result = await readStatusReports([zip]);
  expect(result.ok && result.value.map(({ member, version }) => [member, version])).toEqual([
    ['a.xml', '10'],
    ['b.xml', '03'],
  ]);
});

test.each([
  ['OTHER_MESSAGE', statusFile().replace('pain.002', 'pain.008')],
  ['OTHER_MESSAGE', statusFile().replaceAll('CstmrPmtStsRpt', 'BkToCstmrStmt')],
  ['XML_WITH_DOCTYPE', statusFile().replace('<Document', '<!DOCTYPE d><Document')],
  ['XML_BROKEN', statusFile().slice(0, -5)],
  ['NOT_A_BANK_FILE', ':20:A'],
  ['FILE_EMPTY', ''],
])('%s', async (code, text) => {
  const result = await readStatusReports([new TextEncoder().encode(text)]);
  expect(result).toMatchObject({ ok: false, error: { code } });
});
