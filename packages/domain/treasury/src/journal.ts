// SPDX-License-Identifier: EUPL-1.2
import {
  byText,
  type Cents,
  type CivilDate,
  cents,
  type Decide,
  err,
  fraction,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
  ZERO_CENTS,
} from '@kernel/core';
import type { AccountMapping } from './account-mapping.ts';
import {
  type Booking,
  type EarlierJournal,
  entriesOfBookings,
  type JournalContent,
  type JournalEntry,
  journalOf,
  type MakeJournalRefusal,
  type Side,
} from './journal-entries.ts';
import type { ItemFamily } from './rule.ts';
import { euro, roundCents } from './year-step.ts';

/** A charge of a released run, as far as the books need it. */
export interface JournalCharge {
  readonly lineKey: string;
  readonly label: string;
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly family: ItemFamily;
  readonly serviceFamilyCode: string;
  /** Without VAT; below zero for what is given back. */
  readonly netCents: Cents;
  readonly vatCode: string;
  readonly ratePermille: number;
}

/** An issued document of the same source: its advances are set off. */
export interface JournalDocument {
  readonly documentId: string;
  readonly number: string;
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly family: ItemFamily;
  readonly grossCents: Cents;
  readonly advancesCents: Cents;
}

export interface MakeJournalState {
  readonly mapping: AccountMapping | null;
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly charges: readonly JournalCharge[];
  readonly documents: readonly JournalDocument[];
  /** German names of the services, by their codes. */
  readonly familyNames: ReadonlyMap<string, string>;
  /** The newest first. */
  readonly earlier: readonly EarlierJournal[];
}

export interface MakeJournalInput {
  readonly postedOn: CivilDate;
  /** Makes another one in the place of one that says something else. */
  readonly replace: boolean;
}

/** VAT on a sum of net amounts, half a cent away from zero: per document and rate. */
const vatOn = (net: bigint, ratePermille: number): Cents => roundCents(fraction(net * BigInt(ratePermille), 1_000n));

function groups<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(keyOf(row));
    if (own) own.push(row);
    else found.set(keyOf(row), [row]);
  }
  return new Map([...found].sort(([a], [b]) => byText(a, b)));
}

/** The purposes without an account, each once. */
function missingPurposes({ charges, documents }: MakeJournalState, accountOf: (purpose: string) => string | undefined): string[] {
  const purposes = charges.flatMap(({ family, serviceFamilyCode, ratePermille }) => [
    receivableOf(family),
    `revenue:${serviceFamilyCode}`,
    ...(ratePermille === 0 ? [] : [`vat:${ratePermille}`]),
  ]);
  const advances = documents.flatMap(({ advancesCents, family }) => (advancesCents === 0n ? [] : ['advances', receivableOf(family)]));
  return [...new Set([...purposes, ...advances])].filter((purpose) => accountOf(purpose) === undefined).sort(byText);
}

const receivableOf = (family: ItemFamily): string => (family === 'notice' ? 'receivableNotice' : 'receivableInvoice');

interface Booked {
  readonly sides: readonly Side[];
  readonly gross: Cents;
}

const placeOf = ({ ags, tenantId, family }: Pick<JournalCharge, 'ags' | 'tenantId' | 'family'>): string => `${ags} ${tenantId} ${family}`;

/** What a sum is of: the line itself, the service of several lines, or else what these are called; a code is no word of the books. */
function revenueText(code: string, charges: readonly JournalCharge[], familyNames: ReadonlyMap<string, string>): string {
  const labels = [...new Set(charges.map(({ label }) => label))];
  return charges.length === 1 ? labels.join('') : (familyNames.get(code) ?? labels.sort(byText).join(', '));
}

interface Words {
  readonly familyNames: ReadonlyMap<string, string>;
  /** The numbers of the documents, or what the source is called. */
  readonly numbered: string;
}

/** The charges of one member in one family: receivable against revenue by service family and VAT by rate. */
function bookCharges(charges: readonly JournalCharge[], accountOf: (purpose: string) => string, { familyNames, numbered }: Words): Booked {
  const [first] = charges;
  if (first === undefined) return { sides: [], gross: ZERO_CENTS };
  const { memberName: member, family } = first;
  const revenue = [...groups(charges, ({ serviceFamilyCode }) => serviceFamilyCode)].map(([code, own]): Side => {
    const net = sumCents(own.map(({ netCents }) => netCents));
    const source = own
      .map(({ lineKey }) => lineKey)
      .sort(byText)
      .join(' ');
    return { account: accountOf(`revenue:${code}`), amount: -net, text: revenueText(code, own, familyNames), member, source };
  });
  const vat = [...groups(charges, ({ ratePermille }) => String(ratePermille).padStart(4, '0'))].flatMap(([, own]): Side[] => {
    const rate = own[0]?.ratePermille ?? 0;
    if (rate === 0) return [];
    const tax = vatOn(sumCents(own.map(({ netCents }) => netCents)), rate);
    return [{ account: accountOf(`vat:${rate}`), amount: -tax, text: `USt ${rate / 10} %`, member, source: numbered }];
  });
  const sides = [...revenue, ...vat];
  const gross = cents(-sides.reduce((sum, { amount }) => sum + amount, 0n));
  const receivable = accountOf(receivableOf(family));
  return { sides: [{ account: receivable, amount: gross, text: numbered, member, source: numbered }, ...sides], gross };
}

/**
 * The entries of a released source: per member and family one booking of the charges and, where a document has been issued, one that sets
 * its advances off. An amount of zero makes no entry; what is below zero changes the side.
 */
function entriesOf(state: MakeJournalState, mapping: AccountMapping): Result<JournalEntry[], Refusal<MakeJournalRefusal>> {
  const { charges, documents, familyNames, sourceLabel } = state;
  const find = (purpose: string): string | undefined =>
    mapping.accounts[purpose] ?? (purpose.startsWith('revenue:') ? mapping.accounts['revenue'] : undefined);
  const missing = missingPurposes(state, find);
  if (missing.length > 0) return err(refusal('ACCOUNT_MISSING', { params: { purpose: missing } }));
  const accountOf = (purpose: string): string => find(purpose) ?? '';
  const bookings: Booking[] = [];
  // A document without charges gives advances back: it is booked as well.
  for (const [key, found] of groups<JournalCharge | JournalDocument>([...charges, ...documents], placeOf)) {
    const [first] = found;
    if (first === undefined) continue;
    const own = charges.filter((charge) => placeOf(charge) === key);
    const issued = documents.filter((document) => placeOf(document) === key);
    const numbered = issued.map(({ number }) => number).join(' ') || sourceLabel;
    const origin = [sourceLabel, ...issued.map(({ number }) => number)].join(', ');
    const { sides, gross } = bookCharges(own, accountOf, { familyNames, numbered });
    const stated = sumCents(issued.map(({ grossCents }) => grossCents));
    if (issued.length > 0 && stated !== gross)
      return err(refusal('DOCUMENT_DIFFERS', { params: { document: numbered, stated: euro(stated), booked: euro(gross) } }));
    bookings.push({ sides, origin });
    for (const { number, advancesCents } of issued) {
      const text = `Abschläge zu ${number}`;
      const said = { text, member: first.memberName, source: number };
      const advances = { account: accountOf('advances'), amount: advancesCents, ...said };
      const receivable = { account: accountOf(receivableOf(first.family)), amount: -advancesCents, ...said };
      bookings.push({ sides: [advances, receivable], origin: `${sourceLabel}, ${number}` });
    }
  }
  return ok(entriesOfBookings(bookings));
}

/**
 * Balanced entries for the books; every booking balances by itself, and so does the whole. The same entries are handed over once; others
 * in their place (another mapping, documents since) only when that is asked for, since the former ones may be in the books already.
 */
export const makeJournal: Decide<MakeJournalState, MakeJournalInput, JournalContent, MakeJournalRefusal> = (
  state,
  { postedOn, replace },
  { by, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const { mapping, sourceId, sourceLabel } = state;
  if (mapping === null) return err(refusal('NO_MAPPING', { field: 'postedOn', params: { date: postedOn } }));
  const entries = entriesOf(state, mapping);
  if (!entries.ok) return entries;
  return journalOf(entries.value, { id: newId(), sourceId, sourceLabel, mapping, postedOn, earlier: state.earlier, replace });
};
