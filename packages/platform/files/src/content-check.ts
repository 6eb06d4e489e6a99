// SPDX-License-Identifier: EUPL-1.2
import { FILE_TYPES, type FileType } from './file-type.ts';
import { zipEntryNames } from './zip-entry-names.ts';

const HEAD_BYTES = 4_096;
/** Enough for the directory of some thousand zip entries; office files have dozens. */
const TAIL_BYTES = 262_144;

const SIGNATURES: Readonly<Partial<Record<FileType, Buffer>>> = {
  pdf: Buffer.from('%PDF-', 'latin1'),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  jpeg: Buffer.from([0xff, 0xd8, 0xff]),
};
const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const ODT_MIME = Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text', 'latin1');
/** Control characters that no text file has; tab, line ends and form feed are text. */
const isControl = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;
const MAIL_HEADER = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+/;
const MAIL_FIELDS = /^(?:from|received|date|message-id|return-path|mime-version):/im;

/** Watches the bytes of one upload go by and says at the end whether they are of the type that the name claims. Holds at most 260 kB. */
export class ContentCheck {
  readonly #type: FileType;
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #controls = false;

  constructor(type: FileType) {
    this.#type = type;
  }

  update(chunk: Buffer): void {
    if (this.#head.length < HEAD_BYTES) this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
    const { content } = FILE_TYPES[this.#type];
    if (content === 'text') this.#controls ||= chunk.some(isControl);
    if (content === 'zip') {
      const joined = Buffer.concat([this.#tail, chunk]);
      this.#tail = Buffer.from(joined.subarray(Math.max(0, joined.length - TAIL_BYTES)));
    }
  }

  matches(): boolean {
    switch (FILE_TYPES[this.#type].content) {
      case 'signature':
        return startsWith(this.#head, SIGNATURES[this.#type]);
      case 'text':
        return !this.#controls && (this.#type !== 'eml' || isMail(this.#head));
      case 'zip':
        return startsWith(this.#head, ZIP_SIGNATURE) && this.#isOfficeFile();
    }
  }

  #isOfficeFile(): boolean {
    const names = zipEntryNames(this.#tail);
    // A macro project in a file that claims to have none is a disguised .docm or .xlsm.
    if (!names || names.some((name) => /(^|\/)vbaproject\.bin$/i.test(name) || name.startsWith('Basic/'))) return false;
    if (this.#type === 'odt') return this.#head.subarray(30, 30 + ODT_MIME.length).equals(ODT_MIME) && names.includes('content.xml');
    return names.includes('[Content_Types].xml') && names.includes(this.#type === 'docx' ? 'word/document.xml' : 'xl/workbook.xml');
  }
}

const startsWith = (head: Buffer, signature: Buffer | undefined): boolean =>
  signature !== undefined && head.subarray(0, signature.length).equals(signature);

function isMail(head: Buffer): boolean {
  const block = MAIL_HEADER.exec(head.toString('latin1').replaceAll('\r\n', '\n'));
  return block !== null && MAIL_FIELDS.test(block[0]);
}
