// SPDX-License-Identifier: EUPL-1.2
import type { CommandSpec } from './command-spec.ts';
import { both } from './language.ts';

const statements = {
  name: '<FILE...>',
  does: both('camt.053, .052, .054, MT940, MT942 oder ZIP, auch mehrere', 'camt.053, .052, .054, MT940, MT942 or ZIP, several too'),
};
const unreadable = both(
  'eine Datei ist kein Kontoauszug, oder die Worte des Aufrufs stimmen nicht',
  'a file is no statement, or the words of the call are wrong',
);

/** What comes from banks and goes to them, as it stands in the help. */
export const PAYMENTS_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'payments statement',
    does: both('prüft Kontoauszüge: Salden, Anschluss, Auffälliges', 'check statements: balances, chain, what is odd'),
    argument: statements,
    options: [],
    example: 'statement.xml',
    exits: ['refused', 'unavailable'],
    exitSentences: {
      done: both('jeder Auszug geht auf', 'every statement ties'),
      refused: both('ein Auszug geht nicht auf', 'a statement does not tie'),
      usage: unreadable,
    },
    work: async ({ all }) => (await import('./commands/payments-statement.ts')).statementCommand(all),
  },
  {
    name: 'payments lines',
    does: both('zeigt die Buchungen, jede einmal', 'show the bookings, each of them once'),
    argument: statements,
    options: [],
    example: 'statement.xml statement.sta --json',
    exits: ['unavailable'],
    exitSentences: { usage: unreadable },
    work: async ({ all }) => (await import('./commands/payments-lines.ts')).linesCommand(all),
  },
  {
    name: 'payments pain write',
    does: both('schreibt eine Zahlungsdatei aus einer JSON-Datei', 'write a payment file from a JSON file'),
    argument: { name: '<FILE.json>', does: both('Zahlungen in der Form von docs/cli.md', 'payments in the form of docs/cli.md') },
    options: [
      {
        flags: '--out <file>',
        does: both('eine Datei, die es noch nicht gibt; sonst auf die Ausgabe', 'a file that is not there yet; otherwise to the output'),
      },
    ],
    example: 'packages/formats/bank/examples/transfer.json --out transfer.xml',
    exits: ['refused', 'unavailable'],
    work: async ({ argument, options }) => (await import('./commands/payments-pain.ts')).writePainCommand(argument, options),
  },
  {
    name: 'payments pain check',
    does: both('prüft eine Zahlungsdatei: Fassung, Schema, Regeln, Summen', 'check a payment file: version, schema, rules, sums'),
    argument: { name: '<FILE.xml>', does: both('pain.001 oder pain.008 jeder Fassung', 'pain.001 or pain.008 of any version') },
    options: [],
    example: 'transfer.xml',
    exits: ['refused', 'unavailable'],
    exitSentences: {
      refused: both('die Datei bricht eine Regel; eine Bank würde sie abweisen', 'the file breaks a rule; a bank would refuse it'),
      usage: both(
        'die Datei ist keine Zahlungsdatei, oder die Worte des Aufrufs stimmen nicht',
        'the file is no payment file, or the words of the call are wrong',
      ),
    },
    work: async ({ argument }) => (await import('./commands/payments-pain.ts')).checkPainCommand(argument),
  },
  {
    name: 'payments status',
    does: both('liest, was die Bank zu Zahlungen meldet (pain.002)', 'read what the bank says about payments (pain.002)'),
    argument: { name: '<FILE.xml>', does: both('pain.002 oder ein ZIP davon', 'pain.002 or a ZIP of them') },
    options: [],
    example: 'status.xml',
    exits: ['refused', 'unavailable'],
    exitSentences: {
      refused: both(
        'etwas ist abgelehnt, oder ein Name passt nicht zum Konto',
        'something is rejected, or a name is not that of its account',
      ),
      usage: both(
        'die Datei ist kein pain.002, oder die Worte des Aufrufs stimmen nicht',
        'the file is no pain.002, or the words of the call are wrong',
      ),
    },
    work: async ({ argument }) => (await import('./commands/payments-status.ts')).statusCommand(argument),
  },
  {
    name: 'payments match',
    does: both('ordnet Bankbuchungen offenen Posten zu und sagt, warum', 'match bank lines to open items and say why'),
    argument: { name: '<FILE.json>', does: both('offene Posten und Buchungen einer Kommune', 'open items and lines of one municipality') },
    options: [],
    example: 'packages/domain/payments/examples/match.json',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/payments-match.ts')).matchCommand(argument),
  },
  {
    name: 'payments closing verify',
    does: both('findet jedes geänderte Zeichen in Tagesabschlüssen', 'find every changed character of the closings of days'),
    argument: {
      name: '[FILE.json]',
      does: both(
        'die ausgeführten Abschlüsse einer Kommune, vom ersten an; ohne Datei die der Datenbank',
        'the exported closings of one municipality, from the first on; without a file those of the database',
      ),
    },
    options: [
      { flags: '--association <slug>', does: both('ohne Datei: nur dieser Verband', 'without a file: of this association only') },
      { flags: '--tenant <slug>', does: both('ohne Datei: nur diese Kommune', 'without a file: of this municipality only') },
    ],
    example: 'closings.json',
    exits: ['refused', 'unavailable'],
    exitSentences: {
      done: both('kein Zeichen ist geändert', 'not a character is changed'),
      refused: both('etwas ist geändert, fehlt oder geht nicht auf', 'something is changed, missing or does not add up'),
    },
    work: async ({ environment, argument, options }) =>
      argument === ''
        ? (await import('./commands/payments-closings.ts')).verifyStoredCommand(environment, options)
        : (await import('./commands/payments-closing.ts')).verifyClosingsCommand(argument),
  },
  {
    name: 'payments closing export',
    does: both('schreibt die Abschlüsse einer Kommune', 'write the closings of a municipality'),
    argument: { name: '<FILE.json>', does: both('die Datei, die entsteht', 'the file to be made') },
    options: [
      {
        flags: '--association <slug>',
        does: both('Verband; entfällt, wo es nur einen gibt', 'association; may be left out where there is one only'),
      },
      { flags: '--tenant <slug>', does: both('die Kommune', 'the municipality'), required: true },
    ],
    example: 'closings.json --tenant musterstadt',
    exits: ['refused', 'unavailable'],
    work: async ({ environment, argument, options }) =>
      (await import('./commands/payments-closings.ts')).exportClosingsCommand(environment, argument, options),
  },
];
