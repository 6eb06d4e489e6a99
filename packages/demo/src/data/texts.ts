// SPDX-License-Identifier: EUPL-1.2

/** What people of the demo write to each other; no names, nothing about anybody. */
export const TEXTS = {
  progress: [
    'Wir haben angefangen und melden uns, sobald es fertig ist.',
    'Der erste Teil ist erledigt, der Rest folgt in den nächsten Tagen.',
    'Zur Information: Wir stimmen uns dazu noch mit einer anderen Stelle ab.',
  ],
  answer: [
    'Erledigt. Bitte prüfen Sie kurz, ob alles stimmt.',
    'Das ist eingerichtet und gilt ab sofort.',
    'Wir haben alles veranlasst; die Bestätigung liegt Ihnen vor.',
    'Das ist geregelt. Melden Sie sich gern, falls noch etwas fehlt.',
    'Alles Weitere ist auf dem Weg zu Ihnen.',
    'Geklärt und gebucht. Von Ihrer Seite ist nichts weiter zu tun.',
  ],
  thanks: ['Vielen Dank, das hat geholfen.', 'Danke, passt so.', 'Bestens, vielen Dank für die schnelle Hilfe.'],
  centreNote: [
    'Siehe auch den Fall vom letzten Jahr, gleiche Lösung.',
    'Vor dem Abschluss mit der Teamleitung abstimmen.',
    'Fachverfahren war am Vormittag nicht erreichbar.',
    'Nächster Zahllauf am Donnerstag, bis dahin erledigen.',
    'Rechtslage geprüft, Vermerk liegt in der Sachakte.',
  ],
  memberNote: [
    'Intern: Haushaltsmittel sind vorhanden.',
    'Intern: bitte bis zur Dienstbesprechung nachhalten.',
    'Intern: Abteilung hat zugestimmt.',
  ],
  rejected: ['Die Mittel sind in diesem Jahr nicht veranschlagt.', 'Das erledigen wir im eigenen Haus.'],
  withdrawn: ['Hat sich erledigt.', 'Doppelt gestellt, bitte schließen.', 'Wir brauchen es doch nicht.'],
  declined: ['Dafür ist der Kreis zuständig; wir haben die Stelle genannt.', 'Diese Leistung ist in der Vereinbarung nicht enthalten.'],
  forwarded: ['Gehört fachlich in das andere Team.', 'Bitte dort weiterbearbeiten.'],
  reopened: ['Bei uns gilt noch der alte Stand.', 'Es fehlt noch ein Teil.', 'Beim Nachprüfen ist uns noch etwas aufgefallen.'],
  correction: ['Minuten verwechselt.', 'Fahrzeit vergessen.', 'Telefonat danach vergessen.', 'Nachtrag laut Kalender.'],
  withdrawal: ['Doppelt gebucht.', 'Falsches Mitglied gewählt.'],
  reopenMonth: ['Zwei Tage waren nicht gebucht.'],
  callers: ['Telefonzentrale', 'Vorzimmer', 'Kämmerei', 'Hauptamt', 'Schulverwaltung', 'Bauverwaltung'],
  costUnits: ['1110100', '1120300', '2110100', '3120200', '5110100', '0110600'],
  costObjects: ['KT-1001', 'KT-1002', 'KT-2001', 'KT-3001', 'KT-4001'],
  ownTasks: ['Quartalsbericht vorbereiten', 'Vertretungsplan abstimmen', 'Handbuch überarbeiten', 'Schulung planen', 'Archivraum begehen'],
} as const satisfies Record<string, readonly string[]>;

/** Questions of the centre, each with what the member answers to it. */
export const QUESTIONS = [
  {
    question: 'Vielen Dank. Könnten Sie uns bitte noch das genaue Datum nennen?',
    supply: ['Gern, gemeint ist der Erste des nächsten Monats.', 'Bitte zum Monatsende.'],
  },
  {
    question: 'Uns fehlt noch die Unterschrift auf Seite 2. Schicken Sie sie einfach hier nach.',
    supply: ['Die Seite reichen wir hiermit nach.', 'Die unterschriebene Seite geht Ihnen heute mit der Dienstpost zu.'],
  },
  {
    question: 'Soll das noch in diesem Monat wirksam werden?',
    supply: ['Ja, bitte noch in diesem Monat.', 'Nein, der nächste Monat genügt.'],
  },
  {
    question: 'Welche Kostenstelle sollen wir ansetzen?',
    supply: ['Bitte die Kostenstelle der Kämmerei nehmen.', 'Dieselbe wie beim letzten Mal, bitte.'],
  },
  {
    question: 'Gilt das für alle Standorte oder nur für das Rathaus?',
    supply: ['Nur für das Rathaus, danke der Nachfrage.', 'Für alle Standorte, bitte.'],
  },
] as const;

/** Notes at time entries, by activity. */
export const TIME_NOTES: Readonly<Record<string, readonly string[]>> = {
  processing: ['Unterlagen geprüft', 'Fall bearbeitet', 'Buchung vorbereitet', 'Stammdaten gepflegt', ''],
  advice: ['Rückfrage am Telefon geklärt', 'Beratung zur Umsetzung', ''],
  onSite: ['Termin im Rathaus', 'Termin in der Schule'],
  training: ['Einweisung am Platz'],
  travel: ['Hin- und Rückfahrt'],
  coordination: ['Abstimmung mit der Fachstelle', ''],
  documentation: ['Ergebnis festgehalten', ''],
  teamMeeting: ['Dienstbesprechung'],
  furtherEducation: ['Lehrgang'],
  organisation: ['Planung und Verteilung', ''],
  staffCouncil: ['Sitzung'],
};
