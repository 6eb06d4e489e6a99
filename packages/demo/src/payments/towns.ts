// SPDX-License-Identifier: EUPL-1.2
import { germanIban, type TenantId } from '@kernel/core';
import { isCovered, serving } from '../course/standing.ts';
import type { Staff } from '../person.ts';
import { type Member, type Scene, withRole } from '../scene.ts';
import { DEMO_BANKS } from './bank/banks.ts';

interface AccountPlan {
  readonly label: string;
  readonly bank: number;
  readonly number: string;
  readonly openingCents: bigint;
}

/** A municipality whose payments the centre works on. */
export interface PaymentTown {
  readonly member: Member;
  readonly tenantId: TenantId;
  readonly accounts: readonly AccountPlan[];
  /** How many claims its lists hold. */
  readonly claims: number;
  /** One person may determine reason and amount, by its own rules. */
  readonly oneDeterminer: boolean;
  /** Its days are closed every morning. */
  readonly closed: boolean;
  readonly drafter: Staff;
  readonly factual: Staff;
  readonly arithmetical: Staff;
  readonly orderer: Staff;
}

/** The centre's people by what they do with payments. */
export interface Cashiers {
  /** Accepts orders, makes files, hands them over. */
  readonly processor: Staff;
  /** Takes in what banks send and matches it. */
  readonly matcher: Staff;
  /** Makes closings and signs them first. */
  readonly closer: Staff;
  readonly all: readonly Staff[];
  readonly lead: Staff;
  readonly manager: Staff;
}

const GIRO: AccountPlan = { label: 'Girokonto', bank: 0, number: '4711001', openingCents: 184_230_517n };
const TAXES: AccountPlan = { label: 'Abgabenkonto', bank: 1, number: '4711002', openingCents: 62_118_044n };
const FEES: AccountPlan = { label: 'Gebührenkonto', bank: 2, number: '4711003', openingCents: 9_405_210n };

const PLANS = [
  { claims: 620, accounts: [GIRO, TAXES, FEES], oneDeterminer: true, closed: true },
  {
    claims: 420,
    accounts: [
      { ...GIRO, number: '4712001' },
      { ...FEES, number: '4712003' },
    ],
    oneDeterminer: false,
    closed: true,
  },
  { claims: 180, accounts: [{ ...TAXES, label: 'Girokonto', number: '4713002' }], oneDeterminer: false, closed: false },
] as const;

export const ibanOf = ({ bank, number }: AccountPlan): string => germanIban(DEMO_BANKS[bank]?.code ?? '', number);
export const bankNameOf = ({ bank }: AccountPlan): string => DEMO_BANKS[bank]?.name ?? '';

/** Municipalities with the service, those first whose people can sign in. */
export function paymentTowns(scene: Scene): PaymentTown[] {
  const able = scene.members.filter(
    (member) => member.approver !== null && isCovered(member, 'payments', scene.timetable.today) && member.tenant.validity.from !== null,
  );
  const ranked = [...able].sort((a, b) => loginsOf(scene, b) - loginsOf(scene, a));
  return PLANS.flatMap((plan, index): PaymentTown[] => {
    const member = ranked[index];
    const [drafter, second] = member?.clerks ?? [];
    if (!member?.approver || !drafter || !second || loginsOf(scene, ranked[0] as Member) === 0) return [];
    const { treasurer, approver } = member;
    const arithmetical = plan.oneDeterminer ? treasurer : second;
    return [{ ...plan, member, tenantId: member.tenant.id, drafter, factual: treasurer, arithmetical, orderer: approver }];
  });
}

const loginsOf = ({ plan }: Scene, { municipality }: Member): number => plan.memberLogins[municipality.ags]?.length ?? 0;

export function cashiersOf(scene: Scene): Cashiers {
  const all = serving(scene, 'payments', 'clerk');
  const [first, processor = first, matcher = first, closer = first] = all;
  const [lead] = serving(scene, 'payments', 'teamLead');
  if (!first || !processor || !matcher || !closer || !lead) throw new Error('the demo has nobody for payments');
  return { all, processor, matcher, closer, lead, manager: withRole(scene, 'financeReleaser') };
}
