// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, isValidOn, type OfficeCalendar, type Refusal, refusal, type TenantId, type Validity } from '@kernel/core';
import type { CatalogueService } from './catalogue.ts';
import type { AgreementId } from './desk-ids.ts';

/** An agreement as the desk needs it: which families it covers, and when. */
export interface AgreementCover {
  readonly agreementId: AgreementId;
  readonly familyCodes: readonly string[];
  readonly validity: Validity;
}

/** What the desk must know of a member before it takes a request in. */
export interface MemberStanding {
  readonly tenantId: TenantId;
  /** Null where the tenant never was a member. */
  readonly membership: Validity | null;
  readonly agreements: readonly AgreementCover[];
  /** The member's own calendar: its holidays, its closures, its hours. */
  readonly calendar: OfficeCalendar;
  /** Whether the member wants a second person of its own to approve each request. */
  readonly wantsApproval: boolean;
}

/** The agreement that covers a family on a day; of several the one that began last. */
export function findAgreement(agreements: readonly AgreementCover[], familyCode: string, on: CivilDate): AgreementCover | null {
  const covering = agreements.filter(({ familyCodes, validity }) => familyCodes.includes(familyCode) && isValidOn(validity, on));
  return covering.reduce<AgreementCover | null>(
    (best, cover) => (best === null || cover.validity.from > best.validity.from ? cover : best),
    null,
  );
}

export type StandingRefusalCode = 'MEMBERSHIP_NOT_VALID' | 'NO_VALID_AGREEMENT';

/** No order without a membership and, where the service needs one, a valid agreement. */
export function checkStanding(
  member: Pick<MemberStanding, 'membership' | 'agreements'>,
  service: Pick<CatalogueService, 'familyCode' | 'needsAgreement'>,
  on: CivilDate,
): Refusal<StandingRefusalCode> | null {
  if (member.membership === null || !isValidOn(member.membership, on)) return refusal('MEMBERSHIP_NOT_VALID', { params: { on } });
  if (!service.needsAgreement || findAgreement(member.agreements, service.familyCode, on)) return null;
  return refusal('NO_VALID_AGREEMENT', { field: 'serviceId', params: { family: service.familyCode, on } });
}
