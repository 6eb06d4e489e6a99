// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { authClient, isSignedIn, loadSession, setSession, useSessionState } from '../../session/index.ts';
import { PlainLayout } from '../../shell/plain-layout.tsx';
import { Banner, Button, Heading, Skeleton } from '../../ui/index.ts';
import { CodeForm } from './code-form.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { signInTexts } from './messages.ts';
import { safeRedirect } from './safe-redirect.ts';

const DemoPeople = lazy(() => import('./demo-people.tsx').then((module) => ({ default: module.DemoPeople })));
const RecoveryForm = lazy(() => import('./recovery-form.tsx').then((module) => ({ default: module.RecoveryForm })));
const Enrolment = lazy(() => import('./enrolment.tsx').then((module) => ({ default: module.Enrolment })));

function Forgotten() {
  const m = useMessages(signInTexts);
  return (
    <details>
      <summary>{m('forgotten')}</summary>
      <p className="vw-muted">{m('forgottenHelp')}</p>
    </details>
  );
}

/** The code of the app, or a recovery code where the app is not at hand. */
function SecondStep() {
  const m = useMessages(signInTexts);
  const [byApp, setByApp] = useState(true);
  return (
    <>
      {byApp ? (
        <>
          <p>{m('codeIntro')}</p>
          <CodeForm send={authClient.totp} onDone={() => void loadSession()} />
        </>
      ) : (
        <Suspense fallback={<Skeleton lines={3} />}>
          <RecoveryForm onDone={() => void loadSession()} />
        </Suspense>
      )}
      <div>
        <Button kind="tertiary" onPress={() => setByApp(!byApp)}>
          {m(byApp ? 'useRecovery' : 'useApp')}
        </Button>
      </div>
    </>
  );
}

function SignInPage() {
  const m = useMessages(signInTexts);
  const navigate = useNavigate();
  const { session } = useSessionState();
  const { redirect } = Route.useSearch();
  const step = session?.secondFactor === 'required' ? 'code' : session?.secondFactor === 'enrolmentNeeded' ? 'enrol' : 'credentials';
  const title = { code: m('codeTitle'), enrol: m('enrolTitle'), credentials: m('title') }[step];
  const homeless = isSignedIn(session) && session.bodies.length === 0;
  useEffect(() => {
    document.title = `${title} – Verbundwerk`;
  }, [title]);
  useEffect(() => {
    if (isSignedIn(session) && session.bodies.length > 0) void navigate({ href: safeRedirect(redirect), replace: true });
  }, [session, redirect, navigate]);
  const restart = async (): Promise<void> => {
    await authClient.signOut();
    setSession(null);
  };
  return (
    <PlainLayout>
      <Heading level={1}>{title}</Heading>
      {homeless && <Banner kind="info" title={m('noBody')} />}
      {step === 'credentials' && (
        <>
          <p className="vw-muted">{m('intro')}</p>
          <CredentialsForm onSession={setSession} />
          <Forgotten />
          <Suspense>
            <DemoPeople />
          </Suspense>
        </>
      )}
      {step === 'code' && <SecondStep />}
      {step === 'enrol' && (
        <Suspense fallback={<Skeleton lines={5} />}>
          <Enrolment onDone={() => void loadSession()} />
        </Suspense>
      )}
      {(step !== 'credentials' || homeless) && (
        <div>
          <Button kind="tertiary" onPress={() => void restart()}>
            {m('otherAccount')}
          </Button>
        </div>
      )}
    </PlainLayout>
  );
}

export const Route = createLazyRoute('/sign-in')({ component: SignInPage });
