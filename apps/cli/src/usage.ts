// SPDX-License-Identifier: EUPL-1.2
import type { CommanderError } from 'commander';
import type { CommandSpec } from './command-spec.ts';
import { COMMANDS } from './command-table.ts';
import { type Bilingual, both, joined, type Language, placeholderIn, textIn } from './language.ts';
import { type Answer, EXIT } from './outcome.ts';

const EXIT_SENTENCES: Readonly<Record<keyof typeof EXIT, Bilingual>> = {
  done: both('erledigt', 'done'),
  refused: both('gelesen und abgelehnt; nichts wurde geschrieben', 'the input was read and refused; nothing was written'),
  usage: both('die Worte des Aufrufs stimmen nicht', 'the words of the call are wrong'),
  nothingToDo: both('nichts zu tun: war schon geschehen', 'nothing to do: it had been done before'),
  unavailable: both(
    'Datei, Konfiguration, Schlüssel oder Datenbank nicht erreichbar',
    'a file, the configuration, a key or the database could not be reached',
  ),
};

export const LANG = both('de oder en; sonst nach LANG', 'de or en; otherwise after LANG');
export const JSON_ANSWER = both('antwortet mit JSON', 'answer as JSON');
export const HELP = both('zeigt diese Hilfe', 'show this help');

const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
};

const exitLines = (language: Language, exits: readonly (keyof typeof EXIT)[], own: CommandSpec['exitSentences'] = {}): string[] =>
  table(exits.map((name): [string, string] => [String(EXIT[name]), textIn(language, own[name] ?? EXIT_SENTENCES[name])]).sort());

/** What stands below the options of a command. */
export function helpEnd({ name, example, exits, exitSentences }: CommandSpec, language: Language): string {
  const say = (de: string, en: string): string => (language === 'de' ? de : en);
  return [
    '',
    say('Beispiel:', 'Example:'),
    `  verbund ${name} ${example}`.trimEnd(),
    '',
    say('Exit-Codes:', 'Exit codes:'),
    ...exitLines(language, ['done', 'usage', ...exits], exitSentences),
  ].join('\n');
}

/** The help of the whole: every command in one line. */
export function overview(language: Language): string {
  const say = (de: string, en: string): string => (language === 'de' ? de : en);
  const commands = COMMANDS.map((spec): [string, string] => [
    `${spec.name} ${placeholderIn(language, spec.argument?.name ?? '')}`.trim(),
    textIn(language, spec.does),
  ]);
  const options: [string, string][] = [
    ['--json', textIn(language, JSON_ANSWER)],
    ['--lang <de|en>', textIn(language, LANG)],
    ['-h, --help', say('Hilfe, auch zu jedem Befehl', 'help, of each command too')],
  ];
  return [
    say('Aufruf: npm run verbund -- <Befehl> [Optionen]', 'Usage: npm run verbund -- <command> [options]'),
    '',
    say('Befehle:', 'Commands:'),
    ...table(commands),
    '',
    say('Optionen jedes Befehls:', 'Options of each command:'),
    ...table(options),
    '',
    say('Exit-Codes:', 'Exit codes:'),
    ...exitLines(language, ['done', 'refused', 'usage', 'nothingToDo', 'unavailable']),
  ].join('\n');
}

/** Wrong words, by what commander calls them; {} is the word that it names. */
const WRONG: Readonly<Record<string, readonly [code: string, de: string, en: string]>> = {
  'commander.missingMandatoryOptionValue': ['OPTION_MISSING', 'Die Angabe {} fehlt.', '{} is missing.'],
  'commander.missingArgument': ['ARGUMENT_MISSING', 'Es fehlt: {}.', '{} is missing.'],
  'commander.unknownOption': ['OPTION_UNKNOWN', 'Die Option {} gibt es nicht.', 'There is no option {}.'],
  'commander.unknownCommand': ['COMMAND_UNKNOWN', 'Den Befehl {} gibt es nicht.', 'There is no command {}.'],
  'commander.optionMissingArgument': ['OPTION_WITHOUT_VALUE', 'Nach {} fehlt der Wert.', 'The value after {} is missing.'],
  'commander.excessArguments': ['TOO_MANY_WORDS', 'Der Aufruf hat zu viele Worte.', 'The call has too many words.'],
  'commander.invalidArgument': ['VALUE_UNKNOWN', 'Der Wert von {} ist nicht möglich.', 'The value of {} is not possible.'],
};

/** Commander's refusal of a call as an answer; what it guesses was meant is said too. */
export function wrongWords({ code, message }: CommanderError, command: string): Answer {
  const [named = 'CALL_WRONG', de = message, en = message] = WRONG[code] ?? [];
  const word = /'([^']+)'/.exec(message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.+)\?/.exec(message)?.[1];
  const sentence = joined(
    both(de.replace('{}', placeholderIn('de', word)), en.replace('{}', word)),
    ...(meant ? [both(` Gemeint war vielleicht ${meant}.`, ` Perhaps ${meant} was meant.`)] : []),
    ` [${named}]`,
  );
  const help = `${['verbund', command].join(' ').trim()} --help`;
  return {
    code: EXIT.usage,
    lines: [sentence, both(`Hilfe: ${help}`, `help: ${help}`)],
    json: { ok: false, refusals: [{ code: named, params: { word } }] },
  };
}
