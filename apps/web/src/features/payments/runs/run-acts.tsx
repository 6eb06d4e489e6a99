// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button, Checkbox, DescriptionList, Section, toast } from '../../../ui/index.ts';
import { amountOf, registerNumber } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { runTexts } from './messages.ts';
import { CancelRun, HandOverRun, MakeFile, ReleaseFirst, ReleaseSecond, TakeInAnswer } from './run-changes.ts';
import type { Run, RunOrder } from './run-documents.ts';
import { useVopWord } from './vop-word.ts';

interface ActProps {
  readonly run: Run;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The payees whose name does not fit; whoever releases confirms each. */
export const payeesToSee = (run: Run): readonly RunOrder[] => run.orders.filter(({ vop }) => vop !== null && vop !== 'match');

function useFacts(run: Run) {
  const m = useMessages(runTexts);
  const c = useMessages(commonTexts);
  return [
    { term: c('municipality'), value: <MunicipalityBadge id={run.tenantId} /> },
    { term: m('count'), value: run.orders.length },
    { term: m('sum'), value: amountOf(run.sum) },
    ...(run.fileHash ? [{ term: m('fileHash'), value: <code className="vwp-hash">{run.fileHash}</code> }] : []),
  ];
}

/** In front of the release stands each payee that does not fit; it is ticked one by one. */
function ReleaseDialog({ run, onClose, onDone }: ActProps) {
  const m = useMessages(runTexts);
  const vopWord = useVopWord();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const toSee = payeesToSee(run);
  const facts = useFacts(run);
  const second = run.status === 'releasedOnce';
  const release = async (): Promise<void> => {
    const answer = await submit(second ? ReleaseSecond : (ReleaseFirst as unknown as typeof ReleaseSecond), (idempotencyKey) => ({
      ...{ idempotencyKey, paymentRunId: run.id, expectedVersion: run.version, fileHash: run.fileHash ?? '', seenPayees: [...seen] },
    }));
    if (!answer.ok) return;
    toast({ text: m('releasedDone') });
    onDone();
    onClose();
  };
  const tick = (id: string): void => {
    const next = new Set(seen);
    if (!next.delete(id)) next.add(id);
    setSeen(next);
  };
  return (
    <FormDialog
      title={m(second ? 'releaseSecond' : 'releaseFirst')}
      intro={m('releaseIntro')}
      submitLabel={m('release')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void release();
      }}
    >
      <DescriptionList items={facts} />
      {toSee.map((order) => (
        <Checkbox
          key={order.id}
          label={m('seen', { name: `${order.creditorName}, ${amountOf(order.amount)} (${registerNumber(order)})` })}
          hint={vopWord(order)}
          checked={seen.has(order.id)}
          onChange={() => tick(order.id)}
        />
      ))}
    </FormDialog>
  );
}

function RunAnswer({ run, onClose, onDone }: ActProps) {
  const m = useMessages(runTexts);
  const variables = (fileId: string, idempotencyKey: string) => ({ idempotencyKey, paymentRunId: run.id, fileId });
  return <AnswerDialog intro={m('answerIntro')} document={TakeInAnswer} variables={variables} onClose={onClose} onDone={onDone} />;
}

type Act = 'makeFile' | 'release' | 'handOver' | 'cancel' | 'answer';

function OneAct({ act, run, onClose, onDone }: ActProps & { readonly act: Act }) {
  const m = useMessages(runTexts);
  const common = { facts: useFacts(run), onClose, onDone };
  const variables = { paymentRunId: run.id, expectedVersion: run.version };
  if (act === 'release') return <ReleaseDialog run={run} onClose={onClose} onDone={onDone} />;
  if (act === 'answer') return <RunAnswer run={run} onClose={onClose} onDone={onDone} />;
  if (act === 'makeFile') {
    const anew = run.fileHash !== null;
    return (
      <ActDialog
        {...common}
        {...{ title: m(anew ? 'remakeFile' : 'makeFile'), intro: m(anew ? 'remakeIntro' : 'makeIntro'), done: m('made'), fields: [] }}
        submitLabel={m(anew ? 'remakeFile' : 'makeFile')}
        document={MakeFile}
        variables={(_values, idempotencyKey) => ({ ...variables, idempotencyKey })}
      />
    );
  }
  if (act === 'cancel')
    return (
      <ActDialog
        {...common}
        {...{ title: m('cancel'), intro: m('cancelIntro'), submitLabel: m('cancel'), done: m('cancelDone'), fields: [], danger: true }}
        document={CancelRun}
        variables={(_values, idempotencyKey) => ({ ...variables, idempotencyKey })}
      />
    );
  const channels = [
    ...(run.folderThere ? [{ value: 'folder', label: m('channelFolder') }] : []),
    { value: 'download', label: m('channelDownload') },
  ];
  return (
    <ActDialog
      {...common}
      {...{ title: m('handOver'), intro: m('handOverIntro'), submitLabel: m('handOver'), done: m('handedOverDone') }}
      fields={[{ name: 'channel', label: m('channel'), kind: 'choice', options: channels, initial: channels[0]?.value ?? 'download' }]}
      document={HandOverRun}
      variables={({ channel }, idempotencyKey) => ({
        ...{
          ...variables,
          idempotencyKey,
          fileHash: run.fileHash ?? '',
          channel: channel === 'folder' ? ('folder' as const) : ('download' as const),
        },
      })}
    />
  );
}

const ORDER_OF: Readonly<Record<Run['status'], readonly Act[]>> = {
  composing: ['makeFile', 'cancel'],
  fileMade: ['release', 'answer', 'makeFile', 'cancel'],
  releasedOnce: ['release', 'answer', 'makeFile', 'cancel'],
  released: ['handOver', 'answer', 'makeFile', 'cancel'],
  handedOver: ['answer'],
  cancelled: [],
};

/** What is due, each with its button or with the reason why not. */
export function RunActs({ run, mayProcess, onDone }: { readonly run: Run; readonly mayProcess: boolean; readonly onDone: () => void }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const [act, setAct] = useState<Act | null>(null);
  const acts = ORDER_OF[run.status].filter((one) => one === 'release' || mayProcess);
  if (acts.length === 0) return null;
  const label = (one: Act): string => {
    if (one === 'release') return m(run.status === 'releasedOnce' ? 'releaseSecond' : 'releaseFirst');
    return one === 'makeFile' && run.fileHash !== null ? m('remakeFile') : m(one);
  };
  return (
    <Section title={m('next')}>
      <ul className="vwp-deeds">
        {acts.map((one, index) => {
          const step = run.steps.find((found) => found.step === one);
          const allowed = step?.allowed ?? true;
          return (
            <li key={one}>
              <Button {...(index === 0 && allowed ? { kind: 'primary' as const } : {})} disabled={!allowed} onPress={() => setAct(one)}>
                {label(one)}
              </Button>
              {!allowed && <span className="vwp-note">{language === 'de' ? step?.whyDe : step?.whyEn}</span>}
            </li>
          );
        })}
      </ul>
      {act && <OneAct act={act} run={run} onClose={() => setAct(null)} onDone={onDone} />}
    </Section>
  );
}
