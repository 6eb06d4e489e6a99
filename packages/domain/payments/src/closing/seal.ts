// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, cents, type Decide, err, type Instant, ok, refusal } from '@kernel/core';
import { type DutyRefusal, holderOf, isRefusal, type LocalRules } from '../order/duty.ts';
import { type Person, personOf, samePerson } from '../person.ts';
import type { ClosingContent } from './content.ts';

/** A hash function, given from outside. */
export type Hash = (text: string) => string;

export interface Signature {
  readonly by: Person;
  readonly at: Instant;
  /** What was signed. */
  readonly hash: string;
}

/** A closing with its hash; two people sign it, and with the second signature the day is closed. */
export interface SealedClosing {
  readonly content: ClosingContent;
  readonly hash: string;
  readonly signatures: readonly Signature[];
  /** The municipality's receipt: whoever there took it in (§ 94 (1) GO NRW). */
  readonly receipt: Signature | null;
}

/** The one text of a closing: what is hashed. */
export const closingText = (content: ClosingContent): string => canonicalJson(content as unknown as Canonical);

export const sealClosing = (content: ClosingContent, hash: Hash): SealedClosing => ({
  content,
  hash: hash(closingText(content)),
  signatures: [],
  receipt: null,
});

export const isClosed = ({ signatures }: SealedClosing): boolean => signatures.length === 2;

/** In order of precedence. */
export type SignClosingRefusal = 'ALREADY_CLOSED' | 'CLOSING_CHANGED' | DutyRefusal | 'SAME_PERSON';

/** Signs what the person saw; the two are different people. */
export const signClosing: Decide<
  { readonly closing: SealedClosing; readonly rules: LocalRules },
  { readonly hash: string },
  SealedClosing,
  SignClosingRefusal
> = ({ closing, rules }, { hash }, circumstances) => {
  if (isClosed(closing)) return err(refusal('ALREADY_CLOSED'));
  if (hash !== closing.hash) return err(refusal('CLOSING_CHANGED'));
  const by = holderOf({ rules, tenantId: closing.content.tenantId, duty: 'close', amountCents: cents(0) }, circumstances);
  if (isRefusal(by)) return err(by);
  if (closing.signatures.some((signature) => samePerson(signature.by, by))) return err(refusal('SAME_PERSON'));
  return ok({ ...closing, signatures: [...closing.signatures, { by, at: circumstances.at, hash }] });
};

/** In order of precedence. */
export type ReceiveClosingRefusal = 'NOT_CLOSED' | 'ALREADY_RECEIVED' | 'CLOSING_CHANGED' | 'NOT_A_PERSON' | 'WRONG_SIDE' | 'SAME_PERSON';

/** The municipality takes the closing in that was delivered to it; none of the two who closed the day gives the receipt. */
export const receiveClosing: Decide<SealedClosing, { readonly hash: string }, SealedClosing, ReceiveClosingRefusal> = (
  closing,
  { hash },
  { by, at },
) => {
  if (!isClosed(closing)) return err(refusal('NOT_CLOSED'));
  if (closing.receipt !== null) return err(refusal('ALREADY_RECEIVED'));
  if (hash !== closing.hash) return err(refusal('CLOSING_CHANGED'));
  const person = personOf(by);
  if (person === null) return err(refusal('NOT_A_PERSON'));
  if (by.side !== 'member') return err(refusal('WRONG_SIDE'));
  const signed = closing.signatures.some((signature) => samePerson(signature.by, person));
  return signed ? err(refusal('SAME_PERSON')) : ok({ ...closing, receipt: { by: person, at, hash } });
};
