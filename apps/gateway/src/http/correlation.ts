// SPDX-License-Identifier: EUPL-1.2
import { isUuid } from '@kernel/core';
import { type Logger, withCorrelation } from '@platform/logging';
import { systemNewId } from '@platform/use-case';
import type { RequestHandler, Response } from 'express';

const CORRELATION_HEADER = 'x-correlation-id';

/** The id under which everything of this request is logged; a person can tell it to the operator. */
export const correlationOf = (response: Response): string => String(response.locals['correlationId']);

/** Takes the sender's id if it is one, and writes one line for each request: no address, no query, no person. */
export function correlate(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get(CORRELATION_HEADER);
    const correlationId = given !== undefined && isUuid(given) ? given : systemNewId();
    response.locals['correlationId'] = correlationId;
    response.setHeader(CORRELATION_HEADER, correlationId);
    const began = performance.now();
    // Taken here: doors further inside see the path without their own beginning.
    const { method, path } = request;
    response.once('close', () => {
      if (path.startsWith('/health/')) return;
      const durationMs = Math.round(performance.now() - began);
      withCorrelation(correlationId, () =>
        logger.info('request', {
          method,
          path: shownPath(path),
          status: response.statusCode,
          durationMs,
          ended: response.writableFinished,
        }),
      );
    });
    withCorrelation(correlationId, next);
  };
}

const isWordOrId = (segment: string): boolean => /^[a-z-]{0,24}$/.test(segment) || isUuid(segment);

/** A one-time link must not be readable in a log, and no address or name that somebody puts behind /auth. */
function shownPath(path: string): string {
  if (!path.startsWith('/auth/')) return path.replace(/^\/invitation\/.*/, '/invitation/…').slice(0, 200);
  const segments = path.split('/').slice(0, 6);
  return segments.map((segment) => (isWordOrId(segment) ? segment : '…')).join('/');
}
