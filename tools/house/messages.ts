// SPDX-License-Identifier: EUPL-1.2

const de = {
  language: 'de' as 'de' | 'en',
  usage: `npm start [-- Optionen]
  --reset       fängt von vorn an: verwirft Datenbank, Dateien und Schlüssel dieses Ordners
  --demo        lädt die Demo, auch auf einem eigenen Datenbankserver, wenn die Datenbank leer ist
  --no-demo     lädt sie nicht
  --port ZAHL   nimmt diesen Port
  --logs        zeigt das Protokoll hier, statt es in Dateien zu schreiben
Variablen: docs/configuration.md`,
  unknownOption: (option: string) => `Die Option ${option} gibt es nicht.`,
  alreadyRunning: (pid: number, address: string) => `In diesem Ordner läuft Verbundwerk schon: ${address} (Prozess ${pid}).`,
  resetOnlyEmbedded: '--reset gibt es nur für die eingebettete Datenbank, nicht für einen Server aus DATABASE_URL.',
  bothUrls: 'DATABASE_URL und DATABASE_OWNER_URL gehören zusammen: beide oder keine.',
  keyMissing: (file: string) =>
    `Der Hauptschlüssel ${file} fehlt, die Datenbank aber ist da: Verschlüsseltes wäre nicht mehr lesbar. Bitte zurücklegen, oder mit --reset von vorn anfangen.`,
  wiped: 'Alles verworfen, es beginnt von vorn.',
  aside: (folder: string, user: string) => `Der Systembenutzer ${user} kommt nicht in diesen Ordner; die Datenbank liegt in ${folder}`,
  databaseStarting: 'Die Datenbank wird angelegt …',
  migrations: (count: number) => (count === 1 ? 'Eine Migration angewendet.' : `${count} Migrationen angewendet.`),
  databaseLost: 'Die Datenbank ist unerwartet zu Ende gegangen und wird wieder gestartet.',
  databaseBack: 'Die Datenbank läuft wieder.',
  webBuilding: 'Die Oberfläche wird gebaut …',
  demoLoading: 'Die Demo wird geladen …',
  demoProgress: (percent: number) => `  Demo: ${percent} %`,
  demoBroken: 'Beim letzten Mal wurde die Demo nicht zu Ende geladen; sie wird neu geladen …',
  crashed: (name: string, how: string, seconds: number) => `${name} ist abgebrochen (${how}); neuer Start in ${seconds} s.`,
  portLost: (port: number, seconds: number) =>
    `Port ${port} hat inzwischen ein anderes Programm; das Gateway versucht es in ${seconds} s wieder. Mit einem neuen Start nimmt es einen freien Port.`,
  hangs: (name: string) => `${name} antwortet nicht mehr und wird neu gestartet.`,
  crashedForGood: (name: string, how: string) => `${name} ist vor dem ersten Lebenszeichen abgebrochen (${how}):`,
  silent: (seconds: number) => `Das Gateway meldet sich nach ${seconds} s nicht.`,
  portTaken: (port: number, other: number) => `Port ${port} ist belegt; genommen wird ${other}.`,
  portTakenForGood: (port: number) => `Port ${port} ist belegt. Bitte einen anderen nennen oder PORT weglassen.`,
  ready: (address: string) => `\n  Verbundwerk läuft:  ${address}\n`,
  logins: 'Zur Demo gehören (alle Personen sind erfunden):',
  totpSecret: 'TOTP-Geheimnis',
  firstAdministrator: (command: string) =>
    `Die Datenbank ist noch leer. Verband und erste Administration entstehen mit diesem Befehl; er gibt einen Link aus, der einmal gilt:\n\n    ${command}\n`,
  end: 'Strg+C beendet.',
  stopping: 'Wird beendet …',
  stopped: 'Beendet. Die Daten bleiben für den nächsten Start.',
};

const en: typeof de = {
  language: 'en',
  usage: `npm start [-- options]
  --reset         begins anew: throws database, files and keys of this folder away
  --demo          loads the demo, on a server of one's own as well, if the database is empty
  --no-demo       does not load it
  --port NUMBER   takes this port
  --logs          shows the log here instead of writing it to files
Variables: docs/configuration.md`,
  unknownOption: (option) => `There is no option ${option}.`,
  alreadyRunning: (pid, address) => `Verbundwerk already runs in this folder: ${address} (process ${pid}).`,
  resetOnlyEmbedded: '--reset is for the embedded database only, not for a server named by DATABASE_URL.',
  bothUrls: 'DATABASE_URL and DATABASE_OWNER_URL belong together: both or none.',
  keyMissing: (file) =>
    `The master key ${file} is missing but the database is there: what is encrypted could not be read. Put it back, or begin anew with --reset.`,
  wiped: 'All thrown away, it begins anew.',
  aside: (folder, user) => `The system user ${user} cannot enter this folder; the database lies in ${folder}`,
  databaseStarting: 'Making the database …',
  migrations: (count) => (count === 1 ? 'One migration applied.' : `${count} migrations applied.`),
  databaseLost: 'The database ended unexpectedly and is started again.',
  databaseBack: 'The database is back.',
  webBuilding: 'Building the web app …',
  demoLoading: 'Loading the demo …',
  demoProgress: (percent: number) => `  demo: ${percent} %`,
  demoBroken: 'Last time the demo was not loaded to its end; it is loaded anew …',
  crashed: (name, how, seconds) => `${name} crashed (${how}); next start in ${seconds} s.`,
  portLost: (port, seconds) =>
    `Another program has taken port ${port}; the gateway tries again in ${seconds} s. A new start takes a free port.`,
  hangs: (name) => `${name} no longer answers and is started again.`,
  crashedForGood: (name, how) => `${name} crashed (${how}) before its first sign of life:`,
  silent: (seconds) => `The gateway gives no sign after ${seconds} s.`,
  portTaken: (port, other) => `Port ${port} is taken; using ${other}.`,
  portTakenForGood: (port) => `Port ${port} is taken. Name another one or leave PORT out.`,
  ready: (address) => `\n  Verbundwerk runs at:  ${address}\n`,
  logins: 'People of the demo (all of them invented):',
  totpSecret: 'TOTP secret',
  firstAdministrator: (command) =>
    `The database is still empty. This command makes an association and its first administrator; it prints a link that works once:\n\n    ${command}\n`,
  end: 'Ctrl+C ends it.',
  stopping: 'Stopping …',
  stopped: 'Stopped. The data is kept for the next start.',
};

export type Messages = typeof de;

/** German, unless the terminal is set to English. */
export function messagesFor(environment: Readonly<Record<string, string | undefined>>): Messages {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en/i.test(locale) ? en : de;
}
