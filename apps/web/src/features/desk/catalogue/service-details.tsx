// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';
import { History } from '../../../record/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, Button, ConfirmDialog, DescriptionList, toast } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { type ServiceWithForm, serviceQuery } from '../catalogue-query.ts';
import { deskTexts } from '../messages.ts';
import { retireServiceMutation } from './catalogue-mutations.ts';
import { FormPreview } from './form-preview.tsx';
import { catalogueTexts } from './messages.ts';

interface ServiceDetailsProps {
  readonly serviceId: string;
  readonly onEdit: (service: ServiceWithForm) => void;
  readonly onChanged: () => void;
}

export function ServiceDetails({ serviceId, ...props }: ServiceDetailsProps) {
  const [result, refresh] = useQuery({ query: serviceQuery, variables: { serviceId }, requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })}>
      {({ catalogueService }) => catalogueService && <Details service={catalogueService} {...props} />}
    </QueryResult>
  );
}

function Details({ service, onEdit, onChanged }: Omit<ServiceDetailsProps, 'serviceId'> & { readonly service: ServiceWithForm }) {
  const m = useMessages(catalogueTexts);
  const d = useMessages(deskTexts);
  const said = useSaid();
  const [retiring, setRetiring] = useState(false);
  return (
    <div className="vw-desk-details">
      <div className="vw-desk-items__head">
        <h2>{said(service, 'name')}</h2>
        {!service.active && <Badge>{m('retired')}</Badge>}
      </div>
      <p>{said(service, 'description')}</p>
      <DescriptionList
        items={[
          { term: m('target'), value: m('serviceLine', { days: service.targetWorkingDays }) },
          { term: m('needsAgreement'), value: d(service.needsAgreement ? 'yes' : 'no') },
        ]}
      />
      {service.active && (
        <div className="vw-cluster">
          <Button icon="edit" onPress={() => onEdit(service)}>
            {m('change')}
          </Button>
          <Button danger onPress={() => setRetiring(true)}>
            {m('retire')}
          </Button>
        </div>
      )}
      <FormPreview fields={service.fields} />
      <ServiceHistory serviceId={service.id} />
      {retiring && <RetireDialog service={service} onClose={() => setRetiring(false)} onChanged={onChanged} />}
    </div>
  );
}

interface RetireDialogProps {
  readonly service: ServiceWithForm;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function RetireDialog({ service, onClose, onChanged }: RetireDialogProps) {
  const m = useMessages(catalogueTexts);
  const said = useSaid();
  const { tenantName, colour } = useActingBody();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onChanged });
  const name = said(service, 'name');
  const retire = async (): Promise<void> => {
    const outcome = await submit(retireServiceMutation, (idempotencyKey) => ({
      ...{ serviceId: service.id, expectedVersion: service.version },
      idempotencyKey,
    }));
    if (!outcome.ok) return;
    toast({ text: m('serviceRetired', { name }) });
    onChanged();
    onClose();
  };
  return (
    <ConfirmDialog
      title={`${m('retire')}: ${name}`}
      open
      danger
      tenants={[{ name: tenantName, colour }]}
      effect={m('retireEffect')}
      confirmLabel={m('retire')}
      pending={pending}
      onCancel={onClose}
      onConfirm={() => void retire()}
    >
      {problem}
    </ConfirmDialog>
  );
}

const historyQuery = graphql(
  `
  query DeskServiceHistory($serviceId: ID!) {
    serviceHistory(serviceId: $serviceId) {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

function ServiceHistory({ serviceId }: { readonly serviceId: string }) {
  const m = useMessages(catalogueTexts);
  return (
    <details>
      <summary>{m('history')}</summary>
      <History
        label={m('history')}
        query={historyQuery}
        variables={{ serviceId }}
        steps={({ serviceHistory }) => serviceHistory}
        namedOnly
      />
    </details>
  );
}
