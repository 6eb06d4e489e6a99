// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { formatCents } from '../../../../format/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, EmptyState } from '../../../../ui/index.ts';
import { amountOf, signedAmount, sumOf } from '../../amounts.ts';
import { percentText } from '../../exact.ts';
import type { RulePreview, RulePreviewRow } from './preview-documents.ts';
import { previewTexts } from './preview-messages.ts';
import { StepsDialog } from './steps-dialog.tsx';
import type { RulePreviewState } from './use-rule-preview.ts';

/** Two places are enough for the eye; the calculation has all of them. */
const shortPercent = (share: string): string => percentText(share).replace(/(\d{2})\d{2} %$/, '$1 %');

function useColumns(onWhy: (row: RulePreviewRow) => void, compared: boolean): readonly DataColumn<RulePreviewRow>[] {
  const m = useMessages(previewTexts);
  return useMemo(() => {
    const columns: DataColumn<RulePreviewRow>[] = [
      { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
      {
        id: 'share',
        header: m('share'),
        align: 'end',
        cell: (row) => shortPercent(row.share),
        text: (row) => percentText(row.share),
      },
      {
        id: 'draft',
        header: m('draft'),
        align: 'end',
        cell: (row) => <Amount value={row.amount} onWhy={() => onWhy(row)} />,
        text: (row) => amountOf(row.amount),
      },
    ];
    if (!compared) return columns;
    const today = (row: RulePreviewRow): string => (row.todayAmount === null ? '–' : amountOf(row.todayAmount));
    const difference = (row: RulePreviewRow): string => (row.difference === null ? '–' : signedAmount(row.difference));
    return [
      ...columns,
      { id: 'today', header: m('today'), align: 'end', cell: today, text: today, hidden: true },
      { id: 'difference', header: m('difference'), align: 'end', cell: difference, text: difference },
    ];
  }, [m, onWhy, compared]);
}

function Totals({ preview }: { readonly preview: RulePreview }) {
  const m = useMessages(previewTexts);
  const carried = preview.carriedByCentre ?? '0.00';
  return (
    <dl className="vws-preview__totals">
      {carried !== '0.00' && (
        <div>
          <dt>{m('centre')}</dt>
          <dd>{amountOf(carried)}</dd>
        </div>
      )}
      <div>
        <dt>{m('sum')}</dt>
        <dd>{formatCents(sumOf([...preview.rows.map(({ amount }) => amount), carried]))}</dd>
      </div>
    </dl>
  );
}

/** What each member would bear, beside what it bears by the key in force; why, at every amount. */
export function ShareTable({ state, empty }: { readonly state: RulePreviewState; readonly empty: string }) {
  const m = useMessages(previewTexts);
  const [asked, setAsked] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const { preview, stale, variables } = state;
  const onWhy = useMemo(() => (row: RulePreviewRow) => setAsked({ id: row.tenantId, name: row.memberName }), []);
  const columns = useColumns(onWhy, Boolean(preview?.today));
  return (
    <div className="vws-preview__shares">
      <p className="vws-preview__state" role="status">
        {stale ? m('stale') : ''}
      </p>
      <DataTable
        label={m('table')}
        columns={columns}
        rows={preview?.rows ?? []}
        rowId={(row) => row.tenantId}
        rowName={(row) => row.memberName}
        empty={<EmptyState title={empty} />}
        columnChooser
        exportCsv="schluessel-vorschau.csv"
      />
      {preview && preview.rows.length > 0 && <Totals preview={preview} />}
      {asked && <StepsDialog member={asked} variables={variables} onClose={() => setAsked(null)} />}
    </div>
  );
}
