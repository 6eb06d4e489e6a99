// SPDX-License-Identifier: EUPL-1.2
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bareRead, openPool, type Scope } from '@platform/database';
import { QUESTIONS } from './questions.ts';

/**
 * The anchor: node's own http server and pg, the JSON built in SQL, behind the same wall with the same context statement, in a
 * READ ONLY transaction. No session, no permission, no GraphQL, no limits, no headers of safety.
 */
export async function openRawServer(url: string, scope: Scope): Promise<number> {
  const pool = openPool({ url, maxConnections: 10, applicationName: 'raw' });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { documentId } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { documentId: string };
      const question = QUESTIONS.find(({ operation }) => operation === documentId);
      bareRead(pool, scope, async (client) => {
        const { rows } = await client.query<{ answer: string }>({ name: documentId, text: question?.statement ?? '' });
        return rows[0]?.answer;
      }).then(
        (answer) => {
          response.setHeader('content-type', 'application/json');
          response.end(answer);
        },
        (error: unknown) => {
          response.statusCode = 500;
          response.end(String(error));
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
