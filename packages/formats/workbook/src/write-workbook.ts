// SPDX-License-Identifier: EUPL-1.2
import { strToU8, zipSync } from 'fflate';
import { packageParts } from './package-parts.ts';
import type { Workbook } from './workbook.ts';
import { checkWorkbook } from './workbook-faults.ts';

/** The earliest day that a ZIP knows, in whatever zone the machine is: it is written as the clock on the wall shows it. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * An Office Open XML workbook (ECMA-376): the same bytes for the same workbook, on any machine and in any year. Formulas are live, and stand
 * beside the values that were worked out here. @throws Error for what a spreadsheet would not open
 */
export function writeWorkbook(workbook: Workbook): Uint8Array {
  checkWorkbook(workbook);
  const files = Object.fromEntries(packageParts(workbook).map(([path, xml]) => [path, strToU8(xml)]));
  return zipSync(files, { level: 6, mtime: NO_TIME });
}
