// SPDX-License-Identifier: EUPL-1.2
import { readStatements } from '../read-statements.ts';
import { collectStatements, type ReadStatements } from '../statement-part.ts';

/** Reads a text or bytes in pieces of a given size, as they come from a network. */
export function readText(content: string | Uint8Array, piece = 1000): Promise<ReadStatements> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) => bytes.subarray(index * piece, (index + 1) * piece));
  return collectStatements(readStatements(pieces));
}
