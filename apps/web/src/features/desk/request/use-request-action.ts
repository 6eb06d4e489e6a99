// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useState } from 'react';
import type { AnyVariables, DocumentInput } from 'urql';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { actionTexts } from './action-messages.ts';
import type { RequestAction, WholeRequest } from './request-query.ts';

export type DialogAction = Exclude<RequestAction, 'approve' | 'reply' | 'note'>;

export interface ActionDialogProps {
  readonly action: DialogAction;
  readonly request: WholeRequest;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** What the dialogs of a request have in common: version and key, refusals at their fields, a toast, the new state. */
export function useRequestAction({ action, request, onClose, onChanged }: ActionDialogProps, fields: readonly string[]) {
  const m = useMessages(actionTexts);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const onFieldError = useCallback(
    (field: string, message: string): boolean => {
      if (!fields.includes(field)) return false;
      setErrors({ [field]: message });
      return true;
    },
    [fields],
  );
  const { submit, pending, problem } = useSubmit({ onFieldError, onLoadNew: onChanged });
  const run = async <Data extends object, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: (common: { requestId: string; expectedVersion: number; idempotencyKey: string }) => Variables,
  ): Promise<void> => {
    setErrors({});
    const outcome = await submit(document, (idempotencyKey) =>
      variables({ requestId: request.id, expectedVersion: request.version, idempotencyKey }),
    );
    if (!outcome.ok) return;
    toast({ text: m(`done_${action}`) });
    onChanged();
    onClose();
  };
  const frame = {
    title: `${m(action)}: ${request.number}`,
    open: true as const,
    tenants: [{ name: request.tenantName, colour: request.tenantColour }],
    effect: m(`effect_${action}`),
    confirmLabel: m(action),
    pending,
    onCancel: onClose,
  };
  return { run, errors, problem, frame };
}
