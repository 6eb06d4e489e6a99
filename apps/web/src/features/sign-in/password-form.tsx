// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import * as z from 'zod/mini';
import { useAppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import type { AuthAnswer } from '../../session/index.ts';
import { Banner, Button, Stack, TextField } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { refusalText } from './refusal-text.ts';
import { passwordText } from './schemas.ts';

const schema = z.object({ password: passwordText });

/** One's own password once more, before a second factor is set up. */
export function PasswordForm({ send }: { readonly send: (password: string) => Promise<AuthAnswer<unknown>> }) {
  const m = useMessages(accountTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useAppForm(schema, { password: '' });
  const submit = form.handleSubmit(async ({ password }) => {
    setProblem(null);
    const answer = await send(password);
    if (answer.ok) return;
    setProblem(answer.refusal.code === 'WRONG_CREDENTIALS' ? m('enrolPasswordWrong') : refusalText(answer.refusal));
    form.setFocus('password', { shouldSelect: true });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        <p>{m('enrolPasswordIntro')}</p>
        {problem && <Banner kind="danger" title={problem} announce />}
        <TextField
          label={m('currentPassword')}
          type="password"
          autoComplete="current-password"
          error={form.formState.errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" kind="primary" block pending={form.formState.isSubmitting}>
          {m('enrolPasswordSubmit')}
        </Button>
      </Stack>
    </form>
  );
}
