// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { usePeriodText } from '../../months.ts';
import { runTexts } from '../messages/index.ts';
import type { RunRow } from '../run-documents.ts';
import { correctionTexts } from './messages.ts';

type Named = Pick<RunRow, 'kind' | 'correctionNumber' | 'periodFrom' | 'periodTo'>;

/** 'Abrechnung Juli 2026', '2. Berichtigung Juli 2026'. */
export function useRunName(): (run: Named) => string {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const period = usePeriodText();
  return ({ kind, correctionNumber, periodFrom, periodTo }) => {
    const of = { period: period(periodFrom, periodTo) };
    return kind === 'correction' ? m('title', { ...of, number: correctionNumber ?? 1 }) : r('runOf', of);
  };
}
