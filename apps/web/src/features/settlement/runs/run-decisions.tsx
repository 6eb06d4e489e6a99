// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { ConfirmDialog, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { usePeriodText } from '../months.ts';
import { runTexts } from './messages/index.ts';
import { MyEntriesQuery, type Run } from './run-documents.ts';
import { DiscardRun, ReleaseRun } from './run-work-documents.ts';

interface DecisionProps {
  readonly run: Run;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The second pair of eyes: names what is frozen, for whom and how much, before it cannot be undone. */
export function ReleaseDialog({ run, onClose, onDone }: DecisionProps) {
  const m = useMessages(runTexts);
  const body = useActingBody();
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  const [{ data: own }] = useQuery({ query: MyEntriesQuery, variables: { runId: run.id, first: 1 } });
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const release = async (): Promise<void> => {
    const answer = await submit(ReleaseRun, (idempotencyKey) => ({ idempotencyKey, runId: run.id, expectedVersion: run.version }));
    if (!answer.ok) return;
    toast({ text: m('releasedDone', { period }) });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m('releaseTitle')}
      open
      onCancel={onClose}
      onConfirm={() => void release()}
      confirmLabel={m('release')}
      tenants={[{ name: body.tenantName, colour: body.colour }]}
      effect={m('releaseEffect', {
        period,
        total: amountOf(run.total),
        members: run.proof.members,
        association: body.associationName,
      })}
      pending={pending}
    >
      <p>{m('releaseOwn', { count: own?.myEntriesInRun.total ?? 0 })}</p>
      {problem}
    </ConfirmDialog>
  );
}

export function DiscardDialog({ run, onClose, onDone }: DecisionProps) {
  const m = useMessages(runTexts);
  const body = useActingBody();
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const discard = async (): Promise<void> => {
    const answer = await submit(DiscardRun, (idempotencyKey) => ({ idempotencyKey, runId: run.id, expectedVersion: run.version }));
    if (!answer.ok) return;
    toast({ text: m('discardDone') });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m('discardTitle')}
      open
      onCancel={onClose}
      onConfirm={() => void discard()}
      confirmLabel={m('discard')}
      tenants={[{ name: body.tenantName, colour: body.colour }]}
      effect={m('discardEffect', { period, total: amountOf(run.total) })}
      danger
      pending={pending}
    >
      {problem}
    </ConfirmDialog>
  );
}
