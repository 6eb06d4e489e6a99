// SPDX-License-Identifier: EUPL-1.2
import type { XmlNode } from './xml-element.ts';

/** Characters that XML 1.0 has no way to write, halves of surrogate pairs among them; they are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What XML can write of a text. */
export const writableText = (text: string): string => text.replace(CONTROLS, '').replace(HALVES, '');

/** A carriage return is written as a reference, or the reader would make a line feed of it. */
const escapeText = (text: string): string =>
  writableText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

function writeNode(node: XmlNode, indent: string, out: string[]): void {
  const attributes = Object.entries(node.attributes ?? {})
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
  if (typeof node.content === 'string') {
    out.push(`${indent}<${node.name}${attributes}>${escapeText(node.content)}</${node.name}>\n`);
  } else if (node.content.length === 0) {
    out.push(`${indent}<${node.name}${attributes}/>\n`);
  } else {
    out.push(`${indent}<${node.name}${attributes}>\n`);
    for (const child of node.content) writeNode(child, `${indent}  `, out);
    out.push(`${indent}</${node.name}>\n`);
  }
}

/** The document as text: the same bytes for the same tree. */
export function writeXml(root: XmlNode): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  writeNode(root, '', out);
  return out.join('');
}
