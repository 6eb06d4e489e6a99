// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import { sha256Hex } from './opaque-token.ts';

/** Failures since the last success, within the last day. */
export interface Failures {
  readonly failures: number;
  readonly lastFailureAt: Instant | null;
}

export interface AttemptHistory {
  /** Of this account from anywhere. */
  readonly account: Failures;
  /** From this network address for any account; here a success does not take failures away. */
  readonly address: Failures;
  /** Of this account from this address. */
  readonly pair: Failures;
  /** Whether this account has signed in from this address within the last 30 days. */
  readonly pairKnown: boolean;
}

/**
 * So many failures are free, then the wait doubles from one second up to the cap. Somebody who hammers an account from
 * elsewhere delays its owner by the cap at most, and at a known address not at all: there only that address's failures count.
 */
export const THROTTLE = {
  windowHours: 24,
  knownForDays: 30,
  account: { free: 4, capSeconds: 900 },
  address: { free: 20, capSeconds: 300 },
} as const;

function wait(of: Failures, policy: { free: number; capSeconds: number }, at: Instant): number {
  const over = of.failures - policy.free;
  if (over <= 0 || of.lastFailureAt === null) return 0;
  const delaySeconds = Math.min(policy.capSeconds, 2 ** Math.min(over - 1, 30));
  const leftMs = Date.parse(of.lastFailureAt) + delaySeconds * 1_000 - Date.parse(at);
  // A clock set back must not lengthen the wait.
  return Math.min(delaySeconds, Math.max(0, Math.ceil(leftMs / 1_000)));
}

/** Whole seconds until the next attempt is taken; 0 means now. Never more than the cap. */
export function retryAfterSeconds(history: AttemptHistory, at: Instant): number {
  const own = history.pairKnown ? history.pair : history.account;
  return Math.max(wait(own, THROTTLE.account, at), wait(history.address, THROTTLE.address, at));
}

export const normaliseEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Under what the attempts of an account are counted: a hash, since people type passwords into the wrong field. */
export const accountKey = (email: string): string => sha256Hex(`account|${normaliseEmail(email)}`);

/** Under what the attempts of a network address are counted: IPv4 whole, IPv6 by its /64, which one household shares. */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined || !plain.includes(':')) return sha256Hex(`address|${mapped ?? plain}`);
  const [left = '', right] = plain.split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  const groups = [...before, ...Array<string>(Math.max(0, right === undefined ? 0 : 8 - before.length - after.length)).fill('0'), ...after];
  return sha256Hex(
    `address|${groups
      .slice(0, 4)
      .map((group) => Number.parseInt(group, 16).toString(16))
      .join(':')}::/64`,
  );
}
