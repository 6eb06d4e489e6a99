// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';

/** One variable of the environment: how it is read, and what one is told who got it wrong. */
interface Variable {
  readonly read: z.ZodType<unknown, string | undefined>;
  readonly wanted: { readonly de: string; readonly en: string };
  /** A value that would do. */
  readonly example: string;
  /** Its value is never shown. */
  readonly secret?: true;
}

const scheme = (url: string): string => (URL.canParse(url) ? new URL(url).protocol.replace(':', '') : '');
const urlOf = (...schemes: readonly string[]) => z.string().refine((text) => schemes.includes(scheme(text)));
const isLoopback = (host: string): boolean => /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
/** Browsers give the session cookie back over https alone, or on the machine itself. */
const keepsTheCookie = (url: string): boolean => scheme(url) === 'https' || (scheme(url) === 'http' && isLoopback(new URL(url).hostname));
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535);
const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const text = z.string().trim().min(1);

const POSTGRES = { de: 'postgresql://NAME:PASSWORT@SERVER:PORT/DATENBANK', en: 'postgresql://NAME:PASSWORD@SERVER:PORT/DATABASE' } as const;
const YES_NO = { de: 'true oder false', en: 'true or false' } as const;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const OPERATION_MODES = ['persisted', 'open'] as const;

/** docs/configuration.md lists the same names; a test compares them. */
export const variables = {
  DATABASE_URL: {
    read: urlOf('postgresql', 'postgres'),
    wanted: POSTGRES,
    example: 'postgresql://verbund_app:…@db.example:5432/verbundwerk',
    secret: true,
  },
  DATABASE_OWNER_URL: {
    read: urlOf('postgresql', 'postgres').optional(),
    wanted: POSTGRES,
    example: 'postgresql://verbund_owner:…@db.example:5432/verbundwerk',
    secret: true,
  },
  HOST: {
    read: text.default('127.0.0.1'),
    wanted: { de: 'eine Adresse dieses Rechners', en: 'an address of this machine' },
    example: '127.0.0.1',
  },
  PORT: { read: port.default(4800), wanted: { de: 'eine Zahl von 1 bis 65535', en: 'a number from 1 to 65535' }, example: '4800' },
  PUBLIC_URL: {
    read: z.string().refine(keepsTheCookie).optional(),
    wanted: {
      de: 'die Adresse, die Menschen eingeben: mit https://, nur auf localhost auch mit http://',
      en: 'the address that people type: with https://, on localhost alone with http:// as well',
    },
    example: 'https://verbund.example',
  },
  MASTER_KEY_FILE: {
    read: text,
    wanted: {
      de: 'der Pfad der Datei mit dem Hauptschlüssel, außerhalb der Datenbank und ihrer Sicherung',
      en: 'the path of the master key file, outside the database and its backup',
    },
    example: '/srv/verbund/master.key',
  },
  FILES_FOLDER: {
    read: text,
    wanted: { de: 'der Ordner für die verschlüsselten Dateien', en: 'the folder for the encrypted files' },
    example: '/srv/verbund/files',
  },
  BANK_FOLDER: {
    read: text.optional(),
    wanted: {
      de: 'der Ordner, über den Dateien mit Banken ausgetauscht werden',
      en: 'the folder through which files are exchanged with banks',
    },
    example: '/srv/verbund/bank',
  },
  SMTP_URL: {
    read: urlOf('smtp', 'smtps').optional(),
    wanted: { de: 'smtp://NAME:PASSWORT@SERVER:PORT oder smtps://…', en: 'smtp://NAME:PASSWORD@SERVER:PORT or smtps://…' },
    example: 'smtps://verbund:…@mail.example',
    secret: true,
  },
  MAIL_FROM: {
    read: z
      .string()
      .regex(/^[^\s@<>]+@[^\s@<>]+$/)
      .default('verbundwerk@localhost'),
    wanted: { de: 'eine E-Mail-Adresse', en: 'an e-mail address' },
    example: 'verbund@verbund.example',
  },
  LOG_LEVEL: {
    read: z.enum(LOG_LEVELS).default('info'),
    wanted: { de: `eins von ${LOG_LEVELS.join(', ')}`, en: `one of ${LOG_LEVELS.join(', ')}` },
    example: 'info',
  },
  GRAPHQL_OPERATIONS: {
    read: z.enum(OPERATION_MODES).default('persisted'),
    wanted: {
      de: 'persisted (nur die Anfragen der eigenen Oberfläche) oder open (nur zur Entwicklung)',
      en: 'persisted (only what our own web app asks) or open (development only)',
    },
    example: 'persisted',
  },
  DEMO: { read: flag.default(false), wanted: YES_NO, example: 'false' },
  DEMO_LOGINS_FILE: {
    read: text.optional(),
    wanted: { de: 'eine Datei mit den Personen der Demo', en: 'a file with the people of the demo' },
    example: '.verbund/demo-logins.json',
  },
  REFERENCE_DATA: {
    read: text.optional(),
    wanted: { de: 'ein Ordner mit Referenzdaten', en: 'a folder with reference data' },
    example: '/srv/reference',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
export const variableNames = Object.keys(variables) as VariableName[];
