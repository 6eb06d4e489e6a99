// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import type { z } from 'zod';
import { type VariableName, variableNames, variables } from './variables.ts';

type Values = { readonly [Name in VariableName]: z.output<(typeof variables)[Name]['read']> };

/** What a process is told at its start and never asks again. Paths as given, URLs without a slash at the end. */
export interface Configuration {
  readonly databaseUrl: string;
  /** Only where migrations or commands of the operator run; gateway and worker have null. */
  readonly databaseOwnerUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly masterKeyFile: string;
  readonly filesFolder: string;
  /** Null: files for banks are downloaded by hand. */
  readonly bankFolder: string | null;
  /** Null: mails are kept in the application and not sent. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly graphqlOperations: Values['GRAPHQL_OPERATIONS'];
  readonly demo: boolean;
  /** Where the people of the demo stand, with password and second factor. */
  readonly demoLoginsFile?: string;
  readonly referenceData: string | null;
}

export interface ConfigurationFault {
  readonly variable: VariableName;
  /** 'ABSENT': the file or folder that it names is not there or cannot be used; only who looks at the disk can tell. */
  readonly problem: 'MISSING' | 'WRONG' | 'ABSENT' | 'NOT_HERE';
  /** What was found, unless it may hold a password. */
  readonly found?: string;
  readonly why?: { readonly de: string; readonly en: string };
}

/** 'server': gateway and worker, which must never hold the owner's access to the database. 'operator': command line and launcher. */
export type ProcessKind = 'server' | 'operator';

export type Environment = Readonly<Record<string, string | undefined>>;

const secretNames: ReadonlySet<string> = new Set(variableNames.filter((name) => 'secret' in variables[name]));

/** The configuration in an environment, or every fault of it. An empty text counts as not given. */
export function readConfiguration(environment: Environment, kind: ProcessKind): Result<Configuration, readonly ConfigurationFault[]> {
  const faults: ConfigurationFault[] = [];
  const values: Record<string, unknown> = {};
  for (const name of variableNames) {
    const given = environment[name] === '' ? undefined : environment[name];
    const read = variables[name].read.safeParse(given);
    if (read.success) values[name] = read.data;
    else if (given === undefined) faults.push({ variable: name, problem: 'MISSING' });
    else faults.push({ variable: name, problem: 'WRONG', ...(secretNames.has(name) ? {} : { found: given }) });
  }
  if (kind === 'server' && values['DATABASE_OWNER_URL'] !== undefined) faults.push({ variable: 'DATABASE_OWNER_URL', problem: 'NOT_HERE' });
  return faults.length > 0 ? err(faults) : ok(shape(values as unknown as Values));
}

function shape(values: Values): Configuration {
  return Object.freeze({
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    masterKeyFile: values.MASTER_KEY_FILE,
    filesFolder: values.FILES_FOLDER,
    bankFolder: values.BANK_FOLDER ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
    graphqlOperations: values.GRAPHQL_OPERATIONS,
    demo: values.DEMO,
    ...(values.DEMO_LOGINS_FILE === undefined ? {} : { demoLoginsFile: values.DEMO_LOGINS_FILE }),
    referenceData: values.REFERENCE_DATA ?? null,
  });
}

type Language = 'de' | 'en';

const INTRODUCTIONS: Readonly<Record<Language, string>> = {
  de: 'Die Konfiguration ist nicht vollständig oder falsch (docs/configuration.md):',
  en: 'The configuration is incomplete or wrong (docs/configuration.md):',
};

function sentence({ variable, problem, found }: ConfigurationFault, language: Language): string {
  const wanted = variables[variable].wanted[language];
  const shown = found === undefined ? '' : language === 'de' ? ` „${found}“` : ` “${found}”`;
  const texts: Readonly<Record<ConfigurationFault['problem'], Readonly<Record<Language, string>>>> = {
    MISSING: { de: `fehlt; erwartet: ${wanted}`, en: `is missing; expected: ${wanted}` },
    WRONG: { de: `ist falsch; erwartet: ${wanted}`, en: `is wrong; expected: ${wanted}` },
    ABSENT: {
      de: 'nennt etwas, das es nicht gibt oder das nicht zu gebrauchen ist',
      en: 'names what is not there or cannot be used',
    },
    NOT_HERE: {
      de: 'darf Gateway und Worker nicht gegeben werden; sie arbeiten hinter der Mandantentrennung',
      en: 'must not be given to gateway and worker; they work behind the tenant wall',
    },
  };
  return `${variable}${shown} ${texts[problem][language]}`;
}

/** Every fault with its name, what is wrong, and an example. In both languages if none is named: a server has not chosen one yet. */
export function describeFaults(faults: readonly ConfigurationFault[], language?: Language): string {
  const languages: readonly Language[] = language === undefined ? ['de', 'en'] : [language];
  const lines = faults.flatMap((fault) => [
    ...languages.map((each, index) => `${index === 0 ? '  ' : '    '}${sentence(fault, each)}`),
    ...(fault.why === undefined ? [] : languages.map((each) => `    ${fault.why?.[each]}`)),
    ...(fault.problem === 'NOT_HERE'
      ? []
      : [`    ${languages[0] === 'de' ? 'Beispiel' : 'example'}: ${fault.variable}=${variables[fault.variable].example}`]),
  ]);
  return [...languages.map((each) => INTRODUCTIONS[each]), ...lines].join('\n');
}

/** sysexits.h: EX_CONFIG */
export const EXIT_CONFIGURATION = 78;

/** For the first line of a program: the configuration, or a readable message and the end of the process with code 78. */
export function configurationOrExit(kind: ProcessKind, environment: Environment = process.env): Configuration {
  const read = readConfiguration(environment, kind);
  if (read.ok) return read.value;
  process.stderr.write(`${describeFaults(read.error)}\n`);
  process.exit(EXIT_CONFIGURATION);
}
