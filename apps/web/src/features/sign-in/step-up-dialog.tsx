// SPDX-License-Identifier: EUPL-1.2
import { lazy, Suspense } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { authClient, loadSession, useSessionState } from '../../session/index.ts';
import { Dialog, Skeleton } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { CodeForm } from './code-form.tsx';
import { signInTexts } from './messages.ts';

const Enrolment = lazy(() => import('./enrolment.tsx').then((module) => ({ default: module.Enrolment })));

interface StepUpDialogProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A fresh code before something grave; who has no second factor yet sets one up here and goes on, for the first code is fresh too. */
export function StepUpDialog({ onDone, onCancel }: StepUpDialogProps) {
  const m = useMessages(signInTexts);
  const a = useMessages(accountTexts);
  const { session } = useSessionState();
  const hasFactor = session?.secondFactor !== 'none';
  const finish = (): void => {
    void loadSession();
    onDone();
  };
  return (
    <Dialog title={hasFactor ? a('stepUpTitle') : m('enrolTitle')} open onClose={onCancel}>
      {hasFactor ? (
        <>
          <p>{a('stepUpIntro')}</p>
          <CodeForm send={authClient.stepUp} onDone={finish} />
        </>
      ) : (
        <>
          <p>{a('stepUpEnrol')}</p>
          <Suspense fallback={<Skeleton lines={5} />}>
            <Enrolment onDone={finish} />
          </Suspense>
        </>
      )}
    </Dialog>
  );
}
