// SPDX-License-Identifier: EUPL-1.2
import { startFault } from '@assembly/core';
import { configurationOrExit } from '@platform/configuration';
import { createLogger } from '@platform/logging';
import { startWorker } from './start-worker.ts';

/** The launcher, a container and systemd wait about so long before they kill. */
const STOP_LIMIT_MS = 25_000;

const configuration = configurationOrExit('server');
const logger = createLogger({ process: 'worker', level: configuration.logLevel });
const told = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => told.abort());

try {
  const worker = await startWorker(configuration, { logger, given: told.signal });
  logger.info('worker ready');
  if (!told.signal.aborted) await new Promise((resolve) => told.signal.addEventListener('abort', resolve, { once: true }));
  logger.info('worker stopping');
  setTimeout(() => {
    logger.error('worker did not stop in time');
    process.exit(1);
  }, STOP_LIMIT_MS).unref();
  await worker.stop();
  logger.info('worker stopped');
  process.exitCode = 0;
} catch (error) {
  if (!told.signal.aborted) {
    logger.fatal('worker cannot start', { error });
    const fault = startFault(error);
    if (fault) process.stderr.write(fault.text);
    process.exitCode = fault?.exitCode ?? 1;
  }
}
