// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type Circumstances,
  type CivilDate,
  centsToDecimal,
  isValidOn,
  type Refusal,
  refusal,
  type UserId,
} from '@kernel/core';
import { type Person, personOf } from '../person.ts';

/** What is done to a payment order, one duty each. */
export const DUTIES = ['draft', 'factual', 'arithmetical', 'order', 'accept', 'run', 'release', 'handOver', 'recall', 'close'] as const;
export type Duty = (typeof DUTIES)[number];

/** Up to the order the municipality answers for it, from there on payment processing, which the centre does for it (§ 94 (1) GO NRW). */
export const DUTY_SIDE = {
  draft: 'member',
  factual: 'member',
  arithmetical: 'member',
  order: 'member',
  accept: 'centre',
  run: 'centre',
  release: 'centre',
  handOver: 'centre',
  recall: 'centre',
  close: 'centre',
} as const satisfies Record<Duty, 'member' | 'centre'>;

/** A duty that a municipality's local rules give to a person (§ 32 KomHVO NRW). */
export interface DutyGrant {
  readonly userId: UserId;
  readonly duty: Duty;
  /** Largest amount: of the order, for 'run', 'release' and 'handOver' of the whole file. null: without limit. */
  readonly limitCents: Cents | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** A municipality's own rules for its payments, in the version in force (§ 32 KomHVO NRW). Home: the member. */
export interface LocalRules {
  readonly tenantId: string;
  readonly version: number;
  /** Where it stands in the municipality's own service instruction. */
  readonly clause: string;
  /** Whether one person may determine reason and amount. */
  readonly oneDeterminer: boolean;
  /** Whether whoever determined may also give the order. */
  readonly determinerMayOrder: boolean;
  readonly grants: readonly DutyGrant[];
}

/** In order of precedence. */
export type DutyRefusal = 'OTHER_TENANT' | 'NOT_A_PERSON' | 'WRONG_SIDE' | 'DUTY_NOT_HELD' | 'OVER_LIMIT';

export interface DutyQuestion {
  readonly rules: LocalRules;
  readonly tenantId: string;
  readonly duty: Duty;
  readonly amountCents: Cents;
}

/** The person who may do it, or what speaks against it. */
export function holderOf(question: DutyQuestion, { by, today }: Pick<Circumstances, 'by' | 'today'>): Person | Refusal<DutyRefusal> {
  const { rules, tenantId, duty, amountCents } = question;
  if (rules.tenantId !== tenantId) return refusal('OTHER_TENANT');
  const person = personOf(by);
  if (person === null) return refusal('NOT_A_PERSON');
  if (by.side !== DUTY_SIDE[duty]) return refusal('WRONG_SIDE', { params: { duty, side: DUTY_SIDE[duty] } });
  const held = rules.grants.filter((grant) => grant.duty === duty && grant.userId === person.userId && isValidOn(grant, today));
  if (held.length === 0) return refusal('DUTY_NOT_HELD', { params: { duty, clause: rules.clause } });
  if (held.some(({ limitCents }) => limitCents === null || amountCents <= limitCents)) return person;
  return refusal('OVER_LIMIT', { params: { duty, amount: centsToDecimal(amountCents), clause: rules.clause } });
}

export const isRefusal = <Code extends string>(answer: Person | Refusal<Code>): answer is Refusal<Code> => 'code' in answer;
