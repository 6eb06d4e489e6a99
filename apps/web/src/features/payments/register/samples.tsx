// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge, Button, type DataColumn, DataTable, DescriptionList, EmptyState, ExternalLink, Section, Stack } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { registerTexts } from './messages.ts';
import { CheckVoucher, DrawSample, type Sample, type SampledVoucher, VoucherSamplesQuery } from './register-documents.ts';

interface CheckProps {
  readonly sample: Sample;
  readonly voucher: SampledVoucher;
  readonly onDone: () => void;
}

function Check({ sample, voucher, onDone }: CheckProps) {
  const m = useMessages(registerTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)} aria-label={m('checkTitle', { number: registerNumber(voucher) })}>
        {m('check')}
      </Button>
      {open && (
        <ActDialog
          title={m('checkTitle', { number: registerNumber(voucher) })}
          intro={`${voucher.creditorName}, ${amountOf(voucher.amount)}, ${voucher.voucher}`}
          submitLabel={m('check')}
          done={m('checked')}
          fields={[
            {
              ...{ name: 'finding', label: m('finding'), kind: 'choice' },
              options: [
                { value: 'inOrder', label: m('inOrder') },
                { value: 'objected', label: m('objected') },
              ],
            },
            { name: 'note', label: m('note'), kind: 'area', optional: true },
          ]}
          document={CheckVoucher}
          variables={({ finding, note = '' }, idempotencyKey) => {
            const said: 'inOrder' | 'objected' = finding === 'objected' ? 'objected' : 'inOrder';
            return { idempotencyKey, sampleId: sample.id, orderId: voucher.id, expectedVersion: sample.version, finding: said, note };
          }}
          onClose={() => setOpen(false)}
          onDone={onDone}
        />
      )}
    </>
  );
}

function OneSample({ sample, onDone }: { readonly sample: Sample; readonly onDone: () => void }) {
  const m = useMessages(registerTexts);
  const language = useLanguage();
  const { associationSlug, tenantSlug } = useActingBody();
  const day = (date: string): string => formatDate(date, language);
  const finding = ({ finding: found }: SampledVoucher): string => (found === 'objected' || found === 'inOrder' ? m(found) : m('open'));
  const tone = ({ finding: found }: SampledVoucher) => (found === null ? 'warning' : found === 'objected' ? 'danger' : 'success');
  const columns: readonly DataColumn<SampledVoucher>[] = [
    { id: 'number', header: m('number'), rowHeader: true, cell: registerNumber, text: registerNumber },
    { id: 'payee', header: m('payee'), cell: (row) => row.creditorName, text: (row) => row.creditorName },
    { id: 'amount', header: m('amount'), align: 'end', cell: (row) => amountOf(row.amount), text: (row) => amountOf(row.amount) },
    {
      ...{ id: 'voucher', header: m('voucher'), text: (row) => row.voucher },
      cell: (row) =>
        row.fileId ? (
          <ExternalLink href={`/a/${associationSlug}/${tenantSlug}/files/${row.fileId}`}>{row.voucher}</ExternalLink>
        ) : (
          row.voucher
        ),
    },
    { id: 'finding', header: m('finding'), cell: (row) => <Badge tone={tone(row)}>{finding(row)}</Badge>, text: finding },
    { id: 'note', header: m('note'), cell: (row) => row.note ?? '', text: (row) => row.note },
    { id: 'by', header: m('checkedBy'), cell: (row) => row.checkedBy ?? '', text: (row) => row.checkedBy },
    ...(sample.mayCheck
      ? [
          {
            ...{ id: 'check', header: m('check') },
            cell: (row: SampledVoucher) => (row.finding === null ? <Check sample={sample} voucher={row} onDone={onDone} /> : null),
          },
        ]
      : []),
  ];
  const title = m('sampleOf', { from: day(sample.fromDay), to: day(sample.toDay), count: sample.vouchers.length, of: sample.of });
  return (
    <Section title={title} actions={<MunicipalityBadge id={sample.tenantId} />}>
      <DataTable
        label={title}
        columns={columns}
        rows={sample.vouchers}
        rowId={(row) => row.id}
        rowName={registerNumber}
        empty={null}
        exportCsv="stichprobe.csv"
      />
      <DescriptionList
        items={[
          { term: m('drawnBy'), value: m('byAt', { name: sample.drawnBy ?? '–', at: formatInstant(sample.drawnAt, language) }) },
          { term: m('seed'), value: <code className="vwp-hash">{sample.seed}</code> },
          { term: m('population'), value: <code className="vwp-hash">{sample.population}</code> },
        ]}
      />
    </Section>
  );
}

/** What the municipality drew from its register, with what it found. */
export function Samples({ tenant }: { readonly tenant: string | undefined }) {
  const m = useMessages(registerTexts);
  const may = useMay();
  const { side, tenantId } = useActingBody();
  const [drawing, setDrawing] = useState(false);
  const [result, refetch] = useQuery({
    query: VoucherSamplesQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Stack>
      {side === 'member' && may('payments.sample') && (
        <p>
          <Button kind="primary" onPress={() => setDrawing(true)}>
            {m('draw')}
          </Button>
        </p>
      )}
      <QueryResult result={result} onRetry={reload}>
        {({ voucherSamples }) =>
          voucherSamples.length === 0 ? (
            <EmptyState title={m('noSamples')}>{m('noSamplesBody')}</EmptyState>
          ) : (
            <Stack>
              {voucherSamples.map((sample) => (
                <OneSample key={sample.id} sample={sample} onDone={reload} />
              ))}
            </Stack>
          )
        }
      </QueryResult>
      {drawing && (
        <ActDialog
          {...{ title: m('draw'), intro: m('drawIntro'), submitLabel: m('draw'), done: m('drawn') }}
          fields={[
            { name: 'fromDay', label: m('from'), kind: 'date' },
            { name: 'toDay', label: m('to'), kind: 'date', initial: formatDate(today()) },
            { name: 'count', label: m('count'), kind: 'text', initial: '10' },
          ]}
          document={DrawSample}
          variables={({ fromDay = '', toDay = '', count = '' }, idempotencyKey) => ({
            ...{ idempotencyKey, tenantId, fromDay, toDay, count: Number.parseInt(count, 10) || 0 },
          })}
          onClose={() => setDrawing(false)}
          onDone={reload}
        />
      )}
    </Stack>
  );
}
