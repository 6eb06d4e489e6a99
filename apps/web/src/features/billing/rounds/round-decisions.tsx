// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, ConfirmDialog, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { type DecisionProps, daysText } from './decision-form.ts';
import { FoldDialog } from './fold-dialog.tsx';
import { AnnounceRound, DiscardRound, IssueRound } from './round-changes.ts';
import { IssueChecksQuery, type Round } from './round-queries.ts';
import { useDocumentCount } from './round-words.tsx';
import type { OpenCorrection } from './sources.ts';

function AnnounceDialog({ round, onClose, onDone }: DecisionProps) {
  const m = useMessages(roundTexts);
  const { tenantName, colour } = useActingBody();
  const form = useAppForm(z.object({ objectionDays: daysText(90) }), { objectionDays: String(round.objectionDays) });
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
function IssueDialog({ round, onClose, onDone }: DecisionProps) {
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

function DiscardDialog({ round, onClose, onDone }: DecisionProps) {
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

const DIALOGS = { announce: AnnounceDialog, issue: IssueDialog, discard: DiscardDialog } as const;
type Decision = keyof typeof DIALOGS | 'fold';

/** Documents of a round that wait for their issue, while others are issued. */
export const restOf = ({ status, documents, issued, numbered }: Round): number =>
  status === 'issuing' ? documents - issued - numbered : 0;

/** What the reader can decide about the round as it stands. */
function useRoundDecisions(round: Round, foldable: number): readonly Decision[] {
  const may = useMay();
  const { status, openObjections, awaitingCorrection, periodOver, preparedByMe } = round;
  const mayPrepare = may('billing.prepareRounds');
  const isOpen = status === 'prepared' || status === 'announced';
  const isReady = (status === 'announced' && periodOver && openObjections === 0 && awaitingCorrection === 0) || restOf(round) > 0;
  return [
    ...(mayPrepare && isOpen ? (['discard'] as const) : []),
    ...(mayPrepare && foldable > 0 ? (['fold'] as const) : []),
    ...(mayPrepare && status === 'prepared' ? (['announce'] as const) : []),
    ...(isReady && !preparedByMe && may('billing.issueRounds') ? (['issue'] as const) : []),
  ];
}

interface RoundDecisionsProps {
  readonly round: Round;
  /** Released corrections that the drafts do not hold yet. */
  readonly foldable: readonly OpenCorrection[];
  readonly onDone: () => void;
}

export function RoundDecisions({ round, foldable, onDone }: RoundDecisionsProps) {
  const m = useMessages(roundTexts);
  const [open, setOpen] = useState<Decision | null>(null);
  const decisions = useRoundDecisions(round, foldable.length);
  const Chosen = open === null || open === 'fold' ? null : DIALOGS[open];
  const close = (): void => setOpen(null);
  return (
    <>
      {decisions.map((one) => (
        <Button
          key={one}
          {...(one === 'announce' || one === 'issue'
            ? { kind: 'primary' as const, icon: one === 'issue' ? ('check' as const) : ('mail' as const) }
            : {})}
          onPress={() => setOpen(one)}
        >
          {m(one === 'issue' && restOf(round) > 0 ? 'issueRest' : one)}
        </Button>
      ))}
      {Chosen && <Chosen round={round} onClose={close} onDone={onDone} />}
      {open === 'fold' && <FoldDialog round={round} foldable={foldable} onClose={close} onDone={onDone} />}
    </>
  );
}
