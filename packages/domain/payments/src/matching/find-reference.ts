// SPDX-License-Identifier: EUPL-1.2
import { digitStreams } from './digit-stream.ts';
import { isReference, type ReferenceScheme } from './reference-scheme.ts';

/** How a reference was read: as it stands, or after one mistake was undone. */
export type Repair = 'asWritten' | 'swapped' | 'wrongDigit' | 'missingDigit' | 'extraDigit';

export interface FoundReference {
  readonly reference: string;
  readonly repair: Repair;
}

/** The references of a text that are known, as they stand: right length, right check digit, open. Each once, in their order. */
export function findReferences(text: string, scheme: ReferenceScheme, isKnown: (reference: string) => boolean): FoundReference[] {
  const found = new Set<string>();
  for (const { digits } of digitStreams(text)) {
    for (let at = 0; at + scheme.length <= digits.length; at++) {
      const window = digits.slice(at, at + scheme.length);
      if (isKnown(window) && isReference(window, scheme)) found.add(window);
    }
  }
  return [...found].map((reference) => ({ reference, repair: 'asWritten' }));
}

/** Groups, one or several beside each other, that are as long as a reference or a digit off and are no reference as they stand. */
function nearlyReferences(text: string, scheme: ReferenceScheme): Set<string> {
  const { length } = scheme;
  const found = new Set<string>();
  for (const { digits, edges } of digitStreams(text)) {
    for (const [index, from] of edges.entries()) {
      for (const to of edges.slice(index + 1)) {
        if (to - from > length + 1) break;
        const written = digits.slice(from, to);
        if (written.length >= length - 1 && !isReference(written, scheme)) found.add(written);
      }
    }
  }
  return found;
}

const DIGITS = '0123456789';

function* swaps(written: string): Generator<string> {
  for (let at = 0; at + 1 < written.length; at++)
    if (written[at] !== written[at + 1]) yield `${written.slice(0, at)}${written[at + 1]}${written[at]}${written.slice(at + 2)}`;
}
function* otherDigits(written: string): Generator<string> {
  for (let at = 0; at < written.length; at++)
    for (const digit of DIGITS) if (digit !== written[at]) yield written.slice(0, at) + digit + written.slice(at + 1);
}
function* moreDigits(written: string): Generator<string> {
  for (let at = 0; at <= written.length; at++) for (const digit of DIGITS) yield written.slice(0, at) + digit + written.slice(at);
}
function* fewerDigits(written: string): Generator<string> {
  for (let at = 0; at < written.length; at++) yield written.slice(0, at) + written.slice(at + 1);
}

/** All that one mistake may have made into what is written. */
function* repairs(written: string, length: number): Generator<FoundReference> {
  const tries: readonly (readonly [Repair, Generator<string>])[] =
    written.length < length
      ? [['missingDigit', moreDigits(written)]]
      : written.length > length
        ? [['extraDigit', fewerDigits(written)]]
        : [
            ['swapped', swaps(written)],
            ['wrongDigit', otherDigits(written)],
          ];
  for (const [repair, references] of tries) for (const reference of references) yield { reference, repair };
}

/** Known references that are one mistake away from what is written: two digits swapped, one wrong, missing or too many. */
export function repairReferences(text: string, scheme: ReferenceScheme, isKnown: (reference: string) => boolean): FoundReference[] {
  const found = new Map<string, FoundReference>();
  for (const written of nearlyReferences(text, scheme)) {
    for (const repaired of repairs(written, scheme.length))
      if (isKnown(repaired.reference) && isReference(repaired.reference, scheme) && !found.has(repaired.reference))
        found.set(repaired.reference, repaired);
  }
  return [...found.values()];
}
