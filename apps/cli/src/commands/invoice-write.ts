// SPDX-License-Identifier: EUPL-1.2
import {
  checkInvoice,
  type Finding,
  hybridAttachment,
  type Invoice,
  pathOfFinding,
  readInvoiceFile,
  type Syntax,
  writeCii,
  writeUbl,
} from '@formats/einvoice';
import { centsToDecimal, refusal } from '@kernel/core';
import { type Typesetter, typesetter, typesettingSentence } from '@platform/typesetting';
import { readJsonFile } from '../input-file.ts';
import { bySeverity, findingJson, findingLine, isFatal } from '../invoice-findings.ts';
import { invoiceLetter } from '../invoice-letter.ts';
import { placesIn } from '../json-places.ts';
import { amountText, both, joined, type Line } from '../language.ts';
import { fileSentence, unknownValue } from '../messages/index.ts';
import { type Answer, CommandRefused, EXIT, refusedBy } from '../outcome.ts';
import { writeOutputFile } from '../output-file.ts';
import { placedFaults } from '../placed-faults.ts';

const INVOICE_FILE_LIMIT = 64 * 1024 * 1024;

interface Way {
  readonly syntax: Syntax;
  readonly write: (invoice: Invoice) => string;
}
const WAYS: Readonly<Record<string, Way>> = {
  ubl: { syntax: 'UBL', write: writeUbl },
  cii: { syntax: 'CII', write: writeCii },
};
/** Pages with the CII within; bytes, which no terminal takes. */
const PDF = 'pdf';

interface Source {
  readonly file: string;
  readonly text: string;
}

/** Findings with their places in the file, in the order of the file where they are as grave. */
function placed({ file, text }: Source, findings: readonly Finding[]) {
  const placeOf = placesIn(text, findings.map(pathOfFinding));
  const all = findings.map((finding) => ({ finding, path: pathOfFinding(finding), ...placeOf(pathOfFinding(finding)) }));
  const sorted = all.sort((a, b) => bySeverity(a.finding, b.finding) || a.line - b.line || a.column - b.column);
  return {
    lines: sorted.map(
      ({ finding, path, line, column }): Line =>
        joined(`${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}`, findingLine(finding)),
    ),
    json: sorted.map(({ finding, path, line, column }) => ({ ...findingJson(finding), path, file, line, column })),
  };
}

const written = (out: string, { number = '', totals }: Invoice, syntax: string): Line => {
  const due = amountText(centsToDecimal(totals?.due ?? 0n));
  return joined(`${out}: ${number}, ${syntax}, `, both('fällig ', 'due '), due, ' EUR');
};

/** The pages, and a line for text that could not be printed as it stands. @throws CommandRefused */
async function pages(setter: Typesetter, invoice: Invoice): Promise<{ readonly pdf: Uint8Array; readonly lines: readonly Line[] }> {
  const set = await setter.render(invoiceLetter(invoice), { attachment: hybridAttachment(invoice) });
  if (!set.ok) {
    const { error } = set;
    const sentence = both(typesettingSentence(error, 'de'), typesettingSentence(error, 'en'));
    throw new CommandRefused(refusedBy([error], () => sentence));
  }
  const { pdf, substitutions } = set.value;
  const missing = [...new Set(substitutions.flatMap(({ characters }) => characters))].join(', ');
  const told = both(
    `Auf den Seiten durch ein Ersatzzeichen ersetzt: ${missing}. [CHARACTERS_SUBSTITUTED]`,
    `Replaced on the pages by a substitute: ${missing}. [CHARACTERS_SUBSTITUTED]`,
  );
  return { pdf, lines: missing === '' ? [] : [told] };
}

async function writePdf(out: string, invoice: Invoice, told: ReturnType<typeof placed>): Promise<Answer> {
  const setter = typesetter();
  try {
    const { pdf, lines } = await pages(setter, invoice);
    await writeOutputFile(out, pdf);
    const json = { ok: true, syntax: 'CII', number: invoice.number, findings: told.json, out };
    return { code: EXIT.done, lines: [...told.lines, ...lines, written(out, invoice, 'PDF/A-3, CII')], json };
  } finally {
    await setter.close();
  }
}

/** `verbund invoice write FILE.json`: XML of an invoice that breaks no rule; otherwise what is wrong, and nothing is written. */
export async function writeInvoiceCommand(
  file: string,
  { syntax: name, out }: { readonly syntax: string; readonly out?: string },
): Promise<Answer> {
  const way = name === PDF ? WAYS['cii'] : Object.hasOwn(WAYS, name) ? WAYS[name] : undefined;
  if (way === undefined) return unknownValue('--syntax', [...Object.keys(WAYS), PDF], name);
  const { json, text } = await readJsonFile(file, INVOICE_FILE_LIMIT);
  const { invoice, refusals } = readInvoiceFile(json);
  if (refusals.length > 0) return placedFaults({ file, text }, refusals);
  const { syntax, write } = way;
  const findings = checkInvoice(invoice, { syntax });
  const told = placed({ file, text }, findings);
  if (findings.some(isFatal)) return { code: EXIT.refused, lines: told.lines, json: { ok: false, syntax, findings: told.json } };
  if (name === PDF) {
    const missing = refusal('MISSING' as const, { field: '--out' });
    return out === undefined ? refusedBy([missing], () => fileSentence(missing)) : writePdf(out, invoice, told);
  }
  const xml = write(invoice);
  const answer = { ok: true, syntax, number: invoice.number, findings: told.json };
  if (out === undefined) return { code: EXIT.done, document: xml, lines: told.lines, json: { ...answer, xml } };
  await writeOutputFile(out, xml);
  return { code: EXIT.done, lines: [...told.lines, written(out, invoice, syntax)], json: { ...answer, out } };
}
