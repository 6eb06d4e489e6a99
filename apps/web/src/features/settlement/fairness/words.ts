// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatNumber } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { fairnessTexts } from './messages.ts';
import { sizeText } from './shares.ts';

interface Limits {
  readonly from: number | null;
  readonly below: number | null;
}

interface Count {
  readonly name: string;
  readonly referenceDate: string;
}

interface Measured {
  readonly meter: string | null;
  readonly unit: string | null;
}

/** What several tables say in the same words. */
export function useFairnessWords() {
  const m = useMessages(fairnessTexts);
  return {
    size: (limits: Limits): string =>
      sizeText(limits, {
        under: (below) => m('under', { below }),
        atLeast: (from) => m('atLeast', { from }),
        between: (from, to) => m('between', { from, to }),
      }),
    count: ({ name, referenceDate }: Count): string => m('baseName', { name, on: formatDate(referenceDate) }),
    meter: ({ meter, unit }: Measured): string => {
      if (meter === null) return m('notMeasured');
      if (meter === 'desk.minutes') return m('minutes');
      return meter === 'desk.cases' ? m('cases') : m('quantityOf', { unit: unit ?? meter.replace('quantity.', '') });
    },
    quantity: ({ meter, unit, quantity }: Measured & { readonly quantity: string }): string => {
      if (meter === null) return '–';
      const whole = BigInt(quantity);
      if (meter === 'desk.minutes') return m('hours', { hours: formatNumber(whole / 60n) });
      return unit === null ? formatNumber(whole) : m('quantityIn', { quantity: formatNumber(whole), unit });
    },
  };
}
