// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { useAppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Banner, Button, Stack, TextField } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { newPasswordText, sameAs } from './account-schemas.ts';
import { passwordText } from './schemas.ts';

const fresh = z.object({ current: z.string(), next: newPasswordText, repeat: z.string() }).check(sameAs());
const change = z.object({ current: passwordText, next: newPasswordText, repeat: z.string() }).check(sameAs());

interface NewPasswordFormProps {
  readonly submitLabel: string;
  readonly askCurrent?: boolean;
  readonly problem: string | null;
  readonly onSave: (input: { readonly current: string; readonly next: string }) => Promise<void>;
}

export function NewPasswordForm({ submitLabel, askCurrent = false, problem, onSave }: NewPasswordFormProps) {
  const m = useMessages(accountTexts);
  const form = useAppForm(askCurrent ? change : fresh, { current: '', next: '', repeat: '' });
  const errors = form.formState.errors;
  const submit = form.handleSubmit(async (input) => {
    await onSave(input);
    if (askCurrent) form.reset();
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {problem && <Banner kind="danger" title={problem} announce />}
        {askCurrent && (
          <TextField
            label={m('currentPassword')}
            type="password"
            autoComplete="current-password"
            error={errors.current?.message}
            {...form.register('current')}
          />
        )}
        <TextField
          label={m('newPassword')}
          hint={m('newPasswordHint')}
          type="password"
          autoComplete="new-password"
          error={errors.next?.message}
          {...form.register('next')}
        />
        <TextField
          label={m('repeatPassword')}
          type="password"
          autoComplete="new-password"
          error={errors.repeat?.message}
          {...form.register('repeat')}
        />
        <div>
          <Button type="submit" kind="primary" pending={form.formState.isSubmitting}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
