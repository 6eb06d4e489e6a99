// SPDX-License-Identifier: EUPL-1.2

/** A file within the PDF, which makes it a PDF/A-3. */
export interface Attachment {
  /** 'factur-x.xml' */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** 'text/xml' */
  readonly mediaType: string;
  readonly description: string;
  /** alternative: says the same as the pages; data: what they were made from; supplement, source. */
  readonly relationship: 'alternative' | 'data' | 'source' | 'supplement';
  /** What the metadata of the PDF say of it. */
  readonly metadata?: MetadataSchema;
}

/** Properties of a namespace that PDF/A does not know, so their schema is written beside them (ISO 19005-3, 6.6.2.3). */
export interface MetadataSchema {
  readonly title: string;
  readonly namespace: string;
  /** Of the namespace: lower-case letters. */
  readonly prefix: string;
  readonly properties: readonly {
    readonly name: string;
    readonly value: string;
    readonly description: string;
  }[];
}
