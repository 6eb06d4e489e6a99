// SPDX-License-Identifier: EUPL-1.2

/** Drops the innermost open brace: even depth is text, odd depth is inside an argument. */
type Pop<Depth extends readonly unknown[]> = Depth extends readonly [unknown, ...infer Rest] ? Rest : [];
type Odd<Depth extends readonly unknown[]> = Depth extends readonly [unknown, unknown, ...infer Rest]
  ? Odd<Rest>
  : Depth extends readonly [unknown]
    ? true
    : false;
type Trim<Text extends string> = Text extends ` ${infer Rest}` ? Trim<Rest> : Text extends `${infer Rest} ` ? Trim<Rest> : Text;
type NameOf<Text extends string> = Text extends `${infer Name}}${string}`
  ? Name extends `${infer Head},${string}`
    ? Trim<Head>
    : Trim<Name>
  : never;

type Names<Text extends string, Depth extends readonly unknown[], Found> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? Names<Rest, Pop<Depth>, Found>
      : Found
    : Odd<Depth> extends true
      ? Names<After, [unknown, ...Depth], Found>
      : Names<After, [unknown, ...Depth], Found | NameOf<After>>
  : Found;

/** The arguments that an ICU text wants: 'Noch {count, plural, one {# Tag} other {# Tage}} für {name}' gives 'count' | 'name'. */
export type MessageArguments<Text extends string> = string extends Text ? never : Names<Text, [], never>;
/** A year is a name: as a number it would be grouped ('2.026'). */
export type MessageParams<Text extends string> = {
  readonly [Name in MessageArguments<Text>]: Name extends 'year' ? string : string | number;
};
