// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents, formatDate, formatInstant, formatNumber } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, type DescriptionItem, DescriptionList, Link } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { deskTexts } from '../messages.ts';
import { Due, isInQueue } from '../status-badges.tsx';
import { useBodyAddress } from '../use-body-address.ts';
import { Card } from './card.tsx';
import { requestTexts } from './messages.ts';
import type { RequestAction, WholeRequest } from './request-query.ts';

interface FactsProps {
  readonly request: WholeRequest;
  readonly onAction: (action: RequestAction) => void;
}

function useFactItems(request: WholeRequest): readonly DescriptionItem[] {
  const m = useMessages(requestTexts);
  const d = useMessages(deskTexts);
  const said = useSaid();
  const language = useLanguage();
  const address = useBodyAddress();
  const { side } = useActingBody();
  // Another feature's page: known by its address alone.
  const agreementPath: string = `/a/${address.association}/${address.body}/agreements/${request.agreementId}`;
  const agreement = request.agreementId && <Link to={agreementPath}>{request.agreementNumber ?? '…'}</Link>;
  const original = request.duplicateOf && (
    <Link to="/a/$association/$body/requests/$requestId" params={{ ...address, requestId: request.duplicateOf }}>
      {request.duplicateOfNumber ?? '…'}
    </Link>
  );
  const items: readonly (DescriptionItem | null | false | '')[] = [
    { term: d('service'), value: `${said(request, 'serviceName')} (${said(request, 'familyName')})` },
    { term: d('due'), value: <Due at={request.dueAt} overdue={request.overdue} /> },
    (request.handler !== null || isInQueue(request.status)) && { term: d('handler'), value: request.handler ?? d('nobody') },
    side === 'centre' && { term: m('priority'), value: d(request.priority) },
    { term: m('received'), value: formatInstant(request.receivedAt, language) },
    { term: m('channel'), value: d(request.channel) },
    { term: m('requester'), value: request.requesterName ?? '–' },
    request.onBehalfOf !== null && request.onBehalfOf !== request.requesterName && { term: m('onBehalfOf'), value: request.onBehalfOf },
    agreement && { term: m('agreement'), value: agreement },
    original && { term: m('duplicateOf'), value: original },
    request.reopenCount > 0 && { term: m('reopened'), value: m('times', { count: request.reopenCount }) },
    request.closingCostObject !== null && { term: m('closingCostObject'), value: request.closingCostObject },
    request.closingReason !== null && { term: m('closingReason'), value: request.closingReason },
    { term: m(side === 'centre' ? 'costUnit' : 'ownCostUnit'), value: request.costUnit ?? '–' },
    { term: m(side === 'centre' ? 'orderNumber' : 'ownOrderNumber'), value: request.orderNumber ?? '–' },
  ];
  return items.filter((item) => typeof item === 'object' && item !== null);
}

export function RequestFacts({ request, onAction }: FactsProps) {
  const m = useMessages(requestTexts);
  const language = useLanguage();
  const items = useFactItems(request);
  const edit = request.actions.includes('changeCostReference') && (
    <Button size="small" kind="tertiary" icon="edit" onPress={() => onAction('changeCostReference')}>
      {m('edit')}
    </Button>
  );
  return (
    <Card title={m('facts')} action={edit}>
      {request.clockPausedAt && (
        <p className="vw-desk-muted-line">{m('clockPaused', { when: formatInstant(request.clockPausedAt, language) })}</p>
      )}
      <DescriptionList items={items} />
    </Card>
  );
}

type Answer = WholeRequest['answers'][number];

/** What was answered in the words of the form. */
export function RequestAnswers({ answers }: { readonly answers: readonly Answer[] }) {
  const m = useMessages(requestTexts);
  const d = useMessages(deskTexts);
  const said = useSaid();
  const language = useLanguage();
  const shown = ({ value, kind, choiceDe, choiceEn }: Answer): string => {
    const choice = language === 'de' ? choiceDe : choiceEn;
    if (choice !== null) return choice;
    if (typeof value === 'boolean') return d(value ? 'yes' : 'no');
    if (typeof value === 'number') return formatNumber(value, language);
    if (kind === 'amount') return formatCents(centsFromWire(String(value)), language);
    return kind === 'date' ? formatDate(String(value), language) : String(value);
  };
  if (answers.length === 0) return null;
  return (
    <Card title={m('answers')}>
      <DescriptionList
        items={answers.map((answer) => ({ term: said(answer, 'label'), value: <span className="vw-desk-text">{shown(answer)}</span> }))}
      />
    </Card>
  );
}
