// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { type Run, StatementOfMemberQuery } from '../runs/run-documents.ts';
import { ExplainDialog } from './explain-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';

interface WhyShareProps {
  readonly run: Run;
  readonly why: string;
  readonly onClose: () => void;
}

/** A released run has statements with their full explanations; a preview explains itself, and so does a share of nothing, which is no line. */
export function WhyShare({ run, why, onClose }: WhyShareProps) {
  const [memberId = '', poolId = '', monthsFrom = ''] = why.split('_');
  const isReleased = run.status === 'released';
  const [{ data, fetching }] = useQuery({
    query: StatementOfMemberQuery,
    variables: { runId: run.id, tenantId: memberId },
    pause: !isReleased,
  });
  const allocation = run.allocations.find((one) => one.poolId === poolId && one.monthsFrom === monthsFrom);
  const [statement] = data?.statements ?? [];
  const lineKey = `pool:${poolId}:${monthsFrom}`;
  if (statement?.lines.some(({ key }) => key === lineKey)) {
    return <ExplainDialog statementId={statement.id} lineKey={lineKey} onClose={onClose} />;
  }
  if (fetching) return null;
  return allocation ? <ShareDialog run={run} allocation={allocation} memberId={memberId} onClose={onClose} /> : null;
}
