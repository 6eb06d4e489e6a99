// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { Database } from '@platform/database';

/** Calls one of the reviewed functions of the schema 'identity': JSON in, JSON out, a transaction of its own. */
export type CallIdentity = (name: string, input: object) => Promise<unknown>;

const NAME = /^[a-z_]+$/;

export const callIdentity =
  ({ pool }: Pick<Database, 'pool'>): CallIdentity =>
  async (name, input) => {
    invariant(NAME.test(name), 'a function of identity is named in lower case');
    const { rows } = await pool.query<{ answer: unknown }>(`select identity.${name}($1::jsonb) as answer`, [JSON.stringify(input)]);
    return rows[0]?.answer ?? null;
  };
