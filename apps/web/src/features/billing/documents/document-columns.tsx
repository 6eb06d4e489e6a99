// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Amount, Badge, type DataColumn, Link } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { DocumentRow } from './document-queries.ts';
import { DocumentStatusBadge, useDocumentTitle } from './document-words.tsx';

/** How far the receipt is: nothing for what is not issued. */
function useReceiptText(): (row: DocumentRow) => string {
  const m = useMessages(documentTexts);
  const day = useDay();
  return ({ confirmedAt, openedAt }) =>
    confirmedAt ? `${m('confirmed')}: ${day(confirmedAt.slice(0, 10))}` : openedAt ? `${m('opened')}: ${day(openedAt.slice(0, 10))}` : '–';
}

/** What a list says beside the state: the period, open objections, what hinders. */
function Notes({ row, withPeriod }: { readonly row: DocumentRow; readonly withPeriod: boolean }) {
  const m = useMessages(documentTexts);
  const day = useDay();
  return (
    <>
      {withPeriod && row.status === 'announced' && row.objectionsUntil && (
        <span className="vwb-note">{m(row.objectable ? 'until' : 'untilOver', { date: day(row.objectionsUntil) })}</span>
      )}
      {row.openObjections > 0 && <Badge tone="warning">{m('openCount', { count: row.openObjections })}</Badge>}
      {row.awaitingCorrection > 0 && <Badge tone="warning">{m('awaitingCount', { count: row.awaitingCorrection })}</Badge>}
      {row.findings.length > 0 && <Badge tone="danger">{m('findings')}</Badge>}
    </>
  );
}

/** Of one round: it says itself until when objections are raised, and whether anything is issued. */
export function useDocumentColumns(round?: { readonly issued: number }): readonly DataColumn<DocumentRow>[] {
  const m = useMessages(documentTexts);
  const { side } = useActingBody();
  const params = useBodyParams();
  const day = useDay();
  const title = useDocumentTitle();
  const receipt = useReceiptText();
  const noneIssued = round?.issued === 0;
  const money = (id: 'net' | 'gross' | 'advances' | 'assessed', hidden = false): DataColumn<DocumentRow> => ({
    id,
    header: m(id),
    align: 'end',
    cell: (row) => <Amount value={row[id]} strong={id === 'assessed'} />,
    text: (row) => amountOf(row[id]),
    hidden,
  });
  const name: DataColumn<DocumentRow> = {
    id: 'document',
    header: m('document'),
    rowHeader: true,
    cell: (row) => (
      <Link to="/a/$association/$body/documents/$documentId" params={{ ...params, documentId: row.id }}>
        {title(row)}
      </Link>
    ),
    text: title,
  };
  const member: DataColumn<DocumentRow> = {
    id: 'member',
    header: m('member'),
    cell: (row) => row.memberName,
    text: (row) => row.memberName,
  };
  return [
    ...(side === 'centre' ? [member] : []),
    name,
    {
      id: 'status',
      header: m('status'),
      cell: (row) => (
        <span className="vwb-stack">
          <DocumentStatusBadge status={row.status} />
          <Notes row={row} withPeriod={!round} />
        </span>
      ),
      text: (row) => m(row.status),
    },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind), hidden: true },
    money('net'),
    money('gross', true),
    money('advances'),
    money('assessed'),
    { id: 'issued', header: m('issuedOn'), cell: (row) => day(row.issuedOn), text: (row) => day(row.issuedOn), hidden: noneIssued },
    { id: 'due', header: m('dueOn'), cell: (row) => day(row.dueOn), text: (row) => day(row.dueOn), hidden: noneIssued },
    { id: 'received', header: m('received'), cell: receipt, text: receipt, hidden: noneIssued },
  ];
}
