// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { XmlNode } from '../xml/xml-node.ts';
import { MESSAGE_TYPES } from './messages.ts';
import { type ElementsType, elementsType, type SchemaType, typeNamed } from './notation.ts';

export type SchemaCode = 'SCHEMA_ELEMENT_UNEXPECTED' | 'SCHEMA_ELEMENT_MISSING' | 'SCHEMA_VALUE' | 'SCHEMA_MARK';
export type SchemaFault = (code: SchemaCode, line: number, path: string, params: RefusalParams) => void;

interface Open {
  readonly name: string;
  /** Null: it stands where nothing is defined, or where anything may; what is in it is not looked at. */
  readonly type: SchemaType | null;
  /** Where in the order of elements the last one stood, and how many of its kind there were. */
  at: number;
  last: string;
  count: number;
  children: number;
}

/** Marks of the XML itself, which say nothing about the message. */
const isOfXml = (name: string): boolean =>
  name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xsi:') || name.startsWith('xml:');

/** Follows a message element by element and says where it departs from its definition; holds one line of ancestors, never the message. */
export class SchemaCheck {
  private readonly open: Open[] = [];
  private readonly root: readonly [element: string, type: string] | undefined;
  private readonly fault: SchemaFault;

  /** @param message 'camt.053.08'; of a message without a known definition nothing is said */
  constructor(message: string, fault: SchemaFault) {
    this.root = MESSAGE_TYPES[message];
    this.fault = fault;
  }

  opened(node: XmlNode): void {
    if (this.root === undefined) return;
    const above = this.open.at(-1);
    const type = above === undefined ? this.typeOfRoot(node) : this.typeWithin(above, node);
    if (above !== undefined) above.children += 1;
    if (type !== null) this.marks(node, type);
    this.open.push({ name: node.name, type, at: 0, last: '', count: 0, children: 0 });
  }

  closed(node: XmlNode): void {
    const own = this.open.pop();
    if (own === undefined || own.type === null || own.type.kind === 'any') return;
    if (own.type.kind === 'elements') {
      if (node.text.trim() !== '') this.value(node);
      this.missing(own, own.type, own.type.places.length, node.line);
      return;
    }
    const value = own.type.kind === 'marked' ? typeNamed(own.type.value) : own.type;
    if (value.kind === 'value' && own.children === 0 && !value.holds(node.text)) this.value(node);
  }

  private path(...more: readonly string[]): string {
    return [...this.open.slice(2).map(({ name }) => name), ...more].join('/');
  }

  private value(node: XmlNode): void {
    this.fault('SCHEMA_VALUE', node.line, this.path(node.name), { given: node.text.trim().slice(0, 60) });
  }

  private typeOfRoot(node: XmlNode): SchemaType | null {
    return node.name === 'Document' && this.root !== undefined
      ? elementsType([{ alternatives: [{ name: this.root[0], type: this.root[1], max: 1 }], min: 1 }])
      : null;
  }

  private typeWithin(above: Open, node: XmlNode): SchemaType | null {
    const { type } = above;
    if (type === null || type.kind === 'any') return null;
    const unexpected = (): null => {
      this.fault('SCHEMA_ELEMENT_UNEXPECTED', node.line, this.path(node.name), { element: node.name });
      return null;
    };
    if (type.kind !== 'elements') return unexpected();
    const found = type.byName.get(node.name);
    if (found === undefined || found.at < above.at) return unexpected();
    const again = found.at === above.at && above.last === node.name;
    if (found.at === above.at && above.last !== '' && !again) return unexpected();
    if (again && above.count >= found.max) return unexpected();
    if (!again) this.missing(above, type, found.at, node.line);
    above.at = found.at;
    above.count = again ? above.count + 1 : 1;
    above.last = node.name;
    return typeNamed(found.type);
  }

  /** What must stand before a place and does not. */
  private missing(own: Open, type: ElementsType, before: number, line: number): void {
    for (let at = own.at; at < before; at += 1) {
      const place = type.places[at];
      const stands = at === own.at && own.last !== '' ? own.count : 0;
      if (place === undefined || stands >= place.min) continue;
      const names = place.alternatives.map(({ name }) => name);
      // The element itself is still open while its content is read, and closed when its end is.
      const path = this.open.includes(own) ? this.path() : this.path(own.name);
      this.fault('SCHEMA_ELEMENT_MISSING', line, path, { element: names.slice(0, 4).join(' | ') });
    }
  }

  private marks(node: XmlNode, type: SchemaType): void {
    for (const name in node.attributes) {
      if (isOfXml(name)) continue;
      const value = node.attributes[name] ?? '';
      const holds = type.kind === 'marked' && type.mark === name ? typeNamed(type.markType) : null;
      if (type.kind !== 'any' && (holds?.kind !== 'value' || !holds.holds(value)))
        this.fault('SCHEMA_MARK', node.line, this.path(node.name), { given: `${name}="${value.slice(0, 40)}"` });
    }
    if (type.kind === 'marked' && node.attributes[type.mark] === undefined)
      this.fault('SCHEMA_MARK', node.line, this.path(node.name), { given: type.mark });
  }
}
