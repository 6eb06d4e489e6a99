// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Decide, err, type Iban, ok, parseIban, type Refusal, refusal } from '@kernel/core';
import type { Person } from '../person.ts';

/** CORE: anybody, who may give it back for eight weeks. B2B: companies, whose bank checks the mandate and gives nothing back. */
export const DEBIT_SCHEMES = ['CORE', 'B2B'] as const;
export type DebitScheme = (typeof DEBIT_SCHEMES)[number];
export const MANDATE_SEQUENCES = ['RCUR', 'OOFF'] as const;

/** Days between the notice and the collection, if nothing shorter was agreed (SEPA rulebook, 4.3.4). */
export const NOTICE_DAYS = 14;
/** A mandate that was not used for so long has lapsed (SEPA rulebook, 4.1). */
const LAPSED_AFTER_MONTHS = 36;

/** A debtor's mandate for direct debits. Home: the member. */
export interface DebitMandate {
  readonly id: string;
  readonly tenantId: string;
  /** 1 to 35 characters, unique in the municipality. */
  readonly reference: string;
  readonly debtorName: string;
  readonly debtorIban: Iban;
  readonly signedOn: CivilDate;
  readonly scheme: DebitScheme;
  readonly sequence: (typeof MANDATE_SEQUENCES)[number];
  /** As agreed with the debtor: 1 to 14. */
  readonly noticeDays: number;
  readonly status: 'active' | 'revoked' | 'used';
  readonly lastCollectedOn: CivilDate | null;
  /** Where the signed mandate is. */
  readonly evidence: string;
  readonly createdBy: Person;
}

/** In order of precedence. */
export type EnterMandateRefusal =
  | 'REFERENCE_FORM'
  | 'REFERENCE_TAKEN'
  | 'DEBTOR_MISSING'
  | 'IBAN_INVALID'
  | 'SIGNED_IN_FUTURE'
  | 'NOTICE_DAYS_OUT_OF_RANGE'
  | 'EVIDENCE_MISSING';

type Entered = Omit<DebitMandate, 'id' | 'status' | 'lastCollectedOn'>;

/** Takes a signed mandate in. */
export const enterMandate: Decide<{ readonly taken: boolean }, Entered, DebitMandate, EnterMandateRefusal> = (
  { taken },
  given,
  { today, newId },
) => {
  // A slash at an end, or two of them, no bank takes in an id.
  if (!/^[A-Za-z0-9+?:().,'-](?:\/?[A-Za-z0-9+?:().,'-]){0,34}$/.test(given.reference) || given.reference.length > 35)
    return err(refusal('REFERENCE_FORM', { field: 'reference' }));
  if (taken) return err(refusal('REFERENCE_TAKEN', { field: 'reference' }));
  const name = given.debtorName.trim();
  if (name === '' || name.length > 70) return err(refusal('DEBTOR_MISSING', { field: 'debtorName' }));
  const iban = parseIban(given.debtorIban);
  if (!iban.ok) return err(refusal('IBAN_INVALID', { field: 'debtorIban', params: { reason: iban.error } }));
  if (given.signedOn > today) return err(refusal('SIGNED_IN_FUTURE', { field: 'signedOn' }));
  if (given.noticeDays < 1 || given.noticeDays > NOTICE_DAYS) return err(refusal('NOTICE_DAYS_OUT_OF_RANGE', { field: 'noticeDays' }));
  if (given.evidence.trim() === '') return err(refusal('EVIDENCE_MISSING', { field: 'evidence' }));
  return ok({ ...given, debtorName: name, debtorIban: iban.value, id: newId(), status: 'active', lastCollectedOn: null });
};

const monthsLater = (date: CivilDate, months: number): CivilDate => {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01` as CivilDate;
  return addDays(first, Number(date.slice(8)) - 1);
};

/** What speaks against collecting by a mandate on a day. */
export function mandateFault(
  { reference, status, scheme, lastCollectedOn, signedOn }: DebitMandate,
  wanted: { readonly scheme: DebitScheme; readonly collectOn: CivilDate },
): Refusal<'MANDATE_NOT_ACTIVE' | 'OTHER_SCHEME' | 'MANDATE_LAPSED'> | null {
  if (status !== 'active') return refusal('MANDATE_NOT_ACTIVE', { params: { reference } });
  if (scheme !== wanted.scheme) return refusal('OTHER_SCHEME', { params: { reference } });
  const lapses = monthsLater(lastCollectedOn ?? signedOn, LAPSED_AFTER_MONTHS);
  return wanted.collectOn > lapses ? refusal('MANDATE_LAPSED', { params: { reference, date: lapses } }) : null;
}
