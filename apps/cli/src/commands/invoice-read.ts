// SPDX-License-Identifier: EUPL-1.2
import {
  checkInvoice,
  type EinvoiceRefusalCode,
  type Finding,
  HYBRID_LIMITS,
  type Invoice,
  invoiceFileJson,
  isXrechnung,
  readHybrid,
  readInvoice,
  refusalSentence,
  type Syntax,
} from '@formats/einvoice';
import type { Refusal } from '@kernel/core';
import { readInputFile } from '../input-file.ts';
import { bySeverity, findingJson, findingLine, isFatal, tally } from '../invoice-findings.ts';
import { invoiceLines } from '../invoice-view.ts';
import { both, joined, type Line } from '../language.ts';
import { type Answer, CommandRefused, EXIT } from '../outcome.ts';

interface Received {
  readonly syntax: Syntax;
  readonly invoice: Invoice;
  readonly findings: readonly Finding[];
}

const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');

function refused(file: string, fault: Refusal<EinvoiceRefusalCode>): CommandRefused {
  const sentence = both(refusalSentence(fault, 'de'), refusalSentence(fault, 'en'));
  return new CommandRefused({
    code: EXIT.refused,
    lines: [joined(`${file}: `, sentence, ` [${fault.code}]`)],
    json: { ok: false, refusals: [{ ...fault, params: { ...fault.params, file } }] },
  });
}

/** An invoice of somebody else, as it stands, and every rule that it does not keep. @throws CommandRefused */
async function receive(file: string): Promise<Received> {
  const bytes = await readInputFile(file, HYBRID_LIMITS.maxBytes);
  const hybrid = isPdf(bytes) ? readHybrid(bytes) : null;
  if (hybrid?.ok === false) throw refused(file, hybrid.error);
  const read = readInvoice(hybrid?.value.xml ?? bytes);
  if (!read.ok) throw refused(file, read.error);
  const { syntax, invoice, findings } = read.value;
  return { syntax, invoice, findings: [...findings, ...checkInvoice(invoice, { syntax, tolerant: true })].sort(bySeverity) };
}

const kindOf = ({ syntax, invoice }: Received): string => `${isXrechnung(invoice) ? 'XRechnung' : 'EN 16931'}, ${syntax}`;

/** `verbund invoice check FILE`: each rule that the invoice breaks, with severity and place. */
export async function checkInvoiceCommand(file: string): Promise<Answer> {
  const received = await receive(file);
  const { syntax, invoice, findings } = received;
  const fatal = findings.some(isFatal);
  const lineOf = (finding: Finding): Line =>
    joined(`${file}${finding.fileLine === undefined ? '' : `:${finding.fileLine}`}: `, findingLine(finding));
  return {
    code: fatal ? EXIT.refused : EXIT.done,
    lines: [...findings.map(lineOf), joined(`${file}: ${invoice.number ?? '?'}, ${kindOf(received)}: `, tally(findings))],
    json: {
      ok: !fatal,
      syntax,
      ruleSet: isXrechnung(invoice) ? 'XRECHNUNG' : 'EN16931',
      number: invoice.number ?? null,
      findings: findings.map(findingJson),
    },
  };
}

/** `verbund invoice read FILE`: what stands in the invoice. */
export async function readInvoiceCommand(file: string): Promise<Answer> {
  const received = await receive(file);
  const { syntax, invoice, findings } = received;
  return {
    code: EXIT.done,
    lines: [...invoiceLines(invoice), joined(both('Geprüft', 'checked'), ` (${kindOf(received)}): `, tally(findings))],
    json: { ok: true, syntax, invoice: invoiceFileJson(invoice), findings: findings.map(findingJson) },
  };
}
