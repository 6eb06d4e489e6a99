// SPDX-License-Identifier: EUPL-1.2
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import type { ActingBody } from './session-types.ts';

const Context = createContext<ActingBody | null>(null);

export const ActingBodyProvider = ({ body, children }: { readonly body: ActingBody; readonly children: ReactNode }) => (
  <Context value={body}>{children}</Context>
);

/** The body for which this page acts: from the address, never from a remembered choice. */
export function useActingBody(): ActingBody {
  const body = useContext(Context);
  if (!body) throw new Error('useActingBody outside of /a/:association/:body');
  return body;
}

/** `may('desk.assign')`: whether to offer something. The gateway decides again. */
export function useMay(): (action: string) => boolean {
  const { actions } = useActingBody();
  return useCallback((action) => actions.includes(action), [actions]);
}

/** Whether this is a page inside the shell; error pages stand in both places. */
export const useIsInShell = (): boolean => useContext(Context) !== null;
