// SPDX-License-Identifier: EUPL-1.2
import { compareFractions, type Fraction, fraction, ONE_FRACTION, subtractFractions } from '@kernel/core';
import { useMessages } from '../../../../i18n/index.ts';
import { ruleTexts } from './messages/index.ts';
import { numberFromWire, sumOfShares } from './typed-values.ts';

export const PER_TEXTS = { run: 'perRun', month: 'perMonth', year: 'perYear' } as const;

/** '95 %', or '2/3' of what no per cent says exactly. */
function percent(share: Fraction): string {
  const text = numberFromWire(`${share.n * 100n}/${share.d}`);
  return text.includes('/') ? `${share.n}/${share.d}` : `${text} %`;
}

/** What typed shares make together, told while they are typed. */
export function SumLine({ shares }: { readonly shares: readonly string[] }) {
  const m = useMessages(ruleTexts);
  const sum = sumOfShares(shares);
  if (sum === null) return <span className="vws-sum" role="status" />;
  const order = compareFractions(sum, ONE_FRACTION);
  const rest = order < 0 ? subtractFractions(ONE_FRACTION, sum) : subtractFractions(sum, ONE_FRACTION);
  const text = { sum: percent(sum), rest: percent(fraction(rest.n, rest.d)) };
  return (
    <span className={order === 0 ? 'vws-sum' : 'vws-sum vws-sum--wrong'} role="status">
      {order === 0 ? m('sum', text) : m(order < 0 ? 'sumLess' : 'sumMore', text)}
    </span>
  );
}
