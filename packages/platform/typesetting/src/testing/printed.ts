// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import type { MetadataSchema } from '../attachment.ts';
import type { Letter } from '../letter.ts';
import { Press, type Typeset } from '../press.ts';
import { LETTER } from './example-letter.ts';

const press = new Press();
const FURTHER = { unprintable: 'substitute', maxPages: 300 } as const;

export const FACTUR_X: MetadataSchema = {
  title: 'Factur-X PDFA Extension Schema',
  namespace: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
  prefix: 'fx',
  properties: [
    { name: 'DocumentFileName', value: 'factur-x.xml', description: 'Name of the embedded XML file' },
    { name: 'ConformanceLevel', value: 'EN 16931', description: 'Profile of the embedded XML file' },
  ],
};

/** The example, with other members, on the calling thread. */
export const printed = (changes: Partial<Letter> = {}): Typeset =>
  unwrap(press.print({ letter: { ...LETTER, ...changes }, attachment: null, ...FURTHER }));

export const hybridOf = (xml: string, changes: Partial<Letter> = {}): Uint8Array => {
  const attachment = {
    name: 'factur-x.xml',
    bytes: new TextEncoder().encode(xml),
    mediaType: 'text/xml',
    description: 'Rechnung',
    relationship: 'alternative',
    metadata: FACTUR_X,
  } as const;
  return unwrap(press.print({ letter: { ...LETTER, ...changes }, attachment, ...FURTHER })).pdf;
};
