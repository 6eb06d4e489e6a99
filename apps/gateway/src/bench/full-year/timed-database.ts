// SPDX-License-Identifier: EUPL-1.2
import type { Database, Writes } from '@platform/database';

/** Steps of a run by the statements that they are made of; what is none of them is counted under 'other'. */
const STEPS: readonly (readonly [step: string, statement: RegExp])[] = [
  ['freeze', /insert into frozen_/],
  ['hash', /sha256/],
  ['collect', /from reading|from pool|from direct_charge|join pool_cost/],
  ['statements', /insert into (explanation|pool_weights|statement)|^statement\./],
  ['save', /insert into run_share|^(settlementRun|runShare)\./],
];

const stepOf = (statement: string): string => STEPS.find(([, pattern]) => pattern.test(statement))?.[0] ?? 'other';

export interface Timed {
  readonly database: Database;
  /** Milliseconds in the database by step, since the last call. */
  take(): ReadonlyMap<string, number>;
}

const textOf = (given: unknown): string =>
  typeof given === 'string' ? given : Array.isArray(given) ? given.join(' ') : String((given as { sql?: string } | null)?.sql ?? '');

/** A database whose write transactions tell how long their statements took, each as a step of a run. */
export function timedDatabase(database: Database): Timed {
  let spent = new Map<string, number>();
  const timed = async <T>(statement: string, run: () => PromiseLike<T>): Promise<T> => {
    const begun = performance.now();
    try {
      return await run();
    } finally {
      const step = stepOf(statement);
      spent.set(step, (spent.get(step) ?? 0) + performance.now() - begun);
    }
  };
  type Call = (...args: unknown[]) => PromiseLike<unknown>;
  const model = (name: string, target: object): object =>
    new Proxy(target, {
      get: (of, method) => {
        const call = Reflect.get(of, method) as Call;
        if (typeof call !== 'function') return call;
        return (...args: unknown[]) => timed(`${name}.${String(method)}`, () => call.apply(of, args));
      },
    });
  const watched = (writes: Writes): Writes =>
    new Proxy(writes, {
      get: (of, name) => {
        const value: unknown = Reflect.get(of, name);
        if (typeof value === 'function') return (...args: unknown[]) => timed(textOf(args[0]), () => (value as Call).apply(of, args));
        return typeof value === 'object' && value !== null && typeof name === 'string' ? model(name, value) : value;
      },
    });
  return {
    database: { ...database, write: (scope, run, options) => database.write(scope, (writes) => run(watched(writes)), options) },
    take: () => {
      const taken = spent;
      spent = new Map();
      return taken;
    },
  };
}
