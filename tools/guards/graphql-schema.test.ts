// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { printedSchema } from '../../apps/gateway/src/index.ts';
import { ROOT, readText } from './repository.ts';

const PATH = 'apps/gateway/schema.graphql';

/** The first line in which the checked-in schema differs from the printed one; null if none does. */
function firstDifference(checkedIn: string, printed: string): string | null {
  const [left, right] = [checkedIn.split('\n'), printed.split('\n')];
  const at = Array.from({ length: Math.max(left.length, right.length) }, (_, line) => line).find((line) => left[line] !== right[line]);
  return at === undefined ? null : `line ${at + 1}: '${left[at] ?? ''}' is checked in, '${right[at] ?? ''}' is printed`;
}

it('the checked-in schema is the one that the gateway serves', () => {
  const printed = printedSchema();
  expect(firstDifference(readText(ROOT, PATH), printed)).toBeNull();
  expect(printed).toContain('type Mutation');
});

it('a field added without the checked-in schema is caught', () => {
  const printed = printedSchema();
  const grown = printed.replace('type Query {\n', 'type Query {\n  planted: String\n');
  expect(grown).not.toBe(printed);
  expect(firstDifference(readText(ROOT, PATH), grown)).toMatch(/' {2}planted: String' is printed$/);
});
