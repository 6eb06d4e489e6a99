// SPDX-License-Identifier: EUPL-1.2

import { type ReactNode, useCallback, useRef, useState } from 'react';
import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import type { Catalogue, Texts } from '../i18n/index.ts';
import { useStepUp } from '../session/index.ts';
import { troubleOf } from './client.ts';
import { newId } from './new-id.ts';
import type { Problem } from './problem.ts';
import { isRefusal, refusalSentence } from './refusal.ts';
import { SubmitProblem } from './submit-problem.tsx';

export type Outcome<Success> = { readonly ok: true; readonly value: Success } | { readonly ok: false; readonly problem: Problem };

/** The half of a mutation's union that is no refusal. */
export type SuccessOf<Data extends object> = Exclude<NonNullable<Data[keyof Data]>, { readonly code: unknown }>;

export interface SubmitOptions {
  /** The feature's refusal sentences by code. */
  readonly refusals?: Catalogue<Texts>;
  /** Puts a refusal with a field at that field: react-hook-form's `setError`. Returns whether the form has such a field. */
  readonly onFieldError?: (field: string, message: string) => boolean;
  /** For CHANGED_MEANWHILE: fetches the new state beside the kept form. */
  readonly onLoadNew?: () => void;
}

export interface Submit {
  /** Runs a mutation whose single root field is `Success | Refusal`. The key goes wherever the mutation's input wants it. */
  readonly submit: <Data extends object, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: (idempotencyKey: string) => Variables,
  ) => Promise<Outcome<SuccessOf<Data>>>;
  readonly pending: boolean;
  /** What to show above the form: null, or a banner with the way on. */
  readonly problem: ReactNode;
  readonly clear: () => void;
}

/**
 * One form, one submit. The idempotency key stays the same until the server has answered, so pressing again after a lost
 * answer does nothing twice; an answer, or a changed form, makes a new one. Asks for the second factor when the server wants a fresh one.
 */
export function useSubmit({ refusals, onFieldError, onLoadNew }: SubmitOptions = {}): Submit {
  const client = useClient();
  const stepUp = useStepUp();
  const attempt = useRef<{ readonly key: string; readonly content: string } | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = useRef<(() => void) | null>(null);

  const submit: Submit['submit'] = useCallback(
    <Data extends object, Variables extends AnyVariables>(
      document: DocumentInput<Data, Variables>,
      variables: (idempotencyKey: string) => Variables,
    ) => {
      type Answer = Outcome<SuccessOf<Data>>;
      const fail = (next: Problem): Answer => {
        setProblem(next);
        return { ok: false, problem: next };
      };
      const run = async (): Promise<Answer> => {
        const content = JSON.stringify(variables(''));
        if (attempt.current?.content !== content) attempt.current = { key: newId(), content };
        const result = await client.mutation(document, variables(attempt.current.key)).toPromise();
        if (result.error) return fail({ kind: 'trouble', trouble: troubleOf(result.error) });
        const value: unknown = Object.values(result.data ?? {})[0];
        attempt.current = null;
        if (!isRefusal(value)) return { ok: true, value: value as never };
        if (value.code === 'STEP_UP_NEEDED' && (await stepUp())) return run();
        const placed = value.field && onFieldError?.(value.field, refusalSentence(value, refusals));
        const refused: Problem = { kind: 'refusal', refusal: value };
        return placed ? { ok: false, problem: refused } : fail(refused);
      };
      const start = async (): Promise<Answer> => {
        setPending(true);
        setProblem(null);
        return run().finally(() => setPending(false));
      };
      again.current = () => void start();
      return start();
    },
    [client, stepUp, onFieldError, refusals],
  );

  const banner = problem && <SubmitProblem problem={problem} refusals={refusals} onRetry={() => again.current?.()} onLoadNew={onLoadNew} />;
  return { submit, pending, problem: banner, clear: () => setProblem(null) };
}
