// SPDX-License-Identifier: EUPL-1.2
import express, { type RequestHandler } from 'express';
import { BODY_TOO_LARGE, refuse } from './refusals.ts';

/** No question of ours is half as deep; what works its way down a value must not meet thousands of levels. */
const JSON_DEPTH = 32;

/** The body as JSON; what is longer than the limit is refused when that is known, what is nested deeper than 32 levels when it is read. */
export function jsonBody<Params>(limitBytes: number): RequestHandler<Params> {
  const read = express.json({ limit: limitBytes, strict: true });
  return (request, response, next) => {
    // The parser would answer only when everything has come, however long that takes.
    let refused = false;
    const tooLong = (): void => {
      refused = true;
      request.off('data', count);
      refuse(response, BODY_TOO_LARGE);
    };
    let taken = 0;
    const count = (part: Buffer): void => {
      taken += part.length;
      if (taken > limitBytes) tooLong();
    };
    if (Number(request.get('content-length') ?? 0) > limitBytes) return tooLong();
    let reading = true;
    read(request, response, (error?: unknown) => {
      reading = false;
      request.off('data', count);
      if (refused) return;
      if (error !== undefined) return next(error);
      if (!isDeeper(request.body, JSON_DEPTH)) return next();
      refuse(response, { status: 400, code: 'JSON_TOO_DEEP', params: { limit: JSON_DEPTH } });
    });
    // Only where the parser reads: a listener alone would let the body flow past whoever comes next.
    if (reading) request.on('data', count);
  };
}

const inside = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null) : [];

/** Level by level: a walk that calls itself would end where the stack does. */
function isDeeper(value: unknown, limit: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    level = level.flatMap(inside);
    if (depth >= limit && level.length > 0) return true;
  }
  return false;
}
