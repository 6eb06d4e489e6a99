// SPDX-License-Identifier: EUPL-1.2
import { zlibSync } from 'fflate';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

export interface HybridOptions {
  /** As a string of a PDF, with its brackets. */
  readonly fileName?: string;
  /** Objects within packed streams, as PDF 1.5 and later can have them. */
  readonly objectStream?: boolean;
  readonly pack?: boolean;
  /** A reference instead of a number. */
  readonly lengthElsewhere?: boolean;
  readonly trailer?: string;
  /** Put in front of the first object. */
  readonly before?: string;
  readonly byAssociatedFile?: boolean;
  /** Another file, under the same name unless another one is said. */
  readonly second?: string;
  readonly secondName?: string;
}

class Pieces {
  readonly pieces: Uint8Array[] = [];
  add(...parts: readonly (string | Uint8Array)[]): void {
    for (const part of parts) this.pieces.push(typeof part === 'string' ? latin(part) : part);
  }
  stream(head: string, bytes: Uint8Array): void {
    this.add(head, '\nstream\r\n', bytes, '\nendstream\nendobj\n');
  }
  bytes(): Uint8Array {
    return Uint8Array.from(this.pieces.flatMap((piece) => [...piece]));
  }
}

/** A small PDF with an XML file within, built by hand. */
export function hybridPdf(xml: string, options: HybridOptions = {}): Uint8Array {
  const { fileName = '(factur-x.xml)', pack = true, objectStream = false, byAssociatedFile = false } = options;
  const plain = new TextEncoder().encode(xml);
  const file = pack ? zlibSync(plain) : plain;
  const catalogue = byAssociatedFile
    ? '<< /Type /Catalog /Pages 2 0 R /AF [ 3 0 R ] >>'
    : '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Kids [ 6 0 R ] >> >> >>';
  const objects: readonly (readonly [number, string])[] = [
    [1, catalogue],
    [2, '<< /Type /Pages /Kids [] /Count 0 >>'],
    [3, `<< /Type /Filespec /F ${fileName} /AFRelationship /Alternative /Desc (Rechnung \\(XML\\)) /EF << /F 4 0 R >> >>`],
    [6, `<< /Names [ (a) 3 0 R${options.second === undefined ? '' : ' (b) 9 0 R (c) 3 0 R'} ] >>`],
  ];
  const out = new Pieces();
  out.add('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', options.before ?? '');
  if (objectStream) {
    const values = objects.map(([, value]) => value);
    const table = objects.map(([number], at) => `${number} ${values.slice(0, at).join(' ').length + (at > 0 ? 1 : 0)}`).join(' ');
    const body = zlibSync(latin(`${table} ${values.join(' ')}`));
    out.stream(
      `7 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${table.length + 1} /Filter /FlateDecode /Length ${body.length} >>`,
      body,
    );
    out.stream('8 0 obj\n<< /Type /XRef /Root 1 0 R /Size 9 /W [ 1 2 1 ] /Length 0 >>', latin(''));
  } else for (const [number, value] of objects) out.add(`${number} 0 obj\n${value}\nendobj\n`);
  const length = options.lengthElsewhere === true ? '5 0 R' : String(file.length);
  out.stream(`4 0 obj\n<< /Type /EmbeddedFile /Subtype /text#2Fxml ${pack ? '/Filter /FlateDecode ' : ''}/Length ${length} >>`, file);
  out.add(`5 0 obj ${file.length} endobj\n`);
  if (options.second !== undefined) {
    out.add(`9 0 obj\n<< /Type /Filespec /F ${options.secondName ?? fileName} /EF << /F 10 0 R >> >>\nendobj\n`);
    const second = new TextEncoder().encode(options.second);
    out.stream(`10 0 obj\n<< /Type /EmbeddedFile /Length ${second.length} >>`, second);
  }
  if (!objectStream) out.add('trailer\n<< /Size 9 /Root 1 0 R ', options.trailer ?? '', ' >>\n');
  out.add('startxref\n0\n%%EOF\n');
  return out.bytes();
}
