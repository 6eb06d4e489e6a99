// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export const MIB = 1_024 * 1_024;

export interface Sending {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Announced, whether it comes or not; null: in chunks, without an end. */
  readonly declared: number | null;
  /** Sent first, as a part of the body. */
  readonly opening?: string;
  /** After so many bytes it stops by itself, and waits. */
  readonly most: number;
  readonly partBytes?: number;
  readonly pauseMs?: number;
}

export interface Sent {
  /** All that was heard. */
  readonly answer: string;
  /** How much had left when the first word came. */
  readonly sentAtAnswer: number;
  readonly sent: number;
  readonly ms: number;
}

/** Sends a body whatever it hears, until it is cut off; resolves then. */
export async function sendStubbornly(sending: Sending): Promise<Sent> {
  const { port, path, method = 'POST', headers = {}, declared, most, opening = '', partBytes = MIB, pauseMs = 0 } = sending;
  const began = performance.now();
  const socket = connect(port, '127.0.0.1');
  let sent = 0;
  let answer = '';
  let sentAtAnswer = 0;
  socket.on('data', (part) => {
    if (answer === '') sentAtAnswer = sent;
    answer += part.toString('utf8');
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const length = declared === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(declared) };
  const lines = Object.entries({ host: 'localhost', 'x-verbund': '1', ...length, ...headers }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  if (opening !== '') socket.write(declared === null ? `${opening.length.toString(16)}\r\n${opening}\r\n` : opening);
  const part = Buffer.alloc(partBytes, 97);
  while (sent < most && !socket.destroyed) {
    if (declared === null) socket.write(`${partBytes.toString(16)}\r\n`);
    const taken = socket.write(part);
    if (declared === null) socket.write('\r\n');
    if (!taken) await drainedOrClosed(socket);
    sent += partBytes;
    await delay(pauseMs);
  }
  await closed;
  return { answer, sentAtAnswer, sent, ms: performance.now() - began };
}

async function drainedOrClosed(socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  const gone = new AbortController();
  await Promise.race([once(socket, 'drain', { signal: gone.signal }), once(socket, 'close', { signal: gone.signal })]).catch(
    () => undefined,
  );
  gone.abort();
}
