// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, sumCents } from '@kernel/core';
import type { AdvanceDue, AdvancePart } from './advances.ts';
import { byText, type ChargeLine, type MemberCharges } from './billable.ts';
import { isCarryOver } from './carry-over.ts';
import { type AdvanceWay, DOCUMENT_FORMAT, type DocumentContent, type DocumentTotals, type Reference, type TypeCode } from './document.ts';
import { type DocumentKind, type Family, type Group, groupsOf } from './family.ts';
import { placeAdvances } from './place-advances.ts';
import { netOf, type Taxed, type VatRow, vatBreakdown, vatOf } from './vat.ts';

/** An issued document of the set that a correction corrects. */
export interface CorrectedDocument extends Reference {
  readonly tenantId: string;
  readonly family: Family;
  readonly year: number;
  readonly groupKey: string;
}

export interface ComposeInput {
  readonly kind: DocumentKind;
  /** Of a levy or its change; else of what was settled. */
  readonly overInstalments: boolean;
  readonly sets: DocumentContent['sets'];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly members: readonly MemberCharges[];
  /** Of the years of the period. Only annual documents take advances off. */
  readonly advances: readonly AdvanceDue[];
  readonly advanceWay: AdvanceWay;
  /** Why a correction was made. */
  readonly reason?: string | null | undefined;
  /** By the day of their issue. */
  readonly corrected: readonly CorrectedDocument[];
}

const taxedLines = (lines: readonly ChargeLine[]): readonly Taxed[] => lines;
const taxedAdvances = (parts: readonly AdvancePart[]): readonly Taxed[] =>
  parts
    .filter(({ dueCents }) => dueCents !== 0n)
    .map(({ netCents, code, ratePermille, bases }) => ({
      amountCents: cents(-netCents),
      vat: { code, ratePermille, basis: bases.join('; ') },
    }));

const paid = (parts: readonly AdvancePart[]): Cents => sumCents(parts.map(({ paidCents }) => paidCents));
const due = (parts: readonly AdvancePart[]): Cents => sumCents(parts.map(({ dueCents }) => dueCents));

interface Sums {
  readonly way: AdvanceWay;
  readonly breakdown: readonly VatRow[];
  readonly totals: DocumentTotals;
}

/**
 * The sums of a document. Where advances go off as lines, VAT is reckoned on the remainder, so that gross is the remainder plus the
 * advances. The other way charges the whole and takes off what was paid; with an instalment of a levy unpaid it would take off what nobody
 * paid, so that the remainder is charged all the same.
 */
export function sumsOf(lines: readonly ChargeLine[], advances: readonly AdvancePart[], wanted: AdvanceWay): Sums {
  const [dueCents, paidCents] = [due(advances), paid(advances)];
  const way = wanted === 'prepaid' && dueCents === paidCents ? 'prepaid' : 'remainder';
  const off = way === 'remainder' ? taxedAdvances(advances) : [];
  const breakdown = vatBreakdown([...taxedLines(lines), ...off]);
  const shown = netOf(breakdown) + vatOf(breakdown);
  const grossCents = cents(way === 'remainder' ? shown + dueCents : shown);
  const totals = {
    netCents: sumCents(lines.map(({ amountCents }) => amountCents)),
    vatCents: vatOf(breakdown),
    grossCents,
    advancesCents: dueCents,
    assessedCents: cents(grossCents - dueCents),
    arrearsCents: cents(dueCents - paidCents),
  };
  return { way, breakdown, totals };
}

function typeCodeOf(kind: DocumentKind, corrects: Reference | null, totals: DocumentTotals): TypeCode {
  if (kind === 'advance') return '326';
  if (kind === 'correction' && corrects) return '384';
  // Less than nothing was charged: a credit. Advances that were too high leave an invoice with a remainder to give back.
  return totals.netCents < 0n && totals.advancesCents === 0n ? '381' : '380';
}

/** What is corrected: the document with the same charges, else one of the same family and year. */
function findCorrected({ key, family, year }: Group, tenantId: string, corrected: readonly CorrectedDocument[]): Reference | null {
  const own = corrected.filter((one) => one.tenantId === tenantId && one.family === family && one.year === year);
  const found = own.find(({ groupKey }) => groupKey === key) ?? own[0];
  return found ? { documentId: found.documentId, number: found.number, issuedOn: found.issuedOn } : null;
}

function spanOf({ lines }: Group, whole: { readonly from: CivilDate; readonly to: CivilDate }) {
  const [froms, tos] = [lines.map(({ from }) => from).sort(byText), lines.map(({ to }) => to).sort(byText)];
  return { from: froms[0] ?? whole.from, to: tos.at(-1) ?? whole.to };
}

const lineOrder = (a: ChargeLine, b: ChargeLine): number =>
  Number(isCarryOver(a)) - Number(isCarryOver(b)) ||
  byText(a.serviceFamilyCode, b.serviceFamilyCode) ||
  byText(a.from, b.from) ||
  byText(a.lineKey, b.lineKey) ||
  byText(a.to, b.to);

function documentsOfMember(member: MemberCharges, input: ComposeInput): readonly DocumentContent[] {
  const { kind, sets, from, to, advanceWay } = input;
  const { tenantId, ags, memberName } = member;
  const off = kind === 'annual' ? input.advances.filter((advance) => advance.tenantId === tenantId) : [];
  const placed = placeAdvances(groupsOf(member.lines), off, { from, to });
  return placed.groups.map((group) => {
    const advances = placed.advances.get(group.key) ?? [];
    const { way, breakdown, totals } = sumsOf(group.lines, advances, advanceWay);
    const corrects = kind === 'correction' ? findCorrected(group, tenantId, input.corrected) : null;
    return {
      format: DOCUMENT_FORMAT,
      family: group.family,
      kind,
      overInstalments: input.overInstalments,
      typeCode: typeCodeOf(kind, corrects, totals),
      groupKey: group.key,
      year: group.year,
      member: { tenantId, ags, name: memberName },
      ...spanOf(group, { from, to }),
      sets,
      lines: [...group.lines].sort(lineOrder),
      advanceWay: way,
      advances,
      breakdown,
      totals,
      corrects,
      ...(kind === 'correction' && input.reason ? { reason: input.reason } : {}),
      issue: null,
    };
  });
}

/** The drafts of a round, by AGS: for each member a document for each family, year and, of invoices, side of VAT. */
export const composeDocuments = (input: ComposeInput): readonly DocumentContent[] =>
  [...input.members]
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId))
    .flatMap((member) => documentsOfMember(member, input));
