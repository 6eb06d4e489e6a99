// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { undocumentedVariables, variablesRead } from './environment.ts';
import { plantForTest } from './planted-tree.ts';

it('every environment variable that is read is documented', () => {
  expect(undocumentedVariables()).toEqual([]);
  expect(variablesRead().size).toBeGreaterThan(0);
});

it.each(["process.env['SECRET_SWITCH']", 'process.env.SECRET_SWITCH', 'process.env?.SECRET_SWITCH', 'import.meta.env.SECRET_SWITCH'])(
  'catches %s',
  (expression) => {
    const root = plantForTest({ 'tools/a.ts': `export const value = ${expression};\n`, 'docs/a.md': '`OTHER_SWITCH`' });
    expect(undocumentedVariables(root)).toEqual(['SECRET_SWITCH (tools/a.ts)']);
  },
);

it('lets pass what is documented or belongs to the machine', () => {
  const source = "export const a = [process.env['SWITCH'], process.env['PATH'], import.meta.env.DEV]; // process.env.NOTHING\n";
  expect(undocumentedVariables(plantForTest({ 'tools/a.ts': source, 'README.md': '`SWITCH`' }))).toEqual([]);
});
