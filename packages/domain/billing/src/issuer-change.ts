// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { checkIssuer, type IssuerProfile, type ProfileRefusal } from './profiles.ts';
import type { Person } from './round.ts';

export const ISSUER_CHANGE_STATUSES = ['proposed', 'released', 'discarded'] as const;
export type IssuerChangeStatus = (typeof ISSUER_CHANGE_STATUSES)[number];
const ISSUER_CHANGE_TRANSITIONS = {
  proposed: ['released', 'discarded'],
  released: [],
  discarded: [],
} as const satisfies Record<IssuerChangeStatus, readonly IssuerChangeStatus[]>;

const canBecome = (from: IssuerChangeStatus, to: IssuerChangeStatus): boolean =>
  (ISSUER_CHANGE_TRANSITIONS[from] as readonly IssuerChangeStatus[]).includes(to);

/** A version of who issues the documents, and of the account that members pay to. */
export interface IssuerVersion {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly value: IssuerProfile;
}

/** Another issuer, as somebody wishes it; what holds until then stays until a second person releases it. Home: the centre. */
export interface IssuerChange {
  readonly id: string;
  readonly status: IssuerChangeStatus;
  readonly validFrom: CivilDate;
  readonly value: IssuerProfile;
  readonly proposedBy: Person;
}

/** In order of precedence. */
export type ProposeIssuerRefusal =
  | 'ISSUER_CHANGE_WAITING'
  | 'NOT_A_PERSON'
  | Exclude<ProfileRefusal, 'ROUTING_ID_INVALID'>
  | 'VALID_FROM_IN_THE_PAST'
  | 'VALID_FROM_NOT_LATER';

export interface IssuerState {
  readonly last: Pick<IssuerVersion, 'version' | 'validFrom'> | null;
  readonly isWaiting: boolean;
}

export const proposeIssuer: Decide<
  IssuerState,
  { readonly value: IssuerProfile; readonly validFrom: CivilDate },
  IssuerChange,
  ProposeIssuerRefusal
> = ({ last, isWaiting }, { value, validFrom }, { by, today, newId }) => {
  if (isWaiting) return err(refusal('ISSUER_CHANGE_WAITING'));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const checked = checkIssuer(value);
  if (!checked.ok) return err(checked.error as Refusal<ProposeIssuerRefusal>);
  if (validFrom < today) return err(refusal('VALID_FROM_IN_THE_PAST', { field: 'validFrom', params: { today } }));
  if (last && validFrom < last.validFrom)
    return err(refusal('VALID_FROM_NOT_LATER', { field: 'validFrom', params: { last: last.validFrom } }));
  const proposedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), status: 'proposed', validFrom, value: checked.value, proposedBy });
};

/** In order of precedence. */
export type ReleaseIssuerRefusal = 'ISSUER_CHANGE_DECIDED' | 'NOT_A_PERSON' | 'SAME_PERSON';

/** A second person lets it hold; never for days before, since documents of these bear what held then. */
export const releaseIssuer: Decide<
  { readonly change: IssuerChange; readonly last: IssuerState['last'] },
  Record<never, never>,
  { readonly change: IssuerChange; readonly issuer: IssuerVersion },
  ReleaseIssuerRefusal
> = ({ change, last }, _input, { by, today }) => {
  const { status, proposedBy, value } = change;
  if (!canBecome(status, 'released')) return err(refusal('ISSUER_CHANGE_DECIDED', { params: { status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  if (by.userId === proposedBy.userId || (by.accountId !== null && by.accountId === proposedBy.accountId))
    return err(refusal('SAME_PERSON', { params: { of: 'issuer' } }));
  const validFrom = change.validFrom < today ? today : change.validFrom;
  return ok({ change: { ...change, status: 'released' }, issuer: { version: (last?.version ?? 0) + 1, validFrom, value } });
};

/** In order of precedence. */
export type DiscardIssuerRefusal = 'ISSUER_CHANGE_DECIDED' | 'NOT_A_PERSON';

export const discardIssuer: Decide<IssuerChange, Record<never, never>, IssuerChange, DiscardIssuerRefusal> = (change, _input, { by }) => {
  if (!canBecome(change.status, 'discarded')) return err(refusal('ISSUER_CHANGE_DECIDED', { params: { status: change.status } }));
  return by.userId === null ? err(refusal('NOT_A_PERSON')) : ok({ ...change, status: 'discarded' });
};
