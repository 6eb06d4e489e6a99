// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, splitAmounts, sumCents } from '@kernel/core';
import { byText, type Words } from './billable.ts';
import type { Family } from './family.ts';
import type { VatRow } from './vat.ts';

type Taxing = Pick<VatRow, 'code' | 'ratePermille' | 'bases'>;

/** An instalment as it was due, with what ordered it. */
export interface AdvanceDue {
  readonly tenantId: string;
  /** In which it was due, and with whose charges it is settled. */
  readonly year: number;
  /** 1, 2, 3 … within the year. */
  readonly number: number;
  readonly dueOn: CivilDate;
  /** With VAT. */
  readonly dueCents: Cents;
  readonly paidCents: Cents;
  /** notice: of a levy, settled by notices alone; invoice: of an agreement, settled by invoices alone. */
  readonly family: Family;
  /** How it is taxed where no document says so. */
  readonly vat: Taxing;
  /** What orders it, as it is printed: the levy with its clause and resolution. */
  readonly order: Words;
  /** What has gone off in other documents, with VAT. */
  readonly usedCents: Cents;
  /** The document that asked for it. */
  readonly document: { readonly number: string; readonly issuedOn: CivilDate; readonly breakdown: readonly VatRow[] } | null;
}

/** What of an instalment goes off in one document, taxed alike. */
export interface AdvancePart {
  readonly year: number;
  readonly number: number;
  readonly dueOn: CivilDate;
  readonly order: Words;
  readonly documentNumber: string | null;
  readonly documentIssuedOn: CivilDate | null;
  readonly code: VatRow['code'];
  readonly ratePermille: number;
  readonly bases: readonly string[];
  readonly netCents: Cents;
  readonly vatCents: Cents;
  /** net + VAT: what goes off here. */
  readonly dueCents: Cents;
  /** Of it, paid by the day of the draft. */
  readonly paidCents: Cents;
  /** Ordered and never received: this document orders it anew, and the instalment is owed no more. */
  readonly replacedCents: Cents;
  /** Of the whole instalment, as it was due. */
  readonly wholeCents: Cents;
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
export const atLeastNothing = (amount: bigint): bigint => (amount < 0n ? 0n : amount);
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** An amount over the rows of a document by their sizes; rows of nothing share alike. */
function overRows(amount: bigint, rows: readonly Pick<VatRow, 'netCents' | 'vatCents'>[]): readonly Cents[] {
  const sizes = rows.map(({ netCents, vatCents }) => size(netCents + vatCents));
  const units = sizes.every((one) => one === 0n) ? sizes.map(() => 1n) : sizes;
  return splitAmounts(amount, units, sumCents(units)).map(cents);
}

/** The net of an amount with VAT, half a cent going away from zero; the rest is the VAT. */
export function netOfGross(gross: bigint, ratePermille: number): Cents {
  const whole = 1000n + BigInt(ratePermille);
  const doubled = size(gross) * 2000n + whole;
  const net = doubled / (2n * whole);
  return cents(gross < 0n ? -net : net);
}

const rowsOf = ({ document, vat }: AdvanceDue): readonly VatRow[] => {
  const known = document?.breakdown ?? [];
  return known.length > 0 ? known : [{ ...vat, netCents: cents(1n), vatCents: cents(0n) }];
};

/**
 * § 14 Abs. 5 Satz 2 UStG: what a final invoice takes off are the part payments that were received, and the VAT upon them: only they were
 * taxed (§ 13 Abs. 1 Nr. 1 Buchst. a Satz 4 UStG). A levy outside VAT goes off as it was ordered; what is unpaid stays owed by its notice.
 */
const goesByReceipt = (advance: AdvanceDue): boolean =>
  advance.family === 'invoice' || rowsOf(advance).some(({ ratePermille }) => ratePermille > 0);

/** What of an instalment can still go off. */
export const leftOf = (advance: AdvanceDue): bigint =>
  atLeastNothing((goesByReceipt(advance) ? smaller(advance.paidCents, advance.dueCents) : advance.dueCents) - advance.usedCents);

/** Ordered, and not received by the time at which it goes off for good. */
export const unreceivedOf = (advance: AdvanceDue): bigint =>
  goesByReceipt(advance) ? atLeastNothing(advance.dueCents - advance.paidCents) : 0n;

/** So much of an instalment, by the rows of the document that ordered it. What was paid of it goes off first. */
export function partsOf(advance: AdvanceDue, amount: bigint, replaced: bigint): readonly AdvancePart[] {
  const rows = rowsOf(advance);
  const paidBefore = smaller(advance.paidCents, advance.usedCents);
  const parts = {
    due: overRows(amount, rows),
    paid: overRows(smaller(amount, advance.paidCents - paidBefore), rows),
    replaced: overRows(replaced, rows),
  };
  return rows.map(({ code, ratePermille, bases }, index) => {
    const dueCents = parts.due[index] ?? cents(0n);
    const netCents = netOfGross(dueCents, ratePermille);
    return {
      year: advance.year,
      number: advance.number,
      dueOn: advance.dueOn,
      order: advance.order,
      documentNumber: advance.document?.number ?? null,
      documentIssuedOn: advance.document?.issuedOn ?? null,
      code,
      ratePermille,
      bases,
      netCents,
      vatCents: cents(dueCents - netCents),
      dueCents,
      paidCents: parts.paid[index] ?? cents(0n),
      replacedCents: parts.replaced[index] ?? cents(0n),
      wholeCents: advance.dueCents,
    };
  });
}

export const byDueDay = (a: Pick<AdvancePart, 'dueOn' | 'number'>, b: Pick<AdvancePart, 'dueOn' | 'number'>): number =>
  byText(a.dueOn, b.dueOn) || a.number - b.number;
