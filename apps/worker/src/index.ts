// SPDX-License-Identifier: EUPL-1.2
export { startWorker, type Worker } from './start-worker.ts';
