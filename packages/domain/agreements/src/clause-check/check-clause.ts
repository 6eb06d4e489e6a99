// SPDX-License-Identifier: EUPL-1.2
import { measuresIn, namesDay, type Passage, percentagesIn, sentencesOf } from './cost-clause.ts';

/** Longest text of a clause, in UTF-16 units. */
export const CLAUSE_LIMIT = 20_000;

/** In the order in which they are told. */
export const CLAUSE_FAULTS = [
  'ELSEWHERE',
  'MEASURE_MISSING',
  'MEASURE_VAGUE',
  'REFERENCE_DATE_MISSING',
  'PERCENT_NOT_100',
  'COST_BASE_MISSING',
  'POPULATION_BASIS_MISSING',
  'COST_KINDS_MISSING',
  'PERIOD_MISSING',
  'DUE_DATE_MISSING',
  'FLAT_FEE',
  'ONE_SIDED_CHANGE',
  'ROLLING_REFERENCE',
] as const;
export type ClauseFault = (typeof CLAUSE_FAULTS)[number];

/** 'blocking': two readers would settle differently, or nobody could settle at all. 'warning': it can be settled, but is often disputed. */
export type ClauseSeverity = 'blocking' | 'warning';

export interface ClauseFinding {
  readonly code: ClauseFault;
  readonly severity: ClauseSeverity;
  /** The words that it is about, and where they begin in the text from 0; null where something is missing altogether. */
  readonly quote: Passage | null;
}

const SEVERITY: Readonly<Record<ClauseFault, ClauseSeverity>> = {
  ELSEWHERE: 'blocking',
  MEASURE_MISSING: 'blocking',
  MEASURE_VAGUE: 'blocking',
  REFERENCE_DATE_MISSING: 'blocking',
  PERCENT_NOT_100: 'blocking',
  COST_BASE_MISSING: 'blocking',
  POPULATION_BASIS_MISSING: 'warning',
  COST_KINDS_MISSING: 'warning',
  PERIOD_MISSING: 'warning',
  DUE_DATE_MISSING: 'warning',
  FLAT_FEE: 'warning',
  ONE_SIDED_CHANGE: 'warning',
  ROLLING_REFERENCE: 'warning',
};

/** What leaves the sharing to a later paper or talk. */
const ELSEWHERE =
  /(?:gesonderte[nrs]?|separate[nrs]?|besondere[nrs]?|weitere[nrs]?|eigene[nrs]?)\s+(?:vereinbarung\w*|regelung\w*|absprache\w*|vertrag\w*)|(?:wird|werden)\s+(?:noch\s+|später\s+|gesondert\s+|einvernehmlich\s+)+(?:geregelt|festgelegt|bestimmt|vereinbart)|nach\s+(?:absprache|vereinbarung)\b|bleib\w+\s[^.]{0,60}?vorbehalten/giu;
/** Scales that say nothing about what is counted. */
const VAGUE =
  /\bangemessen\w*|nach\s+billigem\s+ermessen|\bverursachungsgerecht\w*|\bsachgerecht\w*|(?<!\p{L})übliche[nrsm]?\b|im\s+verhältnis\s+(?:der|zur|ihrer)\s+(?:inanspruchnahme|nutzung)|nach\s+(?:inanspruchnahme|nutzung|aufwand|bedarf)\b|\bgegebenenfalls\b|\bggf\.|\bim\s+benehmen\b/giu;
const COST_BASE = /kosten|aufw(?:and|endung)|umlage|finanzbedarf|entgelt|auslagen|fehlbetr/iu;
const COST_KINDS =
  /\bpersonal|\bsach(?:-|kosten|aufw)|\bgemeinkosten|\bbetriebs|\bgesamt|\bgedeckt|\btatsächlich|\binvestition|\blaufende[nr]? (?:kosten|aufw)|\babschreibung|\blizenz\w*|\bmiet|\bmaterial|gebühren/iu;
const PERIOD =
  /\b(?:kalender|haushalts|rechnungs|geschäfts)jahr\w*|\bjährlich\w*|\bvierteljährlich\w*|\bhalbjährlich\w*|\bmonatlich\w*|\bquartal\w*|\babrechnungszeitraum\w*|\b(?:je|pro)\s+(?:monat|jahr|quartal)|\bjahresabrechnung\w*/iu;
const DUE =
  /\bfällig\w*|\bzahlbar\w*|\bzahlungsziel\w*|\b(?:innerhalb|binnen)\s+(?:von\s+)?(?:\d+|eines|einem|zwei|drei|vier)\s+\w+|\bbis\s+(?:zum|spätestens)\s/iu;
const POPULATION_BASIS =
  /\bzensus\w*|\bfortschreibung\w*|\bfortgeschrieben\w*|\blandesbetrieb\w*|\bit\.nrw\b|\bmelderegister\w*|\bamtlich\w*|\bstatistisch\w*/iu;
const FLAT_FEE = /(?<!\p{L})\p{L}{0,40}pauschal\p{L}*|\bgrund(?:gebühr|betrag|beitrag|entgelt)\p{L}*/giu;
const ONE_SIDED =
  /\b(?:behält|behalten)\s+sich\b[^.]{0,80}\bvor\b|\beinseitig\w*|\bkann\b[^.]{0,60}\b(?:anpassen|ändern|neu festsetzen|erhöhen|angepasst werden|erhöht werden|geändert werden)\b/giu;
const ROLLING = /\bin\s+(?:ihrer|seiner|der|deren)\s+jeweils\s+(?:gültigen|geltenden|aktuellen)\s+fassung/giu;

const all = (text: string, pattern: RegExp, offset = 0): Passage[] =>
  [...text.matchAll(pattern)].map((match) => ({ text: match[0], at: match.index + offset }));

function vagueMeasures(sentences: readonly Passage[]): Passage[] {
  // 'Angemessen' beside a measure is an ornament; alone it is the measure.
  return sentences.filter(({ text }) => measuresIn(text).length === 0).flatMap(({ text, at }) => all(text, VAGUE, at));
}

function withoutDay(sentences: readonly Passage[], text: string): Passage[] {
  if (namesDay(text)) return [];
  const counted = sentences.find((sentence) => measuresIn(sentence.text).some((kind) => kind === 'inhabitants' || kind === 'state'));
  return counted ? [trimmed(counted)] : [];
}

/** Only where a sentence gives two shares or more: a single one ('15 % Aufschlag') is no mix. */
const notWhole = (sentences: readonly Passage[]): Passage[] =>
  sentences
    .filter(({ text }) => {
      const shares = percentagesIn(text);
      return shares !== null && shares.length > 1 && shares.reduce((sum, share) => sum + share, 0) !== 10_000;
    })
    .map(trimmed);

const trimmed = ({ text, at }: Passage): Passage => ({ text: text.trim(), at: at + (text.length - text.trimStart().length) });

/**
 * Looks for what makes a cost clause impossible to settle, or open to dispute, before it is signed: courts have set aside charges without
 * a basis, and a levy goes by a stated scale (§ 19 Abs. 1 GkG NRW). It reads words, not law: no finding is no proof that a clause is good.
 * @param text wording of the clause in German, at most CLAUSE_LIMIT; longer text is read up to there
 * @returns blocking findings first, each kind in the order of the text
 */
export function checkClause(text: string): ClauseFinding[] {
  const read = text.slice(0, CLAUSE_LIMIT);
  const sentences = sentencesOf(read);
  const missing = (isThere: boolean): readonly (Passage | null)[] => (isThere ? [] : [null]);
  const measures = measuresIn(read);
  const vague = vagueMeasures(sentences);
  const namesCost = COST_BASE.test(read);
  const found: Readonly<Record<ClauseFault, readonly (Passage | null)[]>> = {
    ELSEWHERE: all(read, ELSEWHERE),
    MEASURE_MISSING: missing(measures.length > 0 || vague.length > 0),
    MEASURE_VAGUE: vague,
    REFERENCE_DATE_MISSING: withoutDay(sentences, read),
    PERCENT_NOT_100: notWhole(sentences),
    COST_BASE_MISSING: missing(namesCost),
    POPULATION_BASIS_MISSING: missing(!measures.includes('inhabitants') || POPULATION_BASIS.test(read)),
    COST_KINDS_MISSING: missing(!namesCost || COST_KINDS.test(read)),
    PERIOD_MISSING: missing(PERIOD.test(read)),
    DUE_DATE_MISSING: missing(DUE.test(read)),
    FLAT_FEE: all(read, FLAT_FEE),
    ONE_SIDED_CHANGE: all(read, ONE_SIDED),
    ROLLING_REFERENCE: all(read, ROLLING),
  };
  return CLAUSE_FAULTS.flatMap((code) => found[code].map((quote) => ({ code, severity: SEVERITY[code], quote })));
}
