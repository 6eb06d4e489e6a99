// SPDX-License-Identifier: EUPL-1.2
import { exactCents } from '../exact-amount.ts';
import type { FindingList } from '../finding-list.ts';
import type { EntryTally } from '../statement-checks.ts';
import { child, textAt, type XmlNode } from '../xml/xml-node.ts';

/** 'TxsSummry' beside what was read. */
export function checkSummary(unit: XmlNode, tally: EntryTally, findings: FindingList): void {
  const summary = child(unit, 'TxsSummry');
  if (summary === null) return;
  const found = {
    TtlNtries: { count: tally.count, cents: tally.creditCents + tally.debitCents },
    TtlCdtNtries: { count: tally.creditCount, cents: tally.creditCents },
    TtlDbtNtries: { count: tally.debitCount, cents: tally.debitCents },
  };
  for (const [name, { count, cents }] of Object.entries(found)) {
    const told = child(summary, name);
    const path = `TxsSummry/${name}`;
    const toldCount = textAt(told, 'NbOfNtries');
    if (toldCount !== null && !(/^\d{1,15}$/.test(toldCount) && Number(toldCount) === count))
      findings.add('SUMMARY_DIFFERS', told?.line ?? 0, `${path}/NbOfNtries`, { told: toldCount.slice(0, 20), found: count });
    const toldSum = textAt(told, 'Sum');
    const read = exactCents(toldSum ?? '', '.');
    if (toldSum !== null && !tally.broken && !(read.ok && read.value === cents))
      findings.add('SUMMARY_DIFFERS', told?.line ?? 0, `${path}/Sum`, { told: toldSum.slice(0, 30), found: String(cents) });
  }
}
