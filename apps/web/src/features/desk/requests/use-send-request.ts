// SPDX-License-Identifier: EUPL-1.2
import { parseDateInput, today } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { answersToWire } from '../answer-fields.tsx';
import type { ServiceWithForm } from '../catalogue-query.ts';
import type { RequestDraft } from './request-draft.ts';
import { attachFileMutation, recordRequestMutation, submitRequestMutation } from './submit-documents.ts';

export interface SentRequest {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  /** Names of files that could not be put beside it. */
  readonly missing: readonly string[];
}

interface Sending {
  readonly draft: RequestDraft;
  readonly service: ServiceWithForm;
  /** The member on whose behalf the centre records it; null where the member itself asks. */
  readonly memberId: string | null;
  readonly files: readonly { readonly fileId: string; readonly name: string }[];
}

/** Noon of a past day stands for the whole day; what came in today came in now. */
function receivedAt(text: string): string | null {
  const day = parseDateInput(text);
  return day === null || day >= today() ? null : `${day}T11:00:00.000Z`;
}

const emptyAsNull = (text: string): string | null => text.trim() || null;

/** Sends the request, then puts the files beside it; the files are no reason to lose a request that is there. */
export function useSendRequest(onFieldError: (field: string, message: string) => boolean) {
  const { submit, pending, problem } = useSubmit({ onFieldError });
  const attachments = useSubmit();
  const send = async ({ draft, service, memberId, files }: Sending): Promise<SentRequest | null> => {
    const common = {
      serviceId: service.id,
      subject: draft.subject.trim(),
      answers: answersToWire(service.fields, draft.answers),
      costUnit: emptyAsNull(draft.costUnit),
      orderNumber: emptyAsNull(draft.orderNumber),
    };
    const recorded = {
      tenantId: memberId ?? '',
      channel: draft.channel,
      onBehalfOf: draft.caller.trim(),
      receivedAt: receivedAt(draft.receivedOn),
    };
    const outcome =
      memberId === null
        ? await submit(submitRequestMutation, (idempotencyKey) => ({ ...common, idempotencyKey }))
        : await submit(recordRequestMutation, (idempotencyKey) => ({ ...common, ...recorded, idempotencyKey }));
    const request = outcome.ok ? outcome.value.request : null;
    if (!request) return null;
    const missing: string[] = [];
    for (const { fileId, name } of files) {
      const attached = await attachments.submit(attachFileMutation, (idempotencyKey) => ({
        ...{ requestId: request.id, fileId, visibleTo: 'both' as const },
        idempotencyKey,
      }));
      if (!attached.ok) missing.push(name);
    }
    return { ...request, missing };
  };
  return { send, pending: pending || attachments.pending, problem };
}
