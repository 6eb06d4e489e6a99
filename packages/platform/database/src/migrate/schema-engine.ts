// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type { DatabaseError, Pool, QueryResult } from 'pg';

export interface OpenEngine {
  readonly engine: SchemaEngine;
  /** What PostgreSQL answered to the last failed script; the engine itself keeps only a part of it. */
  readonly failedScript: () => { readonly script: string; readonly error: DatabaseError } | undefined;
  readonly close: () => Promise<void>;
}

type EngineBindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  readonly __wbg_set_wasm: (exports: unknown) => void;
};
// The compiler knows WebAssembly only together with a browser's globals.
interface WasmRuntime {
  readonly WebAssembly: {
    readonly instantiate: (
      bytes: Uint8Array,
      imports: Record<string, unknown>,
    ) => Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>;
  };
}
/**
 * One engine a process: its package keeps one instance for all who import it, and a second one laid under the first would be read in its
 * place. Vitest loads this module once for each of its projects, so the module itself is no place to remember it.
 */
const ENGINE = Symbol.for('verbundwerk.schemaEngine');
const everyImport = globalThis as { [ENGINE]?: Promise<EngineBindings> };

/**
 * The engine makes an Error of a text in its memory. Should that text be unreadable, the call fails like any other: an exception here
 * would end the whole process, as nobody awaits it.
 */
const toldOrSilent =
  (makeError: (...place: readonly unknown[]) => unknown) =>
  (...place: readonly unknown[]): unknown => {
    try {
      return makeError(...place);
    } catch {
      return new Error('the schema engine failed without readable words');
    }
  };

const withSafeErrors = (background: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(background).map(([name, value]) => [name, name.startsWith('__wbg_Error_') ? toldOrSilent(value) : value]),
  );

/** The package's own entry imports the .wasm file as a module, which Node does only with a warning and Vite not at all. */
function loadBindings(): Promise<EngineBindings> {
  everyImport[ENGINE] ??= (async () => {
    // Where the engine leaves its last words when it panics; it expects the place to be there.
    const words = { message: '' };
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => Object.assign(words, { message }) } });
    const background = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as EngineBindings;
    const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
    const bytes = readFileSync(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
    const { instance } = await (globalThis as unknown as WasmRuntime).WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': withSafeErrors(background),
    });
    background.__wbg_set_wasm(instance.exports);
    (instance.exports['__wbindgen_start'] as () => void)();
    return background;
  })();
  return everyImport[ENGINE];
}

const isHistoryTable = (script: string): boolean => /^\s*CREATE TABLE "?_prisma_migrations"?/i.test(script);

const CHAR_OID = 18;
const CHAR_ARRAY_OID = 1002;

/**
 * The catalogue's one-byte type "char" is unknown to the adapter (its arrays are not), and the engine reads the catalogue through it. No
 * catalogue query answers an array of them, so each such column is passed through as an array and told as the single value that it is.
 */
function readCatalogueChars(adapter: SqlDriverAdapter, pool: Pool): void {
  const query = pool.query.bind(pool) as (...message: readonly unknown[]) => Promise<QueryResult>;
  const marked = async (...message: readonly unknown[]): Promise<QueryResult> => {
    const result = await query(...message);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === CHAR_OID) field.dataTypeID = CHAR_ARRAY_OID;
    }
    return result;
  };
  Object.assign(pool, { query: marked });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (params) => {
    const answer = await queryRaw(params);
    const columnTypes = answer.columnTypes.map((type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type));
    return { ...answer, columnTypes };
  };
}

/**
 * The adapter splits scripts at every semicolon, which cuts function bodies in pieces. Sent as one message instead, a script is also one
 * transaction; it then notes its own end in the history, so that a kill leaves either all of it or nothing.
 */
async function connectWhole(factory: PrismaPg, onFailure: (script: string, error: DatabaseError) => void): Promise<SqlDriverAdapter> {
  const adapter = await factory.connect();
  const pool: Pool = adapter.underlyingDriver();
  readCatalogueChars(adapter, pool);
  // The engine disposes of some connections and forgets others; ending a pool twice is an error.
  adapter.dispose = async () => {
    if (!pool.ending) await pool.end();
  };
  adapter.executeScript = async (script: string): Promise<void> => {
    const end = !isHistoryTable(script)
      ? ';\nUPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL'
      : '';
    try {
      await pool.query(script + end);
    } catch (cause) {
      const error = cause as DatabaseError;
      onFailure(script, error);
      throw new DriverAdapterError({
        kind: 'postgres',
        code: error.code ?? 'XX000',
        severity: error.severity ?? 'ERROR',
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
      });
    }
  };
  return adapter;
}

/** Prisma's schema engine (WASM) on a database, as its owner. Close it after use. */
export async function openSchemaEngine(url: string, datamodels: [string, string][]): Promise<OpenEngine> {
  const { SchemaEngine } = await loadBindings();
  let failure: { script: string; error: DatabaseError } | undefined;
  const adapters: SqlDriverAdapter[] = [];
  // One connection: the engine takes an advisory lock, which belongs to a connection.
  const pg = new PrismaPg({ connectionString: url, max: 1 });
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: pg.provider,
    adapterName: pg.adapterName,
    connect: async () => {
      const adapter = await connectWhole(pg, (script, error) => {
        failure = { script, error };
      });
      adapters.push(adapter);
      return adapter;
    },
    // Its way to a shadow database on PostgreSQL is not finished in this version; the history is played into a scratch database by us.
    connectToShadowDb: () => Promise.reject(new Error('no shadow database')),
  };
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  return {
    engine,
    failedScript: () => failure,
    // The engine itself is left to the garbage collector: freed while one of its promises is under way, as on a busy machine, it throws
    // where nobody can catch it.
    close: async () => {
      await Promise.all(adapters.map((adapter) => adapter.dispose()));
    },
  };
}
