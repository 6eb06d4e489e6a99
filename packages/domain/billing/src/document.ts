// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, type Cents, type CivilDate, canonicalJson, cents } from '@kernel/core';
import type { AdvancePart } from './advances.ts';
import type { ChargeLine } from './billable.ts';
import type { DocumentKind, Family } from './family.ts';
import type { IssuerProfile, RecipientProfile } from './profiles.ts';
import type { TextKind } from './texts.ts';
import type { VatRow } from './vat.ts';

export const DOCUMENT_FORMAT = 'verbund-document/1';

export const DOCUMENT_STATUSES = ['draft', 'announced', 'numbered', 'issued', 'discarded'] as const;
/** numbered: its number is drawn and its files are being made; issued: handed over. */
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** UNTDID 1001: advance, invoice, credit, correction. */
export type TypeCode = '326' | '380' | '381' | '384';

export const ADVANCE_WAYS = ['remainder', 'prepaid'] as const;
/** remainder: advances go off as lines with their VAT (Restrechnung); prepaid: the whole is charged and what was paid goes off (BT-113). */
export type AdvanceWay = (typeof ADVANCE_WAYS)[number];

export interface DocumentTotals {
  /** Sum of the charges, without VAT. */
  readonly netCents: Cents;
  /** VAT that this document shows. */
  readonly vatCents: Cents;
  /** With VAT, before advances. */
  readonly grossCents: Cents;
  /** Advances that the document takes off, as they were due, with VAT. */
  readonly advancesCents: Cents;
  /** gross − advances: what this document newly orders or gives back. */
  readonly assessedCents: Cents;
  /** Of the advances taken off, what is not paid yet; owed by the documents that ordered them. */
  readonly arrearsCents: Cents;
}

/** An earlier document to which this one refers. */
export interface Reference {
  readonly documentId: string;
  readonly number: string;
  readonly issuedOn: CivilDate;
}

export interface DocumentText {
  readonly kind: TextKind;
  /** 0: a sentence of the house itself, where no text of an association can know what is ordered. */
  readonly version: number;
  /** With everything filled in. */
  readonly text: string;
}

/** What is set when the document is issued. */
export interface Issue {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  /** Of a document over instalments: none of them is due before; null: of no other document, nor of those that did not say so at first. */
  readonly instalmentsFrom: CivilDate | null;
  readonly issuer: IssuerProfile;
  readonly recipient: RecipientProfile;
  readonly texts: readonly DocumentText[];
}

/** All that stands in a document; drafts lack the issue. Plain data: its canonical text is hashed. */
export interface DocumentContent {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly family: Family;
  readonly kind: DocumentKind;
  /** Its lines are instalments, due and claimed on days of their own: the document orders or changes them, and is no claim beside them. */
  readonly overInstalments: boolean;
  readonly typeCode: TypeCode;
  readonly groupKey: string;
  readonly year: number;
  readonly member: { readonly tenantId: string; readonly ags: string; readonly name: string };
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The sets that it was made from, with the hashes of their results. */
  readonly sets: readonly { readonly sourceId: string; readonly hash: string }[];
  readonly lines: readonly ChargeLine[];
  readonly advanceWay: AdvanceWay;
  readonly advances: readonly AdvancePart[];
  readonly breakdown: readonly VatRow[];
  readonly totals: DocumentTotals;
  readonly corrects: Reference | null;
  /** Of a correction: why it was made, as whoever made it wrote it. Missing in documents from before it was kept. */
  readonly reason?: string;
  readonly issue: Issue | null;
}

export const canonicalDocument = (content: DocumentContent): string => canonicalJson(content as unknown as Canonical);

/** A content as it was stored: whole cents stand as texts there. */
export function documentFromJson(value: unknown): DocumentContent {
  const content = revived(value) as DocumentContent;
  return { ...content, advances: content.advances.map((part) => withAll(part, content)) };
}

/** Documents did not say all of this at first. */
function withAll(part: Partial<AdvancePart> & Pick<AdvancePart, 'dueCents'>, { year }: DocumentContent): AdvancePart {
  const added = { year, order: { de: '', en: '' }, replacedCents: cents(0n), wholeCents: part.dueCents };
  return { ...added, ...part } as AdvancePart;
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key.endsWith('Cents') && (typeof inner === 'string' || typeof inner === 'number') ? cents(BigInt(inner)) : revived(inner),
    ]),
  );
}
