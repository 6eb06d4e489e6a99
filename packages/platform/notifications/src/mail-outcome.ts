// SPDX-License-Identifier: EUPL-1.2

/** Codes only: a server's sentence may name the address and does not belong into logs. */
export type MailOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'retry'; readonly code: string; readonly responseCode: number | null }
  | { readonly outcome: 'refused'; readonly code: string; readonly responseCode: number | null };

/**
 * Refused for good is only what the server refused about this mail (envelope or message) with a 5xx (RFC 5321, 4.2.1).
 * Everything else may work later: 4xx, no connection, no TLS, a wrong login, which the operator puts right.
 */
export function classifyFailure(error: unknown): Exclude<MailOutcome, { outcome: 'sent' }> {
  const failure = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const code = typeof failure.code === 'string' ? failure.code : 'UNKNOWN';
  const responseCode = typeof failure.responseCode === 'number' ? failure.responseCode : null;
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const forGood = aboutThisMail && (responseCode === null || responseCode >= 500);
  return { outcome: forGood ? 'refused' : 'retry', code, responseCode };
}

const RETRY_MINUTES = [1, 5, 15, 60, 240, 480, 480];

/** How long to wait after the n-th failed try (1, 2, …); null when it is time to give up, after about a day. */
export function mailRetryDelayMs(failedTries: number): number | null {
  const minutes = RETRY_MINUTES[failedTries - 1];
  return minutes === undefined ? null : minutes * 60_000;
}
