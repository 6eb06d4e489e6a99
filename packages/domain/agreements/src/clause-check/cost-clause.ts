// SPDX-License-Identifier: EUPL-1.2

/** A piece of a text and where it begins, in UTF-16 units from 0. */
export interface Passage {
  readonly text: string;
  readonly at: number;
}

/** After these a full stop ends no sentence. */
const ABBREVIATIONS = /(?:\b(?:abs|nr|art|bzw|ca|evtl|gem|ggf|inkl|lit|sog|usw|vgl)|(?<!\p{L})\p{L}|\d)\.$/iu;

/** The sentences of a clause: 'Abs. 2', '31. Dezember' and 'z. B.' end none. */
export function sentencesOf(text: string): Passage[] {
  const found: Passage[] = [];
  let begin = 0;
  for (const end of text.matchAll(/[.!?;](?=\s)|\n\s*\n/gu)) {
    const stop = end.index + end[0].length;
    if (end[0] === '.' && ABBREVIATIONS.test(text.slice(Math.max(begin, stop - 12), stop))) continue;
    found.push({ text: text.slice(begin, stop), at: begin });
    begin = stop;
  }
  return [...found, { text: text.slice(begin), at: begin }].filter((passage) => passage.text.trim() !== '');
}

/** What a cost is shared by. A state is counted on a day or as a mean; use is counted over the period. */
export type MeasureKind = 'inhabitants' | 'state' | 'use' | 'equal' | 'fixedShare';

const MEASURES: Readonly<Record<MeasureKind, RegExp>> = {
  inhabitants: /\beinwohner\w*|\bbevölkerung\w*|\bkopfzahl\w*/iu,
  state:
    /\bschüler(?:innen|zahl\w*|n)?\b|\bschulkinder\w*|\bgerät\w*|\bendgerät\w*|\barbeitsplätze\w*|\bfläche\w*|\bquadratmeter\w*|\bregalmeter\w*|\blaufende\w? (?:akten)?meter\w*|\bbeschäftigten(?:zahl)?\w*|\bplanstellen\w*|\bnutzer(?:zahl\w*|konten|innen)?\b|\blizenzen\b|\bumlagegrundlagen\b|\bsteuerkraft\w*/iu,
  use: /\bstunden\w*|\barbeitszeit\w*|\bminuten\b|\bfall(?:zahl\w*|pauschale\w*)?\b|\bfälle\w*|\babrechnungsf\w+|\bbuchung(?:en|szeilen|szahl\w*)\b|\bvorgänge\w*|\bbelege\w*|\bteilnehm\w+|\bseminarplätze\w*|\bbestell(?:ungen|wert\w*)|\beinsatztage\w*|\bpersonentage\w*|\bkilometer\w*|\btatsächlich entstanden\w* (?:kosten|aufw\w+)/iu,
  equal: /\bgleichen teilen\b|\bgleichmäßig\w*|\bhälftig\b|\bje zur hälfte\b|\bzu gleichen\b/iu,
  fixedShare: /\d+(?:,\d+)?\s?(?:%|v\. ?h\.|prozent\b)|\bein(?:em)? (?:drittel|viertel|fünftel)\b/iu,
};

/** The measures that a passage names. */
export const measuresIn = (text: string): readonly MeasureKind[] =>
  (Object.keys(MEASURES) as MeasureKind[]).filter((kind) => MEASURES[kind].test(text));

const MONTH = '(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)';
const DAY = new RegExp(String.raw`\b\d{1,2}\.\s?(?:\d{1,2}\.|${MONTH})`, 'iu');
const MEAN = /durchschnitt\w*|\bmittel(?:wert|s)?\b|\barithmetisch\w*/iu;

/** Whether a passage says on which day something is counted, or that a mean is taken. */
export const namesDay = (text: string): boolean => DAY.test(text) || MEAN.test(text);

/** The per cents of a passage in hundredths; null where one has more than two decimals. */
export function percentagesIn(text: string): readonly number[] | null {
  const found: number[] = [];
  for (const [, whole = '', decimals = ''] of text.matchAll(/(\d+)(?:,(\d+))?\s?(?:%|v\. ?h\.|prozent\b)/giu)) {
    if (decimals.length > 2) return null;
    found.push(Number(whole) * 100 + Number(decimals.padEnd(2, '0')));
  }
  return found;
}
