// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Link } from '../../../ui/index.ts';
import { sumOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { type BillingDocument, CorrectedDocumentQuery, type CorrectionRow } from './document-queries.ts';
import { DocumentStatusBadge, useDocumentTitle } from './document-words.tsx';

/** What corrects a document, or what it corrects together with all other corrections of that: the original first. */
function useChain(document: BillingDocument): readonly CorrectionRow[] {
  const { correctsId } = document;
  const [{ data }] = useQuery({
    query: CorrectedDocumentQuery,
    variables: { documentId: correctsId ?? '' },
    pause: !correctsId,
    requestPolicy: 'cache-and-network',
  });
  const root = correctsId ? data?.billingDocument : document;
  return root && root.corrections.length > 0 ? [root, ...root.corrections] : [];
}

function ChainRow({ row, current }: { readonly row: CorrectionRow; readonly current: boolean }) {
  const m = useMessages(documentTexts);
  const params = useBodyParams();
  const day = useDay();
  const title = useDocumentTitle();
  return (
    <tr aria-current={current ? 'true' : undefined}>
      <th scope="row">
        {current ? (
          <strong>{title(row)}</strong>
        ) : (
          <Link to="/a/$association/$body/documents/$documentId" params={{ ...params, documentId: row.id }}>
            {title(row)}
          </Link>
        )}
        <span className="vwb-note vwb-chain__note">
          {row.status === 'issued' ? m('ofDay', { date: day(row.issuedOn) }) : <DocumentStatusBadge status={row.status} />}
          {current && <> · {m('thisDocument')}</>}
        </span>
      </th>
      <td className="vwb-money">
        <Amount value={row.net} />
      </td>
      <td className="vwb-money">
        <Amount value={row.gross} />
      </td>
    </tr>
  );
}

/** Original and corrections one below the other, with what they come to; the way between them in both directions. */
export function Corrections({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const chain = useChain(document);
  if (chain.length === 0) return null;
  const issued = chain.filter(({ status }) => status === 'issued');
  return (
    <table className="vwb-table vwb-chain">
      <caption>{m('chainTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{m('document')}</th>
          <th scope="col" className="vwb-money">
            {m('net')}
          </th>
          <th scope="col" className="vwb-money">
            {m('gross')}
          </th>
        </tr>
      </thead>
      <tbody>
        {chain.map((row) => (
          <ChainRow key={row.id} row={row} current={row.id === document.id} />
        ))}
      </tbody>
      <tfoot>
        <tr className="vwb-table__total">
          <th scope="row">{m(issued.length === chain.length ? 'chainSum' : 'chainSumIssued')}</th>
          <td className="vwb-money">
            <Amount value={sumOf(issued.map(({ net }) => net))} strong />
          </td>
          <td className="vwb-money">
            <Amount value={sumOf(issued.map(({ gross }) => gross))} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
