// SPDX-License-Identifier: EUPL-1.2
import { formatInstant } from '../../../../format/index.ts';
import { useLanguage, useMessages } from '../../../../i18n/index.ts';
import { Amount, type DataColumn, DataTable, Link, Section } from '../../../../ui/index.ts';
import { signedAmount, sumOf } from '../../amounts.ts';
import { useBodyParams } from '../../body-params.ts';
import { runTexts } from '../messages/index.ts';
import type { CorrectionOfRun, Run } from '../run-documents.ts';
import { RunStatusBadge } from '../run-status.tsx';
import { correctionTexts } from './messages.ts';

/** The corrections of a run with what they change, and what they come to together with it. */
export function CorrectionsOfRun({ run }: { readonly run: Run }) {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const { corrections } = run;
  if (corrections.length === 0) return null;
  const name = (row: CorrectionOfRun): string => m('nameOf', { number: row.correctionNumber ?? 1 });
  const when = (row: CorrectionOfRun): string => (row.releasedAt ? formatInstant(row.releasedAt, language) : '–');
  const columns: readonly DataColumn<CorrectionOfRun>[] = [
    {
      id: 'correction',
      header: m('correction'),
      rowHeader: true,
      cell: (row) => (
        <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: row.id }}>
          {name(row)}
        </Link>
      ),
      text: name,
    },
    { id: 'status', header: m('status'), cell: (row) => <RunStatusBadge status={row.status} />, text: (row) => r(row.status) },
    { id: 'changes', header: m('changes'), align: 'end', cell: (row) => signedAmount(row.total), text: (row) => signedAmount(row.total) },
    {
      id: 'reason',
      header: m('reason'),
      cell: (row) => <span className="vws-wrap">{row.reason ?? ''}</span>,
      text: (row) => row.reason,
    },
    { id: 'released', header: m('releasedAt'), cell: when, text: when },
  ];
  const released = corrections.filter(({ status }) => status === 'released');
  const together = sumOf([run.total, ...released.map(({ total }) => total)]);
  return (
    <Section title={m('sectionTitle')}>
      <DataTable
        label={m('list')}
        columns={columns}
        rows={corrections}
        rowId={(row) => row.id}
        rowName={name}
        empty={null}
        exportCsv={`berichtigungen-${run.periodTo}.csv`}
      />
      <p className="vws-total">
        <span>{m('togetherTerm')}</span>
        <span>
          <Amount value={together} strong />
        </span>
      </p>
    </Section>
  );
}
