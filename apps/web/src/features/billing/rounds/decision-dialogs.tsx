// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { ConfirmDialog, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { type DecisionProps, daysText } from './decision-form.ts';
import { AnnounceRound, DiscardRound, IssueRound } from './round-changes.ts';
import { IssueChecksQuery } from './round-queries.ts';
import { useDocumentCount } from './round-words.tsx';

export function AnnounceDialog({ round, onClose, onDone }: DecisionProps) {
  const m = useMessages(roundTexts);
  const { tenantName, colour } = useActingBody();
  const form = useAppForm(z.object({ objectionDays: daysText(round.objectionDays, 366) }), { objectionDays: String(round.objectionDays) });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const announce = form.handleSubmit(async ({ objectionDays }) => {
    const answer = await submit(AnnounceRound, (idempotencyKey) => ({
      idempotencyKey,
      roundId: round.id,
      expectedVersion: round.version,
      objectionDays: Number(objectionDays),
    }));
    if (!answer.ok) return;
    toast({ text: m('announceDone'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('announceTitle')}
      intro={m('announceIntro', { count: round.documents, sum: amountOf(round.net) })}
      onClose={onClose}
      onSubmit={(event) => void announce(event)}
      submitLabel={m('announce')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <TextField
        label={m('days')}
        hint={m('daysHint')}
        width="short"
        inputMode="numeric"
        error={form.formState.errors.objectionDays?.message}
        {...form.register('objectionDays')}
      />
    </FormDialog>
  );
}

/** The second person: association, number of documents and sum before it cannot be undone. */
export function IssueDialog({ round, onClose, onDone }: DecisionProps) {
  const m = useMessages(roundTexts);
  const { tenantName, colour } = useActingBody();
  const [{ data }] = useQuery({ query: IssueChecksQuery, variables: { roundId: round.id }, requestPolicy: 'cache-and-network' });
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const documents = useDocumentCount();
  const blocked = data?.checkBillingIssue.length ?? 0;
  const issue = async (): Promise<void> => {
    const answer = await submit(IssueRound, (idempotencyKey) => ({ idempotencyKey, roundId: round.id, expectedVersion: round.version }));
    if (!answer.ok) return;
    toast({ text: m('issueDone'), kind: 'success' });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m('issueTitle')}
      open
      onCancel={onClose}
      onConfirm={() => void issue()}
      confirmLabel={m('issue')}
      tenants={[{ name: tenantName, colour }]}
      effect={m('issueEffect', {
        count: round.documents - round.issued - round.numbered - blocked,
        sum: amountOf(round.assessed),
        documents: documents(round),
      })}
      pending={pending}
    >
      {blocked > 0 && <p>{m('issueBlocked', { count: blocked })}</p>}
      {problem}
    </ConfirmDialog>
  );
}

export function DiscardDialog({ round, onClose, onDone }: DecisionProps) {
  const m = useMessages(roundTexts);
  const { tenantName, colour } = useActingBody();
  const form = useAppForm(z.object({ reason: requiredText(500) }), { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const discard = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(DiscardRound, (idempotencyKey) => ({
      idempotencyKey,
      roundId: round.id,
      expectedVersion: round.version,
      reason,
    }));
    if (!answer.ok) return;
    toast({ text: m('discardDone') });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('discardTitle')}
      intro={m('discardIntro')}
      onClose={onClose}
      onSubmit={(event) => void discard(event)}
      submitLabel={m('discard')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
      danger
    >
      <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}
