// SPDX-License-Identifier: EUPL-1.2
import {
  type Conversion,
  checkPain,
  type PainCheck,
  type PainFinding,
  painFindingSentence,
  readPaymentFile,
  writePain,
} from '@formats/bank';
import { centsToDecimal } from '@kernel/core';
import { bytesOf, notOfABank } from '../bank-files.ts';
import { readJsonFile } from '../input-file.ts';
import { placesIn } from '../json-places.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { writeOutputFile } from '../output-file.ts';
import { placedFaults } from '../placed-faults.ts';

const PAYMENT_FILE_LIMIT = 256 * 1024 * 1024;

const SEVERITIES: Readonly<Record<PainFinding['severity'], Bilingual>> = {
  error: both('Fehler', 'error'),
  warning: both('Warnung', 'warning'),
};
const sentenceOf = (finding: PainFinding): Bilingual => both(painFindingSentence(finding, 'de'), painFindingSentence(finding, 'en'));

const findingLine = (place: string, finding: PainFinding): Line =>
  joined(
    `${place}: ${finding.path === '' ? '' : `${finding.path}: `}`,
    SEVERITIES[finding.severity],
    ': ',
    sentenceOf(finding),
    ` [${finding.rule}]`,
  );
const findingJson = (finding: PainFinding) => ({
  ...finding,
  sentence: { de: painFindingSentence(finding, 'de'), en: painFindingSentence(finding, 'en') },
});

const messageOf = ({ kind, version }: PainCheck): string => (version === null ? kind : `${kind}.001.${version}`);

const summary = (place: string, check: PainCheck): Line =>
  joined(
    `${place}: ${messageOf(check)} ${check.messageId ?? '?'}: ${check.transactions} `,
    both('Zahlungen, ', 'payments, '),
    amountText(centsToDecimal(check.sumCents)),
    ' EUR',
  );

const checkJson = (check: PainCheck) => ({
  message: messageOf(check),
  version: check.version,
  messageId: check.messageId,
  payments: check.payments,
  transactions: check.transactions,
  sum: centsToDecimal(check.sumCents),
});

const conversionLine = ({ path, given, written, changes }: Conversion): Line =>
  joined(
    `${path}: `,
    both('geschrieben als ', 'written as '),
    `“${written}” (${changes.join(', ')}; `,
    both('gegeben ', 'given '),
    `“${given}”)`,
  );

/** Findings of what was to be written, with their places in the order file. */
function refusedAt(file: string, text: string, findings: readonly PainFinding[]): Answer {
  const placeOf = placesIn(
    text,
    findings.map(({ path }) => path),
  );
  const placed = findings.map((finding) => ({ finding, place: placeOf(finding.path) }));
  return {
    code: EXIT.refused,
    lines: placed.map(({ finding, place }) => findingLine(`${file}:${place.line}:${place.column}`, finding)),
    json: { ok: false, findings: placed.map(({ finding, place }) => ({ ...findingJson(finding), file, ...place })) },
  };
}

/** `verbund payments pain write FILE.json`: the file for the bank, checked before it is there. */
export async function writePainCommand(file: string, { out }: { readonly out?: string }): Promise<Answer> {
  const { json, text } = await readJsonFile(file, PAYMENT_FILE_LIMIT);
  const read = readPaymentFile(json);
  if (!read.ok) return placedFaults({ file, text }, read.error);
  const written = await writePain(read.value);
  if (!written.ok) return refusedAt(file, text, written.error);
  const { xml, check, conversions } = written.value;
  if (out !== undefined) await writeOutputFile(out, xml);
  const told = [...conversions.map(conversionLine), ...check.findings.map((finding) => findingLine(file, finding))];
  return {
    code: EXIT.done,
    lines: out === undefined ? told : [...told, summary(out, check)],
    ...(out === undefined ? { document: xml } : {}),
    json: {
      ok: true,
      ...checkJson(check),
      conversions,
      findings: check.findings.map(findingJson),
      ...(out === undefined ? { xml } : { file: out }),
    },
  };
}

/** `verbund payments pain check FILE.xml`: what a bank would say about it. */
export async function checkPainCommand(file: string): Promise<Answer> {
  const read = await checkPain(await bytesOf(file));
  if (!read.ok) throw notOfABank(file, read.error);
  const check = read.value;
  const ok = check.findings.every(({ severity }) => severity !== 'error');
  return {
    code: ok ? EXIT.done : EXIT.refused,
    lines: [...check.findings.map((finding) => findingLine(`${file}:${finding.line}`, finding)), summary(file, check)],
    json: { ok, ...checkJson(check), findings: check.findings.map(findingJson) },
  };
}
