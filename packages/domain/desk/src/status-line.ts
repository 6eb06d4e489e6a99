// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type Instant } from '@kernel/core';
import type { Locale } from './localized-text.ts';
import { formatDate } from './messages/sentence.ts';
import type { Request, RequestStatus } from './request.ts';
import { isOverdue } from './request-clock.ts';

export interface StatusLineInput {
  readonly request: Pick<
    Request,
    'status' | 'dueAt' | 'clockPausedAt' | 'clockStartedAt' | 'pausedMinutes' | 'targetWorkingDays' | 'closedAt'
  >;
  /** Who has it, as the member may see the person (displayStaffMember); null while it lies in the queue. */
  readonly handler: string | null;
  /** Number of the request that stays, for a duplicate. */
  readonly originalNumber: string | null;
  readonly now: Instant;
}

interface Facts {
  readonly handler: string | null;
  readonly originalNumber: string | null;
  readonly endedOn: string;
}

const STATUS: Record<Locale, Record<RequestStatus, (facts: Facts) => string>> = {
  de: {
    awaitingApproval: () => 'Wartet auf die Freigabe in Ihrem Haus.',
    open: ({ handler }) => (handler ? `Eingegangen, liegt bei ${handler}.` : 'Eingegangen, noch nicht vergeben.'),
    inProgress: ({ handler }) => (handler ? `In Bearbeitung bei ${handler}.` : 'In Bearbeitung.'),
    waiting: () => 'Wir brauchen eine Rückmeldung von Ihnen. Bis dahin ruht die Frist.',
    answered: () => 'Beantwortet. Antworten Sie, wenn noch etwas offen ist.',
    closed: ({ endedOn }) => `Abgeschlossen am ${endedOn}.`,
    withdrawn: ({ endedOn }) => `Zurückgezogen am ${endedOn}.`,
    declined: ({ endedOn }) => `Abgelehnt am ${endedOn}. Den Grund finden Sie im Verlauf.`,
    duplicate: ({ originalNumber }) =>
      originalNumber ? `Wird unter ${originalNumber} weitergeführt.` : 'Wird unter einem anderen Anliegen weitergeführt.',
  },
  en: {
    awaitingApproval: () => 'Waiting for approval in your organisation.',
    open: ({ handler }) => (handler ? `Received, with ${handler}.` : 'Received, not yet assigned.'),
    inProgress: ({ handler }) => (handler ? `In progress with ${handler}.` : 'In progress.'),
    waiting: () => 'We need a reply from you. The clock stands still until then.',
    answered: () => 'Answered. Reply if something is still open.',
    closed: ({ endedOn }) => `Closed on ${endedOn}.`,
    withdrawn: ({ endedOn }) => `Withdrawn on ${endedOn}.`,
    declined: ({ endedOn }) => `Declined on ${endedOn}. You find the reason in the history.`,
    duplicate: ({ originalNumber }) => (originalNumber ? `Continued as ${originalNumber}.` : 'Continued as another request.'),
  },
};

const EXPECTED: Record<Locale, { readonly due: (date: string) => string; readonly late: (date: string) => string }> = {
  de: {
    due: (date) => `Voraussichtlich fertig bis ${date}.`,
    late: (date) => `Zugesagt war der ${date}; wir sind in Verzug und arbeiten daran.`,
  },
  en: {
    due: (date) => `Expected by ${date}.`,
    late: (date) => `It was promised for ${date}; we are late and working on it.`,
  },
};

/** One or two plain sentences for the member: how it stands, who has it, and by when. */
export function statusLine({ request, handler, originalNumber, now }: StatusLineInput, locale: Locale): string {
  const endedOn = request.closedAt ? formatDate(businessDayOf(request.closedAt), locale) : '';
  const first = STATUS[locale][request.status]({ handler, originalNumber, endedOn });
  if ((request.status !== 'open' && request.status !== 'inProgress') || request.dueAt === null) return first;
  const date = formatDate(businessDayOf(request.dueAt), locale);
  return `${first} ${isOverdue(request, now) ? EXPECTED[locale].late(date) : EXPECTED[locale].due(date)}`;
}
