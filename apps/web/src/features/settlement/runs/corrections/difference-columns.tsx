// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { Amount, type DataColumn } from '../../../../ui/index.ts';
import { amountOf, signedAmount } from '../../amounts.ts';
import { correctionTexts } from './messages.ts';

interface Difference {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** Before → after → difference, the same way everywhere. */
export function useDifferenceColumns<Row extends Difference>(): readonly DataColumn<Row>[] {
  const m = useMessages(correctionTexts);
  return [
    {
      id: 'before',
      header: m('before'),
      align: 'end',
      cell: (row) => <Amount value={row.before} />,
      text: (row) => amountOf(row.before),
    },
    {
      id: 'after',
      header: m('after'),
      align: 'end',
      cell: (row) => (
        <span>
          <span aria-hidden="true">→ </span>
          <Amount value={row.after} />
        </span>
      ),
      text: (row) => amountOf(row.after),
    },
    {
      id: 'difference',
      header: m('difference'),
      align: 'end',
      cell: (row) => <strong>{signedAmount(row.difference)}</strong>,
      text: (row) => signedAmount(row.difference),
    },
  ];
}
