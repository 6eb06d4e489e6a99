// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { runTexts } from './messages.ts';
import type { RunOrder } from './run-documents.ts';

/** What the payee's bank said of name and account, in words. */
export function useVopWord(): (order: Pick<RunOrder, 'vop' | 'vopName'>) => string {
  const m = useMessages(runTexts);
  return ({ vop, vopName }) => {
    if (vop === 'closeMatch') return m('closeMatch', { name: vopName ?? '–' });
    if (vop === 'noMatch' || vop === 'notAvailable' || vop === 'match') return m(vop);
    return '–';
  };
}
