// SPDX-License-Identifier: EUPL-1.2
import { useMedia } from '../../ui/index.ts';

/** Paper is never narrow: what is folded away on a phone must be printed. */
const NARROW = 'screen and (max-width: 40rem)';

/** Whether the page is as narrow as a phone. */
export const useNarrow = (): boolean => useMedia(NARROW);
