// SPDX-License-Identifier: EUPL-1.2
import type { ResultOf, setupCache, VariablesOf } from 'gql.tada';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { documentTypes } from './document-types.ts';
import type { PoolExplanationFragment } from './src/features/settlement/explain/explain-documents.ts';
import type { NotificationRow } from './src/features/start/notification-list.tsx';
import type { graphql } from './src/graphql/gql.ts';

const SCHEMA = buildSchema(`
  scalar Amount
  scalar Blob
  enum Colour { RED GREEN }
  input Wish { colour: Colour!, size: Int = 1, parts: [Wish!], note: String! = "-" }
  input Choice @oneOf { id: ID, colour: Colour }
  type Thing { id: ID!, name: String, colours: [Colour]!, amount: Amount!, blob: Blob, next: Thing, parts: [Thing!] }
  type Refused { code: String! }
  union Answer = Thing | Refused
  type Query { one(wish: Wish, choice: Choice): Answer, all: [Thing!]! }
`);

/** What is said of one document that stands last among the given sources. */
function said(...sources: string[]): string | null {
  const text = /`([^`]*)`/.exec(sources.at(-1) ?? '')?.[1] ?? '';
  const line = documentTypes(sources, SCHEMA)
    .split('\n')
    .find((one) => one.startsWith(`    ${JSON.stringify(text)}: `));
  return line?.slice(JSON.stringify(text).length + 6) ?? null;
}

const NAME = 'export const Name = graphql(`fragment ThingName on Thing { name }`);';

test.each([
  ['null, lists and scalars', 'query A { all { id name colours amount blob } }'],
  ['a union, with and without the name of the type', 'query B { one { ... on Thing { id } ... on Refused { __typename code } } }'],
  ['the same field asked for twice', 'query C { all { next { id } next { name } parts { id } } }'],
  ['variables with inputs that hold themselves', 'query D($wish: Wish!, $choice: Choice, $n: Int! = 3) { all { id } }'],
])('%s', (_, text) => {
  expect(said(`graphql(\`${text}\`)`)).toMatchSnapshot();
});

test('what inputs and enumerations mean', () => {
  const made = documentTypes(['graphql(`query D($wish: Wish!, $choice: Choice) { all { id } }`)'], SCHEMA);
  expect(made.split('\n').filter((line) => line.startsWith('type '))).toMatchSnapshot();
});

test('a fragment stands for itself, unless it is not masked', () => {
  expect(said(NAME, 'graphql(`query E { all { id ...ThingName } }`, [Name])')).toContain(
    'Array<({ id: string; [$tada.fragmentRefs]: { ThingName: "Thing" } })>',
  );
  const open = NAME.replace('Thing {', 'Thing @_unmask {');
  expect(said(open, 'graphql(`query E { all { id ...ThingName } }`, [Name])')).toContain('Array<({ id: string; name: string | null })>');
});

test.each([
  ['spreads what it does not list', [NAME, 'graphql(`query F { all { ...ThingName } }`)']],
  ['lists another one', [NAME, 'graphql(`query F { all { ...ThingName } }`, [Other])']],
  ['asks under a condition', ['graphql(`query F($is: Boolean!) { all { id @include(if: $is) } }`)']],
  ['asks for what there is not', ['graphql(`query F { all { colour } }`)']],
])('a document that %s is left to gql.tada', (_, sources) => {
  expect(said(...sources)).toBeNull();
});

/** Texts of the app's own documents, by their beginning. With a blank before it, none is in the cache: gql.tada works its types out. */
type Kept<Start extends string> = Extract<keyof setupCache, `${string}${Start}${' ' | '('}${string}`>;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Agree<Cached, Computed> = [Same<ResultOf<Cached>, ResultOf<Computed>>, Same<VariablesOf<Cached>, VariablesOf<Computed>>];

type Define = Kept<'mutation DeskDefineService'>;
type Start = Kept<'query StartPage'>;
type Explain = Kept<'query SettlementExplainAmount'>;

/** For their types alone: nothing here is ever called. */
declare const ask: typeof graphql;
declare const row: typeof NotificationRow;
declare const explanation: typeof PoolExplanationFragment;
const workOut = {
  define: (text: ` ${Define}`) => ask(text),
  start: (text: ` ${Start}`) => ask(text, [row]),
  explain: (text: ` ${Explain}`) => ask(text, [explanation]),
};
type WorkedOut<Name extends keyof typeof workOut> = ReturnType<(typeof workOut)[Name]>;
type Agreed = [
  ...Agree<setupCache[Define], WorkedOut<'define'>>,
  ...Agree<setupCache[Start], WorkedOut<'start'>>,
  ...Agree<setupCache[Explain], WorkedOut<'explain'>>,
];

test("gql.tada's own types are the same, which the compiler finds out", () => {
  const agreed: Agreed = [true, true, true, true, true, true];
  expect(agreed).toHaveLength(2 * Object.keys(workOut).length);
});
