// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import { mailRetryDelayMs } from './mail-outcome.ts';
import type { Mail, Mailer } from './mailer.ts';

/** What delivering asks of the database, within the notification's tenant. */
export interface MailQueue<Topic extends string> {
  /** The mail if it still waits to be sent; null if it was sent, failed for good, or is not wanted. */
  findWaitingMail(notificationId: string): Promise<Mail<Topic> | null>;
  /** Ends the waiting: 'sent' or 'failed'. Doing it twice changes nothing. */
  settleMail(
    notificationId: string,
    state: 'sent' | 'failed',
    details: { readonly code: string | null; readonly at: Instant },
  ): Promise<void>;
}

export type Delivery =
  | { readonly state: 'sent' | 'nothing_to_do' }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'retry'; readonly afterMs: number; readonly code: string };

/**
 * The worker's step for one mail. Repeating it is harmless: what was settled is not sent again, and what was sent but not
 * yet settled goes out under the same Message-ID.
 * @param failedTries how often this mail was tried in vain before
 */
export async function deliverMail<Topic extends string>(
  { queue, mailer, now }: { readonly queue: MailQueue<Topic>; readonly mailer: Mailer<Topic>; readonly now: () => Instant },
  notificationId: string,
  failedTries: number,
): Promise<Delivery> {
  const mail = await queue.findWaitingMail(notificationId);
  if (!mail) return { state: 'nothing_to_do' };
  const result = await mailer.send(mail);
  if (result.outcome === 'sent') {
    await queue.settleMail(notificationId, 'sent', { code: null, at: now() });
    return { state: 'sent' };
  }
  const code = result.responseCode === null ? result.code : `${result.code} ${result.responseCode}`;
  const afterMs = result.outcome === 'retry' ? mailRetryDelayMs(failedTries + 1) : null;
  if (afterMs !== null) return { state: 'retry', afterMs, code };
  await queue.settleMail(notificationId, 'failed', { code, at: now() });
  return { state: 'failed', code };
}
