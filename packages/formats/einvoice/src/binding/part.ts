// SPDX-License-Identifier: EUPL-1.2
import type { XmlElement, XmlNode } from '../xml/xml-element.ts';
import type { Reading } from './reading.ts';

/** What writing must know beside the part of the model at hand. */
export interface Writing {
  /** BT-5 */
  readonly currency: string;
  /** BT-6 */
  readonly vatCurrency: string | undefined;
}

/** A model while it is read. */
export type Draft<M> = { -readonly [K in keyof M]?: M[K] };

/**
 * One child element of a parent, in the order of the schema, bound to a part of the model: the same table writes and reads, so the
 * two cannot drift apart.
 */
export interface Part<M> {
  /** Elements for the model; none where the model has nothing to say. */
  readonly write: (model: M, writing: Writing) => readonly XmlNode[];
  readonly takes: (element: XmlElement, reading: Reading) => boolean;
  readonly read: (element: XmlElement, draft: Draft<M>, reading: Reading) => void;
  /** Says the same in every invoice; does not alone make its parent appear. */
  readonly constant?: boolean;
  /** A group of the model: an element without content still says that the group is there. */
  readonly group?: boolean;
}

export const writeParts = <M>(parts: readonly Part<M>[], model: M, writing: Writing): XmlNode[] =>
  parts.flatMap((part) => part.write(model, writing));

/** The same, or nothing where only constants would stand there. */
export function writeFilled<M>(parts: readonly Part<M>[], model: M, writing: Writing): XmlNode[] {
  const written = parts.map((part) => ({ constant: part.constant === true, nodes: part.write(model, writing) }));
  return written.some(({ constant, nodes }) => !constant && nodes.length > 0) ? written.flatMap(({ nodes }) => nodes) : [];
}

/** Gives each child to the part that takes it; the rest is reported. */
export function readParts<M>(parts: readonly Part<M>[], element: XmlElement, draft: Draft<M>, reading: Reading): void {
  reading.inside(element, () => {
    for (const child of element.children) {
      if (child.children.length === 0 && child.text.trim() === '') {
        if (!reading.mayBeEmpty.has(child.name)) reading.report('PEPPOL-EN16931-R008', 'fatal', child, { element: child.name });
        const empty = parts.find(({ group, takes }) => group === true && takes(child, reading));
        empty?.read(child, draft, reading);
        continue;
      }
      const part = parts.find(({ takes }) => takes(child, reading));
      if (part === undefined) reading.report('READ-UNKNOWN-ELEMENT', 'information', child, { element: child.name });
      else part.read(child, draft, reading);
    }
  });
}
