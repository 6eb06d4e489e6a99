// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import * as z from 'zod/mini';
import { useAppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { authClient, type Session } from '../../session/index.ts';
import { Banner, Button, Stack, TextField } from '../../ui/index.ts';
import { signInTexts } from './messages.ts';
import { refusalText } from './refusal-text.ts';
import { emailText, passwordText } from './schemas.ts';

const schema = z.object({ email: emailText, password: passwordText });

interface CredentialsFormProps {
  /** Given: only this account may come back, as in the dialog after a session has ended. */
  readonly email?: string;
  readonly onSession: (session: Session) => void;
}

export function CredentialsForm({ email, onSession }: CredentialsFormProps) {
  const m = useMessages(signInTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useAppForm(schema, { email: email ?? '', password: '' });
  const errors = form.formState.errors;
  const send = form.handleSubmit(async (input) => {
    setProblem(null);
    const answer = await authClient.signIn(input);
    if (answer.ok) return onSession(answer.value);
    setProblem(refusalText(answer.refusal));
    if (answer.refusal.code === 'WRONG_CREDENTIALS') form.setFocus('password', { shouldSelect: true });
  });
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        {problem && <Banner kind="danger" title={problem} announce />}
        <TextField
          label={m('email')}
          type="email"
          autoComplete="username"
          readOnly={email !== undefined}
          error={errors.email?.message}
          {...form.register('email')}
        />
        <TextField
          label={m('password')}
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" kind="primary" block pending={form.formState.isSubmitting}>
          {m('submit')}
        </Button>
      </Stack>
    </form>
  );
}
