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
    meter: (meter: string | null): string => {
      if (meter === null) return m('notMeasured');
      if (meter === 'desk.minutes') return m('minutes');
      return meter === 'desk.cases' ? m('cases') : m('quantityOf', { code: meter.replace('quantity.', '') });
    },
    quantity: (meter: string | null, quantity: string): string => {
      if (meter === null) return '–';
      const whole = BigInt(quantity);
      return meter === 'desk.minutes' ? m('hours', { hours: formatNumber(whole / 60n) }) : formatNumber(whole);
    },
  };
}
