// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Select, type TenantLook, TextField, toast } from '../../../ui/index.ts';
import { userTexts } from './messages.ts';
import type { User } from './user-query.ts';

const ChangeUser = graphql(`
  mutation ChangeUser(
    $idempotencyKey: String!
    $userId: ID!
    $name: String
    $functionTitle: String
    $language: Language
    $expectedVersion: Int!
  ) {
    changeUser(
      idempotencyKey: $idempotencyKey
      userId: $userId
      name: $name
      functionTitle: $functionTitle
      language: $language
      expectedVersion: $expectedVersion
    ) {
      __typename
      ... on ChangeUserSuccess {
        user {
          id
          version
        }
      }
      ... on ChangeUserRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const schema = z.object({ name: requiredText(100), functionTitle: requiredText(100), language: z.enum(['de', 'en']) });

interface ChangeUserDialogProps {
  readonly user: User;
  readonly tenant: TenantLook;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function ChangeUserDialog({ user, tenant, onClose, onChanged }: ChangeUserDialogProps) {
  const m = useMessages(userTexts);
  const { name, functionTitle } = user;
  const form = useAppForm(schema, { name, functionTitle, language: user.language === 'en' ? 'en' : 'de' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onChanged });
  const errors = form.formState.errors;
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(ChangeUser, (idempotencyKey) => ({
      idempotencyKey,
      userId: user.id,
      expectedVersion: user.version,
      ...input,
    }));
    if (!answer.ok) return;
    toast({ text: m('changed') });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      title={m('changeTitle', { name })}
      tenant={tenant}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <TextField label={m('name')} error={errors.name?.message} {...form.register('name')} />
      <TextField label={m('function')} hint={m('functionHint')} error={errors.functionTitle?.message} {...form.register('functionTitle')} />
      <Select
        label={m('language')}
        placeholder={false}
        options={[
          { value: 'de', label: m('german') },
          { value: 'en', label: m('english') },
        ]}
        {...form.register('language')}
      />
    </FormDialog>
  );
}
