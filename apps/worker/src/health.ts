// SPDX-License-Identifier: EUPL-1.2
// node apps/worker/src/health.ts: ends with 0 if a worker of this files folder is at work, else with 1. For containers and supervisors.
import { configurationOrExit } from '@platform/configuration';
import { readHeartbeat } from './heartbeat.ts';

const heartbeat = readHeartbeat(configurationOrExit('server').filesFolder, new Date());
process.stdout.write(`${JSON.stringify(heartbeat)}\n`);
process.exitCode = heartbeat?.state === 'ready' ? 0 : 1;
