// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, DescriptionList, EmptyState, ExternalLink, Link, Section, Stack, StatusBadge, type Tone } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { useDownloadAddress } from '../downloads.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { type ClosingAct, ClosingActDialog } from './closing-acts.tsx';
import { type Closing, ClosingHistoryQuery, ClosingQuery } from './closing-documents.ts';
import { ClosingSections } from './closing-sections.tsx';
import { closingTexts } from './messages.ts';

const STATUS = {
  made: { word: 'statusMade', tone: 'warning' },
  signedOnce: { word: 'statusSignedOnce', tone: 'warning' },
  closed: { word: 'statusClosed', tone: 'success' },
  discarded: { word: 'statusDiscarded', tone: 'neutral' },
} as const satisfies Readonly<Record<Closing['status'], { word: string; tone: Tone }>>;

function Head({ closing }: { readonly closing: Closing }) {
  const m = useMessages(closingTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const previous = closing.previousId ? (
    <Link to="/a/$association/$body/payments/closings/$closingId" params={{ ...params, closingId: closing.previousId }}>
      {closing.previousDay ? formatDate(closing.previousDay, language) : m('previous')}
    </Link>
  ) : (
    m('firstOne')
  );
  return (
    <Section title={m('head')}>
      <DescriptionList
        columns={2}
        items={[
          { term: c('municipality'), value: <MunicipalityBadge id={closing.tenantId} /> },
          { term: m('day'), value: formatDate(closing.day, language) },
          { term: m('number'), value: String(closing.number) },
          { term: m('previous'), value: previous },
          { term: m('hash'), value: <code className="vwp-hash">{closing.hash}</code> },
          { term: m('inputHash'), value: <code className="vwp-hash">{closing.inputHash}</code> },
          { term: m('madeBy'), value: `${closing.madeBy}, ${formatInstant(closing.madeAt, language)}` },
          { term: m('rules'), value: m('rulesVersion', { version: closing.rulesVersion }) },
          ...(closing.discardReason ? [{ term: c('reason'), value: closing.discardReason }] : []),
        ]}
      />
    </Section>
  );
}

function Signatures({ closing }: { readonly closing: Closing }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const { associationSlug, tenantSlug } = useActingBody();
  const pdf = closing.pdfFileId ? (
    <ExternalLink href={`/a/${associationSlug}/${tenantSlug}/files/${closing.pdfFileId}`}>{m('pdf')}</ExternalLink>
  ) : (
    m('pdfComes')
  );
  const signed = closing.signatures.map(({ by, at }, index) => ({
    ...{ term: `${index + 1}.`, value: `${by}, ${formatInstant(at, language)}` },
  }));
  const { deliveredAt, receipt } = closing;
  return (
    <Section title={m('signaturesAndReceipt')}>
      <DescriptionList
        items={[
          ...(signed.length === 0 ? [{ term: m('signatures'), value: m('nobodySigned') }] : signed),
          ...(deliveredAt ? [{ term: m('delivered'), value: formatInstant(deliveredAt, language) }] : []),
          ...(closing.status === 'closed'
            ? [
                { term: m('receipt'), value: receipt ? `${receipt.by}, ${formatInstant(receipt.at, language)}` : m('notYet') },
                { term: m('pdf'), value: pdf },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

const ACTS = [
  ['maySign', 'sign'],
  ['mayReceive', 'receive'],
  ['mayDiscard', 'discard'],
] as const;

function ClosingBody({ closing, onChanged }: { readonly closing: Closing; readonly onChanged: () => void }) {
  const m = useMessages(closingTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const address = useDownloadAddress();
  const [act, setAct] = useState<ClosingAct | null>(null);
  const { word, tone } = STATUS[closing.status];
  const crumb = (
    <Link
      to="/a/$association/$body/payments/closings"
      params={params}
      search={{ tenant: closing.tenantId, month: closing.day.slice(0, 7) }}
    >
      {m('title')}
    </Link>
  );
  const exported = address('payment-closings', { tenantId: closing.tenantId, through: closing.day });
  return (
    <PaymentsPage
      title={m('closingOf', { number: closing.number, day: formatDate(closing.day, language) })}
      breadcrumbs={[crumb]}
      badge={<StatusBadge tone={tone}>{m(word)}</StatusBadge>}
      actions={
        <>
          {closing.status === 'closed' && <ExternalLink href={exported}>{m('export')}</ExternalLink>}
          {ACTS.map(([may, wanted]) =>
            closing[may] ? (
              <Button key={wanted} {...(wanted === 'discard' ? {} : { kind: 'primary' as const })} onPress={() => setAct(wanted)}>
                {m(wanted)}
              </Button>
            ) : null,
          )}
        </>
      }
    >
      <Stack>
        <Head closing={closing} />
        <ClosingSections sections={closing.sections} />
        <Signatures closing={closing} />
        <OwnHistory
          key={closing.version}
          label={c('history')}
          query={ClosingHistoryQuery}
          variables={{ closingId: closing.id }}
          steps={({ dayClosingHistory }) => dayClosingHistory}
          fieldNames={{ status: m('state'), receivedAt: m('received'), pdf: m('pdf') }}
          valueName={(_field, value) => Object.entries(STATUS).flatMap(([one, { word }]) => (one === value ? [m(word)] : []))[0] ?? null}
          namedOnly
        />
        {act && <ClosingActDialog act={act} closing={closing} onClose={() => setAct(null)} onDone={onChanged} />}
      </Stack>
    </PaymentsPage>
  );
}

function ClosingPage() {
  const c = useMessages(commonTexts);
  const { closingId } = Route.useParams();
  const [result, again] = useQuery({ query: ClosingQuery, variables: { closingId }, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ dayClosing }) =>
        dayClosing ? (
          <ClosingBody closing={dayClosing} onChanged={reload} />
        ) : (
          <PaymentsPage title={c('notFound')}>
            <EmptyState icon="info" title={c('notFound')} />
          </PaymentsPage>
        )
      }
    </QueryResult>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/closings/$closingId')({
  component: guarded('payments.read', ClosingPage),
});
