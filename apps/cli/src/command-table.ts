// SPDX-License-Identifier: EUPL-1.2
import type { RoleName } from '@contracts/tenancy';
import type { CommandSpec, OptionSpec } from './command-spec.ts';
import { INVOICE_COMMANDS } from './invoice-commands.ts';
import { both } from './language.ts';
import { PAYMENTS_COMMANDS } from './payments-commands.ts';
import { CLAUSES, SETTLEMENT } from './settlement-commands.ts';
import { WORKBOOKS } from './workbook-commands.ts';

/** Written out, since the roles themselves come with half of the house. */
const ROLE_NAMES = Object.keys({
  centreAdministrator: true,
  contractOfficer: true,
  clerk: true,
  teamLead: true,
  finance: true,
  financeReleaser: true,
  auditor: true,
  memberClerk: true,
  memberApprover: true,
  memberTreasurer: true,
  memberAdministrator: true,
} satisfies Record<RoleName, true>).join(', ');

const association: OptionSpec = {
  flags: '--association <slug>',
  does: both('Verband; entfällt, wo es nur einen gibt', 'association; may be left out where there is one only'),
};

const DIRECTORY: readonly CommandSpec[] = [
  {
    name: 'association found',
    does: both('gründet einen Verband mit Zentrum und erster Administration', 'found an association, its centre, its first administrator'),
    options: [
      { flags: '--name <text>', does: both('voller Name', 'full name'), required: true },
      {
        flags: '--short-name <text>',
        does: both('Kurzname; daraus wird die Adresse der Seiten', 'short name; the address of its pages is made from it'),
        required: true,
      },
      { flags: '--centre-name <text>', does: both('Name des Zentrums', 'name of the centre'), required: true },
      {
        flags: '--centre-short-name <text>',
        does: both('Kurzname des Zentrums, sonst „Zentrum“', 'short name of the centre, otherwise “Zentrum”'),
        standard: 'Zentrum',
      },
      {
        flags: '--founded-on <date>',
        does: both('JJJJ-MM-TT; kein Mitglied ist früher beigetreten', 'YYYY-MM-DD; no member can have joined earlier'),
        required: true,
      },
      { flags: '--land <code>', does: both('wessen Feiertage gelten, sonst NW', 'whose holidays hold, otherwise NW'), standard: 'NW' },
      {
        flags: '--administrator-email <address>',
        does: both('erste Administration; gibt den Einmal-Link aus', 'first administrator; prints the one-time link'),
      },
      { flags: '--administrator-name <text>', does: both('deren Name', 'their name') },
    ],
    example: '--name "Zweckverband Beispielland" --short-name Beispielland --centre-name "Rechenzentrum" --founded-on 2020-01-01',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/association.ts')).foundCommand(environment, options),
  },
  {
    name: 'association list',
    does: both('nennt die Verbände der Datenbank', 'list the associations of the database'),
    options: [],
    example: '--json',
    exits: ['unavailable'],
    work: async ({ environment }) => (await import('./commands/association.ts')).listCommand(environment),
  },
  {
    name: 'tenants import',
    does: both('nimmt alle Mitglieder einer CSV-Datei auf, oder keines', 'admit all members of a CSV file, or none'),
    argument: { name: '<FILE.csv>', does: both('ihre Spalten stehen in docs/cli.md', 'its columns stand in docs/cli.md') },
    options: [association, { flags: '--dry-run', does: both('sieht nur nach', 'only look') }],
    example: 'members.csv --dry-run',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, argument, options }) =>
      (await import('./commands/tenants.ts')).importCommand(environment, argument, options),
  },
  {
    name: 'users add',
    does: both('gibt jemandem Zugang mit Rollen und einen Einmal-Link', 'give somebody access with roles and a one-time link'),
    options: [
      association,
      {
        flags: '--body <slug>',
        does: both('Stelle wie in ihrer Adresse: zentrum, bruehl', 'the body as in its address: zentrum, bruehl'),
        required: true,
      },
      { flags: '--name <text>', does: both('Name der Person', 'name of the person'), required: true },
      { flags: '--email <address>', does: both('Adresse zum Anmelden', 'address with which the person signs in'), required: true },
      {
        flags: '--role <name>',
        does: both(`Rolle, mehrfach möglich: ${ROLE_NAMES}`, `role, may be repeated: ${ROLE_NAMES}`),
        required: true,
        repeated: true,
      },
      { flags: '--function <text>', does: both('Funktion, sonst „Mitarbeit“', 'function, otherwise “Mitarbeit”'), standard: 'Mitarbeit' },
      { flags: '--language <code>', does: both('de oder en, sonst de', 'de or en, otherwise de'), standard: 'de' },
      {
        flags: '--until <date>',
        does: both('letzter Tag, JJJJ-MM-TT; für die Prüfung nötig', 'last day, YYYY-MM-DD; needed for an auditor'),
      },
      {
        flags: '--acknowledge-conflict',
        does: both('eine Person darf, was zwei tun sollen', 'one person may do what two should'),
      },
    ],
    example: '--body zentrum --name "Petra Probe" --email petra@zentrum.example --role clerk',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/users.ts')).addCommand(environment, options),
  },
  {
    name: 'users link',
    does: both('gibt einen neuen Einmal-Link aus', 'print a new one-time link'),
    options: [association, { flags: '--email <address>', does: both('Adresse der Person', 'address of the person'), required: true }],
    example: '--email petra@zentrum.example',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/users.ts')).linkCommand(environment, options),
  },
  {
    name: 'users reset-second-factor',
    does: both('nimmt einen verlorenen zweiten Faktor zurück', 'take away a second factor that was lost'),
    options: [
      association,
      { flags: '--email <address>', does: both('Adresse der Person', 'address of the person'), required: true },
      { flags: '--reason <text>', does: both('Grund, für das Protokoll', 'reason, for the audit log'), required: true },
    ],
    example: '--email petra@zentrum.example --reason "Telefon verloren, persönlich vorgesprochen"',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/second-factor.ts')).resetSecondFactorCommand(environment, options),
  },
];

const KEEPING: readonly CommandSpec[] = [
  {
    name: 'audit verify',
    does: both('rechnet jede Prüfkette nach', 'recompute every audit chain'),
    options: [{ ...association, does: both('nur dieser Verband; sonst alle', 'this association only; otherwise all') }],
    example: '--json',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/audit.ts')).verifyCommand(environment, options.association),
  },
  {
    name: 'keys rotate',
    does: both('gibt dem Haus oder seinen Stellen neue Schlüssel', 'give the house or its tenants new keys'),
    options: [
      { flags: '--add', does: both('neuer Hauptschlüssel in MASTER_KEY_FILE', 'a fresh master key in MASTER_KEY_FILE') },
      {
        flags: '--rewrap',
        does: both('hüllt alle Schlüssel in den neuesten Hauptschlüssel', 'wrap all keys with the newest master key'),
      },
      { flags: '--tenants', does: both('ein neuer Datenschlüssel für jede Stelle', 'a new data key for each tenant') },
      { ...association, does: both('mit --tenants: nur dieser Verband', 'with --tenants: of this association only') },
    ],
    example: '--add',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/keys.ts')).rotateCommand(environment, options),
  },
  {
    name: 'backup',
    does: both('schreibt einen Verband mit allem in einen Ordner', 'write an association with all that it has into a folder'),
    options: [
      association,
      {
        flags: '--out <folder>',
        does: both('ein Ordner, den es noch nicht gibt', 'a folder that is not there yet, or empty'),
        required: true,
      },
    ],
    example: '--out /backup/beispielland-2026-11-22',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/backup.ts')).backupCommand(environment, options),
  },
  {
    name: 'restore',
    does: both('bringt eine Sicherung zurück: ganz oder gar nicht', 'bring a backup back: all of it or nothing'),
    argument: { name: '<FOLDER>', does: both('was backup geschrieben hat', 'what backup wrote') },
    options: [
      { flags: '--check', does: both('sieht nur nach, ob sie heil ist und passt', 'only look whether it is whole and could come in') },
    ],
    example: '/backup/beispielland-2026-11-22 --check',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, argument, options }) =>
      (await import('./commands/backup.ts')).restoreCommand(environment, argument, options),
  },
  {
    name: 'demo load',
    does: both('füllt eine leere Datenbank mit der Demo', 'fill an empty database with the demo'),
    options: [],
    example: '',
    exits: ['nothingToDo', 'unavailable'],
    work: async ({ environment }) => (await import('./commands/demo.ts')).loadCommand(environment),
  },
  {
    name: 'demo reset',
    does: both('verwirft die Demo und lädt sie neu', 'throw the demo away and load it anew'),
    options: [{ flags: '--yes', does: both('wirklich', 'really') }],
    example: '--yes',
    exits: ['refused', 'nothingToDo', 'unavailable'],
    work: async ({ environment, options }) => (await import('./commands/demo.ts')).resetCommand(environment, options),
  },
  {
    name: 'demo bank-files',
    does: both('schreibt, was die Banken der Demo als Nächstes liefern', 'write what the banks of the demo deliver next'),
    argument: { name: '<FOLDER>', does: both('wird angelegt, wenn es ihn nicht gibt', 'made if it is not there') },
    options: [],
    example: 'bank',
    exits: ['refused', 'nothingToDo', 'unavailable'],
    work: async ({ environment, argument }) => (await import('./commands/demo-bank-files.ts')).bankFilesCommand(environment, argument),
  },
];

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  ...SETTLEMENT,
  ...WORKBOOKS,
  ...CLAUSES,
  ...INVOICE_COMMANDS,
  ...PAYMENTS_COMMANDS,
  ...DIRECTORY,
  ...KEEPING,
];
