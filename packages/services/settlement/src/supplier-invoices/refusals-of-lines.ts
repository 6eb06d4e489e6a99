// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, type RefusalParams, refusal } from '@kernel/core';

/** One refusal for all lines that something speaks against: the first, how many more there are, and 'field|code' of each. */
export function firstOfLines<Code extends string>(found: readonly Refusal<Code>[]): Refusal<Code> {
  const [first, ...more] = found;
  if (!first) return refusal('NOTHING_ASSIGNED' as Code);
  if (more.length === 0) return first;
  const params: RefusalParams = {
    ...first.params,
    more: more.length,
    lines: found.slice(0, 100).map(({ field = '', code }) => `${field}|${code}`),
  };
  return { ...first, params };
}
