// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { translate } from '../../../i18n/index.ts';
import { roundTexts } from '../messages/round-texts.ts';
import type { Round } from './round-queries.ts';

export interface DecisionProps {
  readonly round: Round;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A whole number of days, from so many up to so many. */
export const daysText = (least: number, most: number) =>
  z.string().check(
    z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most, {
      error: () => translate(roundTexts)('daysInvalid', { least, most }),
    }),
  );
