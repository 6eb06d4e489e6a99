// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, splitAmounts, sumCents } from '@kernel/core';
import { byText } from './billable.ts';
import type { Family } from './family.ts';
import type { VatRow } from './vat.ts';

/** An instalment as it was due, with the document that ordered it. */
export interface AdvanceDue {
  readonly tenantId: string;
  readonly number: number;
  readonly dueOn: CivilDate;
  /** With VAT. */
  readonly dueCents: Cents;
  readonly paidCents: Cents;
  /** null: ordered before this software, so that its VAT is not known. */
  readonly document: {
    readonly number: string;
    readonly issuedOn: CivilDate;
    readonly family: Family;
    readonly breakdown: readonly VatRow[];
  } | null;
}

/** What of an instalment goes off in one document, taxed alike. */
export interface AdvancePart {
  readonly number: number;
  readonly dueOn: CivilDate;
  readonly documentNumber: string | null;
  readonly documentIssuedOn: CivilDate | null;
  readonly code: VatRow['code'];
  readonly ratePermille: number;
  readonly bases: readonly string[];
  readonly netCents: Cents;
  readonly vatCents: Cents;
  /** net + VAT. */
  readonly dueCents: Cents;
  /** Paid by the day of the draft, of this part. */
  readonly paidCents: Cents;
  /** The VAT follows from the document that takes it off, since none says what the advance bore. */
  readonly vatAssumed: boolean;
}

/** An amount over the rows of a document by their sizes; rows of nothing share alike. */
function overRows(amount: bigint, rows: readonly Pick<VatRow, 'netCents' | 'vatCents'>[]): readonly Cents[] {
  const sizes = rows.map(({ netCents, vatCents }) => size(netCents + vatCents));
  const units = sizes.every((one) => one === 0n) ? sizes.map(() => 1n) : sizes;
  return splitAmounts(amount, units, sumCents(units)).map(cents);
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** The net of an amount with VAT, half a cent going away from zero; the rest is the VAT. */
export function netOfGross(gross: bigint, ratePermille: number): Cents {
  const whole = 1000n + BigInt(ratePermille);
  const doubled = size(gross) * 2000n + whole;
  const net = doubled / (2n * whole);
  return cents(gross < 0n ? -net : net);
}

/** An instalment by the rows of the document that ordered it; one without a document as the row that the caller assumes. */
export function partsOf(advance: AdvanceDue, assumed: Pick<VatRow, 'code' | 'ratePermille' | 'bases'>): readonly AdvancePart[] {
  const known = advance.document?.breakdown ?? [];
  const rows = known.length > 0 ? known : [{ ...assumed, netCents: cents(1n), vatCents: cents(0n) }];
  const [due, paid] = [overRows(advance.dueCents, rows), overRows(advance.paidCents, rows)];
  return rows.map(({ code, ratePermille, bases }, index) => {
    const dueCents = due[index] ?? cents(0n);
    const netCents = netOfGross(dueCents, ratePermille);
    return {
      number: advance.number,
      dueOn: advance.dueOn,
      documentNumber: advance.document?.number ?? null,
      documentIssuedOn: advance.document?.issuedOn ?? null,
      code,
      ratePermille,
      bases,
      netCents,
      vatCents: cents(dueCents - netCents),
      dueCents,
      paidCents: paid[index] ?? cents(0n),
      vatAssumed: known.length === 0,
    };
  });
}

export const byDueDay = (a: Pick<AdvancePart, 'dueOn' | 'number'>, b: Pick<AdvancePart, 'dueOn' | 'number'>): number =>
  byText(a.dueOn, b.dueOn) || a.number - b.number;
