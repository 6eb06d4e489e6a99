// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps). */
  readonly secure: boolean;
  /** STARTTLS or no mail at all; false only on this very machine. */
  readonly requireTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
}

export type SmtpUrlCode = 'SMTP_URL_MALFORMED' | 'SMTP_URL_OTHER_PROTOCOL';

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** 'smtp://user:password@host:587' (STARTTLS is demanded, except on loopback) or 'smtps://…:465'. Certificates are always checked. */
export function parseSmtpUrl(text: string): Result<SmtpSettings, Refusal<SmtpUrlCode>> {
  if (!URL.canParse(text)) return err(refusal('SMTP_URL_MALFORMED', { field: 'SMTP_URL' }));
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    return err(refusal('SMTP_URL_OTHER_PROTOCOL', { field: 'SMTP_URL', params: { protocol: url.protocol.slice(0, -1) } }));
  }
  if (url.hostname === '') return err(refusal('SMTP_URL_MALFORMED', { field: 'SMTP_URL' }));
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ok({
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && !isLoopback(host),
    auth: url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  });
}
