// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, type DataColumn, DataTable, Stack } from '../../../ui/index.ts';
import { vatTexts } from './messages.ts';
import { treatmentText } from './position-text.ts';
import type { VatChangeRow, VatPreview } from './vat-documents.ts';

/** Which services of which members would be taxed otherwise, and from which day on. */
export function ChangePreview({ preview }: { readonly preview: VatPreview }) {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const { refused, changes } = preview;
  if (refused !== null) return <Banner kind="warning" title={refused} />;
  if (changes.length === 0) return <Banner kind="info" title={m('previewNone')} />;
  const gaps = changes.filter(({ after }) => after === null).length;
  const days = (row: VatChangeRow): string => {
    const from = formatDate(row.from, language);
    return row.to === null ? m('fromOn', { from }) : m('fromTo', { from, to: formatDate(row.to, language) });
  };
  const rule = (of: VatChangeRow['before']): string => (of === null ? m('nothing') : `${treatmentText(m, of)}, ${of.basis}`);
  const columns: readonly DataColumn<VatChangeRow>[] = [
    { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.tenantName, text: (row) => row.tenantName },
    { id: 'agreement', header: m('agreement'), cell: (row) => row.agreementNumber, text: (row) => row.agreementNumber },
    { id: 'family', header: m('family'), cell: (row) => row.familyName, text: (row) => row.familyName },
    { id: 'days', header: m('days'), cell: days, text: days },
    { id: 'was', header: m('was'), cell: (row) => rule(row.before), text: (row) => rule(row.before) },
    { id: 'becomes', header: m('becomes'), cell: (row) => <strong>{rule(row.after)}</strong>, text: (row) => rule(row.after) },
  ];
  return (
    <Stack gap="small">
      {gaps > 0 && <Banner kind="danger" title={m('previewGap', { count: gaps })} />}
      <p>
        {m('previewCount', { count: changes.length })}. {m('previewRuns')}
      </p>
      <DataTable
        label={m('preview')}
        columns={columns}
        rows={changes}
        rowId={(row) => row.id}
        rowName={(row) => `${row.agreementNumber} ${row.familyName}`}
        empty={null}
        exportCsv="umsatzsteuer-vorschau.csv"
      />
    </Stack>
  );
}
