// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_CONFIGURATION } from '../../packages/platform/configuration/src/index.ts';
import { connectionFault } from '../../packages/platform/database/src/connection-fault.ts';
import { RolesMissing, ServerDidNotStart } from '../../packages/platform/database/src/embedded/index.ts';
import { MigrationFailed } from '../../packages/platform/database/src/migrate/index.ts';
import { KeyError, keySentence } from '../../packages/platform/keys/src/index.ts';
import { STATE, stateFolder } from '../checkout.ts';
import { FIRST_COMMAND } from '../house/first-administrator.ts';
import { type House, type HouseOptions, openHouse } from '../house/house.ts';
import { HouseFault } from '../house/house-fault.ts';
import { takeLock } from '../house/house-lock.ts';
import { type Messages, messagesFor } from '../house/messages.ts';
import { untilToldToStop } from '../house/stop-signal.ts';

type StartOptions = Pick<HouseOptions, 'reset' | 'demo' | 'port' | 'showLogs'>;

export function readOptions(args: readonly string[], messages: Messages): StartOptions | 'help' {
  const flag = { type: 'boolean' } as const;
  const known = { help: { ...flag, short: 'h' }, reset: flag, demo: flag, 'no-demo': flag, logs: flag, port: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: known });
    if (values.help === true) return 'help';
    return {
      reset: values.reset ?? false,
      showLogs: values.logs ?? false,
      ...(values.demo === true ? { demo: true } : values['no-demo'] === true ? { demo: false } : {}),
      ...(values.port === undefined ? {} : { port: portOf(values.port, messages) }),
    };
  } catch (error) {
    if (error instanceof HouseFault) throw error;
    throw new HouseFault(`${messages.unknownOption(args.join(' '))}\n\n${messages.usage}`);
  }
}

function portOf(text: string, messages: Messages): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new HouseFault(`${messages.unknownOption(`--port ${text}`)}\n\n${messages.usage}`);
  return Number(text);
}

export function tellReady(house: House, messages: Messages): void {
  const lines = [messages.ready(house.address)];
  if (house.logins.length > 0) {
    const widest = Math.max(...house.logins.map((login) => login.email.length));
    const rows = house.logins.map(
      (login) =>
        `    ${login.email.padEnd(widest)}  ${login.password}  ${login.name}, ${login.role}${login.totpSecret ? `  ${messages.totpSecret} ${login.totpSecret}` : ''}`,
    );
    lines.push(`  ${messages.logins}`, ...rows, '');
  }
  if (house.empty) lines.push(`  ${messages.firstAdministrator(FIRST_COMMAND)}`);
  console.log([...lines, `  ${messages.end}`].join('\n'));
}

export async function run(args: readonly string[]): Promise<number> {
  const messages = messagesFor(process.env);
  try {
    const options = readOptions(args, messages);
    if (options === 'help') {
      console.log(messages.usage);
      return 0;
    }
    return await start(options, messages);
  } catch (error) {
    return explain(error);
  }
}

async function start(options: StartOptions, messages: Messages): Promise<number> {
  const lock = takeLock(join(stateFolder(), 'start.lock'));
  if ('pid' in lock) throw new HouseFault(messages.alreadyRunning(lock.pid, lock.address));
  const told = untilToldToStop();
  const given = new AbortController();
  void told.then(() => given.abort());
  try {
    const opening = openHouse({
      ...options,
      given: given.signal,
      folder: STATE,
      environment: process.env,
      messages,
      say: (text) => console.log(text),
    });
    const first = await Promise.race([opening, told]);
    if (first === 'stop') {
      const house = await opening.catch(() => null);
      await house?.stop();
      return 0;
    }
    lock.tell(first.address);
    tellReady(first, messages);
    await told;
    console.log(messages.stopping);
    await first.stop();
    console.log(messages.stopped);
    return 0;
  } finally {
    lock.release();
  }
}

/** What a person can mend is told as it is; anything else is a bug and shows where. */
export function explain(error: unknown): number {
  const { language } = messagesFor(process.env);
  const connection = connectionFault(error);
  if (connection) {
    console.error(`${connection[language]}. [${connection.code}]`);
    return 1;
  }
  if (error instanceof KeyError) {
    console.error(`${keySentence(error)[language]}. [${error.code}]`);
    return EXIT_CONFIGURATION;
  }
  const known = [HouseFault, RolesMissing, ServerDidNotStart, MigrationFailed].some((kind) => error instanceof kind);
  console.error(known && error instanceof Error ? error.message : error);
  return error instanceof HouseFault ? error.exitCode : 1;
}
