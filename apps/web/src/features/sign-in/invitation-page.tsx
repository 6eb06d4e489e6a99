// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { authClient } from '../../session/index.ts';
import { PlainLayout } from '../../shell/plain-layout.tsx';
import { Heading, toast } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { NewPasswordForm } from './new-password-form.tsx';
import { refusalText } from './refusal-text.ts';

function InvitationPage() {
  const m = useMessages(accountTexts);
  const navigate = useNavigate();
  const { token } = Route.useParams();
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${m('invitationTitle')} – Verbundwerk`;
  }, [m]);
  const save = async (input: { next: string }): Promise<void> => {
    const answer = await authClient.acceptInvitation({ token, password: input.next });
    if (!answer.ok) return setProblem(refusalText(answer.refusal));
    toast({ text: m('invitationDone') });
    return navigate({ to: '/sign-in' });
  };
  return (
    <PlainLayout>
      <Heading level={1}>{m('invitationTitle')}</Heading>
      <p>{m('invitationIntro')}</p>
      <NewPasswordForm submitLabel={m('invitationSubmit')} problem={problem} onSave={save} />
    </PlainLayout>
  );
}

export const Route = createLazyRoute('/invitation/$token')({ component: InvitationPage });
