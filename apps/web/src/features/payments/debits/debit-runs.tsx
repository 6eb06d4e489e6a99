// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, ExternalLink, Menu, StatusBadge, type Tone } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { useDownloadAddress } from '../downloads.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { AnswerDialog } from '../runs/answer-dialog.tsx';
import { DebitCollections } from './debit-collections.tsx';
import {
  CancelDebits,
  type DebitRun,
  HandOverDebits,
  MakeDebitFile,
  PreNotify,
  ReleaseDebitsFirst,
  ReleaseDebitsSecond,
  TakeInDebitAnswer,
} from './debit-documents.ts';
import { debitTexts } from './messages.ts';

type Act = 'preNotify' | 'makeFile' | 'release' | 'handOver' | 'answer' | 'collections' | 'cancel';

const ACTS: Readonly<Record<DebitRun['status'], readonly Act[]>> = {
  composing: ['preNotify', 'collections', 'cancel'],
  preNotified: ['makeFile', 'collections', 'cancel'],
  fileMade: ['release', 'collections', 'cancel'],
  releasedOnce: ['release', 'collections', 'cancel'],
  released: ['handOver', 'collections', 'cancel'],
  handedOver: ['answer', 'collections'],
  cancelled: [],
};
const TONES: Readonly<Record<DebitRun['status'], Tone>> = {
  ...{ composing: 'warning', preNotified: 'warning', fileMade: 'warning', releasedOnce: 'warning', released: 'info' },
  ...{ handedOver: 'success', cancelled: 'neutral' },
};

const COUNTS = ['onItsWay', 'accepted', 'rejected', 'collected', 'returned'] as const;

interface ActsProps {
  readonly run: DebitRun;
  readonly onDone: () => void;
}

type OneActProps = ActsProps & { readonly act: Act; readonly onClose: () => void };

function OneAct({ act, ...props }: OneActProps) {
  const m = useMessages(debitTexts);
  const { run, onClose, onDone } = props;
  if (act === 'collections') return <DebitCollections run={run} onClose={onClose} />;
  if (act !== 'answer') return <OneStep act={act} {...props} />;
  const variables = (fileId: string, idempotencyKey: string) => ({ idempotencyKey, debitRunId: run.id, fileId });
  return <AnswerDialog intro={m('answerSays')} document={TakeInDebitAnswer} variables={variables} onClose={onClose} onDone={onDone} />;
}

function OneStep({ act, run, onClose, onDone }: OneActProps & { readonly act: Exclude<Act, 'answer' | 'collections'> }) {
  const m = useMessages(debitTexts);
  const language = useLanguage();
  const common = {
    title: m(act),
    intro: m(`${act}Says`),
    facts: [
      { term: m('account'), value: <MunicipalityBadge id={run.tenantId} /> },
      { term: m('collectOn'), value: formatDate(run.collectOn, language) },
      { term: m('count'), value: run.count },
      { term: m('sum'), value: amountOf(run.sum) },
      ...(run.fileHash ? [{ term: m('hash'), value: <code className="vwp-hash">{run.fileHash}</code> }] : []),
    ],
    ...{ submitLabel: m(act), done: m('done'), fields: [], onClose, onDone },
  };
  const base = { debitRunId: run.id, expectedVersion: run.version };
  const withHash = { ...base, fileHash: run.fileHash ?? '' };
  if (act === 'release' && run.status === 'releasedOnce')
    return (
      <ActDialog {...common} document={ReleaseDebitsSecond} variables={(_values, idempotencyKey) => ({ ...withHash, idempotencyKey })} />
    );
  if (act === 'release')
    return (
      <ActDialog {...common} document={ReleaseDebitsFirst} variables={(_values, idempotencyKey) => ({ ...withHash, idempotencyKey })} />
    );
  if (act === 'handOver') {
    const variables = (_values: unknown, idempotencyKey: string) => ({ ...withHash, idempotencyKey, channel: 'download' as const });
    return <ActDialog {...common} document={HandOverDebits} variables={variables} />;
  }
  if (act === 'makeFile')
    return <ActDialog {...common} document={MakeDebitFile} variables={(_values, idempotencyKey) => ({ ...base, idempotencyKey })} />;
  if (act === 'preNotify')
    return <ActDialog {...common} document={PreNotify} variables={(_values, idempotencyKey) => ({ ...base, idempotencyKey })} />;
  return <ActDialog {...common} danger document={CancelDebits} variables={(_values, idempotencyKey) => ({ ...base, idempotencyKey })} />;
}

function RunActs({ run, onDone }: ActsProps) {
  const m = useMessages(debitTexts);
  const may = useMay();
  const language = useLanguage();
  const [act, setAct] = useState<Act | null>(null);
  const acts = ACTS[run.status].filter((one) => one === 'collections' || may(one === 'release' ? 'payments.release' : 'payments.process'));
  const name = m('runOf', { date: formatDate(run.collectOn, language) });
  if (acts.length === 0) return null;
  return (
    <>
      <Menu
        label={m('actOf', { name })}
        trigger={
          <Button size="small" kind="tertiary" icon="more-vert" aria-label={m('actOf', { name })}>
            {m('act')}
          </Button>
        }
        sections={[
          { id: 'acts', label: m('actOf', { name }), items: acts.map((id) => ({ id, label: m(id), onAction: () => setAct(id) })) },
        ]}
      />
      {act && <OneAct act={act} run={run} onClose={() => setAct(null)} onDone={onDone} />}
    </>
  );
}

export function DebitRuns({ rows, onDone }: { readonly rows: readonly DebitRun[]; readonly onDone: () => void }) {
  const m = useMessages(debitTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const language = useLanguage();
  const address = useDownloadAddress();
  const name = (row: DebitRun): string => m('runOf', { date: formatDate(row.collectOn, language) });
  const atBank = (row: DebitRun): string =>
    COUNTS.flatMap((status) => (row[status] > 0 ? [m(`count_${status}`, { count: row[status] })] : [])).join(', ') || '–';
  const files = (row: DebitRun) => (
    <span className="vwp-name">
      <ExternalLink href={address('debit-notices', { debitRunId: row.id })}>{m('notices')}</ExternalLink>
      {row.status === 'handedOver' && <ExternalLink href={address('debit-file', { debitRunId: row.id })}>{m('download')}</ExternalLink>}
    </span>
  );
  const columns: readonly DataColumn<DebitRun>[] = [
    { id: 'run', header: m('runs'), rowHeader: true, cell: name, text: name },
    { id: 'municipality', header: c('municipality'), cell: (row) => <MunicipalityBadge id={row.tenantId} /> },
    { id: 'account', header: m('account'), cell: (row) => row.accountLabel, text: (row) => row.accountLabel },
    { id: 'scheme', header: m('scheme'), cell: (row) => m(row.scheme), text: (row) => m(row.scheme) },
    { id: 'count', header: m('count'), align: 'end', cell: (row) => row.count, text: (row) => row.count },
    { id: 'sum', header: m('sum'), align: 'end', cell: (row) => amountOf(row.sum), text: (row) => amountOf(row.sum) },
    {
      ...{ id: 'status', header: m('status'), text: (row) => m(row.status) },
      cell: (row) => <StatusBadge tone={TONES[row.status]}>{m(row.status)}</StatusBadge>,
    },
    { id: 'bank', header: m('atBank'), cell: atBank, text: atBank },
    { id: 'released', header: m('releases'), cell: (row) => row.releasedBy.join(', ') || '–', text: (row) => row.releasedBy.join(', ') },
    ...(may('payments.process') ? [{ id: 'files', header: m('download'), cell: files }] : []),
    { id: 'act', header: m('act'), cell: (row) => <RunActs run={row} onDone={onDone} /> },
  ];
  return (
    <DataTable
      label={m('runs')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={name}
      empty={<EmptyState title={m('noRuns')}>{m('noRunsBody')}</EmptyState>}
      exportCsv="lastschriftlaeufe.csv"
    />
  );
}
