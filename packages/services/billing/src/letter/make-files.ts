// SPDX-License-Identifier: EUPL-1.2
import type { DocumentContent } from '@domain/billing';
import { hybridAttachment, writeCii, writeUbl } from '@formats/einvoice';
import { ok, type Refusal, type Result } from '@kernel/core';
import type { Typesetter } from '@platform/typesetting';
import { invoiceOf } from '../einvoice/invoice-of.ts';
import { letterOf } from './letter-of.ts';

export interface MadeFiles {
  readonly pdf: Uint8Array;
  /** null for notices, and for hybrid invoices, which have it within. */
  readonly xml: Uint8Array | null;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of an issued document: a letter, and of an invoice the e-invoice that its recipient wants. The same content, the same bytes. */
export async function makeFiles(content: DocumentContent, typesetter: Typesetter): Promise<Result<MadeFiles, Refusal>> {
  const letter = letterOf(content);
  const format = content.family === 'invoice' ? content.issue?.recipient.format : undefined;
  const printed = await typesetter.render(letter, format === 'hybrid' ? { attachment: hybridAttachment(invoiceOf(content)) } : {});
  if (!printed.ok) return printed;
  const { pdf } = printed.value;
  if (format === 'ubl') return ok({ pdf, xml: bytes(writeUbl(invoiceOf(content))) });
  return ok({ pdf, xml: format === 'cii' ? bytes(writeCii(invoiceOf(content))) : null });
}
