// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import * as z from 'zod/mini';
import { useAppForm } from '../../forms/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { authClient } from '../../session/index.ts';
import { Banner, Button, Stack, TextField, toast } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { recoveryText } from './account-schemas.ts';
import { signInTexts } from './messages.ts';
import { refusalText } from './refusal-text.ts';

const schema = z.object({ code: recoveryText });

/** Instead of the authenticator app, where that is lost: one of the codes that were given when it was set up. */
export function RecoveryForm({ onDone }: { readonly onDone: () => void }) {
  const m = useMessages(signInTexts);
  const a = useMessages(accountTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useAppForm(schema, { code: '' });
  const submit = form.handleSubmit(async ({ code }) => {
    setProblem(null);
    const answer = await authClient.totp(code);
    if (answer.ok) {
      toast({ kind: 'info', text: a('recoveryUsed') });
      return onDone();
    }
    setProblem(refusalText(answer.refusal));
    form.setFocus('code', { shouldSelect: true });
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {problem && <Banner kind="danger" title={problem} announce />}
        <TextField label={a('recoveryCode')} autoComplete="off" error={form.formState.errors.code?.message} {...form.register('code')} />
        <Button type="submit" kind="primary" block pending={form.formState.isSubmitting}>
          {m('confirm')}
        </Button>
      </Stack>
    </form>
  );
}
