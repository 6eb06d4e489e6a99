// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** An issued notice or invoice, as far as those need it who collect the money. */
export interface IssuedDocument {
  readonly documentId: string;
  readonly tenantId: TenantId;
  readonly number: string;
  readonly family: 'notice' | 'invoice';
  /** advance: over instalments, or over changes of them; annual: over a settled period; correction: over differences. */
  readonly kind: 'advance' | 'annual' | 'correction';
  readonly year: number;
  readonly issuedOn: CivilDate;
  /** null for an advance document: its instalments have due dates of their own. */
  readonly dueOn: CivilDate | null;
  /** Of an advance document: none of its instalments is due before, since it must have been delivered; else null. */
  readonly instalmentsFrom: CivilDate | null;
  /** With VAT, before advances; below zero for a credit. */
  readonly grossCents: Cents;
  /** Advances that the document takes off, as they were due. */
  readonly advancesCents: Cents;
  /** gross − advances: what this document newly orders or gives back. */
  readonly assessedCents: Cents;
  /** What of instalments was never received and is asked for by this document in their place: it is owed by them no more. */
  readonly replaced: readonly { readonly year: number; readonly number: number; readonly amountCents: Cents }[];
  /** Its legal basis in one sentence. */
  readonly basis: string;
  /** Set or run that it was made from. */
  readonly sourceId: string;
}

/** What an issued document balances of a surplus or deficit beside what it charges; part of its gross amount. */
export interface CarriedOver {
  readonly lineKey: string;
  readonly label: string;
  readonly tenantId: TenantId;
  readonly family: 'notice' | 'invoice';
  readonly serviceFamilyCode: string;
  /** Without VAT. */
  readonly netCents: Cents;
  readonly vatCode: string;
  readonly ratePermille: number;
}

export interface DocumentBook {
  /** null if there is none, it was not issued, or the reader may not see it. */
  findIssued(reads: Reads, tenantId: TenantId, documentId: string): Promise<IssuedDocument | null>;
  /** In the issued documents that were made from a set, as far as the reader sees the members. */
  carriedOver(reads: Reads, sourceId: string): Promise<readonly CarriedOver[]>;
}

/** Offered by billing. The message DocumentIssued.v1 { documentId, tenantId } tells of each. */
export const documentsPort = definePort<DocumentBook>('billing.documents');
