// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { EmptyState, Link, Page, Section, Stack, TenantBadge } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { documentTexts } from '../messages/document-texts.ts';
import { ObjectionList } from '../objections/objection-list.tsx';
import { ObjectionsQuery } from '../objections/objection-queries.ts';
import { RaiseDialog } from '../objections/raise-dialog.tsx';
import { orTrouble } from '../or-trouble.ts';
import { Corrections } from './corrections.tsx';
import { DocumentHistoryQuery, ReceiveDocument } from './delivery-queries.ts';
import { DocumentActions } from './document-actions.tsx';
import { type BillingDocument, type DocumentLine, DocumentQuery } from './document-queries.ts';
import { DocumentStatusBadge, isDocumentStatus, useDocumentTitle } from './document-words.tsx';
import { DraftsSeen } from './drafts-seen.tsx';
import { Letter } from './letter.tsx';
import { Receipts } from './receipts.tsx';
import { Remedies } from './remedies.tsx';
import { Standing } from './standing.tsx';
import { useStatementLinks } from './statement-links.ts';
import '../billing.css';

/** The first opening by somebody of the member is its receipt. */
function useOpening(document: BillingDocument, onDone: () => void): void {
  const client = useClient();
  const may = useMay();
  const { side } = useActingBody();
  const told = useRef(false);
  const isFirst = side === 'member' && document.status === 'issued' && document.openedAt === null && may('billing.receiveDocuments');
  useEffect(() => {
    if (!isFirst || told.current) return;
    told.current = true;
    const variables = { idempotencyKey: crypto.randomUUID(), documentId: document.id, kind: 'opened' as const };
    void client
      .mutation(ReceiveDocument, variables)
      .toPromise()
      .then(() => onDone());
  }, [isFirst, client, document.id, onDone]);
}

/** The objections to a document, and the keys of the lines where one is not answered yet: there no second one is offered. */
function useObjections(document: BillingDocument) {
  const [result, again] = useQuery({
    query: ObjectionsQuery,
    variables: { documentId: document.id },
    requestPolicy: 'cache-and-network',
  });
  const open = (result.data?.objections ?? []).filter(({ status }) => status === 'raised');
  return { result, reload: () => again({ requestPolicy: 'network-only' }), objected: new Set(open.map(({ lineKey }) => lineKey)) };
}

interface ObjectionsProps extends Pick<ReturnType<typeof useObjections>, 'result' | 'reload'> {
  readonly document: BillingDocument;
  readonly onDone: () => void;
}

function Objections({ document, result, reload, onDone }: ObjectionsProps) {
  const m = useMessages(documentTexts);
  const { side } = useActingBody();
  const objections = result.data?.objections ?? [];
  if (document.status !== 'announced' && result.data && objections.length === 0) return null;
  return (
    <Section title={m('objectionsTitle')}>
      <QueryResult result={result} onRetry={reload} lines={2}>
        {() =>
          objections.length === 0 ? (
            <p className="vw-muted">{m(side === 'member' ? 'objectionsEmptyMember' : 'objectionsEmptyCentre')}</p>
          ) : (
            <ObjectionList objections={objections} onDone={onDone} />
          )
        }
      </QueryResult>
    </Section>
  );
}

function Above({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const params = useBodyParams();
  const may = useMay();
  return may('billing.readRounds') ? (
    <Link to="/a/$association/$body/billing/rounds/$roundId" params={{ ...params, roundId: document.roundId }}>
      {m('round')}
    </Link>
  ) : (
    <Link to="/a/$association/$body/documents" params={params}>
      {m('title')}
    </Link>
  );
}

function DocumentBody({ document, onChanged }: { readonly document: BillingDocument; readonly onChanged: () => void }) {
  const m = useMessages(documentTexts);
  const may = useMay();
  const { side, tenantName, colour } = useActingBody();
  const title = useDocumentTitle();
  const statementOf = useStatementLinks(document);
  const [objecting, setObjecting] = useState<DocumentLine | null>(null);
  const [changes, setChanges] = useState(0);
  const { result: objections, reload, objected } = useObjections(document);
  const changed = (): void => {
    setChanges((count) => count + 1);
    reload();
    onChanged();
  };
  useOpening(document, onChanged);
  const mayObject = side === 'member' && document.objectable && may('billing.objectToDrafts');
  return (
    <Page
      title={title(document)}
      badge={<DocumentStatusBadge status={document.status} />}
      breadcrumbs={[<Above key="above" document={document} />]}
      intro={side === 'member' ? <TenantBadge tenant={{ name: tenantName, colour }} /> : document.memberName}
      actions={<DocumentActions document={document} onDone={changed} />}
    >
      <Stack>
        <Standing document={document} />
        <Corrections document={document} />
        <Letter document={document} statementOf={statementOf} onObject={mayObject ? setObjecting : undefined} objected={objected} />
        <Objections document={document} result={objections} reload={reload} onDone={changed} />
        <DraftsSeen document={document} />
        {document.status === 'issued' && <Receipts key={document.openedAt ?? ''} document={document} onDone={changed} />}
        {document.status === 'issued' && document.family === 'notice' && <Remedies document={document} />}
        <OwnHistory
          key={`${document.version} ${changes} ${document.openedAt ?? ''}`}
          label={m('history')}
          query={DocumentHistoryQuery}
          variables={{ documentId: document.id }}
          steps={({ billingDocumentHistory }) => billingDocumentHistory}
          fieldNames={{ status: m('historyStatus'), number: m('historyNumber') }}
          namedOnly
          valueName={(field, value) => (field === 'status' && typeof value === 'string' && isDocumentStatus(value) ? m(value) : null)}
        />
      </Stack>
      {objecting && <RaiseDialog documentId={document.id} line={objecting} onClose={() => setObjecting(null)} onDone={changed} />}
    </Page>
  );
}

function DocumentPage() {
  const m = useMessages(documentTexts);
  const params = useBodyParams();
  const { documentId } = Route.useParams();
  const [result, refetch] = useQuery({ query: DocumentQuery, variables: { documentId }, requestPolicy: 'cache-and-network' });
  const retry = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch]);
  const document = result.data?.billingDocument;
  if (document) return <DocumentBody key={document.id} document={document} onChanged={retry} />;
  return (
    <Page title={m('document')}>
      <QueryResult result={orTrouble(result)} onRetry={retry}>
        {() => (
          <EmptyState
            title={m('unknown')}
            action={
              <Link to="/a/$association/$body/documents" params={params}>
                {m('back')}
              </Link>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/documents/$documentId')({
  component: guarded('billing.readDocuments', DocumentPage),
});
