// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate, parseCivilDate, type RefusalParams } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import { costCentresDe } from '../cost-centres/messages.ts';
import { supplierInvoicesDe } from '../supplier-invoices/messages.ts';
import type { Code } from './codes.ts';
import { de as deRule } from './rule/de.ts';
import { ruleSentences } from './rule/of-pool.ts';

/** '2026-03' als '03/2026'. */
const month = (value: unknown): string => {
  const text = String(value ?? '');
  return /^\d{4}-\d{2}/.test(text) ? `${text.slice(5, 7)}/${text.slice(0, 4)}` : text;
};
/** '2026-03-01' als '01.03.2026'. */
const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatCivilDate(date) : String(value ?? '');
};
const months = (params: RefusalParams): string => {
  const list = params.months;
  return Array.isArray(list) ? list.map(month).join(', ') : month(list);
};
const span = ({ from, to }: RefusalParams): string => (from === to ? month(from) : `${month(from)} bis ${month(to)}`);
const METRICS: Readonly<Record<string, string>> = { hours: 'Stunden', cases: 'Fälle', equal: 'Mitglieder' };
const metric = ({ metric: id, unit }: RefusalParams): string =>
  (unit ? `Menge („${unit}“)` : METRICS[String(id)]) ??
  String(id)
    .replace(/^inhabitants:.*/, 'Einwohner')
    .replace(/^quantity\./, 'Menge ');
const more = ({ more: count }: RefusalParams): string => {
  if (count === undefined) return '';
  return count === 1 ? ' Dazu kommt ein weiterer Hinweis.' : ` Dazu kommen ${count} weitere Hinweise.`;
};

const POOL = ({ pool }: RefusalParams): string => (pool ? `Kostentopf „${pool}“: ` : '');

const COST_COLUMNS = 'Monat, Kostentopf, Kostenart, Betrag, Bezeichnung und auf Wunsch Beleg';

export const de: Readonly<Record<Code, Sentence>> = {
  ...supplierInvoicesDe,
  ...costCentresDe,
  ...ruleSentences(deRule, POOL),
  SERVICE_UNKNOWN: 'Diese Leistung gibt es im Katalog nicht.',
  STAND_ALONE_AMOUNT: 'Bitte geben Sie an, was ein Jahr allein kosten würde: einen Betrag über 0,00 €.',
  ALREADY_WITHDRAWN: 'Diese Angabe gilt schon nicht mehr.',
  STATEMENT_OF_CORRECTION:
    'Eine Berichtigung enthält nur Unterschiede. Bitte wählen Sie die Kosteninformation der Abrechnung, die sie berichtigt.',
  NO_SHARE_TO_CHECK: 'Diese Kosteninformation enthält keinen Anteil an einem Kostentopf. Nachzurechnen ist nur die Summe der Direktkosten.',
  RUN_NOT_RELEASED: 'Das geht nur mit einem freigegebenen Lauf. Dieser Lauf ist nicht freigegeben.',
  CORRECTION_OF_CORRECTION:
    'Das ist selbst eine Berichtigung. Berichtigen Sie bitte die Abrechnung, zu der sie gehört: Die neue Berichtigung geht von allem aus, was bisher verlangt wurde.',
  CORRECTION_IN_PREVIEW: 'Für diese Abrechnung wartet schon eine Berichtigung. Bitte geben Sie sie frei, oder verwerfen Sie sie.',
  NOTHING_TO_CORRECT: 'Es gibt nichts zu berichtigen: Nach dem heutigen Stand ist richtig, was verlangt wurde.',
  NAME_MISSING: 'Bitte geben Sie einen Namen ein.',
  LABEL_MISSING: 'Bitte geben Sie eine Bezeichnung ein. Sie steht später neben dem Betrag.',
  REASON_MISSING: 'Bitte geben Sie einen Grund an.',
  RESOLUTION_MISSING: 'Bitte nennen Sie den Beschluss: wer hat den Schlüssel wann beschlossen?',
  CLAUSE_MISSING: 'Bitte nennen Sie die Bestimmung der Satzung oder Vereinbarung, die diesen Schlüssel anordnet.',
  NO_PARTS: 'Ein Schlüssel braucht mindestens einen Teil.',
  SHARE_NOT_WHOLE: 'Anteile haben höchstens zwei Nachkommastellen, zum Beispiel 33,33 %.',
  NEGATIVE_SHARE: 'Ein Anteil kann nicht negativ sein.',
  ZERO_SHARE: 'Ein Anteil von 0 % bewirkt nichts. Bitte entfernen Sie diesen Teil.',
  METER_INVALID: 'Das Kürzel der Menge besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel „geraete“.',
  UNIT_MISSING: 'Bitte nennen Sie die Einheit der Menge, zum Beispiel „Geräte“.',
  BASIS_MISSING: 'Bitte wählen Sie, welche Einwohnerzahl gilt.',
  DUPLICATE_METRIC: 'Zwei Teile des Schlüssels messen dasselbe. Bitte fassen Sie sie zusammen.',
  KEY_PARTS_NOT_100: ({ sum }) => `Die Teile des Schlüssels ergeben zusammen ${sum ?? ''} statt 100 %.`,
  FAMILY_CHANGED: 'Ein Schlüssel bleibt bei seiner Leistung. Legen Sie für eine andere Leistung einen neuen Schlüssel an.',
  FAMILY_UNKNOWN: ({ family }) => `Die Leistung „${family ?? ''}“ gibt es im Katalog nicht.`,
  VALID_FROM_NOT_LATER: ({ lastValidFrom, lastVersion }) =>
    `Die neue Fassung muss später beginnen als Fassung ${lastVersion ?? ''} (${day(lastValidFrom)}).`,
  PERIOD_FROZEN: ({ month: frozen, open }) =>
    // Where only the open month is offered, as for suppliers' invoices, nothing is said of a correction.
    open
      ? `Der Monat ${month(frozen)} ist abgerechnet. Bitte buchen Sie im ersten offenen Monat (${month(open)}).`
      : `Der Monat ${month(frozen)} ist abgerechnet. Buchen Sie im ersten offenen Monat, oder lassen Sie den Betrag in die Berichtigung dieser Abrechnung eingehen.`,
  MONTH_NEVER_SETTLED: (params) =>
    `Der Monat ${month(params.month)} liegt vor der ersten Abrechnung und wird nicht mehr abgerechnet. Bitte buchen Sie ab ${month(params.open)}.`,
  MONTH_IN_FUTURE: ({ month: wanted }) =>
    `Der Monat ${month(wanted)} hat noch nicht begonnen. Kosten werden bis zum laufenden Monat gebucht.`,
  MONTH_BEFORE_ASSOCIATION: ({ foundedOn }) => `Der Verband besteht erst seit dem ${day(foundedOn)}.`,
  DATE_IN_FUTURE: 'Dieser Tag liegt in der Zukunft. Gebucht wird, was bis heute geschehen ist.',
  DATE_BEFORE_MEMBERSHIP: ({ memberSince }) =>
    memberSince ? `Das Mitglied gehört dem Verband erst seit dem ${day(memberSince)} an.` : 'Das Mitglied gehört dem Verband nicht an.',
  POPULATION_UNKNOWN: ({ basis, referenceDate }) =>
    `Das Register kennt keine Einwohnerzahlen „${basis ?? ''}“ zum ${day(referenceDate)}. Bitte wählen Sie eine Zählung, die es gibt.`,
  POOL_NAME_TAKEN: ({ name }) => `Einen Kostentopf „${name ?? ''}“ gibt es schon.`,
  POOL_WITHOUT_KEY: (params) =>
    `Für den Kostentopf „${params.pool ?? ''}“ gilt${params.month ? ` im Monat ${month(params.month)}` : ''} kein Schlüssel. Veröffentlichen Sie zuerst eine Fassung, die dann schon gilt.${more(params)}`,
  KEY_OF_OTHER_FAMILY: (params) =>
    `Der Schlüssel „${params.key ?? ''}“ gehört zur Leistung „${params.familyDe ?? params.family ?? ''}“. Bitte wählen Sie einen Schlüssel derselben Leistung.${more(params)}`,
  POOL_RETIRED: ({ pool }) => `Der Kostentopf „${pool ?? ''}“ ist stillgelegt und nimmt keine Kosten mehr auf.`,
  POOL_UNKNOWN: ({ pool }) => `Einen Kostentopf „${pool ?? ''}“ gibt es nicht. Bitte prüfen Sie die Schreibweise.`,
  KIND_UNKNOWN: 'Diese Kostenart gibt es nicht. Sie heißt „Personal“, „Sachkosten“ oder „Gemeinkosten“.',
  INCOME_BELOW_ZERO:
    'Andere Erträge werden ohne Minus gebucht; sie mindern die Kosten von selbst. Einen Irrtum nehmen Sie bei der Buchung zurück.',
  ZERO_AMOUNT: 'Der Betrag darf nicht 0,00 € sein.',
  AMOUNT_TOO_LARGE: ({ limit }) => `Der Betrag ist zu groß (höchstens ${limit ?? ''} €).`,
  IS_A_REVERSAL: 'Das ist selbst eine Gegenbuchung. Buchen Sie den richtigen Betrag bitte neu.',
  ALREADY_REVERSED: ({ label }) => `„${label ?? ''}“ ist schon zurückgenommen.`,
  MONTH_BEFORE_ENTRY: ({ month: first }) => `Die Gegenbuchung kann nicht vor der Buchung liegen (${month(first)}).`,
  DATE_BEFORE_ENTRY: ({ date }) => `Die Gegenbuchung kann nicht vor der Buchung liegen (${date ?? ''}).`,
  CHARGE_WITHOUT_BASIS: (params) =>
    `${params.member ? `„${params.member}“ hat` : 'Das Mitglied hat'} für „${params.familyDe ?? params.family ?? params.label ?? ''}“ keine Vereinbarung mit Kostenklausel. Ohne Grundlage darf kein Euro verlangt werden: schließen Sie zuerst die Vereinbarung.${more(params)}`,
  ZERO_QUANTITY: 'Die Menge darf nicht 0 sein.',
  NEGATIVE_QUANTITY: 'Eine Menge ist größer als 0. Eine falsche Menge nehmen Sie bitte zurück.',
  NOT_A_PERSON: 'Das muss ein Mensch entscheiden, kein Automat.',
  PERIOD_INVALID: 'Der Zeitraum endet vor seinem Anfang.',
  PERIOD_TOO_LONG: (params) => `Ein Lauf umfasst höchstens ${params.months ?? ''} Monate.`,
  PERIOD_ALREADY_FROZEN: (params) => `Schon abgerechnet: ${months(params)}. Bitte wählen Sie einen offenen Zeitraum.`,
  PERIOD_NOT_BEGUN: ({ month: last }) => `Der Monat ${month(last)} hat noch nicht begonnen. Bitte wählen Sie einen früheren Zeitraum.`,
  PERIOD_NOT_OVER: ({ month: last }) =>
    `Der Monat ${month(last)} läuft noch. Die Vorschau zeigt den Stand bis heute; freigeben können Sie erst, wenn der Monat vorbei ist.`,
  EARLIER_PERIOD_OPEN: ({ month: next }) =>
    `Der nächste Lauf beginnt mit ${month(next)}, damit kein Monat ausgelassen wird. Bitte wählen Sie diesen Anfang.`,
  NO_MEMBERS: 'In diesem Zeitraum hat der Verband keine Mitglieder.',
  DUPLICATE_MEMBER: 'Ein Mitglied steht doppelt in der Abrechnung. Bitte melden Sie das der Administration.',
  POPULATION_INVALID: ({ member }) => `Die Einwohnerzahl von „${member ?? ''}“ ist nicht brauchbar. Bitte lassen Sie sie berichtigen.`,
  DUPLICATE_POOL: 'Ein Kostentopf steht doppelt in der Abrechnung. Bitte melden Sie das der Administration.',
  DUPLICATE_COST: 'Eine Buchung steht doppelt in der Abrechnung. Bitte melden Sie das der Administration.',
  COST_OUTSIDE_PERIOD: ({ pool }) => `Kosten von „${pool ?? ''}“ liegen außerhalb des Zeitraums.`,
  DUPLICATE_KEY_VERSION: 'Zwei Fassungen eines Schlüssels gelten zugleich. Bitte melden Sie das der Administration.',
  READING_OUTSIDE_PERIOD: 'Eine Messung liegt außerhalb des Zeitraums. Bitte melden Sie das der Administration.',
  READING_WITHOUT_MEMBER: 'Eine Messung gehört zu keinem Mitglied. Bitte melden Sie das der Administration.',
  DIRECT_CHARGE_OUTSIDE_PERIOD: ({ label }) => `Die Direktkosten „${label ?? ''}“ liegen außerhalb des Zeitraums.`,
  DIRECT_CHARGE_WITHOUT_MEMBER: ({ label }) => `Die Direktkosten „${label ?? ''}“ gehören zu keinem Mitglied.`,
  POPULATION_MISSING: (params) =>
    `Für „${params.member ?? ''}“ fehlt die Einwohnerzahl, nach der „${params.pool ?? ''}“ verteilt wird. Bitte lassen Sie die Zahl eintragen oder ändern Sie den Schlüssel.${more(params)}`,
  POOL_WITHOUT_WEIGHT: (params) =>
    `Niemand hat für „${params.pool ?? ''}“ (${span(params)}) ein Gewicht: ${metric(params)}. Erfassen Sie die fehlenden Mengen, ändern Sie den Schlüssel, oder buchen Sie die Kosten um.${more(params)}`,
  RUN_NOT_IN_PREVIEW: 'Dieser Lauf ist schon freigegeben oder verworfen.',
  SAME_PERSON: 'Wer den Lauf gerechnet hat, gibt ihn nicht frei. Bitte bitten Sie eine zweite Person darum.',
  RELEASE_UNDER_WAY: 'Die Freigabe dieses Laufs ist schon beauftragt. Bitte warten Sie, bis sie abgeschlossen ist.',
  NOT_ALL_MEMBERS: 'Das kann nur, wer für alle Mitglieder zuständig ist. Bitte wenden Sie sich an die Administration.',
  CORRECTION_NOT_OPEN: 'Diese Korrektur ist nicht mehr offen. Bitte laden Sie die Liste neu.',
  CORRECTION_CHANGED: 'Ein Lauf hat diese Korrektur inzwischen verändert. Bitte laden Sie die Liste neu.',
  MADE_BY_OTHER_RULES: ({ rules, current }) =>
    `Dieser Lauf wurde nach den Rechenregeln ${rules ?? ''} gerechnet. Diese Version rechnet nach den Regeln ${current ?? ''} und kann ihn nicht nachrechnen. Seine Beträge gelten weiter. Was für diesen Zeitraum noch zu berechnen oder zu erstatten ist, buchen Sie je Mitglied als Direktkosten eines offenen Monats, mit der Vereinbarung und dem Grund in der Bezeichnung.`,
  INPUTS_CHANGED: 'Seit der Vorschau hat sich etwas geändert. Bitte verwerfen Sie den Lauf, und rechnen Sie ihn neu.',
  RESULT_DIFFERS:
    'Aus denselben Eingaben kommt ein anderes Ergebnis. Bitte rechnen Sie den Lauf neu, und melden Sie das der Administration.',
  CSV_REJECTED: ({ count }) =>
    `Die Datei hat ${count === 1 ? 'einen Fehler' : `${count ?? ''} Fehler`}. Nichts wurde gebucht. Berichtigen Sie die genannten Zeilen, und laden Sie die Datei erneut.`,
  TOO_LARGE: 'Die Datei ist zu groß.',
  NOT_UTF8: 'Die Datei ist nicht lesbar. Bitte speichern Sie sie als CSV (UTF-8).',
  NOT_TEXT: 'Die Datei ist keine Textdatei.',
  EMPTY_FILE: 'Die Datei ist leer.',
  BROKEN_QUOTING: 'Die Anführungszeichen in dieser Zeile passen nicht zusammen.',
  COLUMN_DOUBLE: 'Diese Spalte steht doppelt.',
  COLUMN_UNKNOWN: ({ expectedDe }) => `Diese Spalte ist unbekannt. Erwartet werden: ${expectedDe ?? COST_COLUMNS}.`,
  COLUMN_MISSING: ({ expectedDe }) => `Diese Spalte fehlt. Erwartet werden: ${expectedDe ?? COST_COLUMNS}.`,
  TOO_MANY_ROWS: ({ limit }) => `Die Datei hat zu viele Zeilen${limit ? ` (höchstens ${limit})` : ''}.`,
  CELL_COUNT: ({ value }) => {
    const [has, needs] = String(value ?? '').split(' / ');
    return `Diese Zeile hat ${has} ${has === '1' ? 'Zelle' : 'Zellen'} statt ${needs}.`;
  },
  EMPTY_CELL: 'Diese Zelle ist leer.',
  CELL_NOT_VALID: 'Diese Zelle ist nicht gültig.',
  NOT_A_DATE: 'Das ist kein Tag. Erwartet wird 15.10.2025 oder 2025-10-15.',
  NUMBER_AMBIGUOUS: 'Ob der Punkt Tausender oder Dezimalstellen trennt, ist nicht zu erkennen. Bitte schreiben Sie 1234 oder 1,234.',
  NOT_A_MONTH: 'Das ist kein Monat. Erwartet wird 2026-03 oder 03/2026.',
  MONTH_OUT_OF_RANGE: 'Dieser Monat liegt zu weit weg. Erwartet wird ein Monat von 1995 bis 2100.',
  NOT_AN_AMOUNT: 'Das ist kein Betrag. Erwartet wird 1234,50.',
  TOO_MANY_DECIMALS: 'Ein Betrag hat höchstens zwei Nachkommastellen.',
  TOO_LONG: 'Der Text in dieser Zelle ist zu lang.',
  RULE_INVALID: ({ sentenceDe, path, more: count }) =>
    `${sentenceDe ?? ''}${path ? ` (Stelle: ${path})` : ''}${more({ more: count ?? '' })}`,
  KEY_VERSION_UNKNOWN: ({ version }) => `Eine Fassung ${version ?? ''} dieses Schlüssels gibt es nicht.`,
  NOTHING_CHANGES: 'Sie haben nichts geändert.',
  COST_CENTRES_WITHOUT_METHOD:
    'Auf Hilfskostenstellen sind Kosten gebucht, aber es gilt kein Beschluss, wie sie umgelegt werden. Bitte tragen Sie das Verfahren ein.',
  NO_FINAL_CENTRE: 'Die Hilfskostenstellen leisten an keinen Kostentopf.',
  DUPLICATE_CENTRE: 'Eine Hilfskostenstelle steht zweimal da.',
  UNKNOWN_CENTRE: 'Eine Leistung geht an eine Kostenstelle oder einen Kostentopf, den es in diesem Zeitraum nicht gibt.',
  FLOW_FROM_FINAL: 'Ein Kostentopf kann keine Leistung abgeben.',
  DUPLICATE_FLOW: 'Eine Leistung zwischen denselben Kostenstellen steht zweimal da.',
  ORDER_UNKNOWN: 'Die Reihenfolge der Umlage nennt eine Hilfskostenstelle, die es nicht gibt.',
  ORDER_INCOMPLETE: ({ centres }) => `In der Reihenfolge der Umlage fehlt: ${centres ?? ''}.`,
  SUPPORT_WITHOUT_RECIPIENT: ({ centre }) => `Die Hilfskostenstelle „${centre ?? ''}“ hat Kosten, aber für niemanden geleistet.`,
  SINGULAR_SYSTEM: ({ centres }) =>
    `Diese Hilfskostenstellen leisten nur füreinander, ihre Kosten kämen nie bei einem Kostentopf an: ${centres ?? ''}.`,
  STOCK_INVALID: 'Das Kürzel des Bestands besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel „schueler“.',
  COUNT_INVALID: 'Bitte geben Sie eine Zahl ab null mit höchstens drei Nachkommastellen ein.',
  COUNT_TWICE: ({ row }) => `Diesen Bestand dieses Mitglieds an diesem Tag nennt schon Zeile ${row ?? ''}. Bitte nennen Sie ihn einmal.`,
  COUNT_MEMBER_UNKNOWN: ({ member }) =>
    `Ein Mitglied „${member ?? ''}“ gibt es nicht, oder es gibt mehrere dieses Namens. Nennen Sie den Namen wie in der Mitgliederliste oder den amtlichen Gemeindeschlüssel.`,
  COUNT_KNOWN_OTHERWISE: 'Dieser Stand gilt nicht mehr: er wurde inzwischen berichtigt oder zurückgenommen. Bitte laden Sie die Liste neu.',
  SOURCE_MISSING: 'Bitte nennen Sie, woher die Zahl kommt, zum Beispiel „Schulstatistik 2025/26“.',
};
