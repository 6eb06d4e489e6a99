// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, Checkbox, Cluster, ConfirmDialog, Stack, TextField } from '../../../ui/index.ts';
import { actionTexts } from './action-messages.ts';
import { changeCostReferenceMutation, closeRequestMutation } from './request-mutations.ts';
import { type ActionDialogProps, useRequestAction } from './use-request-action.ts';

const costObjectsQuery = graphql(`
  query DeskCostObjects($requestId: ID!) {
    costObjects(requestId: $requestId)
  }
`);

const CLOSE_FIELDS = ['costObject', 'reason'] as const;
const HELD: readonly string[] = ['claimed', 'inProgress', 'onHold'];

export function CloseDialog(props: ActionDialogProps) {
  const m = useMessages(actionTexts);
  const { request } = props;
  const { userId } = useActingBody();
  const hasOwnTasks = request.tasks.some((task) => task.assigneeUserId === userId && HELD.includes(task.status));
  const [costObject, setCostObject] = useState('');
  const [reason, setReason] = useState('');
  const [completeOwnTasks, setCompleteOwnTasks] = useState(true);
  const { run, errors, problem, frame } = useRequestAction(props, CLOSE_FIELDS);
  const confirm = (): void =>
    void run(closeRequestMutation, (common) => ({
      ...common,
      costObject: costObject.trim() || null,
      reason: reason.trim() || null,
      completeOwnTasks,
    }));
  return (
    <ConfirmDialog {...frame} onConfirm={confirm}>
      <Stack>
        {problem}
        <TextField
          label={m('costObject')}
          hint={m('costObjectHint')}
          width="medium"
          maxLength={50}
          value={costObject}
          error={errors['costObject']}
          onChange={(event) => setCostObject(event.target.value)}
        />
        <UsedLast requestId={request.id} onChoose={setCostObject} />
        <TextField
          label={m('noCostObject')}
          hint={m('reasonInternal')}
          optional={costObject.trim() !== ''}
          maxLength={500}
          value={reason}
          error={errors['reason']}
          onChange={(event) => setReason(event.target.value)}
        />
        {hasOwnTasks && (
          <Checkbox
            label={m('completeOwnTasks')}
            checked={completeOwnTasks}
            onChange={(event) => setCompleteOwnTasks(event.target.checked)}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
}

/** The cost objects that requests like this one were closed with last. */
function UsedLast({ requestId, onChoose }: { readonly requestId: string; readonly onChoose: (costObject: string) => void }) {
  const m = useMessages(actionTexts);
  const [{ data }] = useQuery({ query: costObjectsQuery, variables: { requestId }, requestPolicy: 'cache-and-network' });
  if (!data || data.costObjects.length === 0) return null;
  return (
    <Cluster>
      <span className="vw-muted">{m('usedLast')}</span>
      {data.costObjects.map((one) => (
        <Button key={one} size="small" aria-label={m('choose', { costObject: one })} onPress={() => onChoose(one)}>
          {one}
        </Button>
      ))}
    </Cluster>
  );
}

const COST_FIELDS = ['costUnit', 'orderNumber'] as const;

export function CostReferenceDialog(props: ActionDialogProps) {
  const m = useMessages(actionTexts);
  const { request } = props;
  const [costUnit, setCostUnit] = useState(request.costUnit ?? '');
  const [orderNumber, setOrderNumber] = useState(request.orderNumber ?? '');
  const { run, errors, problem, frame } = useRequestAction(props, COST_FIELDS);
  const confirm = (): void =>
    void run(changeCostReferenceMutation, (common) => ({
      ...common,
      costUnit: costUnit.trim() || null,
      orderNumber: orderNumber.trim() || null,
    }));
  return (
    <ConfirmDialog {...frame} onConfirm={confirm}>
      <Stack>
        {problem}
        <TextField
          label={m('costUnit')}
          width="medium"
          maxLength={50}
          value={costUnit}
          error={errors['costUnit']}
          onChange={(event) => setCostUnit(event.target.value)}
        />
        <TextField
          label={m('orderNumber')}
          width="medium"
          maxLength={50}
          value={orderNumber}
          error={errors['orderNumber']}
          onChange={(event) => setOrderNumber(event.target.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
