// SPDX-License-Identifier: EUPL-1.2
import { instant } from '@kernel/core';
import type { Configuration } from '@platform/configuration';
import { type Database, openDatabase } from '@platform/database';
import { createFileStore, type FileStore } from '@platform/files';
import {
  createIdentityDirectory,
  createIdentityStore,
  createPasswordHasher,
  type IdentityDependencies,
  type IdentityDirectory,
} from '@platform/identity';
import { DatabaseKeyStore, type MasterKeys, readMasterKeyFile, TenantKeys } from '@platform/keys';
import type { Logger } from '@platform/logging';
import {
  createMailboxMailer,
  createSmtpMailer,
  type Mailbox,
  type MailCatalogue,
  type Mailer,
  parseSmtpUrl,
} from '@platform/notifications';
import type { Assembly } from '@platform/service';
import { typesetter } from '@platform/typesetting';
import { type Platform, type SecurityEvent, systemNewId } from '@platform/use-case';
import { assembly as assembleServices } from './services.ts';

/** Everything that a door needs: the services put together, on a database, with keys, files, mail and identity. */
export interface House {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly platform: Platform;
  readonly assembly: Assembly;
  readonly database: Database;
  readonly files: FileStore;
  readonly keys: TenantKeys;
  readonly masterKeys: MasterKeys;
  readonly identity: IdentityDependencies & { readonly directory: IdentityDirectory };
  /** Through the mail server of the configuration, or into the mailbox where there is none. The caller closes it. */
  openMailer<Topic extends string>(catalogue: MailCatalogue<Topic>, mailbox: Mailbox): Mailer<Topic>;
  /** Ends the pools; nothing may be under way any more. */
  close(): Promise<void>;
}

export interface HouseSettings {
  /** Which process this is, as PostgreSQL lists its connections: 'gateway', 'worker', 'cli'. */
  readonly process: string;
  readonly logger: Logger;
  readonly assembly?: Assembly;
  readonly maxConnections?: number;
  /** The clock of the house; a test sets it. */
  readonly clock?: () => Date;
  /** Named points of a write; a crash test ends the process there. */
  readonly reached?: Platform['reached'];
}

/** Opens the house for one process. Reads the master keys; does not wait for the database. @throws KeyError */
export async function openHouse(configuration: Configuration, settings: HouseSettings): Promise<House> {
  const { logger, clock = () => new Date() } = settings;
  const assembly = settings.assembly ?? assembleServices({ demo: configuration.demo, bankFolder: configuration.bankFolder });
  const masterKeys = await readMasterKeyFile(configuration.masterKeyFile);
  const database = openDatabase({
    url: configuration.databaseUrl,
    applicationName: `verbund ${settings.process}`,
    ...(settings.maxConnections ? { maxConnections: settings.maxConnections } : {}),
  });
  const newId = systemNewId;
  const directory = createIdentityDirectory(database, newId);
  const allTenants = async () => (await directory.listAssociations()).flatMap(({ tenantIds }) => tenantIds);
  const keys = new TenantKeys({ store: new DatabaseKeyStore(database, allTenants), masterKeys, newId, now: clock });
  const identity = {
    store: createIdentityStore(database),
    passwords: createPasswordHasher(),
    secrets: masterKeys,
    newId,
    directory,
  };
  // The refusal stands whether or not its note can be written.
  const noteSecurityEvent = (event: SecurityEvent): void => {
    directory
      .noteSecurityEvent({ ...event, at: instant(clock()) })
      .catch((error: unknown) => logger.warn('a security event was not noted', { kind: event.kind, error }));
  };
  const { book, ports } = assembly;
  const files = createFileStore(configuration.filesFolder, keys);
  const press = typesetter();
  return {
    configuration,
    logger,
    platform: {
      ...{ database, book, ports, clock, newId, noteSecurityEvent, reached: settings.reached ?? (() => {}) },
      ...{ files, fields: keys, typesetter: press },
    },
    assembly,
    database,
    files,
    keys,
    masterKeys,
    identity,
    openMailer: (catalogue, mailbox) => openMailer(configuration, catalogue, mailbox, clock),
    close: async () => {
      await press.close();
      await database.close();
    },
  };
}

function openMailer<Topic extends string>(
  { smtpUrl, publicUrl, mailFrom }: Configuration,
  catalogue: MailCatalogue<Topic>,
  mailbox: Mailbox,
  clock: () => Date,
): Mailer<Topic> {
  const options = { catalogue, publicUrl, from: mailFrom };
  if (smtpUrl === null) return createMailboxMailer(mailbox, { ...options, now: () => instant(clock()) });
  const settings = parseSmtpUrl(smtpUrl);
  if (!settings.ok) throw new Error(`SMTP_URL: ${settings.error.code}`);
  return createSmtpMailer(settings.value, options);
}
