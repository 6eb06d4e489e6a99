// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isHalfFilledAt } from '../../packages/platform/database/src/filling.ts';
import { ROOT } from '../checkout.ts';
import { type DemoLogin, isLoaded, loadDemo, loginsFileOf, readLogins } from './demo.ts';
import { holdsNothing } from './first-administrator.ts';
import { type HouseDatabase, openHouseDatabase } from './house-database.ts';
import { HouseFault } from './house-fault.ts';
import type { Messages } from './messages.ts';
import { choosePort } from './ports.ts';
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

const READY_LIMIT_SECONDS = 60;
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
    const port = await choosePort(asked, host, messages, say);
    const env = partEnvironment(options, database, { host, port, demo: withDemo, folder });
    const signsOfLife = {
      gateway: () => gatewayAnswers(addressOf(host, port)),
      worker: () => workerBeats(database.filesFolder),
    };
    for (const name of PARTS) {
      const script = `apps/${name}/src/main.ts`;
      if (existsSync(join(ROOT, script))) running.push(startPart(name, script, env, options, signsOfLife[name]));
    }
    await untilReady(running, port, host, options);
    for (const part of running) part.settle();
    const empty = await holdsNothing(database.appUrl);
    const address = env.PUBLIC_URL ?? `http://localhost:${port}`;
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
  at: { readonly host: string; readonly port: number; readonly demo: boolean; readonly folder: string },
): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _kept, ...environment } = options.environment;
  return {
    ...environment,
    DATABASE_URL: database.appUrl,
    MASTER_KEY_FILE: database.masterKeyFile,
    FILES_FOLDER: database.filesFolder,
    HOST: at.host,
    PORT: String(at.port),
    PUBLIC_URL: environment['PUBLIC_URL'] || `http://localhost:${at.port}`,
    DEMO: String(at.demo),
    ...(at.demo ? { DEMO_LOGINS_FILE: loginsFileOf(at.folder) } : {}),
    ...(options.watch === true ? { GRAPHQL_OPERATIONS: 'open' } : {}),
  };
}

function startPart(
  name: string,
  script: string,
  env: NodeJS.ProcessEnv,
  options: HouseOptions,
  isAlive: () => Promise<boolean>,
): SupervisedProcess {
  return superviseProcess({
    name,
    script,
    env,
    nodeOptions: options.watch === true ? ['--watch-preserve-output', '--watch'] : [],
    logFile: options.showLogs === true ? null : join(options.folder, 'logs', `${name}.log`),
    ...(options.watch === true ? {} : { isAlive, onHang: () => options.say(options.messages.hangs(name)) }),
    onCrash: (how, seconds) => options.say(options.messages.crashed(name, how, seconds)),
  });
}

const addressOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

async function untilReady(parts: readonly SupervisedProcess[], port: number, host: string, options: HouseOptions): Promise<void> {
  const { messages } = options;
  if (parts.length === 0) return;
  const over = new AbortController();
  const given = AbortSignal.any([over.signal, ...(options.given === undefined ? [] : [options.given])]);
  const early = parts.map(async (part, index) => {
    const how = await part.earlyEnd;
    throw new HouseFault(`${messages.crashedForGood(PARTS[index] ?? '', how)}\n${part.lastWords()}`);
  });
  try {
    await Promise.race([pollHealth(`${addressOf(host, port)}/health/ready`, given, messages), ...early]);
  } finally {
    over.abort();
    for (const end of early) end.catch(() => {});
  }
}

async function pollHealth(url: string, given: AbortSignal, messages: Messages): Promise<void> {
  const until = Date.now() + READY_LIMIT_SECONDS * 1000;
  while (!given.aborted) {
    const ready = await fetch(url, { signal: AbortSignal.any([given, AbortSignal.timeout(2_000)]) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > until) throw new HouseFault(messages.silent(READY_LIMIT_SECONDS));
    await delay(100);
  }
}
