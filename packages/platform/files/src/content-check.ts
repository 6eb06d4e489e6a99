// SPDX-License-Identifier: EUPL-1.2
import { FILE_TYPES, type FileType } from './file-type.ts';
import { isJpegHead, isPngHead } from './picture-head.ts';
import { isHarmful, readZipDirectory, type ZipDirectory } from './zip-directory.ts';

const HEAD_BYTES = 4_096;
/** What is kept of the end: for a zip enough for a directory of some thousand entries (office files have dozens). */
const TAIL_BYTES = { zip: 262_144, signature: 1_024, text: 0 } as const;

const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const PDF_SIGNATURE = Buffer.from('%PDF-', 'latin1');
const PDF_END = Buffer.from('%%EOF', 'latin1');
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
  #bytes = 0;

  constructor(type: FileType) {
    this.#type = type;
  }

  update(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#head.length < HEAD_BYTES) this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
    const { content } = FILE_TYPES[this.#type];
    if (content === 'text') this.#controls ||= chunk.some(isControl);
    else {
      const joined = Buffer.concat([this.#tail, chunk]);
      this.#tail = Buffer.from(joined.subarray(Math.max(0, joined.length - TAIL_BYTES[content])));
    }
  }

  /** The directory of an archive, once all bytes have gone by: what it declares is judged, its entries are not unpacked yet. */
  archive(): ZipDirectory | null {
    return FILE_TYPES[this.#type].content === 'zip' ? readZipDirectory(this.#tail, this.#bytes) : null;
  }

  /** Of this type and harmless; of another type than its name claims; or made to harm whoever unpacks it. */
  verdict(): 'fine' | 'otherType' | 'harmful' {
    switch (FILE_TYPES[this.#type].content) {
      case 'signature':
        return this.#hasSignature() ? 'fine' : 'otherType';
      case 'text':
        return !this.#controls && (this.#type !== 'eml' || isMail(this.#head)) ? 'fine' : 'otherType';
      case 'zip':
        return startsWith(this.#head, ZIP_SIGNATURE) ? this.#officeVerdict() : 'otherType';
    }
  }

  #hasSignature(): boolean {
    if (this.#type === 'png') return isPngHead(this.#head);
    if (this.#type === 'jpeg') return isJpegHead(this.#head);
    if (this.#type === 'zip') return startsWith(this.#head, ZIP_SIGNATURE);
    return startsWith(this.#head, PDF_SIGNATURE) && this.#tail.includes(PDF_END);
  }

  #officeVerdict(): 'fine' | 'otherType' | 'harmful' {
    const directory = readZipDirectory(this.#tail, this.#bytes);
    if (directory === null) return 'otherType';
    if (isHarmful(directory)) return 'harmful';
    return this.#isOfficeFile(directory.entries.map(({ name }) => name)) ? 'fine' : 'otherType';
  }

  #isOfficeFile(names: readonly string[]): boolean {
    // A macro project in a file that claims to have none is a disguised .docm or .xlsm.
    if (names.some((name) => /(^|\/)vbaproject\.bin$/i.test(name) || name.startsWith('Basic/'))) return false;
    if (this.#type === 'odt') return this.#head.subarray(30, 30 + ODT_MIME.length).equals(ODT_MIME) && names.includes('content.xml');
    return names.includes('[Content_Types].xml') && names.includes(this.#type === 'docx' ? 'word/document.xml' : 'xl/workbook.xml');
  }
}

const startsWith = (head: Buffer, signature: Buffer): boolean => head.subarray(0, signature.length).equals(signature);

function isMail(head: Buffer): boolean {
  const block = MAIL_HEADER.exec(head.toString('latin1').replaceAll('\r\n', '\n'));
  return block !== null && MAIL_FIELDS.test(block[0]);
}
