// SPDX-License-Identifier: EUPL-1.2
import type { Answer } from '@domain/desk';

/** What is said and written about the requests of a service. */
export interface ServiceTexts {
  readonly answers: readonly string[];
  /** What the centre asks back, and what the member answers. */
  readonly question: string;
  readonly supply: string;
  /** Notes at the time of whoever works on it. */
  readonly work: readonly string[];
}

const texts = (answers: readonly string[], question: string, supply: string, work: readonly string[]): ServiceTexts => ({
  ...{ answers, question, supply, work },
});

export const SERVICE_TEXTS: Readonly<Record<string, ServiceTexts>> = {
  'returned-debit': texts(
    [
      'Die Bank hat „Konto erloschen“ gemeldet; die Forderung ist wieder offen gestellt.',
      'Die Lastschrift ist umgebucht, das Mandat ist gesperrt.',
    ],
    'Liegt Ihnen ein neues Mandat des Zahlungspflichtigen vor?',
    'Ja, das neue Mandat liegt bei.',
    ['Rückgabegrund geprüft', 'Forderung wieder offen gestellt', 'Mandat gesperrt'],
  ),
  'unclear-receipt': texts(
    ['Der Betrag gehört zu einer offenen Forderung und ist dort gebucht.', 'Die Einzahlung war doppelt; die Rückzahlung ist angewiesen.'],
    'Gibt es zu der Einzahlung einen Bescheid in Ihrem Haus?',
    'Ja, der Bescheid ist vom letzten Monat; das Kassenzeichen haben wir ergänzt.',
    ['Auszug abgeglichen', 'Forderung zugeordnet', 'Aus der Verwahrung umgebucht'],
  ),
  'dunning-run': texts(
    ['Der Mahnlauf ist durch; die Sperrliste haben wir berücksichtigt.', 'Die Mahnungen gehen heute in den Druck, die Liste liegt bei.'],
    'Sollen gestundete Forderungen ausgenommen werden?',
    'Ja, bitte alle gestundeten ausnehmen.',
    ['Mahnliste erstellt', 'Sperrliste eingearbeitet', 'Mahnlauf freigegeben'],
  ),
  instalments: texts(
    ['Der Ratenplan ist eingerichtet, die erste Rate ist zum Monatsersten fällig.', 'Die Raten sind angelegt; der Eingang wird überwacht.'],
    'Sollen Stundungszinsen angesetzt werden?',
    'Ja, nach der Abgabenordnung.',
    ['Ratenplan angelegt', 'Zinsen berechnet', 'Fälligkeiten geprüft'],
  ),
  'cash-desk-audit': texts(
    [
      'Die Prüfung ergab keine Beanstandung; die Niederschrift liegt bei.',
      'Soll und Ist stimmen überein. Die Niederschrift folgt mit der Dienstpost.',
    ],
    'Wer führt die Handkasse in dieser Woche?',
    'Die Vertretung; der Schlüssel ist hinterlegt.',
    ['Bestand gezählt', 'Niederschrift gefertigt', 'Belege abgeglichen'],
  ),
  'new-employee': texts(
    ['Der Personalfall ist angelegt; die erste Abrechnung kommt zum Monatsende.', 'Angelegt und bei der Krankenkasse angemeldet.'],
    'Uns fehlt noch der unterschriebene Personalbogen. Reichen Sie ihn bitte nach?',
    'Der Personalbogen liegt bei.',
    ['Personalfall angelegt', 'Eingruppierung erfasst', 'Anmeldung zur Sozialversicherung'],
  ),
  'working-hours': texts(
    ['Die neuen Stunden gelten ab dem gewünschten Tag.', 'Entgelt und Zusatzversorgung sind umgestellt.'],
    'Auf welche Wochentage verteilt sich die neue Arbeitszeit?',
    'Montag bis Donnerstag.',
    ['Arbeitszeit umgestellt', 'Urlaubsanspruch neu berechnet', 'Entgelt nachgerechnet'],
  ),
  'parental-leave': texts(
    ['Die Fristen sind berechnet und der Krankenkasse gemeldet.', 'Schutzfristen und Zuschuss sind eingetragen; die Übersicht liegt bei.'],
    'Liegt Ihnen die ärztliche Bescheinigung vor?',
    'Ja, sie liegt bei.',
    ['Fristen berechnet', 'Zuschuss erfasst', 'Meldung an die Krankenkasse'],
  ),
  'payslip-question': texts(
    ['Der Betrag wird mit der nächsten Abrechnung nachgezahlt.', 'Die Abrechnung war richtig; die Erläuterung liegt bei.'],
    'Um welchen Monat geht es genau?',
    'Es geht um den letzten Monat.',
    ['Abrechnung nachgerechnet', 'Nachzahlung vorgemerkt', 'Steuermerkmale abgeglichen'],
  ),
  certificate: texts(
    ['Die Bescheinigung liegt bei.', 'Ausgestellt und mit der Dienstpost unterwegs.'],
    'Für welchen Zeitraum wird die Bescheinigung gebraucht?',
    'Für die letzten zwölf Monate.',
    ['Bescheinigung ausgestellt', 'Verdienstdaten zusammengestellt'],
  ),
  leaving: texts(
    ['Die letzte Abrechnung ist erstellt, die Abmeldungen sind versandt.', 'Resturlaub ist abgegolten; das Zeugnis liegt bei Ihnen.'],
    'Wie viele Urlaubstage stehen noch offen?',
    'Vier Tage.',
    ['Schlussabrechnung erstellt', 'Abmeldungen versandt', 'Resturlaub abgegolten'],
  ),
  'day-cover': texts(
    ['Eine Springerin ist unterwegs und in einer halben Stunde da.', 'Der Platz ist bis zum Dienstschluss besetzt.'],
    'Wo liegt der Schlüssel für den Platz?',
    'An der Pforte.',
    ['Vertretung am Platz', 'Verfügbare angerufen', 'Übergabe am Platz'],
  ),
  'planned-cover': texts(
    ['Die Vertretung ist eingeplant; der Name folgt eine Woche vorher.', 'Alle Tage sind gedeckt.'],
    'Ist an diesen Tagen Publikumsverkehr?',
    'Ja, am Donnerstag bis 18 Uhr.',
    ['Einsatz geplant', 'Einweisung vorbereitet', 'Vertretung am Platz'],
  ),
  swap: texts(
    ['Der Tausch ist mit dem anderen Mitglied abgestimmt und eingetragen.', 'Getauscht; der Wochenplan ist geändert.'],
    'Gilt der Tausch nur einmal?',
    'Ja, nur in dieser Woche.',
    ['Tausch abgestimmt', 'Wochenplan geändert'],
  ),
  access: texts(
    ['Der Zugang ist freigeschaltet und endet mit dem Einsatz.', 'Eingerichtet; die Verpflichtung liegt in der Akte.'],
    'Für welche Tage wird der Zugang gebraucht?',
    'Für die Tage der Vertretung.',
    ['Zugang beantragt', 'Verpflichtung abgelegt', 'Ende des Zugangs eingetragen'],
  ),
  committee: texts(
    ['Die Vorlage ist im Entwurf fertig und liegt bei.', 'Die Einladung ist versandt.'],
    'Soll der Punkt öffentlich beraten werden?',
    'Ja, im öffentlichen Teil.',
    ['Vorlage entworfen', 'Einladung versandt', 'Niederschrift gefertigt'],
  ),
  'model-text': texts(
    ['Der Mustertext liegt bei; Abweichungen sind gekennzeichnet.', 'Das Muster ist mit der Kommunalaufsicht besprochen und liegt bei.'],
    'Ab wann soll der Text gelten?',
    'Ab dem nächsten Quartal.',
    ['Rechtslage geprüft', 'Muster entworfen', 'Rückmeldungen eingearbeitet'],
  ),
  enquiry: texts(
    [
      'Zuständig ist die Geschäftsstelle; der Rückruf ist vereinbart.',
      'Die Auskunft liegt bei. Melden Sie sich gern, wenn etwas offen ist.',
    ],
    'Worum geht es genauer?',
    'Um die Abrechnung des letzten Quartals.',
    ['Auskunft erteilt', 'Zuständigkeit geklärt'],
  ),
  fault: texts(
    [
      'Die Störung ist behoben; es lag an einem Verteiler.',
      'Das Gerät ist getauscht und läuft.',
      'Nach einer neuen Einrichtung geht es wieder.',
    ],
    'Tritt die Störung in allen Räumen auf?',
    'Nein, nur in diesem.',
    ['Störung eingegrenzt', 'Gerät getauscht', 'Aus der Ferne behoben'],
  ),
  devices: texts(
    ['Die Geräte sind eingerichtet und werden am Dienstag geliefert.', 'Ausgeliefert und inventarisiert.'],
    'Wer nimmt die Geräte in der Schule an?',
    'Das Sekretariat, bis 13 Uhr.',
    ['Geräte eingerichtet', 'Inventar ergänzt', 'Auslieferung vorbereitet'],
  ),
  accounts: texts(
    ['Alle Konten der Liste sind angelegt; die Zugänge hat das Sekretariat.', 'Die Abgänge sind abgemeldet.'],
    'Die Liste endet mitten in einer Klasse. Fehlt eine Seite?',
    'Ja, die Seite liegt bei.',
    ['Klassenliste eingelesen', 'Konten angelegt', 'Abgänge abgemeldet'],
  ),
  software: texts(
    ['Das Programm ist geprüft und auf allen Tablets.', 'Die Lizenz ist verlängert.'],
    'Für welche Jahrgänge wird das Programm gebraucht?',
    'Für die Jahrgänge 3 und 4.',
    ['Programm geprüft', 'Verteilung eingerichtet', 'Lizenz verlängert'],
  ),
  'media-plan': texts(
    ['Der Entwurf der Fortschreibung liegt bei.', 'Die Beratung hat stattgefunden; das Ergebnis liegt bei.'],
    'Wie viele Klassen hat die Schule im nächsten Jahr?',
    'Zwölf Klassen.',
    ['Bestand aufgenommen', 'Entwurf geschrieben', 'Gespräch mit der Schule'],
  ),
  lend: texts(
    ['Die Akte ist ausgehoben und liegt bei.', 'Ausgehoben; Rückgabe bitte binnen vier Wochen.'],
    'Wird die ganze Akte gebraucht oder nur ein Teil?',
    'Nur die Pläne, bitte.',
    ['Akte ausgehoben', 'Seiten gescannt', 'Ausleihe eingetragen'],
  ),
  transfer: texts(
    ['Die Akten sind bewertet und übernommen; die Liste liegt bei.', 'Übernommen; der Rest ist zur Vernichtung frei.'],
    'Gibt es zu den Akten ein Verzeichnis?',
    'Ja, es liegt bei.',
    ['Abgabe bewertet', 'Akten übernommen', 'Verzeichnis geprüft'],
  ),
  research: texts(
    ['Wir sind fündig geworden; die Seiten liegen als Scan bei.', 'In den Beständen findet sich dazu nichts; die Suche ist belegt.'],
    'Aus welchen Jahren könnte die Unterlage stammen?',
    'Etwa aus den Jahren 1955 bis 1965.',
    ['Bestände durchgesehen', 'Fundstellen gescannt', 'Auskunft geschrieben'],
  ),
  destroy: texts(
    [
      'Die Fristen sind abgelaufen; der Nachweis der Vernichtung liegt bei.',
      'Zwei Akten sind archivwürdig und bleiben, der Rest ist frei.',
    ],
    'Läuft zu einer der Akten noch ein Verfahren?',
    'Nein, alles ist abgeschlossen.',
    ['Fristen geprüft', 'Vernichtung begleitet'],
  ),
  'call-off': texts(
    ['Bestellt; die Lieferung kommt in der nächsten Woche.', 'Der Abruf ist bestätigt, die Auftragsnummer liegt bei.'],
    'Wohin soll geliefert werden?',
    'An das Rathaus, Eingang Hof.',
    ['Abruf ausgelöst', 'Lieferung abgestimmt'],
  ),
  tender: texts(
    ['Der Zuschlag ist erteilt; der Vergabevermerk liegt bei.', 'Die Bekanntmachung ist veröffentlicht.'],
    'Sind die Mittel in diesem Haushaltsjahr veranschlagt?',
    'Ja, im Teilergebnisplan.',
    ['Leistungsverzeichnis geprüft', 'Angebote gewertet', 'Vergabevermerk geschrieben'],
  ),
  'price-check': texts(
    ['Drei Angebote liegen bei; das mittlere ist das wirtschaftlichste.', 'Der Vergleich liegt bei.'],
    'Wird eine Montage gebraucht?',
    'Ja, bitte mit Montage.',
    ['Angebote eingeholt', 'Preise verglichen'],
  ),
};

/** Where a subject says already what the form asks. */
const FITTING: Readonly<Record<string, readonly { readonly says: string; readonly answers: Readonly<Record<string, Answer>> }[]>> = {
  'dunning-run': [
    { says: 'Gewerbesteuer', answers: { claims: 'taxes' } },
    { says: 'Abfallgebühren', answers: { claims: 'fees' } },
    { says: 'Sperrliste', answers: { claims: 'all' } },
  ],
  'cash-desk-audit': [
    { says: 'Bürgerbüro', answers: { place: 'Bürgerbüro' } },
    { says: 'Bücherei', answers: { place: 'Bücherei' } },
    { says: 'Freibad', answers: { place: 'Freibad' } },
  ],
  'new-employee': [
    { says: 'Übernahme', answers: { kind: 'tvoed' } },
    { says: 'Ausbildung', answers: { kind: 'trainee' } },
    { says: 'Neueinstellung', answers: { kind: 'tvoed' } },
  ],
  'working-hours': [
    { says: 'Teilzeit', answers: { hours: 24 } },
    { says: 'Aufstockung', answers: { hours: 39 } },
  ],
  certificate: [
    { says: 'Verdienst', answers: { kind: 'earnings' } },
    { says: 'Arbeits', answers: { kind: 'employment' } },
    { says: 'Familienkasse', answers: { kind: 'earnings' } },
  ],
  'day-cover': [
    { says: 'Telefonzentrale', answers: { desk: 'telephone' } },
    { says: 'Bürgerbüro', answers: { desk: 'citizens' } },
    { says: 'Kasse', answers: { desk: 'cash' } },
  ],
  'model-text': [
    { says: 'Dienstanweisung', answers: { kind: 'instruction' } },
    { says: 'satzung', answers: { kind: 'bylaw' } },
    { says: 'Formular', answers: { kind: 'form' } },
  ],
  fault: [
    { says: 'WLAN', answers: { what: 'network' } },
    { says: 'Anzeigetafel', answers: { what: 'board' } },
    { says: 'Drucker', answers: { what: 'device' } },
    { says: 'Tablets', answers: { what: 'device' } },
  ],
  lend: [
    { says: 'Scan', answers: { how: 'scan' } },
    { says: 'register', answers: { how: 'scan' } },
  ],
  research: [
    { says: 'Ortsgeschichte', answers: { question: 'Wann wurde der Brunnen am Markt errichtet?' } },
    { says: 'Grundstück', answers: { question: 'Gesucht wird der Vertrag über das alte Schulgrundstück.' } },
  ],
  'call-off': [
    { says: 'Bürobedarf', answers: { framework: 'office' } },
    { says: 'Druckerpapier', answers: { framework: 'office' } },
    { says: 'Möbel', answers: { framework: 'furniture' } },
  ],
  tender: [
    { says: 'Bauhof', answers: { what: 'Ein Fahrzeug für den Bauhof.', value: '80.000 €' } },
    { says: 'Reinigung', answers: { what: 'Reinigung der Grundschulen für vier Jahre.', value: '145.000 €' } },
  ],
};

/** The answers that a subject gives already. */
export const answersIn = (serviceCode: string, subject: string): Readonly<Record<string, Answer>> =>
  FITTING[serviceCode]?.find(({ says }) => subject.includes(says))?.answers ?? {};

/** Notes at time that belongs to no single request. */
export const FAMILY_WORK: Readonly<Record<string, readonly string[]>> = {
  payments: ['Kontoauszüge gebucht', 'Tagesabschluss', 'Offene Posten abgestimmt'],
  payroll: ['Monatsabrechnung vorbereitet', 'Prüfliste abgearbeitet', 'Meldungen versandt'],
  archive: ['Bestand verzeichnet', 'Magazin geordnet', 'Findmittel ergänzt'],
  staffing: ['Fester Tag im Wochenplan', 'Vertretung nach Plan'],
  schoolIt: ['Geräte gewartet', 'Aktualisierungen verteilt', 'Netz überwacht'],
  purchasing: ['Rahmenvertrag betreut', 'Bedarf gesammelt'],
  cooperation: ['Arbeitskreis vorbereitet', 'Protokoll abgestimmt'],
};

/** What closed requests of a family are booked on. */
export const COST_OBJECTS: Readonly<Record<string, string>> = {
  ...{ payments: 'KT-1001', payroll: 'KT-1002', archive: 'KT-2001', staffing: 'KT-3001' },
  ...{ schoolIt: 'KT-4001', purchasing: 'KT-5001', cooperation: 'KT-6001' },
};

/** Services for which somebody drives to the member. */
export const ON_SITE: readonly string[] = ['fault', 'devices', 'media-plan', 'transfer', 'day-cover', 'planned-cover', 'cash-desk-audit'];
