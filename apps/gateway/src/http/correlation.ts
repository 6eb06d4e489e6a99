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
    response.once('close', () => {
      if (request.path.startsWith('/health/')) return;
      const durationMs = Math.round(performance.now() - began);
      const { method, path } = request;
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

/** A one-time link must not be readable in a log. */
const shownPath = (path: string): string => path.replace(/^\/invitation\/.*/, '/invitation/…').slice(0, 200);
