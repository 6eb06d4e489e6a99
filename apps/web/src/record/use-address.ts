// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * Writes filters into the address of the page as it stands: 'undefined' takes one away. Moves within a page are no steps of the
 * browser's history. `Route.useSearch()` reads them, typed and checked by the route.
 */
export function useAddress<Search extends object>(): (change: Partial<Search>) => void {
  const navigate = useNavigate();
  return useCallback(
    (change) =>
      void navigate({ to: '.', search: ((before: object) => ({ ...before, ...change })) as never, replace: true, resetScroll: false }),
    [navigate],
  );
}
