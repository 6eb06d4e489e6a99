// SPDX-License-Identifier: EUPL-1.2

/** A sheet that a member sends with a request. */
export interface DemoFile {
  readonly name: string;
  readonly type: 'pdf' | 'txt';
  readonly lines: readonly string[];
}

const pdf = (name: string, ...lines: readonly string[]): DemoFile => ({ name, type: 'pdf', lines });
const txt = (name: string, ...lines: readonly string[]): DemoFile => ({ name, type: 'txt', lines });

/** Service → what is sent with a request for it. */
export const FILES_OF_SERVICES: Readonly<Record<string, DemoFile>> = {
  'returned-debit': pdf('Rückgabe der Bank.pdf', 'Rückgabe einer Lastschrift', 'Grund: Konto nicht gedeckt'),
  'unclear-receipt': pdf('Kontoauszug.pdf', 'Kontoauszug, Blatt 1', 'Eingang ohne Verwendungszweck'),
  instalments: pdf('Antrag auf Ratenzahlung.pdf', 'Antrag auf Ratenzahlung', 'Sechs Raten, erste zum Monatsersten'),
  'new-employee': pdf('Einstellungsbogen.pdf', 'Einstellungsbogen', 'Personalfall nach Nummer, ohne Namen'),
  'working-hours': pdf('Änderung der Arbeitszeit.pdf', 'Antrag auf Änderung der Arbeitszeit', 'Zustimmung der Abteilung liegt vor'),
  fault: txt('Fehlermeldung.txt', 'Anmeldung fehlgeschlagen, Kennzahl 0x1042', 'Beobachtet an drei Geräten'),
  devices: txt('Geräteliste.txt', '12 Tablets', '1 Ladewagen'),
  transfer: txt('Abgabeliste.txt', 'DEMO 10-24-01  2 Kartons', 'DEMO 61-12-07  5 Kartons'),
  destroy: pdf('Vernichtungsliste.pdf', 'Vernichtungsliste', 'Fristen nach Aktenplan abgelaufen'),
  tender: pdf('Leistungsverzeichnis.pdf', 'Leistungsverzeichnis, Entwurf', 'Fünf Positionen'),
};
