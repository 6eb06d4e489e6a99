// SPDX-License-Identifier: EUPL-1.2
import type { YearRefusal } from './codes.ts';
import { showIn, type YearSentence } from './sentence.ts';

const { day, euro, kind, month, order, purposes, text } = showIn('de');

export const refusalsDe: Readonly<Record<YearRefusal, YearSentence>> = {
  NOT_A_PERSON: () => 'Das entscheidet ein Mensch. Bitte melden Sie sich mit Ihrer eigenen Anmeldung an.',
  SAME_PERSON: () => 'Hier braucht es eine zweite Person: Wer vorgeschlagen hat, gibt nicht selbst frei.',
  ORDER_WAITING: ({ kind: waits }) =>
    `Dazu wartet schon eine Anordnung auf Freigabe: ${order(waits)}. Bitte geben Sie sie frei oder verwerfen Sie sie zuerst.`,
  ORDER_DECIDED: () => 'Über diese Anordnung ist schon entschieden.',
  ORDER_SUBJECT_UNKNOWN: () => 'Das, worauf sich die Anordnung bezieht, gibt es nicht.',
  ORDER_OUTDATED: ({ label }) =>
    `Zu „${text(label)}“ hat sich seit dem Vorschlag etwas geändert; es käme etwas anderes heraus. Bitte verwerfen Sie die Anordnung und schlagen Sie sie neu vor.`,
  SAME_PERSON_AS_PLAN: () =>
    'Hier braucht es eine andere Person: Wer den Abschlagsplan bestimmt hat, aus dem das Guthaben stammt, zahlt es nicht auch aus.',
  REASON_MISSING: () => 'Bitte geben Sie einen Grund an.',
  LABEL_MISSING: () => 'Bitte geben Sie eine Bezeichnung ein.',
  BASIS_MISSING: () => 'Bitte nennen Sie die Grundlage: die Bestimmung der Satzung oder das Schriftstück.',
  ZERO_AMOUNT: () => 'Der Betrag ist null.',
  AMOUNT_TOO_LARGE: ({ limit }) => `Der Betrag ist größer als ${euro(limit)}.`,
  PERIOD_INVALID: ({ from, to }) => `Der Zeitraum endet (${day(to)}), bevor er beginnt (${day(from)}).`,
  DATE_IN_FUTURE: ({ today }) => `Dieser Tag liegt in der Zukunft. Heute ist der ${day(today)}.`,
  YEAR_OUT_OF_RANGE: ({ year }) => `Für das Jahr ${text(year)} wird kein Haushalt geführt.`,
  DRAFT_EXISTS: ({ year, version }) => `Für ${text(year)} gibt es schon einen Entwurf (Fassung ${text(version)}).`,
  NO_BUDGET_LINES: () => 'Der Haushalt braucht mindestens eine Zeile.',
  BUDGET_LINE_TWICE: ({ pool, kind: k }) => `„${text(pool)}“, ${kind(k)}, steht zweimal im Haushalt.`,
  NEGATIVE_PLAN: ({ pool, kind: k }) => `Geplante Aufwendungen sind nicht negativ („${text(pool)}“, ${kind(k)}). Erträge stehen für sich.`,
  MONTHS_DIFFER_FROM_AMOUNT: ({ pool, kind: k, sum, amount }) =>
    `Die zwölf Monate von „${text(pool)}“, ${kind(k)}, ergeben ${euro(sum)} statt ${euro(amount)}, oder ein Monat ist negativ.`,
  INCOME_NOT_POSITIVE: ({ label }) => `Der Ertrag „${text(label)}“ muss größer als null sein.`,
  INCOME_OF_UNKNOWN_POOL: ({ label }) => `Der Ertrag „${text(label)}“ gehört zu einem Kostentopf, der nicht im Haushalt steht.`,
  BUDGET_NOT_A_DRAFT: () => 'Diese Fassung des Haushalts ist kein Entwurf mehr.',
  BUDGET_NOT_RESOLVED: () => 'Diese Fassung des Haushalts ist nicht beschlossen oder schon ersetzt.',
  BUDGET_DISCARDED: ({ version }) => `Fassung ${text(version)} des Haushalts ist verworfen.`,
  RESOLUTION_MISSING: () => 'Bitte nennen Sie den Beschluss oder die Genehmigung mit ihrem Zeichen.',
  RESOLVED_BEFORE_LAST: ({ date }) => `Die geltende Fassung ist später beschlossen (${day(date)}).`,
  APPROVED_BEFORE_RESOLVED: ({ date }) => `Die Genehmigung kann nicht vor dem Beschluss (${day(date)}) liegen.`,
  SHARES_TWICE: () => 'Für denselben Kostentopf stehen zwei Listen von Anteilen.',
  SHARES_MISSING: ({ pool }) => `Für „${text(pool)}“ fehlt die Liste der Anteile.`,
  MEASURE_MISSING: ({ pool }) =>
    `Bitte nennen Sie den Maßstab der Anteile${pool ? ` für „${text(pool)}“` : ''}: was die Gewichte zählen, mit Stichtag und Quelle.`,
  CHARGE_WITHOUT_BASIS: ({ pool, member, label }) =>
    `Ohne Grundlage wird nichts erhoben: ${[pool, member, label]
      .filter((part) => part !== undefined && part !== '')
      .map(text)
      .join(', ')}.`,
  NO_PARTIES: ({ pool }) => `Für „${text(pool)}“ gibt es niemanden, der trägt.`,
  DUPLICATE_PARTY: ({ pool }) => `In den Anteilen für „${text(pool)}“ steht ein Mitglied zweimal.`,
  NEGATIVE_WEIGHT: ({ pool }) => `In den Anteilen für „${text(pool)}“ steht ein negatives Gewicht.`,
  NO_WEIGHT: ({ pool }) => `Für „${text(pool)}“ hat niemand ein Gewicht; die Umlage hätte keinen Träger.`,
  NEGATIVE_LEVY: ({ levy }) => `Eine Umlage kann nicht negativ sein (${euro(levy)}).`,
  PLAN_EXISTS: ({ year, version }) =>
    `Für ${text(year)} gibt es schon einen Abschlagsplan (Fassung ${text(version)}). Bitte ändern Sie ihn.`,
  PLAN_REPLACED: ({ version }) => `Inzwischen gilt Fassung ${text(version)} des Abschlagsplans.`,
  PLAN_UNCHANGED: ({ levy }) => `Die Umlage beträgt schon ${euro(levy)}; es ändert sich nichts.`,
  DATE_BEFORE_PLAN: ({ date }) => `Die geltende Fassung ist später entschieden (${day(date)}).`,
  NO_INSTALMENTS: () => 'Bitte nennen Sie mindestens einen Termin.',
  EXTRA_DATE_OTHER_YEAR: ({ date, year }) => `Der ${day(date)} liegt nicht im Jahr ${text(year)}, für das die Umlage gilt.`,
  DATE_NOT_IN_YEAR: ({ year, month: m, day: d }) => `Den ${text(d)}.${text(m)}.${text(year)} gibt es nicht.`,
  DUE_DATE_TWICE: ({ date }) => `Zwei Termine fallen auf den ${day(date)}.`,
  NO_DATE_LEFT: ({ date }) => `Nach dem ${day(date)} liegt in diesem Jahr kein Termin mehr.`,
  NO_INSTALMENT_LEFT: ({ rest }) =>
    `Es ist kein Termin mehr offen, auf den sich ${euro(rest)} verteilen ließen. Bitte nennen Sie einen zusätzlichen.`,
  EXTRA_DATE_NOT_LATER: ({ last }) => `Der zusätzliche Termin muss nach dem ${day(last)} liegen.`,
  NOTHING_OPEN: ({ label }) => `Von „${text(label)}“ ist nichts mehr offen.`,
  MORE_THAN_OPEN: ({ label, open }) => `Von „${text(label)}“ sind nur ${euro(open)} offen.`,
  LATE_DAY_IN_FUTURE: ({ today }) => `Berechnet wird höchstens bis zum ${day(today)}.`,
  LATE_DUE_NOT_LATER: ({ today }) => `Bitte geben Sie an, wann zu zahlen ist: einen Tag nach dem ${day(today)}.`,
  LATE_NOT_DELIVERED: ({ label }) => `Der Bescheid über „${text(label)}“ ist noch nicht bekannt gegeben; Verzug kostet bis dahin nichts.`,
  LATE_RULE_MISSING: ({ label }) => `Für „${text(label)}“ ist keine Regel über Zinsen oder Säumniszuschläge hinterlegt.`,
  LATE_NOTHING: ({ label, to }) =>
    `Für „${text(label)}“ ist bis zum ${day(to)} nichts angefallen, was nicht schon gefordert oder erlassen ist.`,
  LATE_UNCHANGED: ({ label }) => `Was für „${text(label)}“ an Verzugskosten gefordert ist, stimmt; es gibt nichts zu berichtigen.`,
  LATE_GIVEN_BACK: ({ amount }) =>
    `Es sind ${euro(amount)} zu viel gefordert. Das wird zurückgegeben; ein Zahlungstag und ein Verzicht passen dazu nicht.`,
  LATE_BELOW_MINIMUM: ({ amount, minimum, clause }) =>
    `Angefallen sind ${euro(amount)}. Unter ${euro(minimum)} wird nichts gefordert (${text(clause)}); Sie können darauf verzichten.`,
  MINIMUM_OUT_OF_RANGE: ({ most }) => `Die Kleinbetragsgrenze liegt zwischen 0,00 € und ${euro(most)}.`,
  DEFERRAL_NOT_LATER: ({ date }) => `Gestundet wird auf einen Tag nach dem ${day(date)}.`,
  WRITE_OFF_DECIDED: () => 'Über diesen Vorschlag ist schon entschieden.',
  AGE_LIMITS_INVALID: () => 'Die Altersgrenzen sind ganze Tage und steigen an.',
  PAYMENT_NOT_POSITIVE: () => 'Eine Zahlung ist größer als null.',
  NAMED_ITEM_UNKNOWN: () => 'Die Zahlung nennt eine Forderung, die dieses Mitglied nicht hat.',
  NAMED_ITEM_TWICE: ({ label }) => `Die Zahlung nennt „${text(label)}“ zweimal.`,
  INTEREST_ON_SIDE_PAYMENT: ({ label }) =>
    `„${text(label)}“ ist eine Nebenforderung; darauf werden weder Zinsen noch Säumniszuschläge erhoben (§ 289 BGB, § 240 Abs. 2 AO).`,
  LATE_RULE_WITHOUT_CLAUSE: ({ label }) =>
    `Für „${text(label)}“ fehlt die Bestimmung, die Zinsen oder Säumniszuschläge anordnet oder ausschließt.`,
  SURCHARGE_UNKNOWN: ({ date }) => `Für eine am ${day(date)} entstandene Forderung ist kein Aufschlag auf den Basiszinssatz hinterlegt.`,
  BASE_RATE_UNKNOWN: ({ half, year }) =>
    `Für das ${text(half)}. Halbjahr ${text(year)} ist kein Basiszinssatz bekannt gemacht oder hinterlegt.`,
  LATE_CHARGE_UNKNOWN: ({ date }) => `Für Fälligkeiten am ${day(date)} ist kein Säumniszuschlag hinterlegt.`,
  COST_OUTSIDE_YEAR: ({ pool, month: m, year }) => `Kosten von „${text(pool)}“ im Monat ${month(m)} gehören nicht zum Jahr ${text(year)}.`,
  MONTH_TWICE: ({ month: m }) => `Der Monat ${month(m)} ist zweimal genannt.`,
  COST_IN_UNKNOWN_MONTH: ({ pool, month: m }) => `Für „${text(pool)}“ sind Kosten im Monat ${month(m)} gebucht, der als unbekannt gilt.`,
  BALANCING_YEARS_INVALID: () => 'Die Frist zum Ausgleich ist eine ganze Zahl von 1 bis 20 Jahren.',
  BALANCING_YEARS_UNKNOWN: ({ pool, date }) =>
    `Für den Kalkulationszeitraum von „${text(pool)}“ bis ${day(date)} ist keine Frist zum Ausgleich hinterlegt; vor 1999 gab es keinen.`,
  CARRY_OVER_TWICE: ({ pool, date }) => `Der Vortrag von „${text(pool)}“ zum ${day(date)} steht zweimal da.`,
  BALANCING_OF_UNKNOWN: ({ year }) => `Ein Ausgleich im Jahr ${text(year)} nennt einen Vortrag, den es nicht gibt.`,
  BALANCING_OUT_OF_TIME: ({ pool, date, lastYear, year }) =>
    `Der Vortrag von „${text(pool)}“ zum ${day(date)} kann nach seinem Zeitraum und bis ${text(lastYear)} ausgeglichen werden, nicht ${text(year)}.`,
  BALANCED_TOO_MUCH: ({ pool, date, open }) =>
    `Vom Vortrag von „${text(pool)}“ zum ${day(date)} (${euro(open)}) ist mehr ausgeglichen, als da war.`,
  NEGATIVE_BALANCING: () => 'Was ausgeglichen werden soll, wird ohne Vorzeichen genannt.',
  NO_MEMBERS: () => 'Es gibt keine Mitglieder.',
  DUPLICATE_MEMBER: ({ member }) => `Das Mitglied ${text(member)} steht zweimal da.`,
  DUPLICATE_LINE: ({ member, label }) => `Die Zeile „${text(label)}“ steht bei ${text(member)} zweimal.`,
  LINE_OF_UNKNOWN_POOL: ({ member, label }) => `Die Zeile „${text(label)}“ bei ${text(member)} gehört zu keinem der Kostentöpfe.`,
  SETTLEMENT_SUM_DIFFERS: ({ pool, total, shared, difference }) =>
    `Die Anteile von „${text(pool)}“ ergeben ${euro(shared)} statt ${euro(total)} (Unterschied ${euro(difference)}).`,
  LEVY_PREPARED: ({ year }) => `Für ${text(year)} ist schon eine Umlage vorbereitet. Bitte geben Sie sie frei oder verwerfen Sie sie.`,
  LEVY_EXISTS: ({ year, version }) => `Aus Fassung ${text(version)} des Haushalts ${text(year)} ist die Umlage schon festgesetzt.`,
  LEVY_NOT_PREPARED: () => 'Über diese Umlage ist schon entschieden.',
  NOT_A_MEMBER: ({ member }) => `„${text(member)}“ ist in diesem Jahr kein Mitglied.`,
  APPROVAL_MISSING: ({ year }) => `Die Genehmigung der Umlage ${text(year)} durch die Aufsichtsbehörde ist noch nicht eingetragen.`,
  RESULT_DIFFERS: () => 'Die Umlage ergibt neu gerechnet etwas anderes. Bitte verwerfen Sie sie und bereiten Sie sie neu vor.',
  CREDIT_GIVEN: ({ given, credit, member }) =>
    `${member === undefined ? '' : `${text(member)}: `}Eine frühere Fassung des Abschlagsplans hat schon ${euro(given)} gutgeschrieben; nach dieser wären es nur ${euro(credit)}. Bitte stellen Sie den Unterschied mit der Jahresabrechnung in Rechnung.`,
  LEVY_TAKEN_OFF: ({ number, taken, left, total, member }) =>
    `${member === undefined ? '' : `${text(member)}: `}Auf Bescheide oder deren Entwürfe sind von der ${text(number)}. Rate schon ${euro(taken)} angerechnet; nach dieser Änderung blieben nur ${euro(left)}. Angerechnet sind insgesamt ${euro(total)}: So viel muss von der Umlage mindestens bleiben. Bitte geben Sie eine höhere Umlage an oder verwerfen Sie zuerst die Entwürfe.`,
  MORE_THAN_OWED: ({ owed }) => `Aufgerechnet werden können höchstens ${euro(owed)}; mehr ist nicht offen.`,
  CREDIT_USED: ({ label }) => `Das Guthaben „${text(label)}“ aus dieser Zahlung ist schon verwendet.`,
  PAYMENT_TAKEN_BACK: ({ date }) => `Diese Zahlung ist schon zurückgenommen (${day(date)}).`,
  WRITTEN_OFF_SINCE: ({ label }) => `Von „${text(label)}“ ist seither etwas ausgebucht; die Zahlung lässt sich nicht mehr zurücknehmen.`,
  NO_ITEMS: () => 'Bitte wählen Sie mindestens eine Forderung.',
  NOT_PAST_DUE: ({ label, date }) => `„${text(label)}“ ist nicht überfällig (fällig ${day(date)}), bezahlt oder gestundet.`,
  NOT_REMINDED: ({ label }) => `An „${text(label)}“ wurde noch nicht erinnert. Gemahnt wird nach einer Zahlungserinnerung.`,
  PAY_BY_NOT_LATER: () => 'Der Tag, bis zu dem gezahlt werden soll, muss in der Zukunft liegen.',
  NO_ROWS: () => 'Es ist nichts einzutragen.',
  OPENING_DECIDED: () => 'Über diese Anfangsbestände ist schon entschieden.',
  RATE_OUT_OF_RANGE: () => 'Der Zinssatz liegt zwischen 0,01 % und 20 %.',
  ACCOUNT_MISSING: (params) => `In der Kontenzuordnung fehlt ein Konto: ${purposes(params['purpose'])}.`,
  PURPOSE_UNKNOWN: ({ purpose }) =>
    `„${text(purpose)}“ ist kein Zweck der Zuordnung. Möglich sind auch „revenue:“ mit dem Kürzel einer Leistung und „vat:“ mit dem Steuersatz in Promille.`,
  PURPOSE_TWICE: ({ purpose }) => `Für ${purposes(purpose)} stehen zwei Konten.`,
  ACCOUNT_INVALID: ({ account }) =>
    `„${text(account)}“ ist keine Kontonummer: Ziffern, Buchstaben, Punkt, Schrägstrich und Bindestrich, höchstens 20 Zeichen.`,
  NO_MAPPING: ({ date }) => `Für den ${day(date)} gibt es keine Zuordnung der Konten.`,
  JOURNAL_EMPTY: () => 'Es gibt nichts zu buchen.',
  JOURNAL_EXISTS: ({ source, date }) =>
    `Das Journal zu „${text(source)}“ gibt es schon (Buchungsdatum ${day(date)}); die Buchungen wären dieselben. Bitte laden Sie es herunter.`,
  JOURNAL_TO_REPLACE: ({ source, date }) =>
    `Zu „${text(source)}“ gibt es schon ein Journal mit anderen Buchungen (Buchungsdatum ${day(date)}). Ein neues ersetzt es; wenn das frühere in der Buchhaltung schon eingelesen ist, muss es dort storniert werden.`,
  DOCUMENT_DIFFERS: ({ document, stated, booked }) => `„${text(document)}“ lautet über ${euro(stated)}, die Buchung über ${euro(booked)}.`,
  EXECUTE_IN_PAST: () => 'Der Tag der Ausführung liegt in der Vergangenheit.',
  NOTHING_TO_PROPOSE: ({ date }) => `Zum ${day(date)} ist nichts einzuziehen oder auszuzahlen.`,
  PROPOSAL_DECIDED: () => 'Über diesen Vorschlag ist schon entschieden.',
  PROPOSAL_OUTDATED: ({ label, member }) =>
    `„${text(label)}“ (${text(member)}) ist nicht mehr so offen wie vorgeschlagen, oder eine Bankverbindung ist geändert. Bitte verwerfen Sie den Vorschlag und machen Sie einen neuen.`,
  SAME_PERSON_AS_DETAILS: () =>
    'Hier braucht es eine andere Person: Wer eine Bankverbindung in diesem Vorschlag eingetragen hat, übergibt ihn nicht auch.',
  HOLDER_NAME_INVALID: () => 'Bitte geben Sie an, wem das Konto gehört: höchstens 70 Zeichen.',
  IBAN_INVALID: () => 'Diese IBAN stimmt nicht. Bitte prüfen Sie sie Ziffer für Ziffer.',
  MANDATE_ID_INVALID: () =>
    "Die Mandatsreferenz hat höchstens 35 Zeichen: Buchstaben ohne Umlaute, Ziffern, Leerzeichen und / ? : ( ) . , ' + -.",
  MANDATE_INCOMPLETE: () => 'Zu einem Mandat gehören die Referenz, der Tag der Unterschrift und die Art der Lastschrift.',
  MANDATE_IN_FUTURE: () => 'Das Mandat kann nicht an einem künftigen Tag unterschrieben sein.',
  NOT_COLLECTED: () => 'Eingezogen ist nur, was mit einem übergebenen Einzug an die Bank ging.',
  RETURNED_ALREADY: ({ label, member }) => `Für „${text(label)}“ (${text(member)}) ist die Rücklastschrift schon eingetragen.`,
  RETURN_TOO_EARLY: ({ date }) => `Die Rücklastschrift kann nicht vor dem Einzug liegen (${day(date)}).`,
  FEE_NEGATIVE: () => 'Das Entgelt der Bank ist nicht negativ.',
  PAYMENT_RETURNED: () => 'Von dieser Zahlung ist eine Rücklastschrift eingetragen; sie lässt sich nicht mehr im Ganzen zurücknehmen.',
  PAYMENT_NOT_OF_CLAIM: () => 'Mit dieser Zahlung ist auf die Forderung nichts gebucht. Bitte wählen Sie die richtige Zahlung.',
  PAYMENT_TO_NAME: () => 'Die Forderung ist als bezahlt gebucht. Bitte wählen Sie die Zahlung, als die der Einzug gebucht wurde.',
};
