// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, countMonths, firstDay, formatAmount, formatCivilDate, formatEnglishDate, lastDay, monthOf } from '@kernel/core';
import type { ChargeLine, Words } from './billable.ts';
import type { DocumentContent } from './document.ts';

const MONTHS_DE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];
const MONTHS_EN = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** How many whole calendar months a span is; null where it is cut within one. */
function wholeMonths({ from, to }: Span): number | null {
  const [first, last] = [monthOf(from), monthOf(to)];
  return from === firstDay(first) && to === lastDay(last) ? countMonths(first, last) : null;
}

/** 'August 2026', '3. Quartal 2026', '2026', '15.08.2026 bis 03.09.2026' */
export function periodWords(span: Span): Words {
  const [year, month] = [span.from.slice(0, 4), Number(span.from.slice(5, 7))];
  const months = wholeMonths(span);
  if (months === 1) return { de: `${MONTHS_DE[month - 1]} ${year}`, en: `${MONTHS_EN[month - 1]} ${year}` };
  const quarter = (month + 2) / 3;
  if (months === 3 && Number.isInteger(quarter)) return { de: `${quarter}. Quartal ${year}`, en: `quarter ${quarter} of ${year}` };
  if (months === 12 && month === 1) return { de: year, en: year };
  return {
    de: `${formatCivilDate(span.from)} bis ${formatCivilDate(span.to)}`,
    en: `${formatEnglishDate(span.from)} to ${formatEnglishDate(span.to)}`,
  };
}

/** The same as it follows 'für': 'den Monat August 2026', 'das Jahr 2026', 'die Zeit vom 15.08.2026 bis 03.09.2026'. */
export function periodAfterFor(span: Span): string {
  const { de } = periodWords(span);
  const months = wholeMonths(span);
  if (months === 1) return `den Monat ${de}`;
  if (de.includes('Quartal')) return `das ${de}`;
  return de.length === 4 ? `das Jahr ${de}` : `die Zeit vom ${de}`;
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Labels of runs end in their month, which a document says once for all of its lines. */
const withoutMonth = (label: string): string => label.replace(/, \d{2}\/\d{4}$/, '');

/**
 * What the document is about: the label of its largest charge and how many others there are. Two invoices of one member and year differ by
 * it and their periods.
 */
export function subjectOf({ lines }: { readonly lines: readonly Pick<ChargeLine, 'label' | 'amountCents'>[] }): Words {
  const sums = new Map<string, { readonly en: string; readonly amount: bigint }>();
  for (const { label, amountCents } of lines) {
    const de = withoutMonth(label.de);
    sums.set(de, { en: withoutMonth(label.en), amount: (sums.get(de)?.amount ?? 0n) + amountCents });
  }
  const sorted = [...sums].sort(([a, x], [b, y]) => {
    const [left, right] = [size(x.amount), size(y.amount)];
    return left === right ? (a < b ? -1 : 1) : left > right ? -1 : 1;
  });
  const [first] = sorted;
  if (!first) return { de: '', en: '' };
  const others = sorted.length - 1;
  const [de, { en }] = first;
  return others === 0
    ? { de, en }
    : {
        de: `${de} und ${others === 1 ? 'eine weitere Leistung' : `${others} weitere Leistungen`}`,
        en: `${en} and ${others} more ${others === 1 ? 'service' : 'services'}`,
      };
}

/** Whole euros and cents without a sign, since the words say which way it goes. */
const euros = (amount: bigint): string => `${formatAmount(size(amount))} Euro`;

/** 'vermindert sich um 44,00 Euro'; of several 'vermindern sich'. */
function changeBy(amount: bigint, several: boolean): string {
  if (amount === 0n) return several ? 'bleiben in der Summe gleich' : 'bleibt in der Summe gleich';
  const way = amount < 0n ? 'verminder' : 'erhöh';
  return `${way}${several ? (amount < 0n ? 'n' : 'en') : 't'} sich um ${euros(amount)}`;
}

function correctionOpening({ family, corrects, overInstalments, totals: { grossCents } }: DocumentContent, period: string): string {
  const change = changeBy(grossCents, false);
  if (overInstalments) {
    const what = family === 'notice' ? 'Die Vorausleistungen auf die Umlage' : 'Die Abschläge';
    const document = family === 'notice' ? 'den Bescheid' : 'die Rechnung';
    const all = changeBy(grossCents, true);
    return corrects
      ? `${document} ${corrects.number} vom ${formatCivilDate(corrects.issuedOn)} ändern wir: ${what} für ${period} ${all}. Die Beträge unten sind die Unterschiede zu den bisherigen Raten.`
      : `${what.replace('Die', 'die')} für ${period} haben wir neu festgelegt; sie ${all}.`;
  }
  if (family === 'notice')
    return corrects
      ? `den Bescheid ${corrects.number} vom ${formatCivilDate(corrects.issuedOn)} ändern wir: Die Umlage für ${period} ${change}. Die Beträge unten sind die Unterschiede zu diesem Bescheid.`
      : `die Umlage für ${period} haben wir neu berechnet. Was Sie zu tragen haben, ${change}.`;
  return corrects
    ? `die Rechnung ${corrects.number} vom ${formatCivilDate(corrects.issuedOn)} berichtigen wir: Der Rechnungsbetrag für ${period} ${change}. Die Beträge unten sind die Unterschiede zu dieser Rechnung.`
    : `die Leistungen für ${period} haben wir neu berechnet. Was Sie zu tragen haben, ${change}.`;
}

/**
 * The first sentence of documents that are not simply charges of a period, by what they order: no text of an association can know whether a
 * difference goes up or down. null: the text of the association stands there.
 */
export function openingOf(content: DocumentContent): string | null {
  const { family, kind, totals } = content;
  const period = periodAfterFor(content);
  if (kind === 'correction') return correctionOpening(content, period);
  if (kind === 'advance')
    return family === 'notice'
      ? `für ${period} setzen wir gegen Sie Vorausleistungen auf die Umlage von zusammen ${euros(totals.grossCents)} fest. Sie werden in den unten genannten Raten fällig.`
      : `für ${period} berechnen wir Ihnen Abschläge von zusammen ${euros(totals.grossCents)}. Sie werden in den unten genannten Raten fällig.`;
  if (totals.grossCents >= 0n && content.lines.length > 0) return null;
  if (totals.grossCents < 0n) return `die Abrechnung für ${period} ergibt ein Guthaben von ${euros(totals.grossCents)} für Sie.`;
  return family === 'notice'
    ? `für ${period} setzen wir keine Umlage fest. Die angeforderten Vorausleistungen rechnen wir hiermit ab.`
    : `für ${period} berechnen wir Ihnen hier keine Leistungen. Die angeforderten Abschläge rechnen wir hiermit ab.`;
}

/** The first sentence of a draft, before which nothing is ordered yet (hearing, § 28 VwVfG). */
export function draftOpeningOf(content: DocumentContent): string {
  const opening = openingOf(content);
  if (opening !== null) return opening;
  const period = periodAfterFor(content);
  return content.family === 'notice'
    ? `für ${period} beabsichtigen wir, gegen Sie eine Umlage von ${euros(content.totals.grossCents)} festzusetzen. Sie können sich vorher dazu äußern.`
    : `für ${period} beabsichtigen wir, Ihnen nach den bei jeder Position genannten Vereinbarungen zu berechnen:`;
}
