// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { openHouse, startFault } from '@assembly/core';
import { configurationOrExit } from '@platform/configuration';
import { createLogger } from '@platform/logging';
import { openGateway } from './gateway.ts';

const configuration = configurationOrExit('server');
const logger = createLogger({ process: 'gateway', level: configuration.logLevel });

function cannotStart(error: unknown): never {
  const fault = startFault(error);
  if (!fault) throw error;
  process.stderr.write(fault.text);
  process.exit(fault.exitCode);
}

const house = await openHouse(configuration, { process: 'gateway', logger }).catch(cannotStart);
const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));
// Given by 'npm start' alone; not for people to set, so no part of the configuration.
const instance = process.env['HOUSE_INSTANCE'];
const gateway = await openGateway(house, { webFolder, ...(instance ? { instance } : {}) }).catch(cannotStart);
logger.info('gateway is open', { host: configuration.host, port: gateway.port });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info('gateway stops', { signal });
  await gateway.stop();
  await house.close();
  logger.info('gateway has stopped');
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
