// SPDX-License-Identifier: EUPL-1.2
import express, { type RequestHandler } from 'express';
import { refuse } from './refusals.ts';

/** No question of ours is half as deep; what works its way down a value must not meet thousands of levels. */
const JSON_DEPTH = 32;

/** The body as JSON; what is nested deeper than 32 levels is refused. */
export function jsonBody<Params>(limit: string): RequestHandler<Params> {
  const read = express.json({ limit, strict: true });
  return (request, response, next) =>
    read(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error);
      if (!isDeeper(request.body, JSON_DEPTH)) return next();
      refuse(response, { status: 400, code: 'JSON_TOO_DEEP', params: { limit: JSON_DEPTH } });
    });
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
