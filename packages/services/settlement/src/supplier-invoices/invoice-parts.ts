// SPDX-License-Identifier: EUPL-1.2
import { type InvoicePart, isCreditType } from '@domain/settlement';
import { decimalToText, type Invoice, type VatCategory } from '@formats/einvoice';
import { type Cents, cents } from '@kernel/core';
import { cleanText } from './clean-text.ts';

/** More lines than this nobody assigns one by one: the invoice is assigned as a whole then. */
const MAX_PARTS = 1_000;

interface Raw {
  readonly key: string;
  readonly label: string;
  readonly net: bigint;
  readonly vat: string;
}

const vatKey = (vat: VatCategory | undefined): string => `${vat?.code ?? ''} ${vat?.rate ? decimalToText(vat.rate) : '0'}`;

function rawParts({ lines, allowances, charges }: Invoice): readonly Raw[] {
  return [
    ...lines.map(({ id, item, note, net, vat }, index) => ({
      key: `L${index + 1}`,
      label: cleanText([id, item?.name ?? item?.description ?? note].filter(Boolean).join(' · '), 200) || `${index + 1}`,
      net: net ?? 0n,
      vat: vatKey(vat),
    })),
    ...allowances.map(({ amount, reason, vat }, index) => ({
      key: `A${index + 1}`,
      label: cleanText(reason ?? 'Nachlass', 200),
      net: -(amount ?? 0n),
      vat: vatKey(vat),
    })),
    ...charges.map(({ amount, reason, vat }, index) => ({
      key: `C${index + 1}`,
      label: cleanText(reason ?? 'Zuschlag', 200),
      net: amount ?? 0n,
      vat: vatKey(vat),
    })),
  ];
}

/** Whole number nearest to n / d, half going away from zero. */
function nearest(n: bigint, d: bigint): bigint {
  const sign = n < 0n === d < 0n ? 1n : -1n;
  const [top, bottom] = [n < 0n ? -n : n, d < 0n ? -d : d];
  return sign * ((2n * top + bottom) / (2n * bottom));
}

/** The VAT of each category, laid on its parts along their running sum, so that no cent is lost; also where some are negative. */
function taxOfParts(parts: readonly Raw[], breakdown: Invoice['vatBreakdown']): ReadonlyMap<string, bigint> {
  const taxes = new Map<string, bigint>();
  for (const row of breakdown) {
    const key = vatKey({ ...(row.code === undefined ? {} : { code: row.code }), ...(row.rate === undefined ? {} : { rate: row.rate }) });
    const own = parts.filter(({ vat }) => vat === key);
    const total = own.reduce((sum, { net }) => sum + net, 0n);
    if (total === 0n || row.tax === undefined) continue;
    let [running, laid] = [0n, 0n];
    for (const part of own) {
      running += part.net;
      const upTo = nearest(row.tax * running, total);
      taxes.set(part.key, (taxes.get(part.key) ?? 0n) + upTo - laid);
      laid = upTo;
    }
  }
  return taxes;
}

export interface PartedInvoice {
  readonly netCents: Cents;
  readonly taxCents: Cents;
  readonly grossCents: Cents;
  readonly parts: readonly InvoicePart[];
}

/** The totals of an invoice, each as it stands there; what is missing or no number is not guessed from anything else. */
export type InvoiceSums = { readonly net: bigint; readonly gross: bigint };

/**
 * Net and gross total. 'missing': one of them is not there, or no number; 'contradicting': they do not make each other, or the sums of
 * lines, allowances and charges that stand beside them do not make the net total.
 */
export function sumsOfInvoice({ totals = {} }: Invoice): InvoiceSums | 'missing' | 'contradicting' {
  const { lineTotal, allowanceTotal = 0n, chargeTotal = 0n, netTotal: net, vatTotal, grossTotal: gross } = totals;
  if (net === undefined || gross === undefined) return 'missing';
  if (vatTotal !== undefined && net + vatTotal !== gross) return 'contradicting';
  if (lineTotal !== undefined && lineTotal - allowanceTotal + chargeTotal !== net) return 'contradicting';
  return { net, gross };
}

/**
 * What there is to assign of an invoice: lines, allowances and charges with net and gross amounts that add up to the invoice's totals to
 * the cent; what the totals have beyond them is a part of its own, since it is owed all the same. A credit note counts negative.
 */
export function partsOfInvoice(invoice: Invoice, { net, gross }: InvoiceSums): PartedInvoice {
  const { typeCode, vatBreakdown } = invoice;
  const raw = rawParts(invoice);
  const netOfParts = raw.reduce((sum, { net: own }) => sum + own, 0n);
  const taxes = taxOfParts(raw, vatBreakdown);
  const sign = isCreditType(typeCode ?? null) ? -1n : 1n;
  const signed = (amount: bigint): Cents => cents(sign * amount);
  const parts = raw.map(({ key, label, net: own }) => ({
    key,
    label,
    netCents: signed(own),
    grossCents: signed(own + (taxes.get(key) ?? 0n)),
  }));
  const taxOfAll = [...taxes.values()].reduce((sum, tax) => sum + tax, 0n);
  const rest = { net: net - netOfParts, gross: gross - netOfParts - taxOfAll };
  if (rest.net !== 0n || rest.gross !== 0n)
    parts.push({ key: 'R', label: 'Unterschied zur Summe der Rechnung', netCents: signed(rest.net), grossCents: signed(rest.gross) });
  const all = { netCents: signed(net), taxCents: signed(gross - net), grossCents: signed(gross) };
  return { ...all, parts: parts.length > MAX_PARTS ? [] : parts };
}
