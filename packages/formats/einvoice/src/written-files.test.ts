// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { writeCii, writeUbl } from './index.ts';
import { FULL } from './testing/full-invoice.ts';

/** The order of elements in these files is that of the schemas; whoever changes a binding sees it here byte by byte. */
test.each([
  ['full-invoice.ubl.xml', () => writeUbl(FULL)],
  ['full-credit-note.ubl.xml', () => writeUbl({ ...FULL, typeCode: '381' })],
  ['full-invoice.cii.xml', () => writeCii(FULL)],
] as const)('%s', async (name, write) => {
  await expect(write()).toMatchFileSnapshot(`./testing/golden/${name}`);
});
