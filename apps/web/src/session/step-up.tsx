// SPDX-License-Identifier: EUPL-1.2
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useMemo, useState } from 'react';

const StepUpDialog = lazy(() => import('../features/sign-in/step-up-dialog.tsx').then((module) => ({ default: module.StepUpDialog })));

type Ask = () => Promise<boolean>;
const Context = createContext<Ask | null>(null);

interface Waiting {
  readonly resolve: (given: boolean) => void;
}

/** Holds the one dialog that asks for the second factor again. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const ask = useCallback<Ask>(() => new Promise((resolve) => setWaiting({ resolve })), []);
  const finish = useMemo(
    () => (given: boolean) => {
      waiting?.resolve(given);
      setWaiting(null);
    },
    [waiting],
  );
  return (
    <Context value={ask}>
      {children}
      {waiting && (
        <Suspense>
          <StepUpDialog onDone={() => finish(true)} onCancel={() => finish(false)} />
        </Suspense>
      )}
    </Context>
  );
}

/** `if (await stepUp()) release()`: asks for a fresh proof before something grave; false when the user turns back. */
export function useStepUp(): Ask {
  const ask = useContext(Context);
  if (!ask) throw new Error('useStepUp outside of StepUpProvider');
  return ask;
}
