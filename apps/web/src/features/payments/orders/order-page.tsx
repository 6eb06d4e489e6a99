// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, Banner, Button, DescriptionList, EmptyState, ExternalLink, Link, Section, Stack } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orTrouble } from '../or-trouble.ts';
import { PaymentsPage } from '../payments-page.tsx';
import { orderTexts } from './messages.ts';
import { OrderDialog } from './order-dialog.tsx';
import { type Order, OrderHistoryQuery, PaymentOrderQuery, ReceiptQuery, RejectOrder } from './order-documents.ts';
import { ORDER_STATUSES, OrderStatusBadge } from './order-status.tsx';
import { STEP_DOCUMENTS } from './order-steps.ts';

type Deed = Order['deeds'][number]['deed'];

/** The line of the bank that a refund pays back: the evidence for whoever determines it. */
function Receipt({ lineId }: { readonly lineId: string }) {
  const language = useLanguage();
  const [{ data }] = useQuery({ query: ReceiptQuery, variables: { lineId } });
  const line = data?.refundStart;
  if (!line) return '–';
  return `${amountOf(line.amount)}, ${formatDate(line.bookingDay, language)}, ${line.name ?? '–'}, ${line.accountLabel}`;
}

function Facts({ order }: { readonly order: Order }) {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const { associationSlug, tenantSlug } = useActingBody();
  const file = order.fileId && (
    <ExternalLink href={`/a/${associationSlug}/${tenantSlug}/files/${order.fileId}`}>{order.fileName ?? m('voucherFile')}</ExternalLink>
  );
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: c('municipality'), value: <MunicipalityBadge id={order.tenantId} /> },
        { term: m('bankAccount'), value: order.accountLabel },
        { term: m('payee'), value: order.payeeNumber ? `${order.creditorName} (${order.payeeNumber})` : order.creditorName },
        { term: m('iban'), value: order.ibanShown },
        { term: m('amount'), value: amountOf(order.amount) },
        { term: m('dueOn'), value: formatDate(order.dueOn, language) },
        { term: m('remittance'), value: order.remittance || '–' },
        { term: m('voucher'), value: order.voucher },
        ...(file ? [{ term: m('voucherFile'), value: file }] : []),
        ...(order.urgent ? [{ term: m('urgentReason'), value: order.urgentReason ?? '–' }] : []),
        ...(order.reason ? [{ term: m('rejectedBecause'), value: order.reason }] : []),
        { term: m('origin'), value: m(order.origin) },
        ...(order.origin === 'refund' && order.originId ? [{ term: m('receipt'), value: <Receipt lineId={order.originId} /> }] : []),
        { term: m('enteredAt'), value: formatInstant(order.createdAt, language) },
        { term: m('endToEndId'), value: order.endToEndId },
      ]}
    />
  );
}

function Steps({ order }: { readonly order: Order }) {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const names = {
    ...{ draft: m('stepDraft'), factual: m('stepFactual'), arithmetical: m('stepArithmetical') },
    ...{ order: m('stepOrder'), accept: m('stepAccept') },
  };
  return (
    <Section title={m('steps')}>
      <DescriptionList
        items={order.steps.map(({ duty, at, by }) => ({
          term: names[duty],
          value: `${by ?? c('centreStaff')}, ${formatInstant(at, language)}`,
        }))}
      />
    </Section>
  );
}

/** What is due, with a button or the reason why not. */
function Deeds({ order, onAct }: { readonly order: Order; readonly onAct: (deed: Deed) => void }) {
  const m = useMessages(orderTexts);
  const language = useLanguage();
  return (
    <Section title={m('next')}>
      {order.deeds.length === 0 ? (
        <p>{m('nothingToDo')}</p>
      ) : (
        <ul className="vwp-deeds">
          {order.deeds.map(({ deed, possible, why }, index) => (
            <li key={deed}>
              <Button {...(index === 0 && possible ? { kind: 'primary' as const } : {})} disabled={!possible} onPress={() => onAct(deed)}>
                {m(deed)}
              </Button>
              {why && <span className="vwp-note">{why[language]}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function DeedDialog({ deed, order, onClose, onDone }: { deed: Deed; order: Order; onClose: () => void; onDone: () => void }) {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  if (deed === 'amend') return <OrderDialog tenantId={order.tenantId} order={order} onClose={onClose} onDone={onDone} />;
  const common = {
    title: m('stepTitle', { step: m(deed), number: registerNumber(order) }),
    intro: m(`${deed}Says`),
    facts: [
      { term: c('municipality'), value: <MunicipalityBadge id={order.tenantId} /> },
      { term: m('payee'), value: `${order.creditorName}, ${order.ibanShown}` },
      { term: m('amount'), value: amountOf(order.amount) },
      { term: m('dueOn'), value: formatDate(order.dueOn, language) },
      { term: m('voucher'), value: order.voucher },
    ],
    ...{ submitLabel: m(deed), done: m('stepDone'), onClose, onDone },
  };
  const variables = { orderId: order.id, expectedVersion: order.version };
  if (deed === 'reject')
    return (
      <ActDialog
        {...common}
        danger
        fields={[{ name: 'reason', label: c('reason'), kind: 'area' }]}
        document={RejectOrder}
        variables={({ reason = '' }, idempotencyKey) => ({ ...variables, idempotencyKey, reason })}
      />
    );
  return (
    <ActDialog
      {...common}
      fields={[]}
      document={STEP_DOCUMENTS[deed]}
      variables={(_values, idempotencyKey) => ({ ...variables, idempotencyKey })}
    />
  );
}

function Warnings({ order }: { readonly order: Order }) {
  const m = useMessages(orderTexts);
  const params = useBodyParams();
  const waiting = order.deeds.some(({ deed }) => deed === 'factual' || deed === 'arithmetical' || deed === 'order');
  return (
    <>
      {order.detailsReplaced && waiting && (
        <Banner kind="warning" title={m('replacedTitle')}>
          {m('replacedBody')}
        </Banner>
      )}
      {order.twins.length > 0 && (
        <Banner kind="warning" title={m('twins')}>
          {m('twinsBody')}{' '}
          {order.twins.map((twin) => (
            <span key={twin.id} className="vwp-name">
              <Link to="/a/$association/$body/payments/orders/$orderId" params={{ ...params, orderId: twin.id }}>
                {registerNumber(twin)}
              </Link>{' '}
              ({m(twin.status)}){' '}
            </span>
          ))}
        </Banner>
      )}
    </>
  );
}

function OrderBody({ order, onChanged }: { readonly order: Order; readonly onChanged: () => void }) {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const params = useBodyParams();
  const [deed, setDeed] = useState<Deed | null>(null);
  const crumb = (
    <Link to="/a/$association/$body/payments/orders" params={params}>
      {m('title')}
    </Link>
  );
  return (
    <PaymentsPage
      title={m('orderOf', { number: registerNumber(order) })}
      breadcrumbs={[crumb]}
      badge={
        <span className="vwp-name">
          <OrderStatusBadge status={order.status} />
          {order.urgent && <Badge tone="warning">{m('urgent')}</Badge>}
        </span>
      }
    >
      <Stack>
        <Warnings order={order} />
        <Facts order={order} />
        <Deeds order={order} onAct={setDeed} />
        <Steps order={order} />
        <OwnHistory
          key={order.version}
          label={c('history')}
          query={OrderHistoryQuery}
          variables={{ orderId: order.id }}
          steps={({ paymentOrderHistory }) => paymentOrderHistory}
          fieldNames={{
            ...{ status: m('status'), amount: m('amount'), dueOn: m('dueOn'), creditorName: m('payee'), iban: m('iban') },
            ...{ remittance: m('remittance'), voucher: m('voucher') },
          }}
          namedOnly
          valueName={(field, value) => {
            if (field === 'amount')
              return amountOf(`${BigInt(String(value)) / 100n}.${String(BigInt(String(value)) % 100n).padStart(2, '0')}`);
            return ORDER_STATUSES.flatMap((one) => (one === value ? [m(one)] : []))[0] ?? null;
          }}
        />
      </Stack>
      {deed && <DeedDialog deed={deed} order={order} onClose={() => setDeed(null)} onDone={onChanged} />}
    </PaymentsPage>
  );
}

function OrderPage() {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const { orderId } = Route.useParams();
  const [result, refetch] = useQuery({ query: PaymentOrderQuery, variables: { orderId }, requestPolicy: 'cache-and-network' });
  const again = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={orTrouble(result)} onRetry={again}>
      {({ paymentOrder }) =>
        paymentOrder ? (
          <OrderBody order={paymentOrder} onChanged={again} />
        ) : (
          <PaymentsPage title={m('title')}>
            <EmptyState icon="info" title={c('notFound')} />
          </PaymentsPage>
        )
      }
    </QueryResult>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/orders/$orderId')({ component: guarded('payments.read', OrderPage) });
