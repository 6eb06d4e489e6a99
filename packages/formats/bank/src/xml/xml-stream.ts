// SPDX-License-Identifier: EUPL-1.2
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ReadingStopped } from '../file-refusal.ts';
import { XmlTextDecoder } from './text-decoder.ts';
import type { XmlNode } from './xml-node.ts';

export interface XmlStreamLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  /** Elements that are held at one time; those that a reader has dealt with do not count. */
  readonly maxHeld: number;
  /** Of one element. */
  readonly maxAttributes: number;
  /** Characters without any mark-up between them. */
  readonly maxText: number;
}

/** A statement of a real bank is 14 deep; a booking with all its details is held, a statement never. */
export const XML_STREAM_LIMITS: XmlStreamLimits = {
  maxBytes: 8_000_000_000,
  maxDepth: 40,
  maxHeld: 50_000,
  maxAttributes: 32,
  maxText: 1_000_000,
};

export interface XmlHandler {
  /** @param depth of the element, 1: the root. @param above the elements that it stands in, the nearest last */
  readonly opened: (node: XmlNode, above: readonly XmlNode[]) => void;
  /** Answers whether the element is to be held in its parent. */
  readonly closed: (node: XmlNode, above: readonly XmlNode[]) => boolean;
}

/** Most elements hold a text alone; one empty list for all of them. */
const NONE: XmlNode[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
const PIECE = 65_536;
const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Bytes in, elements out: a tree of which the handler cuts off what it has dealt with. No document type, so no entity can grow. */
export class XmlStream {
  private readonly decoder = new XmlTextDecoder();
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly open: XmlNode[] = [];
  private readonly limits: XmlStreamLimits;
  private readonly handler: XmlHandler;
  private bytes = 0;
  private held = 0;
  private sinceTag = 0;
  private rooted = false;

  constructor(handler: XmlHandler, limits: XmlStreamLimits = XML_STREAM_LIMITS) {
    this.handler = handler;
    this.limits = limits;
    this.parser.on('error', ({ message }) => this.stop('XML_BROKEN', { column: this.parser.column, message: message.slice(0, 200) }));
    this.parser.on('doctype', () => this.stop('XML_WITH_DOCTYPE'));
    this.parser.on('opentag', (tag) => this.begin(tag));
    this.parser.on('closetag', () => this.close());
    const add = (text: string): void => {
      const top = this.open.at(-1);
      // The line ends between a million bookings would be held by the statement that they stand in.
      if (top === undefined || (top.text === '' && text.trim() === '')) return;
      top.text += text;
    };
    this.parser.on('text', add);
    this.parser.on('cdata', add);
  }

  get line(): number {
    return this.parser.line;
  }

  /** @throws ReadingStopped */
  write(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    if (this.bytes > this.limits.maxBytes) throw new ReadingStopped('FILE_TOO_LARGE', { limit: this.limits.maxBytes });
    for (let at = 0; at < bytes.length; at += PIECE) this.parse(this.decoder.write(bytes.subarray(at, at + PIECE)));
  }

  /** @throws ReadingStopped */
  end(): void {
    this.parse(this.decoder.end());
    this.parser.close();
    if (!this.rooted) throw new ReadingStopped('XML_BROKEN', { line: 1, column: 1, message: 'no element' });
  }

  private parse(text: string): void {
    if (text === '') return;
    this.sinceTag += text.length;
    this.parser.write(text);
    if (this.sinceTag > this.limits.maxText) this.stop('XML_TEXT_TOO_LONG', { limit: this.limits.maxText });
  }

  private stop(
    code: 'XML_BROKEN' | 'XML_WITH_DOCTYPE' | 'XML_TEXT_TOO_LONG',
    params: { column?: number; message?: string; limit?: number } = {},
  ): never {
    throw new ReadingStopped(code, { line: this.parser.line, ...params });
  }

  private attributesOf(tag: SaxesTagPlain): Readonly<Record<string, string>> {
    let count = 0;
    for (const _name in tag.attributes) count += 1;
    if (count === 0) return NO_ATTRIBUTES;
    const limit = this.limits.maxAttributes;
    if (count > limit) throw new ReadingStopped('XML_TOO_MANY_ATTRIBUTES', { line: this.parser.line, limit });
    return tag.attributes;
  }

  private begin(tag: SaxesTagPlain): void {
    this.sinceTag = 0;
    this.rooted = true;
    const { maxDepth, maxHeld } = this.limits;
    this.held += 1;
    if (this.open.length >= maxDepth) throw new ReadingStopped('XML_TOO_DEEP', { line: this.parser.line, limit: maxDepth });
    if (this.held > maxHeld) throw new ReadingStopped('XML_TOO_MANY_ELEMENTS', { line: this.parser.line, limit: maxHeld });
    const node: XmlNode = {
      name: localName(tag.name),
      line: this.parser.line,
      attributes: this.attributesOf(tag),
      children: NONE,
      text: '',
    };
    this.handler.opened(node, this.open);
    this.open.push(node);
  }

  private close(): void {
    this.sinceTag = 0;
    const node = this.open.pop();
    if (node === undefined) return;
    const top = this.open.at(-1);
    if (!this.handler.closed(node, this.open)) this.held -= sizeOf(node);
    else if (top !== undefined && top.children === NONE) top.children = [node];
    else top?.children.push(node);
  }
}

function sizeOf({ children }: XmlNode): number {
  if (children === NONE) return 1;
  let size = 1;
  for (const one of children) size += sizeOf(one);
  return size;
}
