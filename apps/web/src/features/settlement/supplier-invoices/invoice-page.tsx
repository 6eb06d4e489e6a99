// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, EmptyState, Link, Page, Section, Stack } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { orTrouble } from '../or-trouble.ts';
import { AssignmentForm } from './assignment-form.tsx';
import { InvoiceContents, InvoiceFindings } from './invoice-contents.tsx';
import { InvoiceDecisions } from './invoice-decisions.tsx';
import { AssignmentTargetsQuery, type Invoice, SupplierInvoiceHistoryQuery, SupplierInvoiceQuery } from './invoice-documents.ts';
import { InvoiceFacts, InvoiceNotes } from './invoice-facts.tsx';
import { AssignedList, InvoicePostings } from './invoice-postings.tsx';
import { INVOICE_STATUSES, InvoiceStatusBadge } from './invoice-status.tsx';
import { invoiceTexts } from './messages/index.ts';
import '../settlement.css';
import './supplier-invoices.css';

const TypeInDialog = lazy(() => import('./type-in-dialog.tsx').then((module) => ({ default: module.TypeInDialog })));

/** To be assigned, or assigned and to be looked at; beside what stands in the invoice. */
function Assignment({ invoice, onDone }: { readonly invoice: Invoice; readonly onDone: () => void }) {
  const m = useMessages(invoiceTexts);
  const [changing, setChanging] = useState(false);
  const [{ data }] = useQuery({
    query: AssignmentTargetsQuery,
    variables: { month: invoice.openMonth },
    pause: invoice.status !== 'assigned' && invoice.status !== 'booked',
  });
  const placeName = (id: string): string =>
    [...(data?.costPools ?? []), ...(data?.costCentres ?? [])].find((one) => one.id === id)?.name ?? '–';
  const isDuplicate = invoice.related.some(
    ({ relation, status, id }) => relation === 'duplicate' && status !== 'rejected' && id < invoice.id,
  );
  if (invoice.status === 'read' || changing)
    return invoice.mayEnter && !isDuplicate ? (
      <AssignmentForm
        key={invoice.version}
        invoice={invoice}
        onDone={() => {
          setChanging(false);
          onDone();
        }}
      />
    ) : null;
  if (invoice.status !== 'assigned') return null;
  return (
    <Section
      title={m('assignedTitle')}
      actions={
        invoice.mayEnter && (
          <Button size="small" onPress={() => setChanging(true)}>
            {m('reassign')}
          </Button>
        )
      }
    >
      <Stack>
        <AssignedList invoice={invoice} placeName={placeName} />
        {!invoice.mayBook && <Banner kind="info" title={m('notSecond')} />}
      </Stack>
    </Section>
  );
}

function InvoiceBody({ invoice, onChanged }: { readonly invoice: Invoice; readonly onChanged: () => void }) {
  const m = useMessages(invoiceTexts);
  const may = useMay();
  const params = useBodyParams();
  const [typing, setTyping] = useState(false);
  const mayType = invoice.mayEnter && (invoice.status === 'unreadable' || (invoice.status === 'read' && invoice.form === 'HAND'));
  const crumb = (
    <Link to="/a/$association/$body/settlement/supplier-invoices" params={params}>
      {m('title')}
    </Link>
  );
  return (
    <Page
      title={invoice.number ? m('voucherOf', { number: invoice.number }) : invoice.fileName}
      badge={<InvoiceStatusBadge status={invoice.status} />}
      breadcrumbs={[crumb]}
      {...(invoice.sellerName ? { intro: invoice.sellerName } : {})}
      actions={
        <>
          {mayType && (
            <Button {...(invoice.status === 'unreadable' ? { kind: 'primary' as const } : {})} onPress={() => setTyping(true)}>
              {m(invoice.status === 'unreadable' ? 'typeIn' : 'retype')}
            </Button>
          )}
          <InvoiceDecisions invoice={invoice} onDone={onChanged} />
        </>
      }
    >
      <Stack>
        <InvoiceNotes invoice={invoice} />
        <InvoiceFacts invoice={invoice} />
        <InvoicePostings invoice={invoice} />
        <div className="vws-invoice">
          <div className="vws-invoice__contents">
            <InvoiceContents invoice={invoice} />
            <InvoiceFindings invoice={invoice} />
          </div>
          <div className="vws-invoice__assignment">
            <Assignment invoice={invoice} onDone={onChanged} />
          </div>
        </div>
        {may('settlement.readInvoices') && (
          <OwnHistory
            key={invoice.version}
            label={m('history')}
            query={SupplierInvoiceHistoryQuery}
            variables={{ invoiceId: invoice.id }}
            steps={({ supplierInvoiceHistory }) => supplierInvoiceHistory}
            fieldNames={{ status: m('status') }}
            valueName={(_field, value) => INVOICE_STATUSES.flatMap((one) => (one === value ? [m(one)] : []))[0] ?? null}
          />
        )}
      </Stack>
      <Suspense>{typing && <TypeInDialog invoice={invoice} onClose={() => setTyping(false)} onDone={onChanged} />}</Suspense>
    </Page>
  );
}

function InvoicePage() {
  const m = useMessages(invoiceTexts);
  const params = useBodyParams();
  const { invoiceId } = Route.useParams();
  const [result, refetch] = useQuery({ query: SupplierInvoiceQuery, variables: { invoiceId }, requestPolicy: 'cache-and-network' });
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const invoice = result.data?.supplierInvoice;
  if (invoice) return <InvoiceBody key={invoice.id} invoice={invoice} onChanged={retry} />;
  return (
    <Page title={m('invoice')}>
      <QueryResult result={orTrouble(result)} onRetry={retry}>
        {() => (
          <EmptyState
            title={m('unknown')}
            action={
              <Link to="/a/$association/$body/settlement/supplier-invoices" params={params}>
                {m('back')}
              </Link>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/supplier-invoices/$invoiceId')({
  component: guarded('settlement.readInvoices', InvoicePage),
});
