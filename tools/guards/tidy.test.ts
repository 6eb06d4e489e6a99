// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { plantForTest } from './planted-tree.ts';
import { ROOT } from './repository.ts';
import { tidyFile, tidyTree } from './tidy.ts';
import { TEXT_RULES } from './tidy-rules.ts';

const HEADER = '// SPDX-License-Identifier: EUPL-1.2\n';
const PURE = 'packages/domain/desk/src/a.ts';
const SERVICE = 'packages/services/desk/src/a.ts';
const TEST = 'packages/services/desk/src/a.test.ts';
/** Put together here, so that this file does not itself contain what it forbids. */
const glue = (...parts: string[]): string => parts.join('');

const PLANTED: readonly (readonly [rule: string, path: string, source: string])[] = [
  ['clock-in-pure-code', PURE, 'export const at = Date.now();'],
  ['clock-in-pure-code', 'packages/kernel/src/a.ts', 'export const at = new Date();'],
  ['clock-in-pure-code', 'packages/contracts/desk/src/a.ts', 'export const at = performance.now();'],
  ['clock-in-pure-code', 'packages/formats/csv/src/a.ts', 'setTimeout(() => {}, 1);'],
  ['clock-in-pure-code', PURE, 'export const label = `at ${Date.now()}`;'],
  ['luck-in-pure-code', PURE, 'export const id = Math.random();'],
  ['luck-in-pure-code', PURE, 'export const id = crypto.randomUUID();'],
  ['float-parsing', PURE, "export const amount = parseFloat('1.5');"],
  ['float-parsing', SERVICE, 'export const text = (1.5).toFixed(2);'],
  ['rounding-near-money', PURE, 'export const amountCents = Math.round(15 / 2);'],
  ['rounding-near-money', PURE, 'export const share = Math.floor(totalCents / 3);'],
  ['rounding-near-money', SERVICE, 'export const shown = Number(totalCents) / 100;'],
  ['context-set-elsewhere', SERVICE, "await sql`select set_config('app.read_tenants', ${tenants}, true)`;"],
  ['context-set-elsewhere', 'apps/cli/src/a.ts', "await client.query('SET LOCAL app.association = 1');"],
  ['transaction-elsewhere', SERVICE, 'await prisma.$transaction([first]);'],
  ['transaction-elsewhere', 'packages/platform/jobs/src/a.ts', 'await db.transaction().execute(run);'],
  ['transaction-elsewhere', SERVICE, "await client.query('BEGIN');"],
  ['test-left-out', TEST, "it.skip('does', () => {});"],
  ['test-left-out', TEST, "describe.only('does', () => {});"],
  ['test-left-out', TEST, "it.todo('does');"],
  ['test-left-out', TEST, "test.concurrent.skip('does', () => {});"],
  ['test-sometimes-left-out', TEST, "it.skipIf(process.env['CI'])('does', () => {});"],
  ['mocking', TEST, "vi.mock('./clock.ts');"],
  ['type-escape', SERVICE, 'export const x = y as any;'],
  ['silenced-compiler', TEST, '// @ts-ignore'],
  ['silenced-compiler', SERVICE, '/* @ts-nocheck */'],
  ['silenced-compiler-in-source', SERVICE, '// @ts-expect-error the driver lies'],
  ['left-for-later', SERVICE, glue('// TO', 'DO write this')],
  ['left-for-later', SERVICE, glue('/** FIX', 'ME */')],
  ['left-for-later', 'prisma/migrations/1_a/migration.sql', glue('-- TO', 'DO: index')],
  ['left-for-later', 'docs/cli.md', glue('- TO', 'DO describe')],
  ['environment-read-elsewhere', SERVICE, "export const url = process.env['DATABASE_URL'];"],
  ['environment-read-elsewhere', SERVICE, 'export const url = process.env[name];'],
  ['kern-class-outside-ui', 'apps/web/src/features/desk/page.tsx', 'export const page = <p className="kern-btn">x</p>;'],
  ['speaks-of-its-making', SERVICE, glue('// asked for in the pro', 'mpt')],
  ['speaks-of-its-making', 'docs/cli.md', glue('Written by a sub-ag', 'ent.')],
  ['path-of-a-machine', SERVICE, glue("export const data = '/wo", "rk/shared/data';")],
  ['path-of-a-machine', 'docs/cli.md', glue('see /tmp', '/plan/ISSUE.md')],
  ['registry-host', '.npmrc', glue('regis', 'try=https://packages.example.org/')],
  ['registry-host', 'pnpm-lock.yaml', glue('tar', 'ball: https://packages.example.org/a.tgz')],
  ['kebab-case', 'packages/domain/desk/src/paymentOrder.ts', ''],
  ['kebab-case', 'packages/domain/desk/src/openCases/list.ts', ''],
  ['vague-name', 'packages/domain/desk/src/utils.ts', ''],
  ['vague-name', 'packages/domain/desk/src/types.ts', ''],
  ['vague-name', 'packages/domain/desk/src/date-helpers.ts', ''],
  ['vague-name', 'packages/domain/desk/src/common/date.ts', ''],
  ['vague-name', 'packages/domain/desk/src/task-manager.ts', ''],
  ['file-length', SERVICE, 'export {};\n'.repeat(300)],
];

/** Sound sources that look like an offence. */
const SOUND: readonly (readonly [path: string, source: string])[] = [
  [PURE, '// never Date.now() or Math.random() here\nexport const why = "no Date.now()";'],
  [PURE, 'export const weekday = (at: string) => new Date(at).getUTCDay();'],
  [PURE, 'export const halves = Math.floor(minutes / 2);'],
  [PURE, "export const quote = /'/.test(text) ? 'it''s' : `a${b ? `c${d}` : ''}`;\nexport const e = 1; // fine"],
  ['packages/platform/database/src/a.ts', "await client.query('BEGIN');\nawait db.transaction().execute(run);"],
  [TEST, "it.skipIf(!process.env['REFERENCE_DATA'])('agrees', () => {});"],
  [TEST, "// @ts-expect-error a string is no amount\nadd('1');"],
  [SERVICE, "export const path = process.env['PATH'];"],
  ['apps/web/src/ui/button.tsx', 'export const b = <p className="kern-btn">x</p>;'],
  ['apps/web/src/features/desk/page.tsx', "export const p = <p style={{ color: 'var(--kern-color)' }}>Don't</p>;"],
  ['packages/platform/identity/src/a.ts', '// ends every session of the account, this session too'],
  ['packages/services/desk/messages/de.ts', 'export {};\n'.repeat(400)],
  [TEST, 'export {};\n'.repeat(400)],
];

const withHeader = (path: string, source: string): string => (/\.tsx?$/.test(path) ? `${HEADER}${source}\n` : `${source}\n`);

describe('tidiness', () => {
  it('holds in the tree', () => {
    const { sources, findings } = tidyTree(ROOT);
    expect(findings.map(({ path, line, rule, what }) => `${path}:${line} ${rule} ${what}`)).toEqual([]);
    expect(sources).toBeGreaterThan(60);
  });

  it.each(PLANTED)('catches %s in %s: %s', (rule, path, source) => {
    const root = plantForTest({ [path]: withHeader(path, source) });
    expect(tidyTree(root).findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('catches a missing licence header', () => {
    expect(tidyFile(SERVICE, 'export {};\n')).toMatchObject([{ rule: 'licence-header', line: 1 }]);
    expect(tidyFile('tools/run.mjs', `#!/usr/bin/env node\n${HEADER}`)).toEqual([]);
  });

  it.each(SOUND)('lets pass in %s: %s', (path, source) => {
    expect(tidyFile(path, withHeader(path, source))).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const planted = new Set(PLANTED.map(([rule]) => rule));
    expect(TEXT_RULES.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
