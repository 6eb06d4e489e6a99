// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, type DataColumn, DataTable, DescriptionList, EmptyState, ExternalLink, Link, Section, Stack } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { useDownloadAddress } from '../downloads.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { PaymentsPage } from '../payments-page.tsx';
import { runTexts } from './messages.ts';
import { payeesToSee, RunActs } from './run-acts.tsx';
import { PaymentRunQuery, type Run, RunHistoryQuery } from './run-documents.ts';
import { RunOrders } from './run-orders.tsx';
import { RUN_STATUSES, RunStatusBadge } from './run-status.tsx';
import { useVopWord } from './vop-word.ts';

function Facts({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const address = useDownloadAddress();
  const may = useMay();
  const at = (instant: string): string => formatInstant(instant, language);
  const via = run.channel === 'folder' ? m('viaFolder') : m('viaDownload');
  const delivered = run.deliveredAt ? `${run.deliveredTo ?? ''} (${at(run.deliveredAt)})` : m('notDelivered');
  const file = [
    ...(run.messageId ? [{ term: m('messageId'), value: run.messageId }] : []),
    ...(run.fileHash ? [{ term: m('fileHash'), value: <code className="vwp-hash">{run.fileHash}</code> }] : []),
    ...(run.controlSum ? [{ term: m('controlSum'), value: amountOf(run.controlSum) }] : []),
    ...(run.madeAt ? [{ term: m('madeAt'), value: at(run.madeAt) }] : []),
    ...(run.handedOverAt ? [{ term: m('handedOverTo'), value: `${run.handedOverBy ?? '–'}, ${at(run.handedOverAt)}, ${via}` }] : []),
    ...(run.channel === 'folder' ? [{ term: m('delivered'), value: delivered }] : []),
    ...(run.status === 'handedOver' && may('payments.process')
      ? [{ term: m('file'), value: <ExternalLink href={address('payment-file', { paymentRunId: run.id })}>{m('download')}</ExternalLink> }]
      : []),
  ];
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: c('municipality'), value: <MunicipalityBadge id={run.tenantId} /> },
        { term: m('account'), value: `${run.accountLabel}, ${run.accountIban}` },
        { term: m('executeOn'), value: formatDate(run.executeOn, language) },
        { term: m('count'), value: run.orders.length },
        { term: m('sum'), value: amountOf(run.sum) },
        { term: m('involved'), value: run.involved.join(', ') || '–' },
        ...file,
      ]}
    />
  );
}

const BECAUSE = {
  amended: 'amended',
  takenOut: 'takenOutWhy',
  fileRemade: 'fileRemade',
  payeeCheck: 'payeeCheckWhy',
  cancelled: 'cancelledWhy',
} as const;

/** Each release with its hash, also those that a change took back: they are evidence. */
function Releases({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  if (run.releases.length === 0) return null;
  return (
    <Section title={m('releases')}>
      <DescriptionList
        items={run.releases.map(({ name, releasedAt, voidedAt, because, fileHash }) => {
          const why = because !== null && because in BECAUSE ? m(BECAUSE[because as keyof typeof BECAUSE]) : '';
          const end = voidedAt ? ` – ${m('voided')} ${formatInstant(voidedAt, language)}: ${why}` : '';
          return {
            term: m('firstRelease', { name: name ?? '–' }),
            value: `${formatInstant(releasedAt, language)}, ${fileHash.slice(0, 12)}…${end}`,
          };
        })}
      />
    </Section>
  );
}

/** What whoever releases must have before their eyes. */
function Warnings({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const vopWord = useVopWord();
  const toSee = payeesToSee(run);
  const twins = run.orders.filter(({ twin }) => twin);
  const open = run.status === 'fileMade' || run.status === 'releasedOnce' || run.status === 'released';
  return (
    <>
      {toSee.length > 0 && (
        <Banner kind="warning" title={m('vopTitle', { count: toSee.length })}>
          {m('vopBody')}
          <ul className="vwp-results">
            {toSee.map((order) => (
              <li key={order.id}>
                {registerNumber(order)} {order.creditorName}, {order.ibanShown}, {amountOf(order.amount)}: {vopWord(order)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {open && run.payeesChecked === 0 && (
        <Banner kind="info" title={m('vopNone')}>
          {m('vopNoneBody')}
        </Banner>
      )}
      {open && run.payeesChecked > 0 && toSee.length === 0 && <Banner kind="success" title={m('vopFine', { count: run.payeesChecked })} />}
      {twins.length > 0 && run.status !== 'handedOver' && (
        <Banner kind="warning" title={m('twinTitle')}>
          {m('twinBody')} {twins.map(registerNumber).join(', ')}
        </Banner>
      )}
    </>
  );
}

function Conversions({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  if (run.conversions.length === 0) return null;
  type Row = Run['conversions'][number];
  const orders = new Map(run.orders.map((order) => [order.id, order]));
  const place = ({ orderId, field }: Row): string => {
    const order = orders.get(orderId ?? '');
    return order ? `${registerNumber(order)}, ${m(field === 'remittance' ? 'remittance' : 'payee')}` : m('ownName');
  };
  const columns: readonly DataColumn<Row>[] = [
    { id: 'place', header: m('place'), rowHeader: true, cell: place, text: place },
    { id: 'given', header: m('given'), cell: (row) => row.given, text: (row) => row.given },
    { id: 'written', header: m('written'), cell: (row) => row.written, text: (row) => row.written },
  ];
  return (
    <Section title={m('conversions')}>
      <p className="vwp-note">{m('conversionsIntro')}</p>
      <DataTable
        label={m('conversions')}
        columns={columns}
        rows={run.conversions}
        rowId={(row) => `${row.orderId} ${row.field}`}
        rowName={place}
        empty={null}
      />
    </Section>
  );
}

function Answers({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  if (run.answers.length === 0) return null;
  return (
    <Section title={m('answers')}>
      <DescriptionList
        items={run.answers.map(({ kind, takenInAt, name, count }) => ({
          term: m(kind === 'payeeCheck' ? 'payeeCheck' : 'statusReport'),
          value: `${m('byAt', { name: name ?? '–', at: formatInstant(takenInAt, language) })}, ${m('count')}: ${count}`,
        }))}
      />
    </Section>
  );
}

function RunBody({ run, onChanged }: { readonly run: Run; readonly onChanged: () => void }) {
  const m = useMessages(runTexts);
  const may = useMay();
  const language = useLanguage();
  const params = useBodyParams();
  const crumb = (
    <Link to="/a/$association/$body/payments/runs" params={params}>
      {m('title')}
    </Link>
  );
  const valueName = (_field: string, value: unknown): string | null =>
    RUN_STATUSES.flatMap((one) => (one === value ? [m(one)] : []))[0] ?? null;
  return (
    <PaymentsPage
      title={m('runOf', { date: formatDate(run.executeOn, language) })}
      badge={<RunStatusBadge status={run.status} />}
      breadcrumbs={[crumb]}
    >
      <Warnings run={run} />
      <RunActs run={run} mayProcess={may('payments.process')} onDone={onChanged} />
      <Section title={m('facts')}>
        <Facts run={run} />
      </Section>
      <Section title={m('orders')}>
        <RunOrders run={run} onDone={onChanged} />
      </Section>
      <Releases run={run} />
      <Conversions run={run} />
      <Answers run={run} />
      <OwnHistory
        key={run.version}
        label={m('history')}
        query={RunHistoryQuery}
        variables={{ paymentRunId: run.id }}
        steps={({ paymentRunHistory }) => paymentRunHistory}
        fieldNames={{ status: m('status') }}
        valueName={valueName}
      />
    </PaymentsPage>
  );
}

function RunPage() {
  const m = useMessages(runTexts);
  const { runId } = Route.useParams();
  const [result, refetch] = useQuery({ query: PaymentRunQuery, variables: { paymentRunId: runId }, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={orTrouble(result)} onRetry={reload}>
      {(data) =>
        data?.paymentRun ? (
          <RunBody run={data.paymentRun} onChanged={reload} />
        ) : (
          <PaymentsPage title={m('title')}>
            <Stack>
              <EmptyState title={m('gone')} />
            </Stack>
          </PaymentsPage>
        )
      }
    </QueryResult>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/runs/$runId')({ component: guarded('payments.readRuns', RunPage) });
