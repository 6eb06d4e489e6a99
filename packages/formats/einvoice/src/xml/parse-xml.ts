// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { SaxesParser } from 'saxes';
import type { XmlElement } from './xml-element.ts';

export type XmlCode =
  | 'XML_TOO_LARGE'
  | 'XML_NOT_TEXT'
  | 'XML_BROKEN'
  | 'XML_WITH_DOCTYPE'
  | 'XML_TOO_DEEP'
  | 'XML_TOO_MANY_ELEMENTS'
  | 'XML_TOO_MANY_ATTRIBUTES';

export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  /** Of one element. */
  readonly maxAttributes: number;
}

/** Enough for 20,000 lines and for the attachments that XRechnung allows; a real invoice is 12 deep. */
export const XML_LIMITS: XmlLimits = { maxBytes: 50_000_000, maxDepth: 40, maxElements: 600_000, maxAttributes: 32 };

interface Open {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
  readonly line: number;
}

/** Most elements have none; one map for all of them saves a third of the memory. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Ends the parser in the middle of a file; never leaves this file. */
class Stop extends Error {
  readonly refusal: Refusal<XmlCode>;
  constructor(refused: Refusal<XmlCode>) {
    super(refused.code);
    this.refusal = refused;
  }
}

const ENCODINGS = new Set(['utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii']);

/** By its byte order mark, else by the zeros beside its first '<', else by what its first line declares, else UTF-8. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  let encoding = 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) encoding = 'utf-16le';
  else if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) encoding = 'utf-16be';
  else {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
    const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase();
    if (declared !== undefined && !declared.startsWith('utf-16')) encoding = declared;
  }
  if (!ENCODINGS.has(encoding)) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

class TreeBuilder {
  root: XmlElement | null = null;
  private elements = 0;
  private readonly open: Open[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly limits: XmlLimits;

  constructor(limits: XmlLimits) {
    this.limits = limits;
    this.parser.on('error', ({ message }) => this.stop('XML_BROKEN', { column: this.parser.column, message: message.slice(0, 200) }));
    this.parser.on('doctype', () => this.stop('XML_WITH_DOCTYPE'));
    this.parser.on('opentag', (tag) => {
      const attributes = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
      if (attributes.length > limits.maxAttributes) this.stop('XML_TOO_MANY_ATTRIBUTES', { limit: limits.maxAttributes });
      this.begin({
        namespace: tag.uri,
        name: tag.local,
        attributes: attributes.length === 0 ? NO_ATTRIBUTES : new Map(attributes.map(({ local, value }) => [local, value])),
        children: [],
        text: '',
        line: this.parser.line,
      });
    });
    const add = (text: string): void => {
      const top = this.open.at(-1);
      if (top !== undefined) top.text += text;
    };
    this.parser.on('text', add);
    this.parser.on('cdata', add);
    this.parser.on('closetag', () => this.end());
  }

  private stop(code: XmlCode, params: Refusal['params'] = {}): never {
    throw new Stop(refusal(code, { params: { line: this.parser.line, ...params } }));
  }

  private begin(element: Open): void {
    this.elements += 1;
    if (this.elements > this.limits.maxElements) this.stop('XML_TOO_MANY_ELEMENTS', { limit: this.limits.maxElements });
    if (this.open.length >= this.limits.maxDepth) this.stop('XML_TOO_DEEP', { limit: this.limits.maxDepth });
    this.open.push(element);
  }

  private end(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }

  read(text: string): void {
    this.parser.write(text).close();
  }
}

/** Bytes to a tree. No document type is taken, so no entity of its own can grow; nothing is fetched. */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): Result<XmlElement, Refusal<XmlCode>> {
  if (bytes.length > limits.maxBytes) return err(refusal('XML_TOO_LARGE', { params: { limit: limits.maxBytes } }));
  const text = decode(bytes);
  if (text === null) return err(refusal('XML_NOT_TEXT'));
  const builder = new TreeBuilder(limits);
  try {
    builder.read(text);
  } catch (fault) {
    if (fault instanceof Stop) return err(fault.refusal);
    throw fault;
  }
  return builder.root === null ? err(refusal('XML_BROKEN', { params: { line: 1, column: 1, message: 'no element' } })) : ok(builder.root);
}
