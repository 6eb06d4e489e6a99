// SPDX-License-Identifier: EUPL-1.2

/**
 * Joins the pieces of a text that was cut to fixed widths: a full piece may end within a word, and nothing is put behind it; a shorter
 * one has lost the space at its end, or ends a line.
 * @param widths at which the format cuts
 */
export function joinPieces(pieces: readonly string[], widths: readonly number[]): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    const gap = before === undefined || text === '' || widths.includes(before.length) || before.endsWith(' ') ? '' : ' ';
    text += gap + piece;
  }
  return text.trim();
}
