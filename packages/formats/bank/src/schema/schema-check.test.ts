// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { balance, camtFile, payment } from '../testing/camt-file.ts';
import { readText } from '../testing/read-text.ts';
import { REFERENCE_DATA } from '../testing/reference-data.ts';
import { schemaLines } from '../testing/schema-lines.ts';
import { MESSAGE_TYPES } from './messages.ts';
import { TYPE_LINES, typeNamed } from './notation.ts';

const file = (version = '08', message: '053' | '052' | '054' = '053'): string =>
  camtFile({
    version,
    message,
    statements: [
      {
        ...(message === '054' ? { opening: null, closing: null } : { balances: balance('CLAV', '100.00') }),
        entries: [{ amount: '1.00', details: payment({ amount: '1.00' }, 'Dbtr', version) }],
      },
    ],
  });
const faults = async (text: string) => (await readText(text)).statements[0]!.findings.filter(({ code }) => code.startsWith('SCHEMA_'));

test('every type that a message can reach is defined', () => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const type = typeNamed(name);
    if (type.kind === 'marked') for (const inner of [type.value, type.markType]) visit(inner);
    if (type.kind === 'elements') for (const { alternatives } of type.places) for (const inner of alternatives) visit(inner.type);
  };
  for (const [, type] of Object.values(MESSAGE_TYPES)) visit(type);
  expect(seen.size).toBeGreaterThan(450);
});

test.each([
  ['02', '053'],
  ['04', '053'],
  ['08', '053'],
  ['08', '052'],
  ['08', '054'],
] as const)('a sound file of version .%s of camt.%s has no fault', async (version, message) =>
  expect(await faults(file(version, message))).toEqual([]),
);

describe('faults', () => {
  test.each([
    ['SCHEMA_ELEMENT_MISSING', '<CdtDbtInd>CRDT</CdtDbtInd><Sts>', '<Sts>', { element: 'CdtDbtInd' }, 'Stmt/Ntry'],
    ['SCHEMA_ELEMENT_MISSING', '<MsgId>M1</MsgId>', '', { element: 'MsgId' }, 'GrpHdr'],
    [
      'SCHEMA_ELEMENT_MISSING',
      '<Ustrd>Rechnung</Ustrd></RmtInf>',
      '</RmtInf><RltdPric/>',
      { element: 'DealPric | Prtry' },
      'Stmt/Ntry/NtryDtls/TxDtls/RltdPric',
    ],
    ['SCHEMA_ELEMENT_UNEXPECTED', '<Ccy>EUR</Ccy>', '<Ccy>EUR</Ccy><Ccy>EUR</Ccy>', { element: 'Ccy' }, 'Stmt/Acct/Ccy'],
    ['SCHEMA_ELEMENT_UNEXPECTED', '<Id>A1</Id>', '<Id>A1</Id><Hello><World/></Hello>', { element: 'Hello' }, 'Stmt/Hello'],
    ['SCHEMA_ELEMENT_UNEXPECTED', '<Cd>OPBD</Cd>', '<Cd>OPBD</Cd><Prtry>X</Prtry>', { element: 'Prtry' }, 'Stmt/Bal/Tp/CdOrPrtry/Prtry'],
    ['SCHEMA_VALUE', '<MsgId>M1</MsgId>', `<MsgId>${'M'.repeat(36)}</MsgId>`, { given: 'M'.repeat(36) }, 'GrpHdr/MsgId'],
    ['SCHEMA_VALUE', '<Cd>PMNT</Cd>', '<Cd>PAYMENTS</Cd>', { given: 'PAYMENTS' }, 'Stmt/Ntry/BkTxCd/Domn/Cd'],
    [
      'SCHEMA_VALUE',
      '<CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct>',
      '<CreDtTm>2026-02-30T20:00:00</CreDtTm><Acct>',
      { given: '2026-02-30T20:00:00' },
      'Stmt/CreDtTm',
    ],
    [
      'SCHEMA_MARK',
      '<Amt Ccy="EUR">1.00</Amt><RltdPties>',
      '<Amt Ccy="euro">1.00</Amt><RltdPties>',
      { given: 'Ccy="euro"' },
      'Stmt/Ntry/NtryDtls/TxDtls/Amt',
    ],
    ['SCHEMA_MARK', '<Id>A1</Id>', '<Id kind="x">A1</Id>', { given: 'kind="x"' }, 'Stmt/Id'],
  ])('%s: %s', async (code, before, after, params, path) => {
    const text = file().replaceAll('\n', '');
    expect(text).toContain(before);
    const found = await faults(text.replace(before, after));
    expect(found).toMatchObject([{ code, severity: 'warning', where: { path }, params }]);
  });

  test('a value of which something plainer is said is told once', async () => {
    const { statements } = await readText(file().replace('<Amt Ccy="EUR">1.00</Amt><CdtDbtInd>', '<Amt Ccy="EUR">1,00</Amt><CdtDbtInd>'));
    expect(statements[0]?.findings.map(({ code }) => code)).toEqual(['AMOUNT_UNREADABLE']);
  });
});

test.skipIf(REFERENCE_DATA === null).each(Object.entries(MESSAGE_TYPES))('%s is what its schema says', (message, [element, type]) => {
  const [, name = '', version = ''] = /^(.*)\.(\d\d)$/.exec(message) ?? [];
  const lines = schemaLines(readFileSync(join(REFERENCE_DATA ?? '', `iso20022/${name}.001.${version}.xsd`), 'utf8'));
  const own = [...lines.keys()].filter((one) => one !== 'Document').map((one) => [one, TYPE_LINES.get(one)?.join(' ')]);
  expect(own).toEqual([...lines].filter(([one]) => one !== 'Document'));
  expect(lines.get('Document')).toBe(`= ${element}:${type}`);
});
