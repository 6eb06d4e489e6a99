// SPDX-License-Identifier: EUPL-1.2
import { Agent, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

export type Post = (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Reply>;

/** A client that keeps its connections and does next to nothing itself. */
export function keepAliveClient(port: number, connections: number): { post: Post; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post: Post = (path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          path,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-verbund': '1', ...headers },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const cookies = (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), cookies });
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that the server has just closed for having been idle; nothing was taken.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(post(path, body, headers));
        else reject(error);
      });
      sent.end(JSON.stringify(body));
    });
  return { post, close: () => agent.destroy() };
}

/** So many calls, so many of them at a time. */
export async function atATime(calls: number, lanes: number, call: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < calls; index = next++) await call(index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
