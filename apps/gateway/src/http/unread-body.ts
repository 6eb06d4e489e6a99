// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import type { Request, RequestHandler, Response } from 'express';

export interface DrainBounds {
  readonly bytes: number;
  readonly ms: number;
}

/** A file that would have been taken, and what multipart puts around it: whoever's session has just ended hears of it. */
const FOR_ANYBODY: DrainBounds = { bytes: 26 * 1_024 * 1_024, ms: 15_000 };

/** Some browsers listen only when all is sent; a member of the house who took the wrong file is to read why. */
const FOR_MEMBERS: DrainBounds = { bytes: 256 * 1_024 * 1_024, ms: 30_000 };

export function drainForMember(response: Response): void {
  response.locals['drain'] = FOR_MEMBERS;
}

type End = (...given: unknown[]) => Response;

/**
 * At every door: an answer that is given before the body has come whole goes out at once and says that it is the last on this line. What
 * is still on its way is taken and dropped, for a while and up to a bound; then the line is cut, whether the sender has ended or not.
 */
export function answerBeforeTheBodyEnds(bounds: DrainBounds = FOR_ANYBODY): RequestHandler {
  return (request, response, next) => {
    if (!hasBody(request)) return next();
    const end = response.end.bind(response) as End;
    response.end = ((...given: unknown[]) => {
      response.end = end as typeof response.end;
      if (request.complete || response.destroyed) return end(...given);
      tell(response, given);
      void drain(request, (response.locals['drain'] as DrainBounds | undefined) ?? bounds).then(() => {
        if (!request.complete) response.once('finish', () => request.socket.destroy());
        end();
      });
      return response;
    }) as typeof response.end;
    next();
  };
}

const hasBody = ({ headers }: Request): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The whole answer, by its length, though it is not ended: its end would cut the line under whoever is still sending. */
function tell(response: Response, [chunk, encoding]: readonly unknown[]): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  if (typeof chunk === 'string' || chunk instanceof Uint8Array)
    response.write(chunk, typeof encoding === 'string' ? (encoding as 'utf8') : 'utf8');
  else response.flushHeaders();
}

async function drain(request: Request, { bytes, ms }: DrainBounds): Promise<void> {
  if (request.destroyed) return;
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), ms);
  let taken = 0;
  request.unpipe();
  request.on('data', (part: Buffer) => {
    taken += part.length;
    if (taken > bytes) enough.abort();
  });
  request.resume();
  await Promise.race(['end', 'close'].map((event) => once(request, event, { signal: enough.signal }))).catch(() => undefined);
  clearTimeout(timer);
  request.pause();
}
