// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import { type Letter, typesetter } from './index.ts';
import { LETTER } from './testing/example-letter.ts';

/** As many as there are municipalities in North Rhine-Westphalia. */
const LETTERS = 396;
const AIM_SECONDS = 15;

/** Amounts and names of its own for each, as in a real round. */
const letterOf = (number: number): Letter => ({
  ...LETTER,
  runningTitle: `Umlagebescheid B-2026-${String(number).padStart(6, '0')}`,
  recipient: [`Stadt Nummer ${number}`, ...LETTER.recipient.slice(1)],
  blocks: LETTER.blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, rows: block.rows.map((row) => [...row.slice(0, -1), `${number}.${100 + number},${10 + (number % 90)}`]) }
      : block,
  ),
});

const seconds = (from: number): string => `${Math.round((performance.now() - from) / 10) / 100} s`;

async function measure(threads: 1 | 2, hybrid: boolean): Promise<void> {
  const setter = typesetter({ threads });
  const attachment = {
    name: 'factur-x.xml',
    bytes: new Uint8Array(12_000).fill(32),
    mediaType: 'text/xml',
    description: 'Rechnung',
    relationship: 'alternative',
  } as const;
  const options = hybrid ? { attachment } : {};
  const cold = performance.now();
  await Promise.all(Array.from({ length: threads }, () => setter.render(LETTER, options)));
  const start = seconds(cold);
  const [warm, before] = [performance.now(), process.cpuUsage()];
  const all = await Promise.all(Array.from({ length: LETTERS }, (_, number) => setter.render(letterOf(number), options)));
  const [took, { user, system }] = [seconds(warm), process.cpuUsage(before)];
  const pages = all.reduce((sum, one) => sum + unwrap(one).pages, 0);
  const bytes = all.reduce((sum, one) => sum + unwrap(one).pdf.length, 0);
  process.stdout.write(
    `${hybrid ? 'PDF/A-3a with XML' : 'PDF/UA-1'}, ${threads} thread${threads === 1 ? '' : 's'}: ${LETTERS} letters, ${pages} pages, ` +
      `${Math.round(bytes / LETTERS / 1000)} kB each: ${took}, of processor ${Math.round((user + system) / 10_000) / 100} s (aim: ${AIM_SECONDS} s); first letter ${start}\n`,
  );
  await setter.close();
}

for (const threads of [1, 2] as const) for (const hybrid of [false, true]) await measure(threads, hybrid);
