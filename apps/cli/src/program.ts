// SPDX-License-Identifier: EUPL-1.2
import type { Environment } from '@platform/configuration';
import { Command, CommanderError, Option } from 'commander';
import { GROUPS } from './command-groups.ts';
import type { CommandSpec, OptionSpec } from './command-spec.ts';
import { COMMANDS } from './command-table.ts';
import { type Language, languageOf, placeholderIn, textIn } from './language.ts';
import { type Answer, CommandRefused, EXIT, type Terminal, tell } from './outcome.ts';
import { HELP, helpEnd, JSON_ANSWER, LANG, overview, wrongWords } from './usage.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Arguments:': 'Angaben:',
  'Options:': 'Optionen:',
  'Commands:': 'Befehle:',
};

type Perform = (spec: CommandSpec, typed: readonly string[], options: { readonly json: boolean }) => Promise<void>;

/** The operator's command line. Answers the exit code; writes nothing but to the terminal. */
export async function runProgram(args: readonly string[], terminal: Terminal, environment: Environment = process.env): Promise<number> {
  const language = languageOf(args, environment);
  let code: number = EXIT.done;
  const answer = (given: Answer, asJson: boolean): void => {
    code = tell(terminal, given, language, asJson);
  };
  const program = build(language, terminal, async (spec, typed, options) => {
    try {
      answer(await spec.work({ environment, argument: typed[0] ?? '', all: typed, options }), options.json);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      answer(error.answer, options.json);
    }
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    // A group without its command has shown its help already.
    if (error.code === 'commander.help') return EXIT.usage;
    const called = COMMANDS.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `))?.name ?? '';
    answer(wrongWords(error, called), args.includes('--json'));
  }
  return code;
}

function build(language: Language, terminal: Terminal, perform: Perform): Command {
  const program = new Command('verbund');
  program
    .exitOverride()
    .helpOption('-h, --help', textIn(language, HELP))
    .helpCommand(false)
    .configureHelp({
      helpWidth: 110,
      styleTitle: (title) => (language === 'de' ? (TITLES[title] ?? title) : title),
      optionTerm: ({ flags }) => placeholderIn(language, flags),
      argumentTerm: (argument) => placeholderIn(language, argument.name()),
      subcommandTerm: (command) => `${command.name()} ${placeholderIn(language, command.usage())}`.trimEnd(),
      optionDescription: ({ description }) => description,
    })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      // Told once, in the reader's language, when the call has ended.
      outputError: () => {},
    });
  const groups = new Map<string, Command>();
  for (const spec of COMMANDS) {
    let parent = program;
    for (const path of groupPaths(spec.name)) {
      const about = GROUPS[path];
      const group = groups.get(path) ?? groupOf(parent, path.split(' ').at(-1) ?? path, about ? textIn(language, about) : '', language);
      groups.set(path, group);
      parent = group;
    }
    declare(parent, spec, language, perform);
  }
  // After its commands, which would take it over.
  program.helpInformation = () => `${overview(language)}\n`;
  program.addOption(languageOption(language));
  program.command('help', { hidden: true }).action(() => terminal.out(overview(language)));
  return program;
}

/** 'payments closing verify' → 'payments', 'payments closing' */
const groupPaths = (name: string): string[] => {
  const words = name.split(' ').slice(0, -1);
  return words.map((_, index) => words.slice(0, index + 1).join(' '));
};

const groupOf = (program: Command, name: string, about: string, language: Language): Command =>
  program
    .command(name)
    .description(about)
    .usage(language === 'de' ? '<Befehl> [Optionen]' : '<command> [options]')
    .helpCommand(false);

const languageOption = (language: Language): Option => new Option('--lang <code>', textIn(language, LANG)).choices(['de', 'en']);

function declare(parent: Command, spec: CommandSpec, language: Language, perform: Perform): void {
  const { name, argument, does, options } = spec;
  const command = parent.command(name.split(' ').at(-1) ?? name).description(textIn(language, does));
  if (argument) command.argument(argument.name, textIn(language, argument.does));
  command.usage(placeholderIn(language, `[options] ${argument?.name ?? ''}`.trim()));
  for (const option of options) command.addOption(optionOf(option, language));
  command.option('--json', textIn(language, JSON_ANSWER), false).addOption(languageOption(language));
  command.addHelpText('after', helpEnd(spec, language));
  command.action((...given: unknown[]) => {
    const [typed, chosen] = argument ? [[given[0] ?? []].flat().map(String), given[1]] : [[], given[0]];
    return perform(spec, typed, chosen as { json: boolean });
  });
}

function optionOf({ flags, does, required, standard, repeated }: OptionSpec, language: Language): Option {
  const option = new Option(flags, textIn(language, does));
  if (required) option.makeOptionMandatory();
  if (standard !== undefined) option.default(standard);
  else if (!flags.includes('<')) option.default(false);
  if (repeated) option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}
