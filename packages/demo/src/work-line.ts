// SPDX-License-Identifier: EUPL-1.2

/** Work that is done one after the other while its giver goes on: the database writes a month while the next one is being lived. */
export interface WorkLine {
  add(work: () => Promise<void>): void;
  /** When little enough is waiting that the giver may go on; throws as 'done' does. */
  room(): Promise<void>;
  /** When all of it is done; throws what the first failure threw, after which nothing more was done. */
  done(): Promise<void>;
}

/** So many pieces of work may wait: what waits is kept in memory, some megabytes each. Where neither waits for the other, both are done sooner. */
const WAITING = 16;

export function workLine(): WorkLine {
  const given: Promise<void>[] = [];
  let line: Promise<void> = Promise.resolve();
  return {
    add(work) {
      line = line.then(work);
      // Whoever waits for the end is told.
      line.catch(() => {});
      given.push(line);
    },
    room: async () => given.at(-WAITING),
    done: () => line,
  };
}

/** Where the year goes on, and where what it brings is written. */
export interface Living {
  /** Lets the year go on until a moment and gives everything until then to be written. */
  readonly reach: (untilMs: number) => Promise<void>;
  readonly line: WorkLine;
}
