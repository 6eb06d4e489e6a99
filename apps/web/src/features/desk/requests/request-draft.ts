// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { useActingBody } from '../../../session/index.ts';

const Draft = z.object({
  serviceId: z.string(),
  subject: z.string(),
  costUnit: z.string(),
  orderNumber: z.string(),
  answers: z.record(z.string(), z.string()),
  channel: z.enum(['telephone', 'letter', 'mail']),
  caller: z.string(),
  receivedOn: z.string(),
});
export type RequestDraft = z.infer<typeof Draft>;

const emptyDraft = (serviceId: string): RequestDraft => ({
  serviceId,
  subject: '',
  costUnit: '',
  orderNumber: '',
  answers: {},
  channel: 'telephone',
  caller: '',
  receivedOn: '',
});

const isEmpty = ({ subject, costUnit, orderNumber, answers, caller }: RequestDraft): boolean =>
  [subject, costUnit, orderNumber, caller, ...Object.values(answers)].every((text) => text.trim() === '');

function read(key: string): RequestDraft | null {
  try {
    const parsed = z.safeParse(Draft, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export interface DraftState {
  readonly draft: RequestDraft;
  /** It was there before this page was opened. */
  readonly restored: boolean;
  readonly change: (patch: Partial<RequestDraft>) => void;
  readonly discard: () => void;
}

/** One draft for each body and person in this browser; it outlives a closed window and an ended session, and goes with the sending. */
export function useRequestDraft(serviceId: string): DraftState {
  const { tenantId, userId } = useActingBody();
  const key = `verbundwerk.draft.request.${tenantId}.${userId ?? ''}`;
  const [stored] = useState(() => read(key));
  const [draft, setDraft] = useState<RequestDraft>(stored ?? emptyDraft(serviceId));
  const [restored, setRestored] = useState(stored !== null && !isEmpty(stored));
  useEffect(() => {
    if (isEmpty(draft)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  useEffect(() => {
    // Another service asks other questions; what was said of the matter itself stays.
    if (serviceId) setDraft((now) => (now.serviceId === serviceId ? now : { ...now, serviceId, answers: {} }));
  }, [serviceId]);
  const change = useCallback((patch: Partial<RequestDraft>) => setDraft((now) => ({ ...now, ...patch })), []);
  const discard = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(emptyDraft(serviceId));
    setRestored(false);
  }, [key, serviceId]);
  return { draft, restored, change, discard };
}
