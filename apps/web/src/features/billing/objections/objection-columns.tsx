// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Cluster, type DataColumn, Link } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay, useMoment } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { ObjectionDecisions, ObjectionStatusBadge, Outcome } from './objection-list.tsx';
import type { Objection } from './objection-queries.ts';

export function useObjectionColumns(onDone: () => void): readonly DataColumn<Objection>[] {
  const m = useMessages(documentTexts);
  const params = useBodyParams();
  const day = useDay();
  const moment = useMoment();
  return [
    {
      id: 'member',
      header: m('member'),
      rowHeader: true,
      cell: (row) => (
        <span className="vwb-stack">
          {row.memberName}
          <Link to="/a/$association/$body/documents/$documentId" params={{ ...params, documentId: row.documentId }}>
            {row.documentNumber ?? m('openDocument')}
          </Link>
        </span>
      ),
      text: (row) => row.memberName,
    },
    {
      id: 'line',
      header: m('line'),
      cell: (row) => (
        <span className="vwb-stack">
          {row.lineLabel}
          <Amount value={row.amount} />
        </span>
      ),
      text: (row) => row.lineLabel,
    },
    {
      id: 'amount',
      header: m('amount'),
      align: 'end',
      cell: (row) => <Amount value={row.amount} />,
      text: (row) => amountOf(row.amount),
      hidden: true,
    },
    { id: 'text', header: m('textColumn'), cell: (row) => <span className="vwb-wrap">{row.text}</span>, text: (row) => row.text },
    {
      id: 'raised',
      header: m('raisedAt'),
      cell: (row) => (
        <span className="vwb-stack">
          {moment(row.raisedAt)}
          <span className="vw-muted">{row.raisedBy}</span>
        </span>
      ),
      text: (row) => moment(row.raisedAt),
    },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => (
        <span className="vwb-stack">
          <ObjectionStatusBadge status={row.status} />
          <Outcome objection={row} />
        </span>
      ),
      text: (row) => m(row.status),
    },
    {
      id: 'answer',
      header: m('answerColumn'),
      cell: (row) =>
        row.answer ? (
          <span className="vwb-wrap">{row.answer}</span>
        ) : (
          <Cluster>
            <ObjectionDecisions objection={row} onDone={onDone} />
          </Cluster>
        ),
      text: (row) => row.answer,
    },
    {
      id: 'answered',
      header: m('answeredAt'),
      cell: (row) => day(row.answeredAt?.slice(0, 10)),
      text: (row) => day(row.answeredAt?.slice(0, 10)),
      hidden: true,
    },
  ];
}
