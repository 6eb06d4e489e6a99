// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Attachment } from './attachment.ts';
import { readFonts } from './fonts.ts';
import type { Letter } from './letter.ts';
import { archivalAndAccessible } from './pdf/archival-and-accessible.ts';
import { PrintableText, type Substitution } from './printable-text.ts';
import type { TypesettingCode } from './refusals.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** What one thread is asked. */
export interface PressOrder {
  readonly letter: Letter;
  readonly attachment: Attachment | null;
  readonly unprintable: 'substitute' | 'refuse';
  readonly maxPages: number;
}

export interface Typeset {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Places where characters without a glyph became '\ufffd' or '?'; empty nearly always. */
  readonly substitutions: readonly Substitution[];
}

/** Where the compiler thinks that it works. There is nothing: it reads what it is given, and no file of the machine. */
const WORKSPACE = resolve('/verbund-typesetting-without-files');
const [SHEET_FILE, ATTACHED_FILE] = [resolve(WORKSPACE, 'letter.json'), resolve(WORKSPACE, 'attached')];
/** Letters after which the compiler forgets what no letter used since. */
const REMEMBERED_LETTERS = 8;

const TEMPLATE = readFileSync(new URL('./template/letter.typ', import.meta.url), 'utf8');
/** Sets letters, one at a time; blocks the thread that it is called on. */
export class Press {
  private readonly compiler: NodeCompiler;
  private readonly characters: ReadonlySet<number>;

  constructor() {
    const { files, characters } = readFonts();
    this.characters = characters;
    this.compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: [...files] }] });
  }

  print({ letter, attachment, unprintable, maxPages }: PressOrder): Result<Typeset, Refusal<TypesettingCode>> {
    const printable = new PrintableText(this.characters);
    const sheet = sheetOf(letter, printable);
    const { substitutions } = printable;
    if (unprintable === 'refuse' && substitutions.length > 0) {
      const characters = [...new Set(substitutions.flatMap((one) => one.characters))];
      return err(refusal('LETTER_UNPRINTABLE', { field: substitutions[0]?.at ?? '', params: { characters } }));
    }
    const document = this.compiled({ ...sheet, attachment: attachment === null ? null : { ...attachment, bytes: null } }, attachment);
    if (!document.ok) return document;
    const pages = document.value.numOfPages;
    if (pages > maxPages) return err(refusal('LETTER_TOO_MANY_PAGES', { params: { pages, limit: maxPages } }));
    const pdf = this.written(document.value, attachment);
    this.compiler.evictCache(REMEMBERED_LETTERS);
    return pdf.ok ? ok({ pdf: pdf.value, pages, substitutions }) : pdf;
  }

  private compiled(sheet: Sheet, attachment: Attachment | null): Result<NodeTypstDocument, Refusal<TypesettingCode>> {
    this.compiler.mapShadow(SHEET_FILE, Buffer.from(JSON.stringify(sheet)));
    if (attachment !== null) this.compiler.mapShadow(ATTACHED_FILE, Buffer.from(attachment.bytes));
    const compiled = this.compiler.compile({ mainFileContent: TEMPLATE });
    const document = compiled.result;
    if (document !== null) return ok(document);
    const [first] = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    return err(refusal('LETTER_NOT_TYPESET', { params: { message: String(first?.message ?? 'no document') } }));
  }

  /** PDF/UA-1 by the compiler, which checks it; with an attachment PDF/A-3a as well. */
  private written(document: NodeTypstDocument, attachment: Attachment | null): Result<Uint8Array, Refusal<TypesettingCode>> {
    const accessible = this.exported(document, 'ua-1');
    if (attachment === null || !accessible.ok) return accessible;
    const archival = this.exported(document, 'a-3a');
    return archival.ok
      ? ok(archivalAndAccessible(archival.value, attachment.metadata === undefined ? [] : [attachment.metadata]))
      : archival;
  }

  private exported(document: NodeTypstDocument, pdfStandard: 'ua-1' | 'a-3a'): Result<Uint8Array, Refusal<TypesettingCode>> {
    try {
      return ok(new Uint8Array(this.compiler.pdf(document, { pdfStandard })));
    } catch (fault) {
      // What the standard forbids comes as an error whose text holds the message.
      const [, message = String(fault)] = /message: "([^"]*)"/.exec(String((fault as { readonly code?: unknown }).code ?? fault)) ?? [];
      return err(refusal('LETTER_NOT_TYPESET', { params: { message } }));
    }
  }
}
