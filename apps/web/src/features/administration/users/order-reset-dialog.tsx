// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type TenantLook, TextArea, toast } from '../../../ui/index.ts';
import { secondFactorTexts } from './second-factor-messages.ts';

const OrderReset = graphql(`
  mutation OrderSecondFactorReset($idempotencyKey: String!, $userId: ID!, $reason: String!) {
    orderSecondFactorReset(idempotencyKey: $idempotencyKey, userId: $userId, reason: $reason) {
      __typename
      ... on OrderSecondFactorResetSuccess {
        user {
          id
        }
      }
      ... on OrderSecondFactorResetRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const schema = z.object({ reason: requiredText(500) });

interface OrderResetDialogProps {
  readonly user: { readonly id: string; readonly name: string };
  readonly tenant: TenantLook;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks why, and says what will happen and who must confirm it. */
export function OrderResetDialog({ user, tenant, onClose, onDone }: OrderResetDialogProps) {
  const m = useMessages(secondFactorTexts);
  const form = useAppForm(schema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const send = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(OrderReset, (idempotencyKey) => ({ idempotencyKey, userId: user.id, reason }));
    if (!answer.ok) return;
    toast({ text: m('orderDone') });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('orderTitle', { name: user.name })}
      tenant={tenant}
      intro={m('orderIntro')}
      submitLabel={m('orderSubmit')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <p>{m('effect', { name: user.name })}</p>
      <p>{m('operator')}</p>
      <TextArea
        label={m('reason')}
        hint={m('reasonHint')}
        rows={3}
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </FormDialog>
  );
}
