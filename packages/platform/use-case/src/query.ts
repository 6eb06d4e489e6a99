// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type Instant, instant } from '@kernel/core';
import { type Actor, mayAnywhere, type PermissionColumns, permittedRows, type RoleBook } from '@platform/authorization';
import type { ReadSession, Reads } from '@platform/database';
import type { FileStore } from '@platform/files';
import type { z } from 'zod';
import { parseInput } from './input.ts';
import { type FieldCipher, fieldsOf, filesOf, type Platform } from './platform.ts';
import type { Ports } from './ports.ts';
import { scopeFor } from './scopes.ts';

export interface QueryContext<Input> {
  readonly input: Input;
  readonly actor: Actor;
  readonly ports: Ports;
  readonly book: RoleBook;
  readonly fields: FieldCipher;
  /** For reads of what stands in a stored file. */
  readonly files: FileStore;
  readonly at: Instant;
  readonly today: ReturnType<typeof businessDayOf>;
  /** .where(permitted({ tenantId: 'task.tenant_id', familyCode: 'task.family_code' })) */
  readonly permitted: (columns: PermissionColumns) => ReturnType<typeof permittedRows>;
  /** Other actions of the actor, for flags such as "may release". */
  readonly may: (action: string) => boolean;
}

/** One shape for every read: one file, one SQL statement. */
export interface Query<Schema extends z.ZodType, Row> {
  readonly name: string;
  readonly action: string;
  readonly input: Schema;
  readonly run: (reads: Reads, context: QueryContext<z.output<Schema>>) => Promise<Row>;
}

// biome-ignore lint/suspicious/noExplicitAny: the inner types are checked where the query is defined
export type AnyQuery = Query<any, any>;

export const query = <Schema extends z.ZodType, Row>(definition: Query<Schema, Row>): Query<Schema, Row> => definition;

/** A read that is not allowed, or whose input is wrong; doors show its code. */
export class ReadRefused extends Error {
  readonly code: 'FORBIDDEN' | 'INVALID_INPUT';
  readonly field: string | undefined;
  constructor(code: 'FORBIDDEN' | 'INVALID_INPUT', message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** Runs a query in a session: permitted at all? then with PostgreSQL told what the actor may see for this action. */
export async function runQuery<Schema extends z.ZodType, Row>(
  platform: Platform,
  session: ReadSession,
  definition: Query<Schema, Row>,
  call: { readonly actor: Actor; readonly input: z.input<Schema> },
): Promise<Row> {
  const { actor } = call;
  const parsed = parseInput(definition.input, call.input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ReadRefused('INVALID_INPUT', issue?.message ?? 'invalid input', issue?.path.map(String).join('.'));
  }
  if (!mayAnywhere(actor, platform.book, definition.action)) throw new ReadRefused('FORBIDDEN', definition.action);
  const at = instant(platform.clock());
  return session.read(scopeFor(platform, actor, definition.action, 'none'), (reads) =>
    definition.run(reads, {
      input: parsed.data,
      actor,
      ports: platform.ports,
      book: platform.book,
      fields: fieldsOf(platform),
      files: filesOf(platform),
      at,
      today: businessDayOf(at),
      permitted: (columns) => permittedRows(actor, platform.book, definition.action, columns),
      may: (action) => mayAnywhere(actor, platform.book, action),
    }),
  );
}
