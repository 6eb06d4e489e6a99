// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Instant, OfficeCalendar, TenantId, Validity } from '@kernel/core';
import type { Reads, Writes } from '@platform/database';
import { definePort } from '@platform/use-case';

/** What a decision about a body's request needs to know of the body. */
export interface TenantStanding {
  readonly tenantId: TenantId;
  readonly centreId: TenantId;
  readonly kind: 'centre' | 'member';
  readonly name: string;
  readonly shortName: string;
  readonly colour: string;
  /** null: the centre, or not a member on that day. */
  readonly membership: Validity | null;
  readonly requestsNeedApproval: boolean;
  readonly officeCalendar: OfficeCalendar;
  /** How the centre's staff are shown to members. */
  readonly staffShownAs: 'name' | 'function';
}

/** Inhabitants on a reference date by an official basis. */
export interface SettledPopulation {
  readonly basis: string;
  readonly referenceDate: CivilDate;
  readonly inhabitants: number;
}

/** A member as a settlement sees it. */
export interface SettledMember {
  readonly tenantId: TenantId;
  readonly ags: string;
  readonly name: string;
  /** Every membership that touches the period. */
  readonly memberships: readonly Validity[];
  /** Every count of its inhabitants that was known, on each basis ('census2022', …). */
  readonly populations: readonly SettledPopulation[];
}

/** A municipality of the official register, member or not. */
export interface RegisteredMunicipality {
  readonly ags: string;
  readonly name: string;
  readonly populations: readonly SettledPopulation[];
}

/** Before these days nothing can have happened. */
export interface Beginnings {
  readonly foundedOn: CivilDate;
  /** First day of the first membership of each tenant that is or was a member. */
  readonly memberSince: ReadonlyMap<TenantId, CivilDate>;
}

export interface TenancyPort {
  /** null: no such tenant for this actor. */
  findStanding(writes: Writes, tenantId: TenantId, on: CivilDate): Promise<TenantStanding | null>;
  /** The members of the association whose membership touches the period, as known at the instant. */
  membersOf(reads: Reads, period: { from: CivilDate; to: CivilDate }, known: Instant): Promise<readonly SettledMember[]>;
  /** null: the register does not know the key. */
  findMunicipality(reads: Reads, ags: string, known: Instant): Promise<RegisteredMunicipality | null>;
  /** Every count of these municipalities' inhabitants that the register knew at the instant, by official key. Public: it is no tenant's own. */
  populationsOf(reads: Reads, ags: readonly string[], known: Instant): Promise<ReadonlyMap<string, readonly SettledPopulation[]>>;
  beginnings(reads: Reads): Promise<Beginnings>;
  /** Whether the register knows a count of inhabitants on this basis and day. */
  hasPopulation(reads: Reads, basis: string, referenceDate: CivilDate): Promise<boolean>;
}

export const tenancyPort = definePort<TenancyPort>('tenancy');
