// SPDX-License-Identifier: EUPL-1.2
import type { InvoiceFacts } from '@domain/settlement';
import { cents } from '@kernel/core';
import type { SupplierReading } from './read-supplier-file.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A reading as the input of the use case that keeps it: plain JSON, amounts as texts. */
export const readingJson = (reading: SupplierReading): Plain =>
  JSON.parse(JSON.stringify(reading, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))) as Plain;

const amount = (text: unknown) => cents(BigInt(String(text)));

/** The other way round; only ever of what readingJson made in the same process. */
export function readingOf(plain: Plain): SupplierReading {
  const { facts, ...rest } = plain as unknown as SupplierReading;
  if (facts === null) return { ...rest, facts };
  const taken: InvoiceFacts = {
    ...facts,
    netCents: amount(facts.netCents),
    taxCents: amount(facts.taxCents),
    grossCents: amount(facts.grossCents),
    parts: partsOf(facts.parts),
  };
  return { ...rest, facts: taken };
}

/** Parts as the database keeps them. */
export const partsOf = (plain: unknown): InvoiceFacts['parts'] =>
  (plain as InvoiceFacts['parts']).map(({ key, label, netCents, grossCents }) => ({
    key,
    label,
    netCents: amount(netCents),
    grossCents: amount(grossCents),
  }));
