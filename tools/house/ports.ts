// SPDX-License-Identifier: EUPL-1.2
import { createServer } from 'node:net';
import { freePort } from '../../packages/platform/database/src/embedded/index.ts';
import { HouseFault } from './house-fault.ts';
import type { Messages } from './messages.ts';

const USUAL = 4800;
const NEIGHBOURS = 20;

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port that was asked for, or else the usual one, or one near it.
 * @param lost free when it was looked at, and taken by somebody else before it was used
 */
export async function choosePort(
  asked: string | undefined,
  host: string,
  messages: Messages,
  say: (text: string) => void,
  lost: number | null = null,
): Promise<number> {
  if (asked !== undefined && asked !== '') {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new HouseFault(`PORT: 1–65535, „${asked}“`);
    if (port === 0) return freePort();
    if (port === lost || !(await isFree(port, host))) throw new HouseFault(messages.portTakenForGood(port));
    return port;
  }
  for (let port = USUAL; port < USUAL + NEIGHBOURS; port += 1) {
    if (port === lost || !(await isFree(port, host))) continue;
    if (lost !== null || port !== USUAL) say(messages.portTaken(lost ?? USUAL, port));
    return port;
  }
  const other = await freePort();
  say(messages.portTaken(lost ?? USUAL, other));
  return other;
}
