// SPDX-License-Identifier: EUPL-1.2

/** An element that was read: names without prefixes, text without the text of its children. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** As it stands there, white space included. */
  readonly text: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/** An element to be written: its name with its prefix, and either children or a text. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly content: readonly XmlNode[] | string;
}
