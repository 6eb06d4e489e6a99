// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));

/** Open samples and schemas of others, which are no part of this project; null where the folder is not there. */
export const REFERENCE_DATA: string | null = existsSync(beside) ? beside : null;
