// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { formatNumber } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { amountOf } from '../amounts.ts';
import { explainTexts, isVatCode } from './messages.ts';

interface Vat {
  readonly ratePermille: number;
  readonly tax: string;
  readonly ground: string;
}

/** How an amount is taxed; of a taxable one what comes on top, where the rate is known. */
export function useVatText(): (code: string | null, vat?: Vat | null) => string {
  const m = useMessages(explainTexts);
  return useCallback(
    (code, vat) => {
      if (vat) return m('onTop', { rate: formatNumber(vat.ratePermille / 10), tax: amountOf(vat.tax), ground: vat.ground });
      if (code === 'S') return m('taxable');
      return code === null ? '–' : isVatCode(code) ? m(code) : code;
    },
    [m],
  );
}
