// SPDX-License-Identifier: EUPL-1.2

/** '__Host-': the browser takes it only with Secure, Path=/ and no Domain, so that no other host can set or read it. */
export const SESSION_COOKIE = '__Host-verbund';

/**
 * Lax, so that a link in a mail finds its reader signed in; writes are guarded by a header of their own. No Max-Age: it
 * goes with the browser, the server's limits hold anyway.
 */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Value of Set-Cookie. */
export const sessionCookie = (token: string): string => `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}`;
export const clearedSessionCookie = (): string => `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;

/** The token in a Cookie header; null if there is none, or more than one. */
export function readSessionCookie(header: string | undefined): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    .map((pair) => pair.slice(SESSION_COOKIE.length + 1));
  return values.length === 1 && values[0] ? values[0] : null;
}

/**
 * Whether a browser keeps a Secure cookie of this address: over https, and over http only from 'localhost' and loopback
 * addresses, which count as trustworthy (W3C Secure Contexts, 3.1; Safari excepted). Elsewhere the sign-in page explains it.
 * @param host the Host header, with or without port
 */
export function keepsSessionCookie(protocol: 'http' | 'https', host: string): boolean {
  if (protocol === 'https') return true;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(name) || name === '[::1]';
}
