// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { graphql } from '../../../graphql/index.ts';
import { translate, useMessages } from '../../../i18n/index.ts';
import { ComboBox, ConfirmDialog, DateField, Select, Stack, TextArea, uiTexts } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { catalogueQuery } from '../catalogue-query.ts';
import { deskTexts } from '../messages.ts';
import { dayOf, type RequestPriority } from '../status-badges.tsx';
import { actionTexts } from './action-messages.ts';
import { forwardRequestMutation, markDuplicateMutation, triageRequestMutation } from './request-mutations.ts';
import { type ActionDialogProps, useRequestAction } from './use-request-action.ts';

/** What the member may order besides what it has ordered. */
function useOtherServices(tenantId: string, serviceId: string) {
  const said = useSaid();
  const [{ data }] = useQuery({ query: catalogueQuery, variables: { tenantId }, requestPolicy: 'cache-first' });
  return (data?.catalogue ?? []).flatMap((family) =>
    family.services
      .filter((service) => service.covered && service.id !== serviceId)
      .map((service) => ({ value: service.id, label: said(service, 'name'), description: said(family, 'name') })),
  );
}

const TRIAGE_FIELDS = ['dueOn', 'serviceId', 'priority'] as const;

export function TriageDialog(props: ActionDialogProps) {
  const m = useMessages(actionTexts);
  const d = useMessages(deskTexts);
  const { request } = props;
  const services = useOtherServices(request.tenantId, request.serviceId);
  const [priority, setPriority] = useState<RequestPriority>(request.priority);
  const [due, setDue] = useState(request.dueAt ? dayOf(request.dueAt, 'de') : '');
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [typo, setTypo] = useState<string | undefined>();
  const { run, errors, problem, frame } = useRequestAction(props, TRIAGE_FIELDS);
  const confirm = (): void => {
    const day = parseDateInput(due);
    const unreadable = due.trim() !== '' && day === null;
    setTypo(unreadable ? translate(uiTexts)('notDate') : undefined);
    if (unreadable) return;
    const isSame = request.dueAt !== null && day !== null && formatDate(day, 'de') === dayOf(request.dueAt, 'de');
    void run(triageRequestMutation, (common) => ({
      ...common,
      priority: priority === request.priority ? null : priority,
      dueOn: isSame ? null : day,
      serviceId,
    }));
  };
  return (
    <ConfirmDialog {...frame} onConfirm={confirm}>
      <Stack>
        {problem}
        <Select
          label={m('priority')}
          placeholder={false}
          value={priority}
          options={(['low', 'normal', 'high', 'urgent'] as const).map((value) => ({ value, label: d(value) }))}
          onChange={(event) => setPriority(event.target.value as RequestPriority)}
        />
        <DateField label={m('newDue')} value={due} error={typo ?? errors['dueOn']} onChange={setDue} />
        <ComboBox
          label={m('newService')}
          optional
          placeholder={m('unchanged')}
          options={services}
          value={serviceId}
          error={errors['serviceId']}
          onChange={setServiceId}
        />
      </Stack>
    </ConfirmDialog>
  );
}

const FORWARD_FIELDS = ['serviceId', 'reason'] as const;

export function ForwardDialog(props: ActionDialogProps) {
  const m = useMessages(actionTexts);
  const { request } = props;
  const services = useOtherServices(request.tenantId, request.serviceId);
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { run, errors, problem, frame } = useRequestAction(props, FORWARD_FIELDS);
  return (
    <ConfirmDialog
      {...frame}
      disabled={serviceId === null}
      onConfirm={() => void run(forwardRequestMutation, (common) => ({ ...common, serviceId: serviceId ?? '', reason }))}
    >
      <Stack>
        {problem}
        <ComboBox label={m('forwardTo')} options={services} value={serviceId} error={errors['serviceId']} onChange={setServiceId} />
        <TextArea
          label={m('reason')}
          hint={m('reasonInternal')}
          rows={3}
          maxLength={500}
          value={reason}
          error={errors['reason']}
          onChange={(event) => setReason(event.target.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}

const othersQuery = graphql(`
  query DeskOtherRequests($tenantId: ID, $search: String) {
    requests(first: 20, tenantId: $tenantId, search: $search, sort: newestFirst) {
      items {
        id
        number
        subject
      }
    }
  }
`);

const DUPLICATE_FIELDS = ['originalId'] as const;

export function DuplicateDialog(props: ActionDialogProps) {
  const m = useMessages(actionTexts);
  const { request } = props;
  const [typed, setTyped] = useState('');
  const [originalId, setOriginalId] = useState<string | null>(null);
  // What stands in the field after a choice is its label, by which the server finds nothing: only the number is asked for.
  const search = typed.split(' · ')[0] ?? '';
  const [{ data }] = useQuery({ query: othersQuery, variables: { tenantId: request.tenantId, search } });
  const options = (data?.requests.items ?? [])
    .filter(({ id }) => id !== request.id)
    .map(({ id, number, subject }) => ({ value: id, label: `${number} · ${subject}` }));
  const { run, errors, problem, frame } = useRequestAction(props, DUPLICATE_FIELDS);
  return (
    <ConfirmDialog
      {...frame}
      disabled={originalId === null}
      onConfirm={() => void run(markDuplicateMutation, (common) => ({ ...common, originalId: originalId ?? '' }))}
    >
      <Stack>
        {problem}
        <ComboBox
          label={m('original')}
          hint={m('originalHint')}
          options={options}
          value={originalId}
          error={errors['originalId']}
          onSearch={setTyped}
          onChange={setOriginalId}
        />
      </Stack>
    </ConfirmDialog>
  );
}
