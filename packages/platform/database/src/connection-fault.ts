// SPDX-License-Identifier: EUPL-1.2
import { errorCodes, isUnavailable } from './failures.ts';

/** Why nobody gets through to the database: for the operator, with the code by which programs know it. Ends without a full stop. */
export interface ConnectionFault {
  readonly code: 'DATABASE_UNAVAILABLE' | 'DATABASE_LOGIN_REFUSED' | 'DATABASE_NOT_THERE' | 'DATABASE_NOT_TRUSTED';
  readonly de: string;
  readonly en: string;
}

const LOGIN = new Set(['28P01', '28000', 'P1000']);
const NOT_THERE = new Set(['3D000', 'P1003']);
const NOT_TRUSTED = /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|ERR_TLS_)/;

/** What the server or the system said of it; neither names a password. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = error instanceof AggregateError && error.message === '' ? error.errors[0] : error;
  const text = inner instanceof Error ? inner.message.trim() : '';
  return text === '' ? '' : `: ${text}`;
}

/** Null: the error is about something else. */
export function connectionFault(error: unknown): ConnectionFault | null {
  const codes = errorCodes(error);
  const words = said(error);
  if (codes.some((code) => LOGIN.has(code)))
    return {
      code: 'DATABASE_LOGIN_REFUSED',
      de: `Die Datenbank weist die Anmeldung ab; Name oder Passwort in der Adresse der Datenbank ist falsch${words}`,
      en: `The database refuses the sign-in; the name or the password in the database's address is wrong${words}`,
    };
  if (codes.some((code) => NOT_THERE.has(code)))
    return {
      code: 'DATABASE_NOT_THERE',
      de: `Der Datenbankserver antwortet, aber die genannte Datenbank gibt es dort nicht${words}`,
      en: `The database server answers but does not have the database that is named${words}`,
    };
  if (codes.some((code) => NOT_TRUSTED.test(code)) || /does not support SSL connections/.test(words))
    return {
      code: 'DATABASE_NOT_TRUSTED',
      de: `Die verschlüsselte Verbindung zur Datenbank kommt nicht zustande; Zertifikat und sslmode prüfen${words}`,
      en: `There is no encrypted connection to the database; check the certificate and sslmode${words}`,
    };
  if (isUnavailable(error))
    return {
      code: 'DATABASE_UNAVAILABLE',
      de: `Die Datenbank ist nicht erreichbar; läuft der Server, und stimmen Name und Port in ihrer Adresse?${words}`,
      en: `The database cannot be reached; does the server run, and are host and port in its address right?${words}`,
    };
  return null;
}
