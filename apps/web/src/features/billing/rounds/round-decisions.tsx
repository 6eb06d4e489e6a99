// SPDX-License-Identifier: EUPL-1.2
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button } from '../../../ui/index.ts';
import { roundTexts } from '../messages/round-texts.ts';
import type { Round } from './round-queries.ts';
import type { OpenCorrection } from './sources.ts';

const dialogs = () => import('./decision-dialogs.tsx');
const AnnounceDialog = lazy(() => dialogs().then((module) => ({ default: module.AnnounceDialog })));
const IssueDialog = lazy(() => dialogs().then((module) => ({ default: module.IssueDialog })));
const DiscardDialog = lazy(() => dialogs().then((module) => ({ default: module.DiscardDialog })));
const FoldDialog = lazy(() => import('./fold-dialog.tsx').then((module) => ({ default: module.FoldDialog })));

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
      <Suspense>
        {Chosen && <Chosen round={round} onClose={close} onDone={onDone} />}
        {open === 'fold' && <FoldDialog round={round} foldable={foldable} onClose={close} onDone={onDone} />}
      </Suspense>
    </>
  );
}
