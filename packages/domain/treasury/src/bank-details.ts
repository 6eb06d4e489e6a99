// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, parseIban, type Refusal, refusal } from '@kernel/core';
import type { Person } from './person.ts';

export const MANDATE_KINDS = ['FRST', 'RCUR', 'OOFF', 'FNAL'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

/** Basis- or Firmenlastschrift. */
export const MANDATE_SCHEMES = ['CORE', 'B2B'] as const;
export type MandateScheme = (typeof MANDATE_SCHEMES)[number];

/** A member's leave to collect from its account (SEPA-Lastschriftmandat). */
export interface Mandate {
  readonly id: string;
  readonly signedOn: CivilDate;
  readonly scheme: MandateScheme;
  readonly sequence: MandateKind;
}

/** Where a member is paid, and collected from if it has given a mandate. Never changed: a new version holds instead. Home: the centre. */
export interface BankDetails {
  readonly id: string;
  /** 1, 2, 3 … of the member */
  readonly version: number;
  readonly memberId: string;
  readonly name: string;
  readonly iban: string;
  readonly mandate: Mandate | null;
  readonly enteredBy: Person;
}

export interface BankDetailsInput {
  readonly memberId: string;
  readonly name: string;
  readonly iban: string;
  /** '' without a mandate; then the rest of it is null. */
  readonly mandateId: string;
  readonly signedOn: CivilDate | null;
  /** null with a mandate: CORE, by which everybody may be collected from. */
  readonly scheme: MandateScheme | null;
  readonly sequence: MandateKind | null;
}

/** In order of precedence. */
export type SetBankDetailsRefusal =
  | 'NOT_A_PERSON'
  | 'HOLDER_NAME_INVALID'
  | 'IBAN_INVALID'
  | 'MANDATE_ID_INVALID'
  | 'MANDATE_INCOMPLETE'
  | 'MANDATE_IN_FUTURE';

/** Restricted characters of an id that the scheme passes on as they are. */
const MANDATE_ID = /^[A-Za-z0-9/?:().,'+ -]{1,35}$/;

function mandateRefusal(
  { mandateId, signedOn, scheme, sequence }: BankDetailsInput,
  today: CivilDate,
): Refusal<SetBankDetailsRefusal> | null {
  if (mandateId === '' && (signedOn !== null || scheme !== null || sequence !== null))
    return refusal('MANDATE_INCOMPLETE', { field: 'mandateId' });
  if (mandateId === '') return null;
  if (!MANDATE_ID.test(mandateId)) return refusal('MANDATE_ID_INVALID', { field: 'mandateId' });
  if (signedOn === null) return refusal('MANDATE_INCOMPLETE', { field: 'signedOn' });
  if (sequence === null) return refusal('MANDATE_INCOMPLETE', { field: 'sequence' });
  return signedOn > today ? refusal('MANDATE_IN_FUTURE', { field: 'signedOn' }) : null;
}

export const setBankDetails: Decide<{ readonly last: number }, BankDetailsInput, BankDetails, SetBankDetailsRefusal> = (
  { last },
  input,
  { by, today, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const name = input.name.trim();
  if (name === '' || [...name].length > 70) return err(refusal('HOLDER_NAME_INVALID', { field: 'name' }));
  const iban = parseIban(input.iban);
  if (!iban.ok) return err(refusal('IBAN_INVALID', { field: 'iban' }));
  const wrong = mandateRefusal(input, today);
  if (wrong) return err(wrong);
  const { mandateId, signedOn, scheme, sequence, memberId } = input;
  const mandate = mandateId !== '' && signedOn && sequence ? { id: mandateId, signedOn, scheme: scheme ?? 'CORE', sequence } : null;
  const enteredBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), version: last + 1, memberId, name, iban: iban.value, mandate, enteredBy });
};
