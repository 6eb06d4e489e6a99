// SPDX-License-Identifier: EUPL-1.2

/** What people of the demo write to each other; no names, nothing about anybody. */
export const TEXTS = {
  progress: [
    'Wir haben angefangen und melden uns, sobald es fertig ist.',
    'Der erste Teil ist erledigt, der Rest folgt in den nächsten Tagen.',
    'Zur Information: Wir stimmen uns dazu noch mit einer anderen Stelle ab.',
  ],
  centreNote: [
    'Siehe auch den Fall vom letzten Jahr, gleiche Lösung.',
    'Vor dem Abschluss mit der Teamleitung abstimmen.',
    'Fachverfahren war am Vormittag nicht erreichbar.',
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
  forwarded: ['Betrifft alle Mitglieder; bitte in der Geschäftsstelle klären.', 'Dazu braucht es eine Auskunft der Geschäftsstelle.'],
  reopened: ['Bei uns gilt noch der alte Stand.', 'Es fehlt noch ein Teil.', 'Beim Nachprüfen ist uns noch etwas aufgefallen.'],
  correction: ['Minuten verwechselt.', 'Fahrzeit vergessen.', 'Telefonat danach vergessen.', 'Nachtrag laut Kalender.'],
  withdrawal: ['Doppelt gebucht.', 'Falsches Mitglied gewählt.'],
  reopenMonth: ['Zwei Tage waren nicht gebucht.'],
  callers: ['Telefonzentrale', 'Vorzimmer', 'Kämmerei', 'Hauptamt', 'Schulverwaltung', 'Bauverwaltung'],
  costUnits: ['1110100', '1120300', '2110100', '3120200', '5110100', '0110600'],
  ownTasks: ['Quartalsbericht vorbereiten', 'Vertretungsplan abstimmen', 'Handbuch überarbeiten', 'Schulung planen', 'Archivraum begehen'],
} as const satisfies Record<string, readonly string[]>;

/** Notes at time entries, by activity. */
export const TIME_NOTES: Readonly<Record<string, readonly string[]>> = {
  processing: ['Unterlagen geprüft', 'Fall bearbeitet', 'Buchung vorbereitet', 'Stammdaten gepflegt', ''],
  advice: ['Rückfrage am Telefon geklärt', 'Beratung zur Umsetzung', ''],
  training: ['Einweisung am Platz'],
  travel: ['Hin- und Rückfahrt'],
  coordination: ['Abstimmung mit der Fachstelle', ''],
  documentation: ['Ergebnis festgehalten', ''],
  teamMeeting: ['Dienstbesprechung'],
  furtherEducation: ['Lehrgang'],
  organisation: ['Planung und Verteilung', ''],
  staffCouncil: ['Sitzung'],
};

/** Where somebody was for a family's work. */
export const ON_SITE_NOTES: Readonly<Record<string, readonly string[]>> = {
  payments: ['Termin an der Handkasse', 'Termin in der Kämmerei'],
  archive: ['Termin in der Altablage', 'Termin im Rathaus'],
  staffing: ['Vertretung im Rathaus', 'Vertretung im Bürgerbüro'],
  schoolIt: ['Termin in der Schule'],
};
