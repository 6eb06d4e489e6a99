// SPDX-License-Identifier: EUPL-1.2
import { err } from '@kernel/core';
import type { Attachment } from './attachment.ts';
import type { Letter } from './letter.ts';
import { LETTER_LIMITS, type LetterLimits, letterFault } from './letter-faults.ts';
import { type PressResult, PressThread } from './press-thread.ts';

export interface RenderOptions {
  /** Makes the file a PDF/A-3 with this file within; without it, it is a PDF/UA-1 alone. */
  readonly attachment?: Attachment;
  /** What happens to characters that the typeface does not have; substituted by default and named in the result. */
  readonly unprintable?: 'substitute' | 'refuse';
}

export interface Typesetter {
  /**
   * Sets a letter as a tagged PDF; the same bytes for the same letter. Refusals: see `TypesettingCode`. Letters wait for their turn
   * in the order in which they came.
   */
  render(letter: Letter, options?: RenderOptions): Promise<PressResult>;
  /** Ends the threads; letters that wait are given up. */
  close(): Promise<void>;
}

export interface TypesetterOptions {
  /** One by default; each holds its own fonts and memory, some 60 MB. */
  readonly threads?: 1 | 2;
  readonly limits?: Partial<LetterLimits>;
}

/** Letters to PDF in threads of their own, so that the loop of events goes on. A thread starts with the first letter that needs it. */
export function typesetter({ threads = 1, limits: given = {} }: TypesetterOptions = {}): Typesetter {
  const limits = { ...LETTER_LIMITS, ...given };
  const all = Array.from({ length: threads }, () => new PressThread(limits.timeoutMs));
  const idle = [...all];
  const queue: ((thread: PressThread | null) => void)[] = [];
  let closed = false;

  const free = (thread: PressThread): void => {
    const next = queue.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  const thread = async (): Promise<PressThread> => {
    const found = idle.shift() ?? (await new Promise<PressThread | null>((resolve) => queue.push(resolve)));
    if (found === null) throw new Error('the typesetter was closed');
    return found;
  };

  return {
    render: async (letter, { attachment, unprintable = 'substitute' } = {}) => {
      if (closed) throw new Error('the typesetter is closed');
      const fault = letterFault(letter, attachment?.bytes.length ?? 0, limits);
      if (fault !== null) return err(fault);
      const own = await thread();
      try {
        if (closed) throw new Error('the typesetter was closed');
        return await own.print({ letter, attachment: attachment ?? null, unprintable, maxPages: limits.maxPages });
      } finally {
        free(own);
      }
    },
    close: async () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting(null);
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
