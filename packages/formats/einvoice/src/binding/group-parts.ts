// SPDX-License-Identifier: EUPL-1.2
import type { XmlElement } from '../xml/xml-element.ts';
import { type Draft, type Part, readParts, writeFilled, writeParts } from './part.ts';
import type { Reading } from './reading.ts';
import type { Keys } from './scalar-parts.ts';

/** Only elements of the name for which this holds belong to the part. */
export type When = (element: XmlElement) => boolean;

const always: When = () => true;
const takesNamed =
  (name: string, when: When) =>
  (element: XmlElement, reading: Reading): boolean =>
    reading.is(element, name) && when(element);

/** An element around parts of the same model; written where one of them has something to say. */
export const wrap = <M>(name: string, parts: readonly Part<M>[], when: When = always): Part<M> => ({
  write: (model, writing) => {
    const content = writeFilled(parts, model, writing);
    return content.length === 0 ? [] : [{ name, content }];
  },
  takes: takesNamed(name, when),
  read: (element, draft, reading) => readParts(parts, element, draft, reading),
});

/** The same for elements that the schema demands: written even if empty. */
export const frame = <M>(name: string, parts: readonly Part<M>[]): Part<M> => ({
  ...wrap(name, parts),
  write: (model, writing) => [{ name, content: writeParts(parts, model, writing) }],
});

/** An element around constants, in every invoice. */
export const constantGroup = <M>(name: string, parts: readonly Part<M>[]): Part<M> => ({ ...frame(name, parts), constant: true });

/** What a model begins with before its members are read: its lists. */
export type Blank<G> = () => Draft<G>;

const memberOf = <G>(draft: object, key: string): G | undefined => (draft as Record<string, G | undefined>)[key];
const setMember = (draft: object, key: string, value: unknown): void => {
  (draft as Record<string, unknown>)[key] = value;
};

/** An element that is a group of the model. Comes it twice, the second fills the gaps of the first, and what both say is reported. */
export const group = <M, K extends Keys<M, object>, G extends object = Exclude<M[K], undefined> & object>(
  name: string,
  key: K,
  parts: readonly Part<G>[],
  blank: Blank<G> = () => ({}),
  when: When = always,
): Part<M> => ({
  group: true,
  write: (model, writing) => {
    const inner = memberOf<G>(model as object, key);
    return inner === undefined ? [] : [{ name, content: writeParts(parts, inner, writing) }];
  },
  takes: takesNamed(name, when),
  read: (element, draft, reading) => {
    const inner = memberOf<Draft<G>>(draft, key) ?? blank();
    setMember(draft, key, inner);
    readParts(parts, element, inner, reading);
  },
});

/** Parts of a group that stand beside parts of the model around it. */
export const lift = <M, K extends Keys<M, object>, G extends object = Exclude<M[K], undefined> & object>(
  key: K,
  parts: readonly Part<G>[],
  blank: Blank<G> = () => ({}),
): Part<M>[] =>
  parts.map((part) => ({
    write: (model, writing) => {
      const inner = memberOf<G>(model as object, key);
      return inner === undefined ? [] : part.write(inner, writing);
    },
    takes: part.takes,
    read: (element, draft, reading) => {
      const inner = memberOf<Draft<G>>(draft, key) ?? blank();
      setMember(draft, key, inner);
      part.read(element, inner, reading);
    },
  }));

type ListKeys<M> = { [K in keyof M]-?: M[K] extends readonly unknown[] ? K : never }[keyof M] & string;
type ItemOf<L> = L extends readonly (infer G)[] ? G : never;

/** An element for each item of a list. */
export const list = <M, K extends ListKeys<M>, G extends object = ItemOf<M[K]> & object>(
  name: string,
  key: K,
  parts: readonly Part<G>[],
  blank: Blank<G> = () => ({}),
  when: When = always,
): Part<M> => ({
  group: true,
  write: (model, writing) => (model[key] as unknown as readonly G[]).map((item) => ({ name, content: writeParts(parts, item, writing) })),
  takes: takesNamed(name, when),
  read: (element, draft, reading) => {
    const items = memberOf<Draft<G>[]>(draft, key) ?? [];
    setMember(draft, key, items);
    const item = blank();
    items.push(item);
    readParts(parts, element, item, reading);
  },
});
