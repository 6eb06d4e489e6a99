// SPDX-License-Identifier: EUPL-1.2
// A writer that may be killed: runs the cause under each of the keys and tells on a line of its own what was acknowledged.
import type { Point } from '@platform/use-case';
import { crashingPlatform } from './crash-service.ts';
import { writeCauses } from './write-causes.ts';

const { url, point, nth, ...order } = JSON.parse(process.argv[2] ?? '{}');
const { platform } = crashingPlatform(url, point as Point, order.long ? 'crash.long' : 'crash.cause', nth);
await writeCauses(platform, order, (line) => process.stdout.write(`${line}\n`));
await platform.database.close();
