// SPDX-License-Identifier: EUPL-1.2
import type { Builder } from './builder.ts';
import { enumType } from './inputs.ts';

const SCALARS = {
  id: 'ID',
  text: 'String',
  int: 'Int',
  yes: 'Boolean',
  amount: 'Amount',
  date: 'Date',
  instant: 'DateTime',
  month: 'Month',
  json: 'JSON',
} as const;
type Scalar = keyof typeof SCALARS;

/** What a field is: a scalar ('?' where it may be null), the values of an enum, or another type. */
type Kind =
  | Scalar
  | `${Scalar}?`
  | { readonly enum: readonly [name: string, values: readonly string[]]; readonly list?: true }
  | { readonly of: unknown; readonly list?: true; readonly nullable?: true };

/** Which fields of a row are shown, each with its kind. */
export type ObjectKinds<Row extends object> = { readonly [Key in keyof Row]?: Kind };

/** An object type whose fields are those of the row, each with its kind. */
export function objectType<Row extends object>(builder: Builder, name: string, kinds: ObjectKinds<Row>): unknown {
  const fieldOf = (kind: Kind): { type: unknown; nullable: boolean } => {
    if (typeof kind === 'string') {
      const nullable = kind.endsWith('?');
      return { type: SCALARS[(nullable ? kind.slice(0, -1) : kind) as Scalar], nullable };
    }
    if ('enum' in kind) {
      const choice = enumType(builder, ...kind.enum);
      return { type: kind.list ? [choice] : choice, nullable: false };
    }
    return { type: kind.list ? [kind.of] : kind.of, nullable: kind.nullable ?? false };
  };
  return builder.objectRef<Row>(name).implement({
    fields: (t) =>
      Object.fromEntries(
        Object.entries(kinds as Record<string, Kind>).map(([key, kind]) => {
          const { type, nullable } = fieldOf(kind);
          return [key, t.field({ type: type as never, nullable, resolve: ((row: Record<string, unknown>) => row[key]) as never })];
        }),
      ),
  });
}
