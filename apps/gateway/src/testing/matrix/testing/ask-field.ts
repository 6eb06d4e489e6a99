// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Actor } from '@platform/authorization';
import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema, parse, subscribe } from 'graphql';
import { ChangeHub } from '../../../graphql/change-hub.ts';
import { operationContext } from '../../../graphql/operation-context.ts';
import type { RootField } from './full-selection.ts';

/** What came back, as a client would read it. */
export interface Answer {
  /** The JSON that would be sent. */
  readonly text: string;
  readonly data: unknown;
  /** 'FORBIDDEN', 'INVALID_INPUT', or of a mutation the code of its refusal; null: it went well. */
  readonly code: string | null;
  /** The action that was asked for, where the answer is FORBIDDEN. */
  readonly action: string | null;
  /** A bug: an error that was not meant for the asker. */
  readonly thrown: string | null;
}

export interface MatrixDoor {
  ask(field: RootField, actor: Actor, values: Readonly<Record<string, unknown>>): Promise<Answer>;
  close(): Promise<void>;
}

/** Asks the schema in this process, with the context that the gateway makes for an operation. */
export function matrixDoor(house: House, schema: GraphQLSchema): MatrixDoor {
  const closing = new AbortController();
  const hub = new ChangeHub(house.database, house.logger, closing.signal);
  const documents = new Map<string, DocumentNode>();
  const documentOf = ({ name, document }: RootField): DocumentNode => {
    const known = documents.get(name) ?? parse(document, { noLocation: true });
    documents.set(name, known);
    return known;
  };
  return {
    async ask(field, actor, variableValues) {
      const { signal } = new AbortController();
      const askAgain = async () => ({ actor });
      const operation = operationContext({ house, hub, actor, signal, askAgain, recheckMs: 60_000 });
      const args = { schema, document: documentOf(field), contextValue: operation.context, variableValues };
      try {
        return readAnswer(field, field.kind === 'subscription' ? await firstEvent(args) : await execute(args));
      } finally {
        await operation.close();
      }
    },
    async close() {
      closing.abort();
      await hub.closed();
    },
  };
}

type Executed = Pick<ExecutionResult, 'data' | 'errors'>;

async function firstEvent(args: Parameters<typeof subscribe>[0]): Promise<Executed> {
  const stream = await subscribe(args);
  if (!(Symbol.asyncIterator in stream)) return stream;
  const first = await stream.next().catch((error: GraphQLError) => ({ done: false as const, value: { errors: [error] } }));
  await stream.return?.(undefined as never);
  return first.done ? { data: null } : (first.value as Executed);
}

function readAnswer({ field }: RootField, { data, errors = [] }: Executed): Answer {
  const text = JSON.stringify({ data, errors: errors.map(({ message, extensions }) => ({ message, extensions })) });
  const plain = JSON.parse(text) as {
    data: Record<string, { __typename?: string; code?: string; params?: { action?: string } } | null> | null;
  };
  const [error] = errors;
  if (error) {
    const code = typeof error.extensions['code'] === 'string' ? error.extensions.code : null;
    const { action } = (error.extensions['params'] ?? {}) as { readonly action?: string };
    return { text, data: null, code, action: code === 'FORBIDDEN' ? String(action) : null, thrown: code === null ? error.message : null };
  }
  const answered = plain.data?.[field.name] ?? null;
  const refused = answered?.__typename?.endsWith('Refusal') && 'code' in answered;
  const code = refused ? String(answered?.code) : null;
  return { text, data: answered, code, action: code === 'FORBIDDEN' ? String(answered?.params?.action) : null, thrown: null };
}
