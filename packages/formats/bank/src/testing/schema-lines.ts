// SPDX-License-Identifier: EUPL-1.2
import { child, childrenOf, type XmlNode } from '../xml/xml-node.ts';
import { XmlStream } from '../xml/xml-stream.ts';

function treeOf(text: string): XmlNode {
  const roots: XmlNode[] = [];
  const stream = new XmlStream(
    {
      opened: () => {},
      closed: (node, above) => {
        if (above.length === 0) roots.push(node);
        return above.length > 0;
      },
    },
    { maxBytes: 1e7, maxDepth: 40, maxHeld: 1e6, maxAttributes: 32, maxText: 1e6 },
  );
  stream.write(new TextEncoder().encode(text));
  stream.end();
  const [root] = roots;
  if (root === undefined) throw new Error('no schema');
  return root;
}

const attribute = (node: XmlNode | null, name: string): string => node?.attributes[name] ?? '';
const facet = (node: XmlNode, name: string): string => attribute(child(node, name), 'value') || '-';

function valueLine(restriction: XmlNode): string {
  const codes = childrenOf(restriction, 'enumeration').map((one) => attribute(one, 'value'));
  if (codes.length > 0) return `~ code ${codes.join(' ')}`;
  // An escape of a plus within brackets says nothing else than the plus.
  if (child(restriction, 'pattern') !== null) return `~ match ${facet(restriction, 'pattern').replace('[\\+]', '[+]')}`;
  const base = attribute(restriction, 'base').replace(/^xs:/, '');
  if (base === 'string') return `~ text ${facet(restriction, 'minLength').replace('-', '0')} ${facet(restriction, 'maxLength')}`;
  if (base === 'decimal')
    return `~ decimal ${['fractionDigits', 'totalDigits', 'minInclusive'].map((name) => facet(restriction, name)).join(' ')}`;
  return `~ ${base}`;
}

function timesOf(node: XmlNode): string {
  const times = `${attribute(node, 'minOccurs') || '1'}-${attribute(node, 'maxOccurs') || '1'}`;
  const short: Readonly<Record<string, string>> = { '1-1': '', '0-1': '?', '0-unbounded': '*', '1-unbounded': '+' };
  return short[times] ?? `{${times.replace('-', ',')}}`;
}

function particle(node: XmlNode): string {
  if (node.name === 'any') return '#any';
  if (node.name === 'choice') return node.children.map(particle).join('|');
  return `${attribute(node, 'name')}${timesOf(node)}:${attribute(node, 'type')}`;
}

function complexLine(node: XmlNode): string {
  const extension = child(child(node, 'simpleContent'), 'extension');
  if (extension !== null) {
    const mark = child(extension, 'attribute');
    return `$ ${attribute(extension, 'base')} ${attribute(mark, 'name')}:${attribute(mark, 'type')}`;
  }
  const choice = child(node, 'choice');
  const parts = choice === null ? (child(node, 'sequence')?.children ?? []) : [choice];
  return `= ${parts.map(particle).join(' ')}`;
}

/** The types of a schema in the notation of this package, so that both can be laid beside each other. */
export function schemaLines(text: string): ReadonlyMap<string, string> {
  const schema = treeOf(text);
  const simple = childrenOf(schema, 'simpleType').map(
    (node) => [attribute(node, 'name'), valueLine(child(node, 'restriction') ?? node)] as const,
  );
  const complex = childrenOf(schema, 'complexType').map((node) => [attribute(node, 'name'), complexLine(node)] as const);
  return new Map([...simple, ...complex]);
}
