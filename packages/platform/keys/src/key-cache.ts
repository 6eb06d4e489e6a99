// SPDX-License-Identifier: EUPL-1.2

/** Least recently used first out, and nothing older than its time to live. */
export class KeyCache<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>();
  readonly #limit: number;
  readonly #ttlMs: number;
  readonly #nowMs: () => number;

  constructor(options: { limit: number; ttlMs: number; nowMs: () => number }) {
    this.#limit = options.limit;
    this.#ttlMs = options.ttlMs;
    this.#nowMs = options.nowMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (entry.until <= this.#nowMs()) return undefined;
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.#nowMs() + this.#ttlMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
