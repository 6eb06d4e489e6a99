// SPDX-License-Identifier: EUPL-1.2
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { HttpRefusal } from '../http/refusals.ts';
import { type DocumentCost, DocumentMalformed, measure } from './document-cost.ts';

/** docs/api.md names the same figures. */
const DOCUMENT_LIMITS = { tokens: 2_000, depth: 12, aliases: 15, directives: 10, cost: 10_000 } as const;

/** JSON of the variables, in characters. */
export const VARIABLES_LIMIT = 100_000;

const MEASURES = [
  ['depth', 'QUERY_TOO_DEEP'],
  ['aliases', 'QUERY_TOO_MANY_ALIASES'],
  ['directives', 'QUERY_TOO_MANY_DIRECTIVES'],
  ['cost', 'QUERY_TOO_COSTLY'],
] as const satisfies readonly (readonly [keyof DocumentCost, string])[];

export type Checked = { readonly cost: DocumentCost; readonly document: DocumentNode } | { readonly refused: HttpRefusal };

export interface CheckedRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const refused = (code: string, params?: Readonly<Record<string, unknown>>): Checked => ({
  refused: { status: 400, code, ...(params ? { params } : {}) },
});

/** Refusals in order of precedence: too long, not GraphQL, introspection, too deep, too many aliases or directives, too costly. */
export function checkDocument(schema: GraphQLSchema, request: CheckedRequest, introspection: boolean): Checked {
  const document = parseWithin(request.query);
  if (document === 'long') return refused('QUERY_TOO_LONG', { limit: DOCUMENT_LIMITS.tokens });
  if (document === 'malformed') return refused('QUERY_MALFORMED');
  let cost: DocumentCost;
  try {
    cost = measure(document, schema, request.operationName, request.variables);
  } catch (error) {
    if (error instanceof DocumentMalformed) return refused('QUERY_MALFORMED');
    throw error;
  }
  if (cost.introspects && !introspection) return refused('INTROSPECTION_OFF');
  // Tools that ask for the whole schema ask deeper than any page does; only development lets them in.
  if (cost.introspects) return { cost, document };
  for (const [measured, code] of MEASURES) {
    if (cost[measured] > DOCUMENT_LIMITS[measured]) return refused(code, { limit: DOCUMENT_LIMITS[measured], found: cost[measured] });
  }
  return { cost, document };
}

/** The same few documents come again and again: ours are known by their ids, those of others hardly change. Bounded by their text. */
const PARSED_CHARACTERS = 300_000;
const parsed = new Map<string, DocumentNode>();
let parsedCharacters = 0;

function remember(query: string, document: DocumentNode): void {
  if (parsedCharacters + query.length > PARSED_CHARACTERS) {
    parsed.clear();
    parsedCharacters = 0;
  }
  if (query.length > PARSED_CHARACTERS / 10) return;
  parsed.set(query, document);
  parsedCharacters += query.length;
}

function parseWithin(query: string): DocumentNode | 'long' | 'malformed' {
  const known = parsed.get(query);
  if (known) return known;
  try {
    const document = parse(query, { noLocation: true, maxTokens: DOCUMENT_LIMITS.tokens });
    remember(query, document);
    return document;
  } catch (error) {
    return error instanceof Error && /more tha[nt] \d+ tokens/.test(error.message) ? 'long' : 'malformed';
  }
}
