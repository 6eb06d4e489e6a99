// SPDX-License-Identifier: EUPL-1.2
import { extensionOf } from './file-type.ts';

const MAX_LENGTH = 120;
/** Controls, and the characters that turn the direction of text: 'gpj.exe' can look like 'exe.jpg' with them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name fit for a list and a download: the last part of any path, in NFC, without invisible or forbidden characters,
 * at most 120 characters with its extension kept. It is only ever shown: where the bytes lie never depends on it.
 */
export function sanitiseFileName(name: string): string {
  const lastPart = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const cleaned = lastPart
    .replace(INVISIBLE, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (cleaned === '') return 'datei';
  const safe = RESERVED_ON_WINDOWS.test(cleaned) ? `_${cleaned}` : cleaned;
  const letters = [...safe];
  if (letters.length <= MAX_LENGTH) return safe;
  const extension = extensionOf(safe).length <= 10 ? `.${extensionOf(safe)}` : '';
  return (
    letters
      .slice(0, MAX_LENGTH - extension.length)
      .join('')
      .trimEnd() + (extension === '.' ? '' : extension)
  );
}
