// SPDX-License-Identifier: EUPL-1.2

/** Stands for what a log may not hold. */
export const REDACTED = '[redacted]';

const WHOLE_KEYS = new Set(
  (
    'name firstname lastname fullname displayname givenname familyname username personname callername recipient recipients from to cc bcc replyto ' +
    'onbehalfof phone telephone mobile fax street address birthdate dateofbirth taxid bic body text note notes reply subject answers message detail where ' +
    'parameters params values input query variables headers session sessionid pin otp totp'
  ).split(' '),
);
const PARTS = [
  'email',
  'mailaddress',
  'password',
  'passwd',
  'secret',
  'token',
  'cookie',
  'authorization',
  'iban',
  'apikey',
  'credential',
  'masterkey',
];

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b/g;
const CREDENTIALS_IN_URL = /(\w+:\/\/)[^\s/@]+@/g;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;

const MAX_DEPTH = 6;
const MAX_TEXT = 2_000;

function isPersonalKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  return WHOLE_KEYS.has(plain) || PARTS.some((part) => plain.includes(part));
}

/** A text without mail addresses, account numbers and credentials. */
export function redactText(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return cut
    .replace(CREDENTIALS_IN_URL, `$1${REDACTED}@`)
    .replace(BEARER, `$1 ${REDACTED}`)
    .replace(MAIL, REDACTED)
    .replace(IBAN, REDACTED);
}

/**
 * An error as its type, code, scrubbed message and stack. PostgreSQL's 'detail', 'where' and 'parameters' quote whole rows and are
 * left out; constraint and table say where to look.
 */
function redactError(error: Error, depth: number): Record<string, unknown> {
  const facts = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  const plain: Record<string, unknown> = { type: error.name, reason: redactText(error.message) };
  for (const key of ['code', 'constraint', 'table'] as const) {
    if (typeof facts[key] === 'string') plain[key] = facts[key];
  }
  if (error.stack !== undefined) plain['stack'] = redactText(error.stack);
  if (error.cause !== undefined) plain['cause'] = redact(error.cause, depth + 1);
  return plain;
}

/** A copy of any value in which personal data and secrets are replaced, by their keys and by their looks, at every depth. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, isPersonalKey(key) ? REDACTED : redact(entry, depth + 1)]));
}
