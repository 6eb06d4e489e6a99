// SPDX-License-Identifier: EUPL-1.2

export const STREAMS_PER_SESSION = 20;

/** How many streams each session holds open; a page opens a few, a broken program thousands. */
export class StreamCount {
  readonly #open = new Map<string, number>();

  /** Answers how to give the place back, or null if the session has too many. */
  take(sessionId: string): (() => void) | null {
    const open = this.#open.get(sessionId) ?? 0;
    if (open >= STREAMS_PER_SESSION) return null;
    this.#open.set(sessionId, open + 1);
    return () => {
      const left = (this.#open.get(sessionId) ?? 1) - 1;
      if (left > 0) this.#open.set(sessionId, left);
      else this.#open.delete(sessionId);
    };
  }
}
