// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { ConfirmDialog, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { usePeriodText } from '../months.ts';
import { entryValue } from './entry-table.tsx';
import { runTexts } from './messages/index.ts';
import { MyEntriesQuery, type Run } from './run-documents.ts';
import { GapsOfRun } from './run-gaps.tsx';
import { DiscardRun, ReleaseRun } from './run-work-documents.ts';

interface DecisionProps {
  readonly run: Run;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const SHOWN = 5;

/** What the releaser entered: nobody should release the own figures without having been told so. */
function OwnEntries({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: MyEntriesQuery, variables: { runId: run.id, first: SHOWN } });
  if (!data) return null;
  const { items, total } = data.myEntriesInRun;
  return (
    <div>
      <p>{m('releaseOwn', { count: total })}</p>
      {total > 0 && (
        <ul className="vws-own-entries">
          {items.map((row) => (
            <li key={`${row.kind} ${row.id}`}>
              <span>
                {formatDate(row.on, language)}, {m(row.kind)}: {row.label}
              </span>{' '}
              <span>{entryValue(row)}</span>
            </li>
          ))}
        </ul>
      )}
      {total > items.length && <p className="vw-muted">{m('releaseOwnMore', { count: total - items.length })}</p>}
    </div>
  );
}

interface ReleaseProps extends DecisionProps {
  /** Of a correction: its effect is another one. */
  readonly words?: { readonly title: string; readonly effect: string };
  readonly onOrdered: () => void;
}

/** The second pair of eyes: names what is frozen, for whom and how much, before it cannot be undone. */
export function ReleaseDialog({ run, onClose, onDone, onOrdered, words }: ReleaseProps) {
  const m = useMessages(runTexts);
  const body = useActingBody();
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const release = async (): Promise<void> => {
    const answer = await submit(ReleaseRun, (idempotencyKey) => ({ idempotencyKey, runId: run.id, expectedVersion: run.version }));
    if (!answer.ok) return;
    onOrdered();
    onClose();
  };
  return (
    <ConfirmDialog
      title={words?.title ?? m('releaseTitle')}
      open
      onCancel={onClose}
      onConfirm={() => void release()}
      confirmLabel={m('release')}
      tenants={[{ name: body.tenantName, colour: body.colour }]}
      effect={
        words?.effect ??
        m('releaseEffect', {
          period,
          total: amountOf(run.total),
          members: run.proof.members,
        })
      }
      pending={pending}
    >
      {!words && <GapsOfRun run={run} />}
      <OwnEntries run={run} />
      {problem}
    </ConfirmDialog>
  );
}

export function DiscardDialog({ run, onClose, onDone, effect }: DecisionProps & { readonly effect?: string }) {
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
      effect={effect ?? m('discardEffect', { period, total: amountOf(run.total) })}
      danger
      pending={pending}
    >
      {problem}
    </ConfirmDialog>
  );
}
