// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, Cents, CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

interface Words {
  readonly de: string;
  readonly en: string;
}

/** How a service is taxed on the days of its validity; the day of the service decides. */
export interface VatRule {
  /** Codes of EN 16931: O not taxable, E exempt, S standard rate. */
  readonly code: 'O' | 'E' | 'S';
  /** 190 is 19 %; 0 for O and E. */
  readonly ratePermille: number;
  /** Law and section, as it is printed: '§ 4 Nr. 29 UStG'. */
  readonly basis: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** One charge of one member, with everything that orders it. */
export interface BillableLine {
  /** The same for the same charge in every recomputation of its period. */
  readonly lineKey: string;
  readonly label: Words;
  readonly serviceFamilyCode: string;
  /** First and last day of the service. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Without VAT. Of a correction: the difference to what was charged before. */
  readonly amountCents: Cents;
  /** Clause, resolution and agreement, as they are printed. */
  readonly basis: Words;
  readonly agreementNumber: string;
  readonly clause: string;
  readonly resolution: string | null;
  /** statutes: charged by a notice (Bescheid); all others by an invoice (Rechnung). */
  readonly form: 'statutes' | 'publicLawAgreement' | 'serviceContract' | 'administrativeAgreement';
  readonly vat: VatRule;
  /** How the amount came about, in one sentence; empty where the label says all. */
  readonly calculation: Words;
  /** Step by step, where one sentence does not hold it; a deeper step made the one before. */
  readonly steps?: readonly (Words & { readonly depth: number })[];
}

/** What one member is to be charged. */
export interface Billable {
  readonly tenantId: TenantId;
  readonly ags: string;
  readonly memberName: string;
  readonly lines: readonly BillableLine[];
  /** Sum of the lines, without VAT. */
  readonly totalCents: Cents;
}

/** What documents are made from: a released run, a correction of one, or a resolved levy. */
export interface BillableSet {
  readonly sourceId: string;
  /** regular: amounts; correction: differences to the set that 'corrects' names. */
  readonly kind: 'regular' | 'correction';
  /** The set that this one corrects first of all: of a chain of corrections always the regular one. */
  readonly corrects: string | null;
  /** Why a correction was made, as whoever made it wrote it. */
  readonly reason?: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Hash of the result, as it stands in the release. */
  readonly hash: string;
  /** One for each member that is charged something or whose amounts changed, by AGS. */
  readonly billables: readonly Billable[];
}

export interface BillableSource {
  /** null if there is no such set, it is not released, or the reader may not see it. */
  find(reads: Reads, association: AssociationId, sourceId: string): Promise<BillableSet | null>;
}

/** Runs and their corrections; offered by settlement. */
export const runBillablesPort = definePort<BillableSource>('billing.runBillables');

/** Provisional levies of a year; offered by treasury. A line is an instalment, and 'from' and 'to' are those of the year. */
export const levyBillablesPort = definePort<BillableSource>('billing.levyBillables');
