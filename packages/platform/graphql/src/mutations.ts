// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { ReadSession } from '@platform/database';
import {
  type AnyQuery,
  type AnyUseCase,
  NOT_ALL_MEMBERS,
  NOT_IN_PERSON,
  runUseCase,
  SAME_PERSON_BY_DEPUTY,
  STANDARD_REFUSALS,
} from '@platform/use-case';
import type { z } from 'zod';
import type { Builder, GraphQLContext } from './builder.ts';
import { enumType, inputFields, withoutNulls } from './inputs.ts';
import { readFor } from './reads.ts';
import { type RefusalCatalogue, sentenceFor } from './refusal-messages.ts';
import { STANDARD_MESSAGES } from './standard-messages.ts';

/** What a successful mutation shows: read after the commit, by a query, from the outcome's ids. */
export interface PayloadField {
  readonly type: unknown;
  readonly query: AnyQuery;
  readonly input: (outcome: never) => Record<string, unknown>;
  readonly nullable?: boolean;
}

export interface MutationOptions {
  readonly messages: RefusalCatalogue<string>;
  readonly payload?: Readonly<Record<string, PayloadField>>;
  readonly description?: string;
}

type Answer = { ok: true; outcome: unknown; context: GraphQLContext } | { ok: false; refusal: Refusal };

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const interfaces = new WeakMap<Builder, unknown>();

function refusalInterface(builder: Builder, messages: RefusalCatalogue<string>): unknown {
  const found = interfaces.get(builder);
  if (found) return found;
  const ref = builder.interfaceRef<{ refusal: Refusal }>('Refusal');
  ref.implement({
    description: 'A clear no. The code stands in the implementing type, as each mutation has a list of its own.',
    fields: (t) => ({
      field: t.string({ nullable: true, resolve: ({ refusal }) => refusal.field ?? null }),
      params: t.field({ type: 'JSON', resolve: ({ refusal }) => refusal.params ?? {} }),
    }),
  });
  void messages;
  interfaces.set(builder, ref);
  return ref;
}

/**
 * A mutation that is one use case, named after its behaviour:
 * union <Name>Result = <Name>Success | <Name>Refusal { code: <Name>RefusalCode, field, params, message }.
 */
export function mutationField(builder: Builder, useCase: AnyUseCase, options: MutationOptions): void {
  const field = useCase.name.split('.')[1] ?? useCase.name;
  const name = capital(field);
  const union = resultUnion(builder, name, useCase, options);
  const shape = (useCase.input as z.ZodObject).shape as Record<string, z.ZodType>;
  builder.mutationField(field, (t) =>
    t.field({
      type: union as never,
      ...(options.description ? { description: options.description } : {}),
      args: { ...inputFields(builder, t.arg, name, shape), idempotencyKey: t.arg.string({ required: true }) } as never,
      resolve: ((_root: unknown, args: Record<string, unknown>, context: GraphQLContext) => answer(useCase, args, context)) as never,
    }),
  );
}

async function answer(useCase: AnyUseCase, args: Record<string, unknown>, context: GraphQLContext): Promise<Answer> {
  const { idempotencyKey, ...rest } = args as { idempotencyKey: string };
  const result = await runUseCase(context.platform, useCase, {
    actor: context.actor,
    input: withoutNulls(useCase.input, rest),
    idempotencyKey,
  });
  if (!result.ok) return { ok: false, refusal: result.error };
  return { ok: true, outcome: result.value, context };
}

function resultUnion(builder: Builder, name: string, useCase: AnyUseCase, { messages, payload = {} }: MutationOptions): unknown {
  const success = builder.objectRef<Extract<Answer, { ok: true }>>(`${name}Success`);
  success.implement({
    fields: (t) => ({
      done: t.boolean({ resolve: () => true }),
      ...Object.fromEntries(
        Object.entries(payload).map(([key, { type, query, input, nullable }]) => [
          key,
          t.field({
            type: type as never,
            nullable: nullable ?? false,
            resolve: (async ({ outcome }: { outcome: never }, _args: unknown, context: GraphQLContext) =>
              readAfter(context, query, input(outcome))) as never,
          }),
        ]),
      ),
    }),
  });
  const code = enumType(builder, `${name}RefusalCode`, codesOf(useCase));
  const refusalRef = builder.objectRef<Extract<Answer, { ok: false }>>(`${name}Refusal`);
  refusalRef.implement({
    interfaces: [refusalInterface(builder, messages) as never],
    fields: (t) => ({
      code: t.field({ type: code as never, resolve: (({ refusal }: { refusal: Refusal }) => refusal.code) as never }),
      message: t.string({
        resolve: ({ refusal }, _args, context) =>
          sentenceFor(refusal.code in messages.de ? messages : STANDARD_MESSAGES, context.language, refusal),
      }),
    }),
  });
  return builder.unionType(`${name}Result`, {
    types: [success, refusalRef],
    resolveType: ((value: Answer) => (value.ok ? success : refusalRef)) as never,
  });
}

/** The operation's own session began before the commit; the payload needs one that begins after it. */
async function readAfter(context: GraphQLContext, query: AnyQuery, input: Record<string, unknown>): Promise<unknown> {
  const session = new ReadSession(context.platform.database.pool);
  try {
    return await readFor({ ...context, session }, query, input as never);
  } finally {
    await session.close();
  }
}

function codesOf({ refusals, secondPerson, ofAll, inPerson }: AnyUseCase): string[] {
  const answered = [secondPerson && SAME_PERSON_BY_DEPUTY, ofAll && NOT_ALL_MEMBERS, inPerson && NOT_IN_PERSON];
  return [...new Set([...STANDARD_REFUSALS, ...answered.filter((code) => typeof code === 'string'), ...refusals])].sort();
}
