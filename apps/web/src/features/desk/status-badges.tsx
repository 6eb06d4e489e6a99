// SPDX-License-Identifier: EUPL-1.2
import { businessDayOf, type Instant } from '@kernel/core';
import type { ReactNode } from 'react';
import { formatDate } from '../../format/index.ts';
import { type Language, useLanguage, useMessages } from '../../i18n/index.ts';
import { useActingBody } from '../../session/index.ts';
import { Badge, StatusBadge, type Tone } from '../../ui/index.ts';
import { deskTexts } from './messages.ts';
import type { REQUEST_STATUSES, TASK_STATUSES } from './search.ts';

export type RequestStatus = (typeof REQUEST_STATUSES)[number];
export type TaskStatus = (typeof TASK_STATUSES)[number];
export type RequestPriority = 'low' | 'normal' | 'high' | 'urgent';

const REQUEST_TONES: Readonly<Record<RequestStatus, Tone>> = {
  awaitingApproval: 'warning',
  open: 'info',
  inProgress: 'info',
  waiting: 'warning',
  answered: 'success',
  closed: 'neutral',
  withdrawn: 'neutral',
  declined: 'danger',
  duplicate: 'neutral',
};
const TASK_TONES: Readonly<Record<TaskStatus, Tone>> = {
  open: 'warning',
  claimed: 'info',
  inProgress: 'info',
  onHold: 'neutral',
  done: 'success',
  cancelled: 'neutral',
};

/** Whether somebody of the centre should have it; before the approval and after the end nobody has to. */
export const isInQueue = (status: RequestStatus): boolean => ['open', 'inProgress', 'waiting', 'answered'].includes(status);

/** What a status is called: towards the member that is waited for it says so. */
export function useStatusName(): (status: RequestStatus) => string {
  const m = useMessages(deskTexts);
  const { side } = useActingBody();
  return (status) => m(status === 'waiting' && side === 'member' ? 'waitingForYou' : status);
}

export function RequestStatusBadge({ status }: { readonly status: RequestStatus }) {
  const name = useStatusName();
  return <StatusBadge tone={REQUEST_TONES[status]}>{name(status)}</StatusBadge>;
}

export function TaskStatusBadge({ status }: { readonly status: TaskStatus }) {
  const m = useMessages(deskTexts);
  return <StatusBadge tone={TASK_TONES[status]}>{m(`task_${status}`)}</StatusBadge>;
}

/** Only what stands out is marked. */
export function PriorityBadge({ priority }: { readonly priority: RequestPriority | null }): ReactNode {
  const m = useMessages(deskTexts);
  if (priority !== 'high' && priority !== 'urgent') return null;
  return <Badge tone={priority === 'urgent' ? 'danger' : 'warning'}>{m(priority)}</Badge>;
}

/** The due day; said in words when it is over. */
export function Due({ at, overdue }: { readonly at: string | null; readonly overdue: boolean }): ReactNode {
  const m = useMessages(deskTexts);
  const language = useLanguage();
  if (at === null) return '–';
  return (
    <span className="vw-desk-due">
      {dayOf(at, language)} {overdue && <Badge tone="danger">{m('overdue')}</Badge>}
    </span>
  );
}

/** The day of an instant where the centre stands, '03.07.2026'. */
export const dayOf = (at: string, language?: Language): string => formatDate(businessDayOf(at as Instant), language);
