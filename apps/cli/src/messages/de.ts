// SPDX-License-Identifier: EUPL-1.2
import type { FileCode, Sentence } from './codes.ts';
import { ruleDe } from './rule-de.ts';

const listed = (texts: unknown): string => (Array.isArray(texts) ? texts.join(', ') : '');

const LACKS: Readonly<Record<string, string>> = {
  agreement: 'keine Vereinbarung',
  clause: 'keine Klausel',
  resolution: 'kein Beschluss',
  vat: 'keine Regel zur Umsatzsteuer',
};

export const de: Readonly<Record<FileCode, Sentence>> = {
  ...ruleDe,
  NOT_AN_OBJECT: 'Hier wird ein Objekt in geschweiften Klammern erwartet.',
  NOT_A_LIST: 'Hier wird eine Liste in eckigen Klammern erwartet.',
  MISSING: 'Diese Angabe fehlt.',
  UNKNOWN_MEMBER: ({ known }) => `Diese Angabe ist nicht bekannt. Möglich sind: ${listed(known)}.`,
  NOT_A_TEXT: 'Hier wird ein Text in Anführungszeichen erwartet.',
  EMPTY_TEXT: 'Dieser Text ist leer.',
  NOT_A_WHOLE_NUMBER: 'Hier wird eine ganze Zahl erwartet.',
  NEGATIVE_NUMBER: 'Die Zahl darf nicht negativ sein.',
  NOT_BELOW_ZERO: 'Ein Übertrag ist eine Menge unter 0.',
  NOT_A_DATE: 'Das ist kein Datum. Erwartet wird JJJJ-MM-TT.',
  NOT_A_MONTH: 'Das ist kein Monat. Erwartet wird JJJJ-MM.',
  NOT_AN_INSTANT: 'Das ist kein Zeitpunkt. Erwartet wird zum Beispiel 2026-04-10T08:00:00Z.',
  NOT_AN_AMOUNT: 'Das ist kein Betrag. Erwartet wird ein Text wie "1234.50".',
  TOO_MANY_DECIMALS: 'Ein Betrag hat höchstens zwei Nachkommastellen.',
  AMOUNT_TOO_LARGE: 'Der Betrag ist zu groß.',
  NOT_A_PERCENTAGE: 'Das ist kein Anteil in Prozent mit höchstens zwei Nachkommastellen.',
  NOT_ONE_OF: ({ known }) => `Dieser Wert ist nicht bekannt. Möglich sind: ${listed(known)}.`,
  DATE_OUT_OF_RANGE: 'Dieses Datum liegt zu weit weg. Erwartet wird ein Tag von 1900 bis 2100.',
  MONTH_OUT_OF_RANGE: 'Dieser Monat liegt zu weit weg. Erwartet wird ein Monat von 1995 bis 2100.',
  PERIOD_TOO_LONG: ({ months }) => `Ein Lauf umfasst höchstens ${months} Monate.`,
  DATES_REVERSED: ({ from, to }) => `Das Ende (${to}) liegt vor dem Beginn (${from}).`,
  PERIOD_INVALID: 'Der Zeitraum endet vor seinem Anfang.',
  METER_UNKNOWN: ({ meter }) => `Die Messgröße „${meter}“ gibt es nicht: desk.minutes, desk.cases oder quantity.<Kürzel>.`,
  MONTH_OR_DAY: 'Eine Messung nennt entweder month oder occurredOn.',
  AFTER_PERIOD: ({ month, to }) => `Die Messung (${month}) liegt nach dem Zeitraum, der mit ${to} endet.`,
  NO_MEMBERS: 'Ohne Mitglieder gibt es nichts zu verteilen.',
  DUPLICATE_MEMBER: ({ member }) => `Das Mitglied ${member} steht zweimal in der Datei.`,
  POPULATION_INVALID: ({ member, basis, referenceDate }) =>
    `Die Einwohnerzahl von ${member} (${basis}, ${referenceDate}) ist nicht brauchbar oder steht zweimal da.`,
  DUPLICATE_POOL: ({ pool }) => `Der Kostentopf ${pool} steht zweimal in der Datei.`,
  DUPLICATE_COST: ({ cost }) => `Die Buchung ${cost} steht zweimal in der Datei.`,
  COST_OUTSIDE_PERIOD: ({ pool, month }) => `Kosten von „${pool}“ im Monat ${month} liegen außerhalb des Zeitraums.`,
  NO_PARTS: 'Ein Schlüssel braucht mindestens einen Teil.',
  SHARE_NOT_WHOLE: 'Ein Anteil hat höchstens zwei Nachkommastellen.',
  NEGATIVE_SHARE: 'Ein Anteil kann nicht negativ sein.',
  ZERO_SHARE: 'Ein Anteil von 0 % bewirkt nichts.',
  METER_INVALID: ({ meter }) => `„${meter}“ ist kein Kürzel einer Menge: kleine Buchstaben, Ziffern und Bindestriche.`,
  UNIT_MISSING: 'Die Einheit der Menge fehlt.',
  BASIS_MISSING: 'Die Grundlage der Einwohnerzahl fehlt.',
  DUPLICATE_METRIC: 'Zwei Teile des Schlüssels messen dasselbe.',
  KEY_PARTS_NOT_100: ({ key, sum }) => `Die Teile des Schlüssels${key ? ` „${key}“` : ''} ergeben zusammen ${sum} statt 100 %.`,
  DUPLICATE_KEY_VERSION: ({ key }) => `Diese Fassung des Schlüssels gibt es zweimal: ${key}.`,
  READING_OUTSIDE_PERIOD: ({ month }) => `Die Messung (${month}) liegt außerhalb des Zeitraums.`,
  READING_WITHOUT_MEMBER: ({ member }) => `Die Messung gehört zu ${member}; dieses Mitglied steht nicht in der Datei.`,
  DIRECT_CHARGE_OUTSIDE_PERIOD: ({ label, date }) => `Die Direktkosten „${label}“ (${date}) liegen außerhalb des Zeitraums.`,
  DIRECT_CHARGE_WITHOUT_MEMBER: ({ label, member }) =>
    `Die Direktkosten „${label}“ gehören zu ${member}; dieses Mitglied steht nicht in der Datei.`,
  CHARGE_WITHOUT_BASIS: ({ member, pool, label, lacks }) =>
    `Für ${member} fehlt bei „${pool ?? label}“ die Grundlage (${LACKS[String(lacks)] ?? LACKS.agreement}). Ohne Grundlage darf kein Euro verlangt werden.`,
  POOL_WITHOUT_KEY: ({ pool, month }) => `Für den Kostentopf „${pool}“ gilt im Monat ${month} kein Schlüssel.`,
  KEY_OF_OTHER_FAMILY: ({ key, family }) => `Der Schlüssel „${key}“ gehört zu einer anderen Leistung (${family}).`,
  POPULATION_MISSING: ({ member, pool, metric }) => `Für ${member} fehlt die Einwohnerzahl, nach der „${pool}“ verteilt wird (${metric}).`,
  NEGATIVE_WEIGHT: ({ party, member, meter, quantity, measure }) => {
    if (measure !== undefined) return `Eine Zählung ist negativ: ${party}, ${measure}.`;
    return party === undefined
      ? `Negatives Gewicht: ${member} hat im Zeitraum selbst weniger als nichts verbraucht (${meter}: ${quantity}). Was frühere Monate berichtigt, nennt deren Tag oder Monat oder steht unter carried.`
      : `Das ${Number(party)}. Gewicht ist negativ. Ein Gewicht ist 0 oder größer.`;
  },
  POOL_WITHOUT_WEIGHT: ({ pool, metric, from, to }) => `Niemand hat für „${pool}“ von ${from} bis ${to} ein Gewicht (${metric}).`,
  NO_PARTIES: 'Es gibt kein Gewicht.',
  DUPLICATE_PARTY: ({ party }) => `${party} steht zweimal da.`,
  NO_WEIGHT: 'Alle Gewichte sind 0: Niemand trägt etwas.',
  NOT_A_QUANTITY: 'Hier wird eine Menge ab null erwartet, mit Nachkommastellen als Text: 120 oder "37.25".',
  TOO_MANY_CENTRES: ({ limit, given }) => `Es sind ${given} Kostenstellen; ${limit} sind die Grenze.`,
  NO_FINAL_CENTRE: 'Keine Kostenstelle ist eine Endkostenstelle ("final"): Niemand könnte die Kosten tragen.',
  DUPLICATE_CENTRE: ({ centre }) => `Die Kostenstelle ${centre} steht zweimal in der Datei.`,
  UNKNOWN_CENTRE: ({ centre }) => `Eine Kostenstelle ${centre} gibt es in der Datei nicht.`,
  FLOW_FROM_FINAL: ({ centre }) => `„${centre}“ ist eine Endkostenstelle und gibt nichts weiter.`,
  NEGATIVE_QUANTITY: ({ from, to }) => `Die Menge von „${from}“ an „${to}“ ist negativ.`,
  DUPLICATE_FLOW: ({ from, to }) => `Die Leistung von „${from}“ an „${to}“ steht zweimal in der Datei.`,
  ORDER_UNKNOWN: ({ centre }) => `${centre} ist keine Hilfskostenstelle oder steht zweimal in der Reihenfolge.`,
  ORDER_INCOMPLETE: ({ centres }) => `In der Reihenfolge fehlt: ${centres}.`,
  SUPPORT_WITHOUT_RECIPIENT: ({ centre }) =>
    `„${centre}“ hat nach diesem Verfahren niemanden, an den die Kosten gehen könnten. Bitte ergänzen Sie eine Leistung an eine Endkostenstelle.`,
  SINGULAR_SYSTEM: ({ centres }) => `Diese Kostenstellen leisten nur füreinander, ihre Kosten erreichen keine Endkostenstelle: ${centres}.`,
  NOT_A_DECIMAL: 'Hier steht eine Dezimalzahl mit Punkt als Text: "12.5".',
  NOT_A_TRUTH: 'Hier steht true oder false, ohne Anführungszeichen.',
  NOT_A_TIME: 'Das ist keine Uhrzeit. Erwartet wird zum Beispiel "17:30:00".',
  NOT_BASE64: 'Das ist keine Datei in Base64.',
  NOT_IN_XML: 'Der Text hat ein Steuerzeichen oder ein halbes Zeichen; beides lässt sich in XML nicht schreiben.',
  NO_SUCH_KEY: ({ key }) => `Den Schlüssel ${key} gibt es in der Datei nicht.`,
  NO_SUCH_MEMBER: ({ member }) =>
    `Das Mitglied ${member} gibt es in der Datei nicht. Genannt wird es mit tenantId oder amtlichem Schlüssel.`,
  NO_SUCH_POOL: ({ pool }) => `Den Kostentopf ${pool} gibt es in der Datei nicht.`,
  MEMBER_EXISTS: ({ member }) => `${member} ist schon Mitglied.`,
  POPULATION_NOT_USED: ({ basis, referenceDate }) => `Kein Schlüssel zählt Einwohner nach ${basis} am ${referenceDate}.`,
  NOT_A_WEIGHT: ({ position }) => `Das ${position}. Gewicht ist keine Zahl von 0 an, etwa 3 oder 0.25.`,
  OTHER_PERIOD: ({ from, to }) => `Der Zeitraum ist ein anderer als der des Laufs (${from} bis ${to}).`,
  NOT_AN_IBAN: 'Das ist keine IBAN: Land, Länge oder Prüfziffern stimmen nicht.',
  ZERO_AMOUNT: 'Der Betrag ist 0; es gibt nichts zuzuordnen.',
  ID_TWICE: ({ value }) => `Die Kennung ${value} steht zweimal in dieser Liste.`,
  TOO_LONG_REFERENCE: ({ limit }) => `Ein Kassenzeichen hat höchstens ${limit} Ziffern.`,
};
