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

/**
 * German makes one word of a measure and what it is counted of ('Arbeitsstunden', 'Bildschirmarbeitsplätze'), so that most are known at a
 * word's end; what stands before 'not' makes another thing of it ('Sprechstunden', 'Oberfläche').
 */
const compound = (word: string, not = ''): string => (not === '' ? word : `(?<!${not})(?:${word})`);

const STATES = [
  compound(String.raw`schüler(?:innen|zahl\w*|n)?\b`, 'mit'),
  String.raw`\bschulkinder\w*`,
  compound(String.raw`geräte?[ns]?\b|gerätezahl\w*`),
  compound(String.raw`arbeitsplätze\w*`),
  compound(String.raw`flächen?\b`, 'ober'),
  compound(String.raw`quadratmeter\w*|regalmeter\w*`),
  String.raw`\blaufende\w? (?:akten)?meter\w*`,
  String.raw`\bbeschäftigten(?:zahl)?\w*`,
  compound(String.raw`planstellen\w*`),
  compound(String.raw`nutzer(?:zahl\w*|konten|innen)?\b|lizenzen\b`),
  String.raw`\bumlagegrundlagen\b|\bsteuerkraft\w*`,
];

/** A payslip: 'Abrechnung' alone is also the bill that the clause itself speaks of, so that it counts only where its number is named. */
const PAYSLIP = '(?:entgelt|gehalts|lohn|bezüge|besoldungs|versorgungs|verdienst|personal)abrechnung';

const USES = [
  compound(String.raw`stunden\w*`, 'sprech|dienst|geschäfts|öffnungs|büro|amts|über'),
  String.raw`\barbeitszeit\w*`,
  compound(String.raw`minuten\b`),
  String.raw`\bfall(?:zahl\w*|pauschale\w*)?\b`,
  compound(String.raw`fälle\w*`, 'einzel|aus|un|vor|zu|ab|härte|sonder|zweifels|streit'),
  String.raw`abrechnungsf[aä]ll\w*`,
  String.raw`\b(?:an)?zahl (?:der|von)(?: \p{L}+){0,3} \p{L}*abrechnungen\b`,
  String.raw`\b(?:je|pro)(?: \p{L}+)? ${PAYSLIP}\b`,
  String.raw`\bnach (?:den )?(?:\p{L}+en )?${PAYSLIP}en\b`,
  compound(String.raw`buchung(?:en|szeilen|szahl\w*)\b`, 'aus|um|fehl'),
  compound(String.raw`vorgänge\w*`),
  String.raw`\bbelege\w*|\bteilnehm\w+|\bseminarplätze\w*|\bbestell(?:ungen|wert\w*)|\beinsatztage\w*|\bpersonentage\w*`,
  compound(String.raw`kilometer\w*`),
  String.raw`\btatsächlich entstanden\w* (?:kosten|aufw\w+)`,
];

const anyOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'), 'iu');

const MEASURES: Readonly<Record<MeasureKind, RegExp>> = {
  inhabitants: /\beinwohner\w*|\bbevölkerung\w*|\bkopfzahl\w*/iu,
  state: anyOf(STATES),
  use: anyOf(USES),
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
