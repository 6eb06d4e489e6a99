// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import type { EnumRef } from '@pothos/core';
import { z } from 'zod';
import type { Builder } from './builder.ts';

/** Zod input schemas as GraphQL inputs: what a use case validates is what the API shows. */

type Shape = Readonly<Record<string, z.ZodType>>;
interface Field {
  readonly type: unknown;
  readonly required: boolean;
}

const SCALARS = new Set(['ID', 'Date', 'DateTime', 'Month', 'Amount', 'JSON']);
const known = new WeakMap<Builder, Map<string, unknown>>();

const registry = (builder: Builder): Map<string, unknown> => {
  const found = known.get(builder) ?? new Map<string, unknown>();
  known.set(builder, found);
  return found;
};

const metaId = (schema: z.ZodType): string | undefined => (schema.meta() as { id?: string } | undefined)?.id;

function fieldOf(builder: Builder, schema: z.ZodType, path: string): Field {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return { ...fieldOf(builder, schema.unwrap() as z.ZodType, path), required: false };
  if (schema instanceof z.ZodDefault) return { ...fieldOf(builder, schema.def.innerType as z.ZodType, path), required: false };
  const id = metaId(schema);
  if (id && SCALARS.has(id)) return { type: id, required: true };
  if (schema instanceof z.ZodEnum) return { type: id ? enumType(builder, id, schema.options.map(String)) : 'String', required: true };
  if (schema instanceof z.ZodPipe) return fieldOf(builder, schema.def.in as z.ZodType, path);
  if (schema instanceof z.ZodString || schema instanceof z.ZodUUID)
    return { type: schema instanceof z.ZodUUID ? 'ID' : 'String', required: true };
  if (schema instanceof z.ZodNumber) return { type: 'Int', required: true };
  if (schema instanceof z.ZodBoolean) return { type: 'Boolean', required: true };
  if (schema instanceof z.ZodArray) return { type: [fieldOf(builder, schema.element as z.ZodType, path).type], required: true };
  if (schema instanceof z.ZodObject) return { type: inputType(builder, id ?? path, schema.shape as Shape), required: true };
  invariant(
    schema instanceof z.ZodRecord || schema instanceof z.ZodUnknown || schema instanceof z.ZodDiscriminatedUnion,
    `the input ${path} has a shape that GraphQL cannot say`,
  );
  return { type: 'JSON', required: true };
}

type BuilderTypes = Builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

/** An enum of the schema whose fields must give one of its values. */
type Enum<Value extends string> = EnumRef<BuilderTypes, Value, Value>;

export function enumType<Value extends string>(builder: Builder, name: string, values: readonly Value[]): Enum<Value> {
  const types = registry(builder);
  const found = types.get(name);
  if (found) return found as Enum<Value>;
  const made = builder.enumType(name, { values: values as readonly [Value, ...Value[]] });
  types.set(name, made);
  return made;
}

/** The GraphQL input type for an object schema; made once per name. */
function inputType(builder: Builder, name: string, shape: Shape): unknown {
  const typeName = name.endsWith('Input') ? name : `${name}Input`;
  const types = registry(builder);
  const found = types.get(typeName);
  if (found) return found;
  const made = builder.inputType(typeName, { fields: (t) => inputFields(builder, t, name, shape) as never });
  types.set(typeName, made);
  return made;
}

type MakeField = (options: { type: never; required: boolean }) => unknown;

/** The builder of arguments is itself the function; the one of input types has it as a method. */
const makeFieldOf = (t: unknown): MakeField =>
  typeof t === 'function' ? (t as MakeField) : (options) => (t as { field: MakeField }).field(options);

/** The fields of an object schema, as arguments or as fields of an input type. */
export function inputFields(builder: Builder, t: unknown, name: string, shape: Shape): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const makeField = makeFieldOf(t);
  for (const [key, schema] of Object.entries(shape)) {
    const field = fieldOf(builder, schema, `${name}${key.charAt(0).toUpperCase()}${key.slice(1)}`);
    fields[key] = makeField({ type: field.type as never, required: field.required });
  }
  return fields;
}

/** What a schema says about the value itself, without what it says about its absence. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return bare(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault) return bare(schema.def.innerType as z.ZodType);
  return schema instanceof z.ZodPipe ? bare(schema.def.in as z.ZodType) : schema;
}

function nested(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined || typeof value !== 'object' || value === null) return value;
  const inner = bare(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) return value.map((one) => nested(inner.element as z.ZodType, one));
  return inner instanceof z.ZodObject && !Array.isArray(value) ? withoutNulls(inner, value as Record<string, unknown>) : value;
}

/** Null from GraphQL means "not given" where the schema knows no null, at any depth. */
export function withoutNulls(schema: z.ZodType, value: Record<string, unknown>): Record<string, unknown> {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Shape) : {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(inner === null && !(shape[key]?.safeParse(null).success ?? false)))
      .map(([key, inner]) => [key, nested(shape[key], inner)]),
  );
}
