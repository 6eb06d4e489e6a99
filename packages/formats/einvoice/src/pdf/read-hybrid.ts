// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { PdfObjects } from './pdf-objects.ts';
import { BrokenPdf } from './pdf-scanner.ts';
import { isReference, type PdfDictionary, type PdfValue, textOf } from './pdf-values.ts';
import { TooMuch } from './unpack.ts';

export type ReadHybridCode =
  | 'PDF_TOO_LARGE'
  | 'PDF_NOT_A_PDF'
  | 'PDF_ENCRYPTED'
  | 'PDF_TOO_MUCH'
  | 'PDF_BROKEN'
  | 'PDF_WITHOUT_INVOICE'
  | 'PDF_TWO_INVOICES';

export interface ReadHybridLimits {
  readonly maxBytes: number;
  /** Of everything that has to be unpacked to find the invoice, and of the invoice itself. */
  readonly maxUnpackedBytes: number;
}

export const HYBRID_LIMITS: ReadHybridLimits = { maxBytes: 50_000_000, maxUnpackedBytes: 100_000_000 };

export interface Hybrid {
  /** The invoice as XML, for `readInvoice`. */
  readonly xml: Uint8Array;
  readonly fileName: string;
}

/** Names under which the standards attach the invoice: Factur-X and ZUGFeRD 2, XRechnung in ZUGFeRD, ZUGFeRD 2.0 and 1.0; best first. */
const NAMES: readonly string[] = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];
const MAX_NODES = 1_000;

/** File specifications of the catalogue: the associated files (AF) and the tree of embedded files. */
function fileSpecifications(objects: PdfObjects, catalogue: PdfDictionary): readonly PdfDictionary[] {
  let found = objects.array(catalogue.get('AF')).map((file) => objects.dictionary(file));
  let open: (PdfDictionary | null)[] = [objects.dictionary(objects.dictionary(catalogue.get('Names'))?.get('EmbeddedFiles'))];
  for (let at = 0; at < open.length && at < MAX_NODES; at += 1) {
    const node = open[at];
    if (node === null || node === undefined) continue;
    // Key, file, key, file …
    found = found.concat(objects.array(node.get('Names')).map((file, index) => (index % 2 === 1 ? objects.dictionary(file) : null)));
    open = open.concat(objects.array(node.get('Kids')).map((kid) => objects.dictionary(kid)));
  }
  return found.filter((file) => file !== null);
}

const nameOfFile = (objects: PdfObjects, file: PdfDictionary): string =>
  textOf(objects.resolve(file.get('UF'))) ?? textOf(objects.resolve(file.get('F'))) ?? '';

function streamOfFile(objects: PdfObjects, file: PdfDictionary): PdfValue | undefined {
  const embedded = objects.dictionary(file.get('EF'));
  return embedded?.get('UF') ?? embedded?.get('F');
}

const placeOf = (stream: PdfValue | undefined): number | null => (isReference(stream) ? stream.reference : null);
const isSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);

function findInvoice(bytes: Uint8Array, limits: ReadHybridLimits): Result<Hybrid, Refusal<ReadHybridCode>> {
  const objects = new PdfObjects(bytes, { left: limits.maxUnpackedBytes });
  if (objects.trailers.some((trailer) => trailer.get('Encrypt') !== undefined)) return err(refusal('PDF_ENCRYPTED'));
  const catalogue = objects.catalogue();
  if (catalogue === null) return err(refusal('PDF_BROKEN'));
  const files = fileSpecifications(objects, catalogue).map((file) => ({ file, fileName: nameOfFile(objects, file) }));
  // One file is often named in both places; several that differ would let one reader pay what another never sees.
  const [invoice, ...others] = NAMES.flatMap((name) => files.filter(({ fileName }) => fileName.toLowerCase() === name));
  if (invoice === undefined) return err(refusal('PDF_WITHOUT_INVOICE'));
  const xml = objects.unpacked(streamOfFile(objects, invoice.file));
  if (xml === null) return err(refusal('PDF_BROKEN'));
  const seen = new Set([placeOf(streamOfFile(objects, invoice.file))]);
  for (const { file, fileName } of others) {
    const stream = streamOfFile(objects, file);
    if (seen.has(placeOf(stream))) continue;
    seen.add(placeOf(stream));
    const other = objects.unpacked(stream);
    if (other !== null && isSame(xml, other)) continue;
    const names = [...new Set([invoice.fileName, fileName])].join(', ');
    return err(refusal('PDF_TWO_INVOICES', { params: { file: names } }));
  }
  return ok({ xml, fileName: invoice.fileName });
}

/** Takes the invoice out of a hybrid one (PDF/A-3 of Factur-X or ZUGFeRD). Nothing of the PDF is shown, run or followed. */
export function readHybrid(bytes: Uint8Array, limits: ReadHybridLimits = HYBRID_LIMITS): Result<Hybrid, Refusal<ReadHybridCode>> {
  if (bytes.length > limits.maxBytes) return err(refusal('PDF_TOO_LARGE', { params: { limit: limits.maxBytes } }));
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (!head.includes('%PDF-')) return err(refusal('PDF_NOT_A_PDF'));
  try {
    return findInvoice(bytes, limits);
  } catch (fault) {
    if (fault instanceof TooMuch) return err(refusal('PDF_TOO_MUCH', { params: { limit: limits.maxUnpackedBytes } }));
    if (fault instanceof BrokenPdf) return err(refusal('PDF_BROKEN'));
    throw fault;
  }
}
