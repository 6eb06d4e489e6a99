// SPDX-License-Identifier: EUPL-1.2
import { cents, sumCents } from '@kernel/core';
import { byText, type ChargeLine, type ChargeSet, type MemberCharges } from './billable.ts';

/** Charges of the same key are one line as long as they are taxed and ordered alike; else the difference stands beside it. */
const identity = ({ lineKey, vat, form, clause, agreementNumber, from, to }: ChargeLine): string =>
  JSON.stringify([lineKey, vat.code, vat.ratePermille, form, clause, agreementNumber, from, to]);

function foldLines(lines: readonly ChargeLine[]): readonly ChargeLine[] {
  const folded = new Map<string, ChargeLine>();
  for (const line of lines) {
    const key = identity(line);
    const before = folded.get(key);
    // The later set says how the amount comes about now.
    folded.set(key, before ? { ...line, amountCents: cents(before.amountCents + line.amountCents) } : line);
  }
  return [...folded.values()].filter(({ amountCents }) => amountCents !== 0n);
}

/**
 * What is to be charged when corrections were released before the documents of a set went out: the set plus their differences, line by
 * line. The sum of what comes out is the sum of all sets; a line that comes to nothing falls away. Corrections in the order of release.
 */
export function foldSets(regular: ChargeSet, corrections: readonly ChargeSet[]): readonly MemberCharges[] {
  const all = [regular, ...corrections].flatMap(({ billables }) => billables);
  const byMember = new Map<string, MemberCharges[]>();
  for (const member of all) byMember.set(member.tenantId, [...(byMember.get(member.tenantId) ?? []), member]);
  return [...byMember.values()]
    .map((of) => {
      const latest = of.at(-1) as MemberCharges;
      const lines = foldLines(of.flatMap((member) => member.lines));
      return { ...latest, lines, totalCents: sumCents(lines.map(({ amountCents }) => amountCents)) };
    })
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
}
