// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, EmptyState, Link, Menu, Page, Tabs, TenantBadge } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { deskTexts } from '../messages.ts';
import { PriorityBadge, RequestStatusBadge } from '../status-badges.tsx';
import { useBodyAddress } from '../use-body-address.ts';
import '../desk.css';
import { ActionDialog } from './action-dialog.tsx';
import { actionTexts } from './action-messages.ts';
import { ApprovalBar } from './approval-bar.tsx';
import { Conversation } from './conversation.tsx';
import { requestTexts } from './messages.ts';
import { RequestAnswers, RequestFacts } from './request-facts.tsx';
import { RequestFiles } from './request-files.tsx';
import { RequestHistory } from './request-history.tsx';
import { type RequestAction, requestQuery, type WholeRequest } from './request-query.ts';
import { RequestTasks } from './request-tasks.tsx';
import { RequestTime } from './request-time.tsx';
import type { DialogAction } from './use-request-action.ts';
import { WriteBox } from './write-box.tsx';

const IN_MENU: readonly DialogAction[] = ['triage', 'forward', 'markDuplicate', 'changeCostReference', 'withdraw', 'decline'];
const DANGEROUS: readonly DialogAction[] = ['withdraw', 'decline'];
const isDialog = (action: RequestAction): action is DialogAction => !['approve', 'reply', 'note'].includes(action);

function HeaderActions({ request, onAction }: { readonly request: WholeRequest; readonly onAction: (action: RequestAction) => void }) {
  const m = useMessages(requestTexts);
  const a = useMessages(actionTexts);
  const { actions } = request;
  const items = IN_MENU.filter((action) => actions.includes(action)).map((action) => ({
    id: action,
    label: a(action),
    danger: DANGEROUS.includes(action),
    onAction: () => onAction(action),
  }));
  const print = { id: 'print', label: m('print'), onAction: () => window.print() };
  return (
    <>
      {actions.includes('reopen') && <Button onPress={() => onAction('reopen')}>{a('reopen')}</Button>}
      {items.length === 0 ? (
        <Button onPress={print.onAction}>{print.label}</Button>
      ) : (
        <Menu
          label={m('moreActions')}
          placement="bottom end"
          sections={[{ id: 'actions', label: m('moreActions'), items: [...items, print] }]}
          trigger={<Button iconEnd="arrow-down">{m('moreActions')}</Button>}
        />
      )}
      {actions.includes('close') && (
        <Button kind="primary" onPress={() => onAction('close')}>
          {a('close')}
        </Button>
      )}
    </>
  );
}

function StatusLine({ request }: { readonly request: WholeRequest }) {
  const m = useMessages(requestTexts);
  const said = useSaid();
  const { side } = useActingBody();
  return (
    <div className="vw-desk-line">
      <TenantBadge tenant={{ name: request.tenantName, colour: request.tenantColour }} note={request.number} />
      {side === 'centre' && <PriorityBadge priority={request.priority} />}
      <span className="vw-desk-line__status">
        {side === 'centre' && <span className="vw-desk-muted-line">{m('memberReads')} </span>}
        {said(request, 'statusLine')}
      </span>
    </div>
  );
}

interface BodyProps {
  readonly data: ResultOf<typeof requestQuery>;
  readonly request: WholeRequest;
  readonly onChanged: () => void;
}

function RequestBody({ data, request, onChanged }: BodyProps) {
  const m = useMessages(requestTexts);
  const d = useMessages(deskTexts);
  const address = useBodyAddress();
  const navigate = useNavigate();
  const { side } = useActingBody();
  const { tab = 'course' } = Route.useSearch();
  const [action, setAction] = useState<DialogAction | null>(null);
  const onAction = (wanted: RequestAction): void => setAction(isDialog(wanted) ? wanted : null);
  const selectTab = (id: string): void =>
    void navigate({
      to: '/a/$association/$body/requests/$requestId',
      params: { ...address, requestId: request.id },
      search: id === 'history' ? { tab: 'history' } : {},
      replace: true,
    });
  const course = (
    <div className="vw-desk-details">
      <Conversation request={request} />
      <WriteBox request={request} onWritten={onChanged} />
    </div>
  );
  const crumbs = [
    <Link key="requests" to="/a/$association/$body/requests" params={address}>
      {d('requests')}
    </Link>,
  ];
  return (
    <Page
      title={request.subject}
      badge={<RequestStatusBadge status={request.status} />}
      breadcrumbs={crumbs}
      actions={<HeaderActions request={request} onAction={onAction} />}
    >
      <StatusLine request={request} />
      <ApprovalBar request={request} onAction={onAction} onChanged={onChanged} />
      <div className="vw-desk-request">
        <div>
          <Tabs
            label={m('course')}
            selected={tab}
            onSelect={selectTab}
            tabs={[
              { id: 'course', label: m('course'), content: course },
              { id: 'history', label: m('history'), content: <RequestHistory requestId={request.id} /> },
            ]}
          />
        </div>
        <div>
          <RequestAnswers answers={request.answers} />
          {side === 'centre' && <RequestTasks request={request} onChanged={onChanged} />}
          <RequestTime request={request} activities={data.activities} onChanged={onChanged} />
          <RequestFiles request={request} onChanged={onChanged} />
          <RequestFacts request={request} onAction={onAction} />
        </div>
      </div>
      {action && <ActionDialog key={action} action={action} request={request} onClose={() => setAction(null)} onChanged={onChanged} />}
    </Page>
  );
}

/** `handedOver`: it was here a moment ago. */
function NoRequest({ handedOver }: { readonly handedOver: boolean }) {
  const m = useMessages(requestTexts);
  const address = useBodyAddress();
  const back = (
    <Link to="/a/$association/$body/requests" params={address} look="button">
      {m('toList')}
    </Link>
  );
  return (
    <Page title={m(handedOver ? 'handedOver' : 'notFound')}>
      <EmptyState icon={handedOver ? 'arrow-forward' : 'search'} title={m(handedOver ? 'handedOver' : 'notFound')} action={back}>
        {m(handedOver ? 'handedOverNext' : 'notFoundNext')}
      </EmptyState>
    </Page>
  );
}

function RequestPage() {
  const { requestId } = Route.useParams();
  const [result, refresh] = useQuery({ query: requestQuery, variables: { requestId } });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  const seen = useRef<string | null>(null);
  if (result.data?.request) seen.current = result.data.request.id;
  return (
    <QueryResult result={result} onRetry={again} lines={12}>
      {(data) =>
        data.request ? (
          <RequestBody key={data.request.id} data={data} request={data.request} onChanged={again} />
        ) : (
          <NoRequest handedOver={seen.current === requestId} />
        )
      }
    </QueryResult>
  );
}

export const Route = createLazyRoute('/a/$association/$body/requests/$requestId')({ component: RequestPage });
