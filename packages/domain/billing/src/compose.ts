// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, sumCents } from '@kernel/core';
import { type AdvanceDue, type AdvancePart, byDueDay, partsOf } from './advances.ts';
import { byText, type ChargeLine, type MemberCharges } from './billable.ts';
import { type AdvanceWay, DOCUMENT_FORMAT, type DocumentContent, type DocumentTotals, type Reference, type TypeCode } from './document.ts';
import { type DocumentKind, type Family, type Group, groupKey, groupOrder, groupsOf, OUTSIDE_MARK } from './family.ts';
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
  /** Of the years of the period; those due within it go off. Only annual documents take advances off. */
  readonly advances: readonly AdvanceDue[];
  readonly advanceWay: AdvanceWay;
  /** By the day of their issue. */
  readonly corrected: readonly CorrectedDocument[];
}

const taxedLines = (lines: readonly ChargeLine[]): readonly Taxed[] => lines;
const taxedAdvances = (parts: readonly AdvancePart[]): readonly Taxed[] =>
  parts.map(({ netCents, code, ratePermille, bases }) => ({
    amountCents: cents(-netCents),
    vat: { code, ratePermille, basis: bases.join('; ') },
  }));

/** The row that most of a document's money is in. */
function mainRow(lines: readonly ChargeLine[]): VatRow | undefined {
  const size = ({ netCents }: VatRow): bigint => (netCents < 0n ? -netCents : netCents);
  return [...vatBreakdown(taxedLines(lines))].sort((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1))[0];
}

const netOfGroup = ({ lines }: Group): bigint => sumCents(lines.map(({ amountCents }) => amountCents));

/** The largest document of the member: what no other rule places goes there. Equal ones: the first, so notices before invoices. */
function largest(groups: readonly Group[]): Group | undefined {
  let found = groups[0];
  for (const group of groups) if (found && netOfGroup(group) > netOfGroup(found)) found = group;
  return found;
}

/** Within an invoice nothing that is outside VAT stands beside what is within it (BR-O-11 to BR-O-14). */
const takesIn = ({ family, key }: Group, { code }: Pick<AdvancePart, 'code'>): boolean =>
  family === 'notice' || key.endsWith(OUTSIDE_MARK) === (code === 'O');

interface Placed {
  readonly groups: readonly Group[];
  readonly advances: ReadonlyMap<string, readonly AdvancePart[]>;
}

/**
 * Each part of an instalment goes off where its own kind of charge stands: family, then code and rate; else in the largest document that
 * may take it in; else in one of its own, which gives it back.
 */
function placeAdvances(found: readonly Group[], advances: readonly AdvanceDue[], year: number): Placed {
  const groups = [...found];
  const placed = new Map<string, AdvancePart[]>();
  const main = largest(groups);
  const row = (main && mainRow(main.lines)) ?? { code: 'O' as const, ratePermille: 0, bases: [] };
  const ownGroup = (family: Family, part: AdvancePart): Group => {
    const group = { key: groupKey(family, year, part.code), family, year, lines: [] };
    groups.push(group);
    return group;
  };
  for (const advance of [...advances].sort(byDueDay)) {
    for (const part of partsOf(advance, row)) {
      const family = advance.document?.family ?? main?.family ?? 'invoice';
      const able = groups.filter((group) => takesIn(group, part));
      const alike = able.find(
        (group) =>
          group.family === family && group.lines.some(({ vat }) => vat.code === part.code && vat.ratePermille === part.ratePermille),
      );
      const { key } = alike ?? largest(able) ?? ownGroup(family, part);
      placed.set(key, [...(placed.get(key) ?? []), part]);
    }
  }
  return { groups: groups.sort(groupOrder), advances: placed };
}

const paid = (parts: readonly AdvancePart[]): Cents => sumCents(parts.map(({ paidCents }) => paidCents));
const due = (parts: readonly AdvancePart[]): Cents => sumCents(parts.map(({ dueCents }) => dueCents));

interface Sums {
  readonly way: AdvanceWay;
  readonly breakdown: readonly VatRow[];
  readonly totals: DocumentTotals;
}

/**
 * The sums of a document. Where advances go off as lines, VAT is reckoned on the remainder, so that gross is the remainder plus the
 * advances. The other way charges the whole and takes off what was paid; with an instalment unpaid it would take off what nobody paid,
 * so that the remainder is charged all the same.
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
  byText(a.serviceFamilyCode, b.serviceFamilyCode) || byText(a.from, b.from) || byText(a.lineKey, b.lineKey) || byText(a.to, b.to);

function documentsOfMember(member: MemberCharges, input: ComposeInput): readonly DocumentContent[] {
  const { kind, sets, from, to, advanceWay } = input;
  const { tenantId, ags, memberName } = member;
  const isOff = (advance: AdvanceDue): boolean => advance.tenantId === tenantId && advance.dueOn >= from && advance.dueOn <= to;
  const off = kind === 'annual' ? input.advances.filter(isOff) : [];
  const placed = placeAdvances(groupsOf(member.lines), off, Number(to.slice(0, 4)));
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
      issue: null,
    };
  });
}

/** The drafts of a round, by AGS: for each member a document for each family, year and, of invoices, side of VAT. */
export const composeDocuments = (input: ComposeInput): readonly DocumentContent[] =>
  [...input.members]
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId))
    .flatMap((member) => documentsOfMember(member, input));
