// SPDX-License-Identifier: EUPL-1.2
import { useSyncExternalStore } from 'react';

/** Paper is never narrow: what is folded away on a phone must be printed. */
const NARROW = 'screen and (max-width: 40rem)';

function watch(changed: () => void): () => void {
  const list = matchMedia(NARROW);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Whether the page is as narrow as a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    watch,
    () => matchMedia(NARROW).matches,
    () => false,
  );
