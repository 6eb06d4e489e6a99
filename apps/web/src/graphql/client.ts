// SPDX-License-Identifier: EUPL-1.2
import { Client, type CombinedError, cacheExchange, fetchExchange, mapExchange, type Operation } from '@urql/core';
import { type ActingBody, markExpired, markReachable } from '../session/index.ts';
import { newId } from './new-id.ts';

/** Codes that the gateway puts into `extensions.code` of an error that is no refusal of a use case. */
const SIGNED_OUT = new Set(['UNAUTHENTICATED', 'SIGNED_OUT']);
const NO_DATABASE = new Set(['DATABASE_UNAVAILABLE', 'SERVICE_UNAVAILABLE']);

export type Trouble =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'database' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unexpected'; readonly correlationId: string | null; readonly message: string };

const statusOf = (error: CombinedError): number | null => (error.response as { status?: number } | undefined)?.status ?? null;
const headerOf = (error: CombinedError, name: string): string | null =>
  (error.response as { headers?: Headers } | undefined)?.headers?.get(name) ?? null;

export function troubleOf(error: CombinedError): Trouble {
  const codes = error.graphQLErrors.map((one) => String(one.extensions['code'] ?? ''));
  const status = statusOf(error);
  if (status === 401 || codes.some((code) => SIGNED_OUT.has(code))) return { kind: 'signedOut' };
  if (status === 503 || codes.some((code) => NO_DATABASE.has(code))) return { kind: 'database' };
  if (codes.includes('FORBIDDEN')) return { kind: 'forbidden' };
  if (error.networkError && (status === null || status === 502 || status === 504)) return { kind: 'offline' };
  const given = error.graphQLErrors.map((one) => one.extensions['correlationId']).find((id) => typeof id === 'string');
  return { kind: 'unexpected', correlationId: given ?? headerOf(error, 'x-correlation-id'), message: error.message };
}

function follow(error: CombinedError | undefined): void {
  if (!error) {
    markReachable('yes');
    return;
  }
  const trouble = troubleOf(error);
  if (trouble.kind === 'signedOut') markExpired();
  if (trouble.kind === 'offline' || trouble.kind === 'database') markReachable(trouble.kind);
}

/** The gateway answers only what the build has written down: an operation goes by its name and the version of the build. */
function byName(operation: Operation): Operation {
  if (__OPERATIONS_VERSION__ === '') return operation;
  const definition = operation.query.definitions.find((one) => one.kind === 'OperationDefinition');
  const name = definition && 'name' in definition ? definition.name?.value : undefined;
  const persistedQuery = { version: 1 as const, sha256Hash: `${name}.${__OPERATIONS_VERSION__}` };
  return { ...operation, extensions: { ...operation.extensions, persistedQuery } };
}

/** One client, and so one cache, per acting body: nothing that one body saw is ever shown under another. */
export function makeClient(body: ActingBody): Client {
  return new Client({
    url: `/a/${body.associationSlug}/${body.tenantSlug}/graphql`,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    // Subscriptions come as server-sent events over the same address.
    fetchSubscriptions: true,
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: {
        'x-verbund': '1',
        'x-correlation-id': newId(),
      },
    }),
    exchanges: [mapExchange({ onOperation: byName, onResult: (result) => follow(result.error) }), cacheExchange, fetchExchange],
  });
}
