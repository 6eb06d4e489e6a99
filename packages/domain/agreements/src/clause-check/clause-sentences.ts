// SPDX-License-Identifier: EUPL-1.2
import { fractionView } from '@kernel/core';
import type { ClauseFault } from './check-clause.ts';
import { percentagesIn } from './cost-clause.ts';

export interface ClauseSentence {
  /** What is wrong. */
  readonly finding: string;
  /** What to write instead. */
  readonly advice: string;
}

export const clauseSentences: Readonly<Record<'de' | 'en', Readonly<Record<ClauseFault, ClauseSentence>>>> = {
  de: {
    ELSEWHERE: {
      finding: 'Die Verteilung wird auf eine andere Absprache verschoben.',
      advice: 'Schreiben Sie den Maßstab in diese Klausel, oder nennen Sie die andere Vereinbarung mit Nummer und Datum.',
    },
    MEASURE_MISSING: {
      finding: 'Es fehlt, wonach die Kosten verteilt werden.',
      advice:
        'Nennen Sie den Maßstab, zum Beispiel „nach gebuchten Stunden“, „nach Einwohnern“ oder „zu gleichen Teilen“ (§ 19 Abs. 1 GkG NRW).',
    },
    MEASURE_VAGUE: {
      finding: 'Der Maßstab lässt sich nicht zählen.',
      advice: 'Sagen Sie, was gezählt wird: Stunden, Fälle, Geräte, Einwohner. Zwei Personen müssen auf dasselbe Ergebnis kommen.',
    },
    REFERENCE_DATE_MISSING: {
      finding: 'Es fehlt der Stichtag, zu dem gezählt wird.',
      advice: 'Nennen Sie den Tag („am 31.12. des Vorjahres“) oder den Durchschnitt eines Zeitraums.',
    },
    PERCENT_NOT_100: {
      finding: 'Die Anteile dieses Satzes ergeben zusammen nicht 100 %.',
      advice: 'Ergänzen Sie den fehlenden Teil, oder sagen Sie, wer ihn trägt.',
    },
    COST_BASE_MISSING: {
      finding: 'Es fehlt, welche Kosten verteilt werden.',
      advice: 'Nennen Sie die Kosten, zum Beispiel „die nicht anderweitig gedeckten Personal- und Sachkosten des Archivs“.',
    },
    POPULATION_BASIS_MISSING: {
      finding: 'Es fehlt, welche Einwohnerzahl gilt.',
      advice: 'Nennen Sie die Grundlage: Zensus 2022 oder Fortschreibung. Beide weichen um bis zu 11 % voneinander ab.',
    },
    COST_KINDS_MISSING: {
      finding: 'Es bleibt offen, was zu den Kosten gehört.',
      advice: 'Zählen Sie die Kostenarten auf: Personal-, Sach-, Gemeinkosten, Abschreibungen.',
    },
    PERIOD_MISSING: {
      finding: 'Es fehlt, für welchen Zeitraum abgerechnet wird.',
      advice: 'Nennen Sie Monat, Quartal oder Haushaltsjahr.',
    },
    DUE_DATE_MISSING: {
      finding: 'Es fehlt, wann gezahlt wird.',
      advice: 'Nennen Sie die Fälligkeit, zum Beispiel „innerhalb von 30 Tagen nach Zugang“.',
    },
    FLAT_FEE: {
      finding: 'Eine Pauschale wird ohne Rücksicht auf die Nutzung erhoben.',
      advice: 'Erklären Sie, welche Kosten sie deckt. Die Steuerbefreiung nach § 4 Nr. 29 UStG verlangt genaue Erstattung nach Nutzung.',
    },
    ONE_SIDED_CHANGE: {
      finding: 'Eine Seite könnte die Kosten allein ändern.',
      advice: 'Nennen Sie Anlass, Frist und wer beschließt.',
    },
    ROLLING_REFERENCE: {
      finding: 'Die Klausel folgt einem anderen Text in jeder künftigen Fassung.',
      advice: 'Nennen Sie die Fassung mit Datum, oder sagen Sie, ab wann eine neue gilt und wer ihr zustimmt.',
    },
  },
  en: {
    ELSEWHERE: {
      finding: 'The sharing is left to another arrangement.',
      advice: 'Write the scale into this clause, or name the other agreement with number and date.',
    },
    MEASURE_MISSING: {
      finding: 'It is not said by what the cost is shared.',
      advice: 'Name the scale, for example hours booked, inhabitants or equal shares (§ 19 (1) GkG NRW).',
    },
    MEASURE_VAGUE: {
      finding: 'The scale cannot be counted.',
      advice: 'Say what is counted: hours, cases, devices, inhabitants. Two people must come to the same result.',
    },
    REFERENCE_DATE_MISSING: {
      finding: 'The reference date of the count is missing.',
      advice: 'Name the day (31 December of the year before) or the mean of a period.',
    },
    PERCENT_NOT_100: {
      finding: 'The shares of this sentence do not add up to 100 %.',
      advice: 'Add the missing part, or say who bears it.',
    },
    COST_BASE_MISSING: {
      finding: 'It is not said which cost is shared.',
      advice: 'Name the cost, for example staff and material cost of the archive that no other income covers.',
    },
    POPULATION_BASIS_MISSING: {
      finding: 'It is not said which count of inhabitants holds.',
      advice: 'Name the basis: census of 2022 or updated figures. They differ by up to 11 %.',
    },
    COST_KINDS_MISSING: {
      finding: 'It stays open what belongs to the cost.',
      advice: 'List the kinds: staff, material, overhead, depreciation.',
    },
    PERIOD_MISSING: {
      finding: 'It is not said for which period is settled.',
      advice: 'Name month, quarter or budget year.',
    },
    DUE_DATE_MISSING: {
      finding: 'It is not said when to pay.',
      advice: 'Name the due date, for example within 30 days of receipt.',
    },
    FLAT_FEE: {
      finding: 'A flat fee is charged whatever is used.',
      advice: 'Say which cost it covers. The exemption of § 4 Nr. 29 UStG needs exact reimbursement by use.',
    },
    ONE_SIDED_CHANGE: {
      finding: 'One side could change the cost alone.',
      advice: 'Name occasion, time limit and who resolves.',
    },
    ROLLING_REFERENCE: {
      finding: 'The clause follows another text in each future version.',
      advice: 'Name the version with its date, or say from when a new one holds and who consents.',
    },
  },
};

const WHOLE = 10_000;

/** Shares that do not make 100 %: what they make, and by how much it is too little or too much. */
function shareSentence(language: 'de' | 'en', sum: number): ClauseSentence {
  const percent = (hundredths: number): string => `${fractionView({ n: BigInt(hundredths), d: 100n }, 2, language)} %`;
  const [whole, off] = [percent(sum), percent(Math.abs(sum - WHOLE))];
  const { advice } = clauseSentences[language].PERCENT_NOT_100;
  if (sum < WHOLE)
    return language === 'de'
      ? { finding: `Die Anteile dieses Satzes ergeben zusammen ${whole}; es fehlen ${off}.`, advice }
      : { finding: `The shares of this sentence add up to ${whole}; ${off} are missing.`, advice };
  return language === 'de'
    ? {
        finding: `Die Anteile dieses Satzes ergeben zusammen ${whole}, das sind ${off} zu viel.`,
        advice: 'Kürzen Sie Anteile, bis es 100 % sind.',
      }
    : {
        finding: `The shares of this sentence add up to ${whole}, which is ${off} too much.`,
        advice: 'Lower shares until they make 100 %.',
      };
}

/**
 * What a finding says, with the figures of the words that it is about.
 * @param quote the words that the finding quotes, null where it has none
 */
export function clauseSentence(language: 'de' | 'en', code: ClauseFault, quote: string | null): ClauseSentence {
  const shares = code === 'PERCENT_NOT_100' ? percentagesIn(quote ?? '') : null;
  const sum = (shares ?? []).reduce((before, share) => before + share, 0);
  return sum === 0 ? clauseSentences[language][code] : shareSentence(language, sum);
}
