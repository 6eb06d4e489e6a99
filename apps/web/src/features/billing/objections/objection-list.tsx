// SPDX-License-Identifier: EUPL-1.2
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Amount, Badge, Button, Cluster, Link, StatusBadge, type Tone } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay, useMoment } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { Objection } from './objection-queries.ts';
import { TakeBackDialog } from './take-back-dialog.tsx';

const AnswerDialog = lazy(() => import('./answer-dialog.tsx').then((module) => ({ default: module.AnswerDialog })));

const TONES = { raised: 'warning', accepted: 'success', rejected: 'danger', withdrawn: 'neutral' } as const satisfies Record<
  Objection['status'],
  Tone
>;

export const OBJECTION_STATUSES = ['raised', 'accepted', 'rejected', 'withdrawn'] as const;
export const isObjectionStatus = (text: string | undefined): text is Objection['status'] =>
  text !== undefined && Object.hasOwn(TONES, text);

export function ObjectionStatusBadge({ status }: { readonly status: Objection['status'] }) {
  const m = useMessages(documentTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}

/** The way from an accepted objection to its correction: the one that is to be made, or the one that settled it. */
function CorrectionLink({ objection }: { readonly objection: Objection }) {
  const m = useMessages(documentTexts);
  const params = useBodyParams();
  const may = useMay();
  const { side } = useActingBody();
  const { awaitsCorrection, runId, correctedBySourceId } = objection;
  if (side !== 'centre') return null;
  if (awaitsCorrection && runId && may('settlement.makeRun'))
    return (
      <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId }} search={{ correct: true }}>
        {m('makeCorrection')}
      </Link>
    );
  if (correctedBySourceId && runId && may('settlement.readRuns'))
    return (
      <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: correctedBySourceId }}>
        {m('toCorrection')}
      </Link>
    );
  return null;
}

/** What has become of an accepted objection. */
export function Outcome({ objection }: { readonly objection: Objection }) {
  const m = useMessages(documentTexts);
  const day = useDay();
  if (objection.awaitsCorrection)
    return (
      <>
        <Badge tone="warning">{m('awaits')}</Badge>
        <CorrectionLink objection={objection} />
      </>
    );
  if (objection.correctedAt)
    return (
      <>
        <Badge tone="success">{m('correctedOn', { date: day(objection.correctedAt.slice(0, 10)) })}</Badge>
        <CorrectionLink objection={objection} />
      </>
    );
  if (objection.waivedAt) return <Badge>{m('waivedOn', { date: day(objection.waivedAt.slice(0, 10)) })}</Badge>;
  return null;
}

type Deciding = 'answer' | 'withdraw' | 'waive';

export function useObjectionDecisions(): (objection: Objection) => readonly Deciding[] {
  const may = useMay();
  const { side } = useActingBody();
  return ({ status, awaitsCorrection }) => [
    ...(status === 'raised' && side === 'centre' && may('billing.answerObjections') ? (['answer'] as const) : []),
    ...(status === 'raised' && side === 'member' && may('billing.objectToDrafts') ? (['withdraw'] as const) : []),
    ...(awaitsCorrection && side === 'member' && may('billing.objectToDrafts') ? (['waive'] as const) : []),
  ];
}

interface DecisionsProps {
  readonly objection: Objection;
  readonly onDone: () => void;
}

export function ObjectionDecisions({ objection, onDone }: DecisionsProps) {
  const m = useMessages(documentTexts);
  const [open, setOpen] = useState<Deciding | null>(null);
  const decisions = useObjectionDecisions()(objection);
  const close = (): void => setOpen(null);
  return (
    <>
      {decisions.map((one) => (
        <Button key={one} size="small" {...(one === 'answer' ? { kind: 'primary' as const } : {})} onPress={() => setOpen(one)}>
          {m(one)}
        </Button>
      ))}
      {open === 'answer' && (
        <Suspense>
          <AnswerDialog objection={objection} onClose={close} onDone={onDone} />
        </Suspense>
      )}
      {(open === 'withdraw' || open === 'waive') && <TakeBackDialog what={open} objection={objection} onClose={close} onDone={onDone} />}
    </>
  );
}

/** Objection and answer one below the other, as in a file. */
export function ObjectionList({ objections, onDone }: { readonly objections: readonly Objection[]; readonly onDone: () => void }) {
  const m = useMessages(documentTexts);
  const moment = useMoment();
  return (
    <ul className="vwb-objections">
      {objections.map((objection) => (
        <li key={objection.id} className="vwb-objection">
          <div className="vwb-objection__head">
            <strong>{objection.lineLabel}</strong>
            <Amount value={objection.amount} />
            <ObjectionStatusBadge status={objection.status} />
            <Outcome objection={objection} />
          </div>
          <p className="vw-muted">{m('objectionBy', { who: objection.raisedBy ?? m('someone'), when: moment(objection.raisedAt) })}</p>
          <p className="vwb-words">{objection.text}</p>
          {objection.answer && (
            <div className="vwb-answer">
              <p className="vw-muted">
                {m('theAnswer')}, {moment(objection.answeredAt)}
                {objection.answeredBy ? ` (${objection.answeredBy})` : ''}
              </p>
              <p className="vwb-words">{objection.answer}</p>
            </div>
          )}
          <Cluster>
            <ObjectionDecisions objection={objection} onDone={onDone} />
          </Cluster>
        </li>
      ))}
    </ul>
  );
}
