// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { readBankFile } from './draft-statement.ts';
import { fileFindingSentence } from './file-findings.ts';
import { judgeFile } from './judge-file.ts';
import { camt053 } from './testing/camt-text.ts';

const judged = async (text: string) => {
  const reading = await readBankFile([new TextEncoder().encode(text)]);
  return judgeFile(reading, { find: () => [], newId: () => '' as never, fileHash: '' }).findings;
};

test('a day that no calendar has is told once of each booking, with its number and line', async () => {
  const entries = ['1.00', '2.00'].map((amount) => ({ amount, day: '2026-02-30' }));
  const found = await judged(camt053({ iban: 'DE02120300000000202051', day: '2026-11-18', entries }));
  const told = found.filter(({ code }) => code === 'DATE_UNREADABLE');
  expect(told).toMatchObject([{ severity: 'error', params: { entry: 1 } }, { params: { entry: 2 } }]);
  expect(told.map((one) => fileFindingSentence(one, 'de'))).toEqual([
    expect.stringMatching(/^Umsatz Nr\. 1, Zeile \d+: „2026-02-30“ ist kein Tag des Kalenders\.$/),
    expect.stringMatching(/^Umsatz Nr\. 2, Zeile \d+: „2026-02-30“ ist kein Tag des Kalenders\.$/),
  ]);
});

test('a payment file in a version that banks no longer take is named as one', async () => {
  const text =
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn><GrpHdr><MsgId>M</MsgId></GrpHdr></CstmrCdtTrfInitn></Document>';
  const [found] = await judged(text);
  expect(found).toMatchObject({ severity: 'error', code: 'OTHER_MESSAGE_OUTDATED' });
  expect(found && fileFindingSentence(found, 'de')).toBe(
    'Die Datei ist eine Zahlungsdatei: pain.001.001.03. Diese Fassung nehmen die Banken seit November 2025 nicht mehr an; es gilt pain.001.001.09.',
  );
});
