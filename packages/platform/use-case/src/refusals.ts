// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, refusal } from '@kernel/core';
import type { z } from 'zod';

/** What any use case may answer, in the order in which it is asked. */
export const STANDARD_REFUSALS = [
  'INVALID_INPUT',
  'FORBIDDEN',
  'STEP_UP_NEEDED',
  'TWO_PEOPLE_NEEDED',
  'KEY_USED_FOR_OTHER_INPUT',
  'NOT_FOUND',
  'CHANGED_MEANWHILE',
] as const;
export type StandardRefusal = (typeof STANDARD_REFUSALS)[number];

/** What a use case answers beside, whose second person must not be the first one through a deputyship. */
export const SAME_PERSON_BY_DEPUTY = 'SAME_PERSON_BY_DEPUTY';

/** What a use case answers beside that concerns all members, to whoever may take its action for some of them only. */
export const NOT_ALL_MEMBERS = 'NOT_ALL_MEMBERS';

/** What a use case answers beside, whose duty is a named person's own, to whoever may do it in somebody's place only. */
export const NOT_IN_PERSON = 'NOT_IN_PERSON';

/** Names the first field that is wrong, and how. */
export function invalidInput(error: z.ZodError): Refusal<'INVALID_INPUT'> {
  const issue = error.issues[0];
  const problem = issue?.message && /^[A-Z_]+$/.test(issue.message) ? issue.message : (issue?.code ?? 'invalid').toUpperCase();
  return refusal('INVALID_INPUT', {
    ...(issue && issue.path.length > 0 ? { field: issue.path.map(String).join('.') } : {}),
    params: { problem, count: error.issues.length, ...bounds(issue) },
  });
}

function bounds(issue: z.core.$ZodIssue | undefined): Record<string, string> {
  if (issue?.code === 'too_big') return { maximum: String(issue.maximum) };
  if (issue?.code === 'too_small') return { minimum: String(issue.minimum) };
  return {};
}

/**
 * The list of a rule's codes, checked by the compiler to name every one of them: everyCode<AdmitTenantCode>()('…', '…').
 * The list is what GraphQL shows, so a forgotten code would be an answer that nobody can read.
 */
export const everyCode =
  <Code extends string>() =>
  <const List extends readonly Code[]>(...list: List & ([Code] extends [List[number]] ? unknown : never)): readonly Code[] =>
    list;
