// SPDX-License-Identifier: EUPL-1.2

/** Reads SQLSTATE, Prisma code and constraint out of whatever a driver threw. */
interface Failure {
  readonly code: string | null;
  readonly constraint: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function details(error: unknown, depth = 0): Failure[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const record = error as Record<string, unknown>;
  const own: Failure = {
    code: text(record.originalCode) ?? text(record.code),
    constraint: constraintName(record.constraint),
  };
  const nested = [record.cause, record.meta, record.driverAdapterError, ...(Array.isArray(record.errors) ? record.errors : [])];
  return [own, ...nested.flatMap((inner) => details(inner, depth + 1))];
}

function constraintName(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { index, fields } = value as { index?: unknown; fields?: unknown };
  if (typeof index === 'string') return index;
  return Array.isArray(fields) ? fields.map((field) => String(field).replaceAll('"', '')).join(',') : null;
}

const RETRYABLE = new Set(['40001', '40P01', 'P2034']);
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
  'P2028',
]);

/** Every code that stands anywhere in it, outermost first. */
export const errorCodes = (error: unknown): readonly string[] => details(error).flatMap(({ code }) => code ?? []);

/** The transaction lost a race and may be tried again from the start. */
export const isRetryable = (error: unknown): boolean => details(error).some(({ code }) => code !== null && RETRYABLE.has(code));

/** The database cannot be reached at present. Cut off after COMMIT was sent, a write may be stored all the same: its key tells. */
export const isUnavailable = (error: unknown): boolean =>
  details(error).some(({ code }) => code !== null && UNAVAILABLE.has(code)) ||
  (error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|server closed the connection/i.test(
      error.message,
    ));

/**
 * The name of the constraint that refused a row, null if none did.
 * Where the driver only knows the columns, they are joined by commas.
 */
export function violatedConstraint(error: unknown): string | null {
  const found = details(error);
  const refused = found.some(({ code }) => code !== null && (/^23/.test(code) || code === 'P2002' || code === 'P2003' || code === 'P2004'));
  if (!refused) return null;
  return found.find(({ constraint }) => constraint !== null)?.constraint ?? 'unknown';
}
