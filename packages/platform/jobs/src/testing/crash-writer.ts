// SPDX-License-Identifier: EUPL-1.2
// A writer that may be killed: runs the cause under each of the keys and tells on a line of its own what was acknowledged.
import { orderOf, type Point, runUseCase } from '@platform/use-case';
import { countCause, countLong, crashingPlatform } from './crash-service.ts';

const { url, actor, tenantId, keys, point, nth, long } = JSON.parse(process.argv[2] ?? '{}');
const { platform } = crashingPlatform(url, point as Point, long ? 'crash.long' : 'crash.cause', nth);
for (const key of keys as readonly string[]) {
  const result = long
    ? await runUseCase(platform, orderOf(countLong), { actor, input: { pieces: 5 }, idempotencyKey: key })
    : await runUseCase(platform, countCause, { actor, input: { tenantId }, idempotencyKey: key });
  process.stdout.write(`${key} ${result.ok ? 'done' : result.error.code}\n`);
}
await platform.database.close();
