// SPDX-License-Identifier: EUPL-1.2
import { readHeartbeat } from '../../apps/worker/src/heartbeat.ts';

const ANSWER_LIMIT_MS = 5_000;

/** Whether the process answers at all; the database may be away. */
export const gatewayAnswers = (address: string): Promise<boolean> =>
  fetch(`${address}/health/live`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) }).then(({ ok }) => ok);

/** Whether the worker has written its sign of life within 30 seconds; it may be waiting for the database. */
export const workerBeats = async (filesFolder: string): Promise<boolean> => readHeartbeat(filesFolder, new Date()) !== null;
