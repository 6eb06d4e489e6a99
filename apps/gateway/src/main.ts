// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { openHouse } from '@assembly/core';
import { configurationOrExit, EXIT_CONFIGURATION } from '@platform/configuration';
import { KeyError } from '@platform/keys';
import { createLogger } from '@platform/logging';
import { openGateway } from './gateway.ts';

const configuration = configurationOrExit('server');
const logger = createLogger({ process: 'gateway', level: configuration.logLevel });

const house = await openHouse(configuration, { process: 'gateway', logger }).catch((error: unknown) => {
  if (!(error instanceof KeyError)) throw error;
  process.stderr.write(`MASTER_KEY_FILE: ${error.message}\n`);
  process.exit(EXIT_CONFIGURATION);
});
const gateway = await openGateway(house, { webFolder: fileURLToPath(new URL('../../web/dist', import.meta.url)) });
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
