// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../outcome.ts';
import { verbund } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = new URL('../../../../packages/domain/settlement/examples/run.json', import.meta.url).pathname;
const write = (out: string, ...more: string[]) =>
  verbund({ LANG: 'en_GB.UTF-8' }, 'settlement', 'workbook', run, '--member', '05999001', '--out', join(folder, out), ...more);

test('a workbook is written once, and the same run gives the same bytes', async () => {
  const said = await write('a.xlsx');
  expect(said).toMatchObject({ code: EXIT.done, out: `${join(folder, 'a.xlsx')}: Gemeinde Ahausen, 5 sheets` });
  const { json } = await write('b.xlsx', '--json');
  expect(json.sheets).toEqual(['Übersicht', 'Anteil 1', 'Anteil 2', 'Kosten', 'Nachweis']);
  expect(readFileSync(join(folder, 'a.xlsx')).equals(readFileSync(join(folder, 'b.xlsx')))).toBe(true);
  expect((await write('c.xlsx', '--in', 'en', '--json')).json.sheets).toEqual(['Overview', 'Share 1', 'Share 2', 'Costs', 'Evidence']);
  expect(await write('a.xlsx')).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('[FILE_EXISTS]') });
});

test('a member or language that is not there is refused, and nothing is written', async () => {
  expect(await write('d.xlsx', '--member', '05000000')).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[NO_SUCH_MEMBER]'),
  });
  expect(await write('d.xlsx', '--in', 'fr')).toMatchObject({ code: EXIT.usage, err: expect.stringMatching(/^--in: .*\[NOT_ONE_OF\]$/) });
  expect(existsSync(join(folder, 'd.xlsx'))).toBe(false);
});
