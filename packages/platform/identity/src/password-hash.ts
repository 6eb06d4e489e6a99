// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

export interface Argon2Parameters {
  /** KiB per hash. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** Argon2id with 46 MiB and one pass: the first row of OWASP's Password Storage Cheat Sheet (RFC 9106 sets the algorithm). */
export const ARGON2_PARAMETERS: Argon2Parameters = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

const ARGON2ID = 2;

export interface PasswordHasher {
  /** PHC string, '$argon2id$v=19$m=…'. */
  hash(password: string): Promise<string>;
  /** Takes as long for an account that does not exist or has no password (null) as for one that has. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters than today's. */
  isOutdated(passwordHash: string): boolean;
}

/** Two ways to type one letter are one password (NIST SP 800-63B, 3.1.1.2). */
const normalised = (password: string): string => password.normalize('NFKC');

export function createPasswordHasher(parameters: Argon2Parameters = ARGON2_PARAMETERS): PasswordHasher {
  const options = { ...parameters, algorithm: ARGON2ID };
  const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;
  let nobody: Promise<string> | null = null;
  return {
    hash: (password) => hash(normalised(password), options),
    isOutdated: (passwordHash) => !passwordHash.startsWith(prefix),
    async verify(passwordHash, password) {
      nobody ??= hash(randomBytes(32), options);
      const matches = await verify(passwordHash ?? (await nobody), normalised(password));
      return passwordHash !== null && matches;
    },
  };
}
