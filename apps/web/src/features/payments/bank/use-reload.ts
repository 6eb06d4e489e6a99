// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'react';

/** Asks again whenever work of the worker has ended: what it wrote is in no answer that is kept. */
export function useReload(reloads: number, refresh: () => void): void {
  const again = useRef(refresh);
  again.current = refresh;
  useEffect(() => {
    // A page that is opened anew asks as well, since the worker may have been at it meanwhile.
    if (reloads >= 0) again.current();
  }, [reloads]);
}
