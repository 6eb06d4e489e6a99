// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import * as z from 'zod/mini';
import { useAppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { authClient, useSessionState } from '../../session/index.ts';
import { Banner, Button, Dialog, RadioGroup, Stack, TextField } from '../../ui/index.ts';
import { CodeForm } from './code-form.tsx';
import { signInTexts } from './messages.ts';
import { refusalText } from './refusal-text.ts';
import { passwordText } from './schemas.ts';

const schema = z.object({ password: passwordText });

function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const m = useMessages(signInTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useAppForm(schema, { password: '' });
  const submit = form.handleSubmit(async (input) => {
    const answer = await authClient.stepUp(input);
    if (answer.ok) return onDone();
    setProblem(refusalText(answer.refusal));
    form.setFocus('password', { shouldSelect: true });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {problem && <Banner kind="danger" title={problem} announce />}
        <TextField
          label={m('password')}
          type="password"
          autoComplete="current-password"
          error={form.formState.errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" kind="primary" block pending={form.formState.isSubmitting}>
          {m('confirm')}
        </Button>
      </Stack>
    </form>
  );
}

interface StepUpDialogProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function StepUpDialog({ onDone, onCancel }: StepUpDialogProps) {
  const m = useMessages(signInTexts);
  const { session } = useSessionState();
  const hasCode = session?.secondFactor === 'done' || session?.secondFactor === 'fresh';
  const [way, setWay] = useState<'code' | 'password'>(hasCode ? 'code' : 'password');
  return (
    <Dialog title={m('stepUpTitle')} open onClose={onCancel}>
      <p>{m('stepUpIntro')}</p>
      {hasCode && (
        <RadioGroup
          label={m('stepUpBy')}
          horizontal
          value={way}
          options={[
            { value: 'code', label: m('byCode') },
            { value: 'password', label: m('byPassword') },
          ]}
          onChange={(event) => setWay(event.target.value === 'code' ? 'code' : 'password')}
        />
      )}
      {way === 'code' ? <CodeForm send={(code) => authClient.stepUp({ code })} onDone={onDone} /> : <PasswordForm onDone={onDone} />}
    </Dialog>
  );
}
