// SPDX-License-Identifier: EUPL-1.2
import type { Cents, CivilDate, TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** A file of a document in the store of its member. */
export interface ArchivedFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** A document that bears a number, as an auditor wants it. */
export interface ArchivedDocument {
  readonly documentId: string;
  readonly tenantId: TenantId;
  readonly memberName: string;
  readonly number: string;
  readonly family: 'notice' | 'invoice';
  readonly kind: string;
  /** UNTDID 1001: 326, 380, 381, 384. */
  readonly typeCode: string;
  readonly status: string;
  readonly issuedOn: CivilDate | null;
  readonly netCents: Cents;
  readonly grossCents: Cents;
  readonly correctsNumber: string | null;
  /** Hash of what stands in the document. */
  readonly contentHash: string;
  /** null while it is not made yet, or the document has none. */
  readonly pdf: ArchivedFile | null;
  readonly xml: ArchivedFile | null;
}

/** A number that was drawn; a voided one stays with its reason. */
export interface ArchivedNumber {
  readonly family: 'notice' | 'invoice';
  readonly year: number;
  readonly position: number;
  readonly number: string;
  readonly memberName: string;
  readonly documentId: string;
  readonly drawnAt: string;
  readonly drawnBy: string | null;
  readonly voidedAt: string | null;
  readonly voidedBy: string | null;
  readonly voidReason: string | null;
}

export interface DocumentArchive {
  /** Documents with a number that were made from the set or run, by number. */
  documentsOf(reads: Reads, sourceId: string): Promise<readonly ArchivedDocument[]>;
  /** All numbers of the series that these documents belong to, so that nobody has to believe that none is missing. */
  numbersOf(reads: Reads, sourceId: string): Promise<readonly ArchivedNumber[]>;
}

/** Offered by billing. */
export const documentArchivePort = definePort<DocumentArchive>('billing.documentArchive');
