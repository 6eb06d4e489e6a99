// SPDX-License-Identifier: EUPL-1.2

/** Digits of a text that stand together, whatever is between them; and where each written group begins. */
export interface DigitStream {
  readonly digits: string;
  /** Positions in 'digits' at which a group begins, the end included. */
  readonly edges: readonly number[];
}

/** Digits and the letters that are taken for them: O and o for 0, I, l and | for 1. */
const GROUP = /[0-9OoIl|]+/g;
const BETWEEN = /^[\s.\-/]{0,3}$/;
const LETTER = /[A-Za-zÄÖÜäöüß]/;

const toDigits = (group: string): string => group.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');

interface Group {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  /** Letters alone: digits only between digits. */
  readonly bare: boolean;
}

/** A group without the letters at its begin or end that belong to a word beside it. */
function trimmed(text: string, from: number, group: string): Group | null {
  let [start, end] = [0, group.length];
  if (LETTER.test(text[from - 1] ?? '')) while (start < end && /[OoIl|]/.test(group[start] ?? '')) start += 1;
  if (LETTER.test(text[from + group.length] ?? '')) while (end > start && /[OoIl|]/.test(group[end - 1] ?? '')) end -= 1;
  if (start === end) return null;
  const own = group.slice(start, end);
  return { digits: toDigits(own), from: from + start, to: from + end, bare: !/[0-9]/.test(own) };
}

/** Groups of digits that at most a blank, point, hyphen, slash or the end of a line part, joined; longest use: a reference in groups. */
export function digitStreams(text: string): DigitStream[] {
  const groups: Group[] = [];
  for (const { 0: group, index } of text.matchAll(GROUP)) {
    const own = trimmed(text, index, group);
    if (own) groups.push(own);
  }
  const streams: { digits: string; edges: number[] }[] = [];
  let end: number | null = null;
  for (const { digits, from, to, bare } of groups) {
    const joins: boolean = end !== null && BETWEEN.test(text.slice(end, from));
    const current: { digits: string; edges: number[] } | undefined = joins ? streams[streams.length - 1] : undefined;
    if (current) {
      current.digits += digits;
      current.edges.push(current.digits.length);
    } else if (!bare) streams.push({ digits, edges: [0, digits.length] });
    end = bare && !current ? null : to;
  }
  return streams;
}
