// SPDX-License-Identifier: EUPL-1.2
import type { XmlNode } from './xml-node.ts';

/** The namespace that the root declares for itself; null where it declares none. */
function namespaceOf(root: XmlNode): string | null {
  const own = Object.entries(root.attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const iso = own.find(([, uri]) => uri.startsWith('urn:iso:std:iso:20022:tech:xsd:'));
  return iso?.[1] ?? own.find(([name]) => name === 'xmlns')?.[1] ?? null;
}

export interface MessageName {
  readonly name: string;
  readonly version: string;
}

/** Of 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08': 'camt.053' and '08'; null where the root declares no such namespace. */
export function messageOf(root: XmlNode): MessageName | null {
  const [, name, version] = /([a-z]{4}\.\d{3})\.\d{3}\.(\d{2})$/.exec(namespaceOf(root) ?? '') ?? [];
  return name === undefined || version === undefined ? null : { name, version };
}
