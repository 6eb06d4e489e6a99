// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, type Iban, ok, parseIban, refusal } from '@kernel/core';
import { type Person, personOf, samePerson } from '../person.ts';
import { isBic } from '../setup/bank-account.ts';

/** Bank details of a payee in one version; they take effect when a second person releases them. */
export interface PayeeAccount {
  readonly id: string;
  readonly payeeId: string;
  readonly detailsVersion: number;
  readonly status: 'proposed' | 'released' | 'rejected' | 'replaced';
  readonly holder: string;
  readonly iban: Iban;
  readonly bic: string | null;
  /** How the change was checked: a letter, a call back at a number that was known before. */
  readonly evidence: string;
  readonly proposedBy: Person;
}

export interface ProposeDetailsState {
  readonly payeeId: string;
  readonly retired: boolean;
  readonly lastVersion: number;
  readonly proposalOpen: boolean;
  readonly released: PayeeAccount | null;
}
export interface DetailsWish {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly evidence: string;
}
/** In order of precedence. */
export type ProposeDetailsRefusal =
  | 'PAYEE_RETIRED'
  | 'PROPOSAL_OPEN'
  | 'NOT_A_PERSON'
  | 'IBAN_INVALID'
  | 'BIC_INVALID'
  | 'DETAILS_UNCHANGED';

/** New or changed bank details: the way by which most invoice frauds go, so that they wait for a second person. */
export const proposeDetails: Decide<ProposeDetailsState, DetailsWish, PayeeAccount, ProposeDetailsRefusal> = (
  { payeeId, retired, lastVersion, proposalOpen, released },
  { holder, iban, bic, evidence },
  { by, newId },
) => {
  if (retired) return err(refusal('PAYEE_RETIRED'));
  if (proposalOpen) return err(refusal('PROPOSAL_OPEN'));
  const proposedBy = personOf(by);
  if (proposedBy === null) return err(refusal('NOT_A_PERSON'));
  const parsed = parseIban(iban);
  if (!parsed.ok) return err(refusal('IBAN_INVALID', { field: 'iban', params: { reason: parsed.error } }));
  if (bic !== null && !isBic(bic)) return err(refusal('BIC_INVALID', { field: 'bic' }));
  if (released !== null && released.iban === parsed.value && released.holder === holder && released.bic === bic)
    return err(refusal('DETAILS_UNCHANGED', { field: 'iban' }));
  return ok({
    ...{ id: newId(), payeeId, detailsVersion: lastVersion + 1, status: 'proposed', holder, iban: parsed.value, bic, evidence, proposedBy },
  });
};

export interface DecideDetailsState {
  readonly retired: boolean;
  readonly account: Pick<PayeeAccount, 'status' | 'proposedBy'>;
}
/** In order of precedence. */
export type ReleaseDetailsRefusal = 'DETAILS_DECIDED' | 'PAYEE_RETIRED' | 'NOT_A_PERSON' | 'SAME_PERSON';

/** A second person has checked the evidence: from now on it is paid there, and no more to the earlier details. */
export const releaseDetails: Decide<DecideDetailsState, Record<never, never>, { readonly decidedBy: Person }, ReleaseDetailsRefusal> = (
  { retired, account },
  _input,
  { by },
) => {
  if (account.status !== 'proposed') return err(refusal('DETAILS_DECIDED'));
  if (retired) return err(refusal('PAYEE_RETIRED'));
  const person = personOf(by);
  if (person === null) return err(refusal('NOT_A_PERSON'));
  return samePerson(person, account.proposedBy) ? err(refusal('SAME_PERSON')) : ok({ decidedBy: person });
};

/** Nobody is paid by a refusal, so that also the person who proposed may take it back. */
export const rejectDetails: Decide<
  DecideDetailsState,
  Record<never, never>,
  { readonly decidedBy: Person },
  'DETAILS_DECIDED' | 'NOT_A_PERSON'
> = ({ account }, _input, { by }) => {
  if (account.status !== 'proposed') return err(refusal('DETAILS_DECIDED'));
  const person = personOf(by);
  return person === null ? err(refusal('NOT_A_PERSON')) : ok({ decidedBy: person });
};
