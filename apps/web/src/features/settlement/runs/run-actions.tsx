// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Link } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { runTexts } from './messages/index.ts';
import type { Run } from './run-documents.ts';

/** The reader is no second person, or may not release at all; null: they may. The key of the sentence that says so. */
export function useHindrance(run: Pick<Run, 'madeByMe' | 'sharedByDeputy'>): 'makerBody' | 'deputyBody' | 'noRightBody' | null {
  const may = useMay();
  if (run.madeByMe) return 'makerBody';
  if (run.sharedByDeputy) return 'deputyBody';
  return may('settlement.releaseRun') ? null : 'noRightBody';
}

interface RunActionsProps {
  readonly run: Run;
  /** Nobody has ordered its release yet. */
  readonly isPreview: boolean;
  readonly verify: ReactNode;
  /** What only this kind of run has. */
  readonly more?: ReactNode;
  /** It can be released at all: its months are over. */
  readonly releasable?: boolean;
  /** What is released is not known yet. */
  readonly notYet?: boolean;
  readonly onAsk: (what: 'release' | 'discard') => void;
}

/** What can be done with a run or a correction of one, in the same order on the page of either. */
export function RunActions({ run, isPreview, verify, more, releasable = true, notYet = false, onAsk }: RunActionsProps) {
  const m = useMessages(runTexts);
  const may = useMay();
  const params = useBodyParams();
  const hindrance = useHindrance(run);
  return (
    <>
      {run.status !== 'discarded' && verify}
      {run.status === 'released' && may('settlement.readStatements') && (
        <Link look="button" to="/a/$association/$body/settlement/statements" params={params} search={{ run: run.id }}>
          {m('statements')}
        </Link>
      )}
      {more}
      {isPreview && may('settlement.makeRun') && <Button onPress={() => onAsk('discard')}>{m('discard')}</Button>}
      {isPreview && releasable && hindrance === null && (
        <Button kind="primary" icon="success" disabled={notYet} onPress={() => onAsk('release')}>
          {m('release')}
        </Button>
      )}
    </>
  );
}
