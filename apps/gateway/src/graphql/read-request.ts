// SPDX-License-Identifier: EUPL-1.2
import type { HttpRefusal } from '../http/refusals.ts';
import { type CheckedRequest, VARIABLES_LIMIT } from './document-limits.ts';
import type { PersistedOperations } from './persisted-operations.ts';

/** persisted: our own operations only · limited: any document within the limits · open: development. */
export type OperationMode = 'persisted' | 'limited' | 'open';

export type ReadRequest = { readonly request: CheckedRequest } | { readonly refused: HttpRefusal };

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

const no = (status: number, code: string, params?: Readonly<Record<string, unknown>>): ReadRequest => ({
  refused: { status, code, ...(params ? { params } : {}) },
});

/** The operation that a body asks for: by its id in the manifest or, where the door allows it, by its text. */
export function readRequest(body: unknown, mode: OperationMode, persisted: PersistedOperations): ReadRequest {
  if (Array.isArray(body)) return no(400, 'BATCHING_OFF');
  const given = record(body);
  if (!given) return no(400, 'NOT_JSON');
  const variables = record(given['variables'] ?? {});
  if (!variables) return no(400, 'VARIABLES_MALFORMED');
  if (JSON.stringify(variables).length > VARIABLES_LIMIT) return no(413, 'VARIABLES_TOO_LARGE', { limit: VARIABLES_LIMIT });
  const operationName = typeof given['operationName'] === 'string' ? given['operationName'] : null;
  const id = given['documentId'] ?? record(record(given['extensions'])?.['persistedQuery'])?.['sha256Hash'];
  const { query } = given;
  if (typeof id === 'string') {
    const document = persisted.find(id);
    if (document !== null) return { request: { query: document, operationName, variables } };
    // In development the page may be newer than the build.
    if (mode !== 'open' || typeof query !== 'string') return no(400, 'OPERATION_UNKNOWN');
  }
  if (typeof query !== 'string') return no(400, 'OPERATION_MISSING');
  if (mode === 'persisted') return no(400, 'OPERATION_NOT_PERSISTED');
  return { request: { query, operationName, variables } };
}
