// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isHalfFilledAt } from '../../packages/platform/database/src/filling.ts';
import { ROOT } from '../checkout.ts';
import { type DemoLogin, isLoaded, loadDemo, loginsFileOf, readLogins } from './demo.ts';
import { holdsNothing } from './first-administrator.ts';
import { type HouseDatabase, openHouseDatabase } from './house-database.ts';
import type { Messages } from './messages.ts';
import { addressOf, foundPortTaken, openAtPort } from './open-at-port.ts';
import { gatewayAnswers, workerBeats } from './signs-of-life.ts';
import { type SupervisedProcess, superviseProcess } from './supervised-process.ts';
import { buildWeb } from './web-build.ts';

export interface HouseOptions {
  /** Where everything is kept: '.verbund', or a throw-away folder in tests. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly messages: Messages;
  readonly say: (text: string) => void;
  readonly reset?: boolean;
  /** Left out: on the embedded database, never on a server that the environment names. */
  readonly demo?: boolean;
  /** Left out: PORT, or the usual one if it is free. 0: any free one. */
  readonly port?: number;
  readonly showLogs?: boolean;
  readonly durable?: boolean;
  /** Development: parts start again when their sources change, any GraphQL operation is answered, no web build. */
  readonly watch?: boolean;
  /** Given up while opening: what takes long is broken off. */
  readonly given?: AbortSignal;
}

export interface House {
  readonly address: string;
  readonly port: number;
  readonly logins: readonly DemoLogin[];
  /** Nobody can sign in yet: no association has been founded. */
  readonly empty: boolean;
  readonly database: HouseDatabase;
  readonly stop: () => Promise<void>;
}

const PARTS = ['gateway', 'worker'] as const;

/** Database, migrations, demo, web app, gateway and worker, ready to be used; or a HouseFault, and nothing left running. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { folder, messages, say } = options;
  mkdirSync(join(folder, 'logs'), { recursive: true });
  const web = options.watch === true ? Promise.resolve() : buildWeb(() => say(messages.webBuilding));
  web.catch(() => {});
  const database = await openHouseDatabase({ ...options, reset: options.reset ?? false, durable: options.durable ?? true });
  const running: SupervisedProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((part) => part.stop()));
    await database.stop();
  };
  try {
    // Half a demo is of no use to anybody, whatever was asked for.
    const half = await isHalfFilledAt(database.ownerUrl);
    const withDemo = half || (options.demo ?? database.embedded);
    if (withDemo && (half || !isLoaded(database, folder)))
      await loadDemo(
        database,
        folder,
        {
          loading: () => say(half ? messages.demoBroken : messages.demoLoading),
          progress: (percent) => say(messages.demoProgress(percent)),
        },
        options.given,
      );
    await web;
    const host = options.environment['HOST'] || '127.0.0.1';
    const asked = options.port === undefined ? options.environment['PORT'] : String(options.port);
    const opened = await openAtPort({
      ...{ host, asked, messages, say, given: options.given },
      start: (port, instance) => {
        const env = partEnvironment(options, database, { host, port, instance, demo: withDemo, folder });
        return startParts(env, options, database);
      },
    });
    running.push(...opened.parts);
    const { port } = opened;
    const empty = await holdsNothing(database.appUrl);
    const address = options.environment['PUBLIC_URL'] || `http://localhost:${port}`;
    return { address, port, logins: withDemo ? readLogins(folder) : [], empty, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Gateway and worker never see the owner's access. */
function partEnvironment(
  options: HouseOptions,
  database: HouseDatabase,
  at: { readonly host: string; readonly port: number; readonly instance: string; readonly demo: boolean; readonly folder: string },
): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _kept, ...environment } = options.environment;
  return {
    ...environment,
    DATABASE_URL: database.appUrl,
    MASTER_KEY_FILE: database.masterKeyFile,
    FILES_FOLDER: database.filesFolder,
    HOST: at.host,
    PORT: String(at.port),
    HOUSE_INSTANCE: at.instance,
    PUBLIC_URL: environment['PUBLIC_URL'] || `http://localhost:${at.port}`,
    DEMO: String(at.demo),
    ...(at.demo ? { DEMO_LOGINS_FILE: loginsFileOf(at.folder) } : {}),
    ...(options.watch === true ? { GRAPHQL_OPERATIONS: 'open' } : {}),
  };
}

function startParts(env: NodeJS.ProcessEnv, options: HouseOptions, database: HouseDatabase): SupervisedProcess[] {
  const signsOfLife = {
    gateway: () => gatewayAnswers(addressOf(env['HOST'] ?? '', Number(env['PORT']))),
    worker: () => workerBeats(database.filesFolder),
  };
  return PARTS.filter((name) => existsSync(join(ROOT, `apps/${name}/src/main.ts`))).map((name) =>
    startPart(name, env, options, signsOfLife[name]),
  );
}

function startPart(name: string, env: NodeJS.ProcessEnv, options: HouseOptions, isAlive: () => Promise<boolean>): SupervisedProcess {
  const { messages, say } = options;
  const part = superviseProcess({
    name,
    script: `apps/${name}/src/main.ts`,
    env,
    nodeOptions: options.watch === true ? ['--watch-preserve-output', '--watch'] : [],
    logFile: options.showLogs === true ? null : join(options.folder, 'logs', `${name}.log`),
    ...(options.watch === true ? {} : { isAlive, onHang: () => say(messages.hangs(name)) }),
    onCrash: (how, seconds) =>
      say(foundPortTaken(part) ? messages.portLost(Number(env['PORT']), seconds) : messages.crashed(name, how, seconds)),
  });
  return part;
}
