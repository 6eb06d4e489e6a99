// SPDX-License-Identifier: EUPL-1.2
import { randomInt } from 'node:crypto';
import { sha256Hex } from './opaque-token.ts';

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const COUNT = 10;
const LETTERS = 16;

/** Ten codes 'xxxx-xxxx-xxxx-xxxx' of 79 bits each: enough for a plain hash. Shown once, each good once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => {
    const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });

/** SHA-256 (hex) of the code with its account; writing it in capitals or without hyphens changes nothing. */
export const hashRecoveryCode = (accountId: string, code: string): string =>
  sha256Hex(`recovery|${accountId}|${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
