// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { roleTexts } from './messages.ts';

/** Areas that these pages have words for; a service that they do not know yet goes by its name. */
export const useAreaName = (): ((area: string) => string) => {
  const m = useMessages(roleTexts);
  return useCallback((area) => (area in roleTexts.de ? m(area as 'desk') : area), [m]);
};
