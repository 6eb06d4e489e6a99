// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';

/** SHA-256 of a content, in hexadecimal, as columns keep it. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
