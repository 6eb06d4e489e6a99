// SPDX-License-Identifier: EUPL-1.2
import { parseInput } from '@platform/use-case';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { refuse } from '../http/refusals.ts';

/** The JSON body as it should be, or null after a refusal that names the field. */
export function readBody<Schema extends z.ZodType>(request: Request, response: Response, schema: Schema): z.output<Schema> | null {
  const parsed = parseInput(schema, request.body ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.');
  refuse(response, { status: 400, code: 'INVALID_INPUT', ...(field ? { field } : {}) });
  return null;
}
