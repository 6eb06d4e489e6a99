// SPDX-License-Identifier: EUPL-1.2
import { type AdvancePart, type DocumentContent, isCarryOver } from '@domain/billing';
import { formatCivilDate } from '@kernel/core';
import type { Block, Cell, Column, Sum } from '@platform/typesetting';
import { advanceLabel } from '../einvoice/invoice-of.ts';
import { euro, vatLabel, vatShort } from './letter-words.ts';

type Line = DocumentContent['lines'][number];

/** What stands below a position. The days only where they are not those of the document. */
function detailOf({ from, to, basis, resolution, calculation, steps = [] }: Line, whole: Pick<DocumentContent, 'from' | 'to'>): string {
  const span = from === whole.from && to === whole.to ? '' : `Zeitraum: ${formatCivilDate(from)} bis ${formatCivilDate(to)}`;
  const unsaid = resolution && !basis.de.includes(resolution) ? resolution : '';
  const resolved = unsaid === '' || /beschluss/i.test(unsaid) ? unsaid : `Beschluss: ${unsaid}`;
  return [
    span,
    basis.de.trim() === '' ? '' : `Grundlage: ${basis.de}`,
    resolved,
    calculation.de.trim() === ''
      ? ''
      : `Berechnung: ${calculation.de}${steps.length === 0 ? '' : ' Alle Rechenschritte stehen in der Anlage.'}`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

const cellOf = (text: string, detail: string): Cell => (detail === '' ? text : { text, detail });

/** What ordered an instalment, and of how much of it the row speaks. */
const orderOf = ({ order, dueCents, wholeCents }: AdvancePart): string =>
  [
    order.de === '' ? '' : `Festgesetzt: ${order.de}`,
    order.de !== '' && dueCents < wholeCents ? `Hier abgesetzt: ein Teil der Rate von ${euro(wholeCents)}` : '',
  ]
    .filter((text) => text !== '')
    .join('\n');

/** The parts of one instalment together, for sums with VAT. */
function wholeAdvances(
  parts: readonly AdvancePart[],
): readonly { readonly first: AdvancePart; readonly due: bigint; readonly vat: bigint }[] {
  const whole = new Map<string, { first: AdvancePart; due: bigint; vat: bigint }>();
  for (const part of parts) {
    const key = `${part.dueOn} ${part.number} ${part.documentNumber ?? ''}`;
    const before = whole.get(key);
    whole.set(key, {
      first: before?.first ?? part,
      due: (before?.due ?? 0n) + part.dueCents,
      vat: (before?.vat ?? 0n) + part.vatCents,
    });
  }
  return [...whole.values()];
}

/** § 14 Abs. 5 Satz 2 UStG: a final invoice takes off the advances and the VAT that they bore. */
const prepaidSums = ({ advances, family }: DocumentContent): readonly Sum[] =>
  wholeAdvances(advances.filter(({ dueCents }) => dueCents !== 0n)).map(({ first, due, vat }) => ({
    label: `${advanceLabel(first, family)}${vat === 0n ? '' : `, darin ${euro(vat)} Umsatzsteuer`}`,
    value: euro(-due),
  }));

function sumsOf(content: DocumentContent): readonly Sum[] {
  const { breakdown, totals, advanceWay, advances, family } = content;
  const net = breakdown.reduce((sum, row) => sum + row.netCents, 0n);
  const prepaid = advanceWay === 'prepaid' && advances.length > 0;
  const rest = advanceWay === 'remainder' && advances.length > 0;
  const back = totals.assessedCents < 0n;
  return [
    { label: rest ? 'Rest ohne Umsatzsteuer' : 'Summe ohne Umsatzsteuer', value: euro(net) },
    ...breakdown.map((row) => ({ label: vatLabel(row, content.lines), value: euro(row.vatCents) })),
    ...(prepaid
      ? [
          { label: family === 'notice' ? 'Festgesetzte Umlage' : 'Rechnungsbetrag', value: euro(totals.grossCents) },
          ...prepaidSums(content),
        ]
      : []),
    { label: totalLabel(content), value: euro(back ? -totals.assessedCents : totals.assessedCents), strong: true },
  ];
}

function totalLabel({ totals, overInstalments, kind }: DocumentContent): string {
  if (overInstalments && kind === 'correction') return totals.assessedCents < 0n ? 'Minderung der Raten' : 'Erhöhung der Raten';
  return totals.assessedCents < 0n ? 'Guthaben' : 'Zu zahlen';
}

const captionOf = ({ family, kind }: DocumentContent): string => {
  if (kind === 'correction') return 'Änderungen';
  if (kind === 'advance') return 'Raten';
  return family === 'notice' ? 'Festsetzung' : 'Leistungen';
};

/** In the order of the table: what it is made of, the advances apart, which stand between the charges and the carry-overs. */
const placesOf = (content: DocumentContent) => {
  const taken = content.advances.filter(({ dueCents }) => dueCents !== 0n);
  return {
    charges: content.lines.filter((line) => !isCarryOver(line)),
    advances: content.advanceWay === 'remainder' ? taken : [],
    carryOvers: content.lines.filter(isCarryOver),
  };
};

/** The steps of every position whose calculation takes more than a sentence, each under the number that it has in the table. */
export function annexOf(content: DocumentContent): readonly Block[] {
  const { charges, advances, carryOvers } = placesOf(content);
  const numbered = [
    ...charges.map((line, index) => ({ line, number: index + 1 })),
    ...carryOvers.map((line, index) => ({ line, number: charges.length + advances.length + index + 1 })),
  ];
  const blocks = numbered.flatMap(({ line, number }): readonly Block[] =>
    line.steps === undefined || line.steps.length === 0
      ? []
      : [
          { kind: 'heading', level: 3, text: `Position ${number}: ${line.label.de}` },
          {
            kind: 'table',
            columns: [{ heading: 'Schritt' }, { heading: 'Rechnung', width: 1 }],
            rows: stepNumbers(line.steps).map((step, index) => [step, line.steps?.[index]?.de ?? '']),
          },
          { kind: 'paragraph', text: `Betrag der Position: ${euro(line.amountCents)}` },
        ],
  );
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: 'Anlage: Berechnung' }, ...blocks];
}

/** '1', '1.1', '1.2', '2': a step has the number of the one that it made in front of its own. */
function stepNumbers(steps: readonly { readonly depth: number }[]): readonly string[] {
  const counts: number[] = [];
  return steps.map(({ depth }) => {
    counts.length = Math.min(counts.length, depth + 1);
    while (counts.length <= depth) counts.push(0);
    counts[depth] = (counts[depth] ?? 0) + 1;
    return counts.join('.');
  });
}

/** Positions, advances and sums. Where all is taxed alike, the sums say how, and no column repeats it. */
export function tableOf(content: DocumentContent): Block {
  const { charges, advances, carryOvers } = placesOf(content);
  const rates = new Set([...content.lines.map(({ vat }) => vatShort(vat)), ...advances.map(vatShort)]);
  const taxed = (text: string): readonly Cell[] => (rates.size > 1 ? [text] : []);
  const columns: readonly Column[] = [
    { heading: 'Nr.' },
    { heading: 'Position', width: 1 },
    ...(rates.size > 1 ? [{ heading: 'Umsatzsteuer' }] : []),
    { heading: 'Betrag', align: 'end' },
  ];
  const charged = (lines: readonly Line[]) =>
    lines.map((line) => ({
      what: cellOf(line.label.de, detailOf(line, content)),
      vat: vatShort(line.vat),
      amount: line.amountCents as bigint,
    }));
  const rows = [
    ...charged(charges),
    ...advances.map((part) => ({
      what: cellOf(advanceLabel(part, content.family), orderOf(part)),
      vat: vatShort(part),
      amount: -part.netCents as bigint,
    })),
    ...charged(carryOvers),
  ];
  return {
    kind: 'table',
    caption: captionOf(content),
    columns,
    rows: rows.map(({ what, vat, amount }, index) => [String(index + 1), what, ...taxed(vat), euro(amount)]),
    sums: sumsOf(content),
  };
}
