// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, civilDate, sumCents } from '@kernel/core';
import type { ChargeLine, MemberCharges, VatRule, Words } from './billable.ts';

/** What a member bears of a deficit (above zero), or gets of a surplus, that a year takes in. */
export interface CarryOverCharge {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly balancingId: string;
  /** null: of the association as a whole. */
  readonly serviceFamilyCode: string | null;
  readonly amountCents: Cents;
  readonly label: Words;
  readonly basis: Words;
  readonly resolution: string;
  readonly calculation: Words;
}

interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const PREFIX = 'carryOver:';

/** Whether a line is no charge of the period, but what is balanced with it. */
export const isCarryOver = ({ lineKey }: Pick<ChargeLine, 'lineKey'>): boolean => lineKey.startsWith(PREFIX);

/** A levy outside VAT, where the member is charged nothing that says otherwise. */
const OF_A_LEVY: VatRule = { code: 'O', ratePermille: 0, basis: '§ 2b UStG', validFrom: civilDate('2020-01-01'), validTo: null };

/**
 * The line of a carry-over: ordered and taxed as the charges of its service are, since it raises or lowers what is paid for them (§ 10 Abs. 1
 * UStG). Of the association as a whole, or where the member is charged nothing of the service, it goes with the levy.
 */
function lineOf(charge: CarryOverCharge, lines: readonly ChargeLine[], { from, to }: Span): ChargeLine {
  const { serviceFamilyCode, amountCents, label, basis, resolution, calculation } = charge;
  const year = to.slice(0, 4);
  const ofYear = lines.filter((line) => line.to.startsWith(year));
  const alike = ofYear.find((line) => line.serviceFamilyCode === serviceFamilyCode) ?? null;
  const levy = ofYear.find(({ form }) => form === 'statutes');
  const rule = alike ?? { form: 'statutes' as const, vat: levy?.vat ?? OF_A_LEVY, agreementNumber: levy?.agreementNumber ?? '' };
  const { form, vat, agreementNumber } = rule;
  const span = { from: from.startsWith(year) ? from : civilDate(`${year}-01-01`), to };
  return {
    ...{ lineKey: `${PREFIX}${charge.balancingId}`, label, serviceFamilyCode: serviceFamilyCode ?? '', ...span, amountCents, basis },
    ...{ agreementNumber, clause: basis.de, resolution, form, vat, calculation },
  };
}

/** Charges with the carry-overs that their period takes in; members that are charged nothing else come in too. */
export function withCarryOvers(
  members: readonly MemberCharges[],
  charges: readonly CarryOverCharge[],
  span: Span,
): readonly MemberCharges[] {
  const known = new Set(members.map(({ tenantId }) => tenantId));
  const added = new Map(
    charges
      .filter(({ tenantId }) => !known.has(tenantId))
      .map(({ tenantId, ags, memberName }) => [tenantId, { tenantId, ags, memberName, lines: [], totalCents: cents(0n) }]),
  );
  return [...members, ...added.values()].map((member) => {
    const own = charges.filter(({ tenantId }) => tenantId === member.tenantId);
    if (own.length === 0) return member;
    const lines = [...member.lines, ...own.map((charge) => lineOf(charge, member.lines, span))];
    return { ...member, lines, totalCents: sumCents(lines.map(({ amountCents }) => amountCents)) };
  });
}
