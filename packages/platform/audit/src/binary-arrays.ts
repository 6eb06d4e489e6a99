// SPDX-License-Identifier: EUPL-1.2

/**
 * Arrays as PostgreSQL sends and takes them over the wire: what comes in megabytes is neither escaped here nor parsed there.
 * Layout: dimensions, has-nulls, element type; length and lower bound; then each element behind its length, -1 for null.
 */
const HEADER_BYTES = 20;

const OID = { bytea: 17, int8: 20, text: 25, timestamptz: 1184, uuid: 2950 } as const;

/** PostgreSQL counts microseconds from 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

function header(target: Buffer, oid: number, length: number): void {
  target.writeInt32BE(1, 0);
  target.writeInt32BE(1, 4);
  target.writeInt32BE(oid, 8);
  target.writeInt32BE(length, 12);
  target.writeInt32BE(1, 16);
}

/** Elements of one size. */
function fixed<T>(oid: number, size: number, values: readonly T[], put: (target: Buffer, value: T & {}, at: number) => void): Buffer {
  const missing = values.reduce((count, value) => (value === null ? count + 1 : count), 0);
  const target = Buffer.allocUnsafe(HEADER_BYTES + values.length * (4 + size) - missing * size);
  header(target, oid, values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = target.writeInt32BE(value === null ? -1 : size, at);
    if (value === null || value === undefined) continue;
    put(target, value, at);
    at += size;
  }
  return target;
}

export const int8Array = (values: readonly bigint[]): Buffer =>
  fixed(OID.int8, 8, values, (target, value, at) => target.writeBigInt64BE(value, at));

/** Instants as ISO texts, exact to the millisecond. */
export const timestamptzArray = (values: readonly string[]): Buffer =>
  fixed(OID.timestamptz, 8, values, (target, value, at) => target.writeBigInt64BE(BigInt(Date.parse(value) - EPOCH_MS) * 1_000n, at));

export const uuidArray = (values: readonly (string | null)[]): Buffer =>
  fixed(OID.uuid, 16, values, (target, value, at) => target.write(value.replaceAll('-', ''), at, 'hex'));

function varied(oid: number, values: readonly Uint8Array[]): Buffer {
  const target = Buffer.allocUnsafe(values.reduce((bytes, value) => bytes + 4 + value.length, HEADER_BYTES));
  header(target, oid, values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    at = target.writeInt32BE(value.length, at);
    target.set(value, at);
    at += value.length;
  }
  return target;
}

export const byteaArray = (values: readonly Uint8Array[]): Buffer => varied(OID.bytea, values);

/** Texts that are UTF-8 already. */
export const utf8Array = (values: readonly Uint8Array[]): Buffer => varied(OID.text, values);

export const textArray = (values: readonly string[]): Buffer => utf8Array(values.map((value) => Buffer.from(value)));
