// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { authClient, isSignedIn, loadSession, type Session, setSession, useSessionState } from '../../session/index.ts';
import { Dialog } from '../../ui/index.ts';
import { CodeForm } from './code-form.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { signInTexts } from './messages.ts';

/** Signs in again over the page, which stays mounted with all that was typed. */
export function ExpiredDialog() {
  const m = useMessages(signInTexts);
  const { session } = useSessionState();
  const [codeWanted, setCodeWanted] = useState(false);
  const email = session?.account.email ?? '';
  const follow = (next: Session): void => {
    if (isSignedIn(next)) setSession(next);
    else setCodeWanted(true);
  };
  return (
    <Dialog title={m('expiredTitle')} open dismissable={false} role="alertdialog" onClose={() => undefined}>
      <p>{codeWanted ? m('codeIntro') : m('expiredIntro', { email })}</p>
      {codeWanted ? (
        <CodeForm send={authClient.totp} onDone={() => void loadSession()} />
      ) : (
        <CredentialsForm email={email} onSession={follow} />
      )}
    </Dialog>
  );
}
