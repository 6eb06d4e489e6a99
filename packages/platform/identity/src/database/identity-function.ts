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
    const statement = { name: `identity_${name}`, text: `select identity.${name}($1::jsonb) as answer`, values: [JSON.stringify(input)] };
    const { rows } = await pool.query<{ answer: unknown }>(statement);
    return rows[0]?.answer ?? null;
  };
