// SPDX-License-Identifier: EUPL-1.2
// Loaded before gateway and worker (node --import): if the launcher that started them is gone, in whatever way, they stop as if told to.
import process from 'node:process';

if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
