// SPDX-License-Identifier: EUPL-1.2
// What an address and the answers of /auth are read with. They stand on the first page, for which the schemas of the forms are too large.

/** Reads a value of unknown origin; `undefined`: it is not one. */
export type Read<Value> = (value: unknown) => Value | undefined;
type ValueOf<Reader> = Reader extends Read<infer Value> ? Value : never;

export const text: Read<string> = (value) => (typeof value === 'string' ? value : undefined);
export const count: Read<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const oneOf =
  <const Value extends string>(values: readonly Value[]): Read<Value> =>
  (value) =>
    values.find((one) => one === value);
export const textLike =
  (pattern: RegExp): Read<string> =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;

/** All of them, or it is no such list. */
export const listOf =
  <Value>(read: Read<Value>): Read<readonly Value[]> =>
  (value) => {
    if (!Array.isArray(value)) return;
    const items = value.map(read).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  };

type Readers = Readonly<Record<string, Read<unknown>>>;
type Found<Shape extends Readers> = { readonly [Key in keyof Shape]?: ValueOf<Shape[Key]> | undefined };

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is understood of an address: it is typed, shared and edited by hand, so the rest is left out and never an error. */
export const address =
  <Shape extends Readers>(shape: Shape) =>
  (search: Readonly<Record<string, unknown>>): Found<Shape> => {
    const found = Object.entries(shape).map(([key, read]) => [key, read(search[key])] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Found<Shape>;
  };

/** An object with all of `needed`, and of `more` what is there. */
export function objectOf<Needed extends Readers, More extends Readers = Record<never, never>>(needed: Needed, more?: More) {
  type Whole = { readonly [Key in keyof Needed]: ValueOf<Needed[Key]> } & Found<More>;
  const read = address({ ...needed, ...more });
  return (value: unknown): Whole | undefined => {
    if (!isRecord(value)) return;
    const found = read(value);
    return Object.keys(needed).every((key) => key in found) ? (found as unknown as Whole) : undefined;
  };
}
