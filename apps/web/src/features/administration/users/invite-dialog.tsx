// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { FormDate, FormDialog, mailAddressText, optionalDateText, requiredText, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { FieldGrid, Select, type TenantLook, TextField, toast } from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { userTexts } from './messages.ts';

const InviteUser = graphql(`
  mutation InviteUser(
    $idempotencyKey: String!
    $tenantId: ID!
    $name: String!
    $functionTitle: String!
    $email: String!
    $language: Language
    $validFrom: Date
    $validTo: Date
  ) {
    inviteUser(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      name: $name
      functionTitle: $functionTitle
      email: $email
      language: $language
      validFrom: $validFrom
      validTo: $validTo
    ) {
      __typename
      ... on InviteUserSuccess {
        user {
          id
          name
        }
      }
      ... on InviteUserRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const schema = z.object({
  name: requiredText(100),
  functionTitle: requiredText(100),
  email: mailAddressText(),
  language: z.enum(['de', 'en']),
  validFrom: optionalDateText(),
  validTo: optionalDateText(),
});

interface InviteDialogProps {
  readonly body: TenantLook & { readonly id: string };
  readonly onClose: () => void;
}

export function InviteDialog({ body, onClose }: InviteDialogProps) {
  const m = useMessages(userTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const form = useAppForm(schema, { name: '', functionTitle: '', email: '', language: useLanguage(), validFrom: '', validTo: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const errors = form.formState.errors;
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(InviteUser, (idempotencyKey) => ({ idempotencyKey, tenantId: body.id, ...input }));
    if (!answer.ok) return;
    toast({ text: m('invited', { name: input.name }) });
    onClose();
    const user = answer.value.user;
    if (user) await navigate({ to: '/a/$association/$body/administration/users/$userId', params: { ...params, userId: user.id } });
  });
  return (
    <FormDialog
      title={m('invite')}
      tenant={body}
      intro={m('inviteIntro')}
      submitLabel={m('inviteSubmit')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <TextField label={m('name')} autoComplete="off" error={errors.name?.message} {...form.register('name')} />
      <TextField label={m('email')} type="email" autoComplete="off" error={errors.email?.message} {...form.register('email')} />
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
      <FieldGrid>
        <FormDate control={form.control} name="validFrom" label={m('firstDay')} hint={m('optionalFrom')} optional />
        <FormDate control={form.control} name="validTo" label={m('lastDay')} hint={m('optionalTo')} optional />
      </FieldGrid>
    </FormDialog>
  );
}
