// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What one needs to get into an embedded server; a file of mode 0600 beside its data. */
export interface Access {
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** The process that holds the server, and the port it answers on. */
  readonly holder?: { readonly pid: number; readonly port: number };
}

export const accessFileOf = (dataFolder: string): string => `${dataFolder}-access.json`;

const secret = (): string => randomBytes(24).toString('base64url');
export const newAccess = (): Access => ({ superuserPassword: secret(), ownerPassword: secret(), appPassword: secret() });

export function readAccess(dataFolder: string): Access | null {
  try {
    return JSON.parse(readFileSync(accessFileOf(dataFolder), 'utf8')) as Access;
  } catch {
    return null;
  }
}

export function writeAccess(dataFolder: string, access: Access): void {
  const file = accessFileOf(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export interface ServerUrls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
}

export const DATABASE_NAME = 'verbundwerk';

export function urlsOf(access: Access, port: number): ServerUrls {
  const url = (user: string, password: string, database: string): string =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  const appUrl = url('verbund_app', access.appPassword, DATABASE_NAME);
  return {
    superuserUrl: url('postgres', access.superuserPassword, 'postgres'),
    ownerUrl: url('verbund_owner', access.ownerPassword, DATABASE_NAME),
    appUrl,
    relayUrl: relayUrlOf(appUrl),
  };
}

/** The connection of the application, at once in the role of the relay, which sees the outbox and nothing else. */
export function relayUrlOf(appUrl: string): string {
  const url = new URL(appUrl);
  url.searchParams.set('options', '-c role=verbund_relay');
  return url.toString().replaceAll('+', '%20');
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString().replaceAll('+', '%20');
}
