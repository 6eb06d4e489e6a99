// SPDX-License-Identifier: EUPL-1.2
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Fonts and pictures are compressed already. */
const SHRINKING = '**/*.{html,js,css,svg}';

const COPIES = [
  ['.br', (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
  ['.gz', (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 })],
] as const;

/** Puts '<file>.br' and '<file>.gz' beside each file that they make smaller: compressed once and well, for the gateway to send as it is. */
export function compressedCopies(): Plugin {
  return {
    name: 'verbund-compressed-copies',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = globSync(SHRINKING, { cwd: dir }).map((file) => join(dir, file));
      const compress = async (file: string): Promise<void> => {
        const bytes = readFileSync(file);
        for (const [ending, make] of COPIES) {
          const copy = await make(bytes);
          if (copy.length < bytes.length) writeFileSync(`${file}${ending}`, copy);
        }
      };
      await Promise.all(files.map(compress));
    },
  };
}
