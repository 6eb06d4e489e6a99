// SPDX-License-Identifier: EUPL-1.2

import { lazy, Suspense, useState } from 'react';
import * as z from 'zod/mini';
import { useAppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { type AuthAnswer, useSessionState } from '../../session/index.ts';
import { Banner, Button, Stack, TextField } from '../../ui/index.ts';
import { signInTexts } from './messages.ts';
import { refusalText } from './refusal-text.ts';
import { codeText } from './schemas.ts';

const DemoCode = lazy(() => import('./demo-people.tsx').then((module) => ({ default: module.DemoCode })));

const schema = z.object({ code: codeText });

interface CodeFormProps {
  readonly send: (code: string) => Promise<AuthAnswer<unknown>>;
  readonly onDone: () => void;
  readonly label?: string;
}

/** Six digits of an authenticator app. */
export function CodeForm({ send, onDone, label }: CodeFormProps) {
  const m = useMessages(signInTexts);
  const { session } = useSessionState();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useAppForm(schema, { code: '' });
  const submit = form.handleSubmit(async ({ code }) => {
    setProblem(null);
    const answer = await send(code);
    if (answer.ok) return onDone();
    setProblem(refusalText(answer.refusal));
    form.setFocus('code', { shouldSelect: true });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {problem && <Banner kind="danger" title={problem} announce />}
        <TextField
          label={label ?? m('code')}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          error={form.formState.errors.code?.message}
          {...form.register('code')}
        />
        {session && (
          <Suspense>
            <DemoCode email={session.account.email} onCode={(code) => form.setValue('code', code, { shouldValidate: true })} />
          </Suspense>
        )}
        <Button type="submit" kind="primary" block pending={form.formState.isSubmitting}>
          {m('confirm')}
        </Button>
      </Stack>
    </form>
  );
}
