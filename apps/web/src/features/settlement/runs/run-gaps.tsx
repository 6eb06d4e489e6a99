// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { Banner } from '../../../ui/index.ts';
import { runTexts } from './messages/index.ts';
import { GapsQuery } from './run-documents.ts';

export interface RunPeriod {
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** What the period may still lack, in sentences; null until it is known. */
export function useGaps({ periodFrom, periodTo }: RunPeriod): readonly string[] | null {
  const m = useMessages(runTexts);
  const [{ data }] = useQuery({ query: GapsQuery, variables: { periodFrom, periodTo } });
  if (!data) return null;
  const { monthsSigned, monthsOpen, poolsWithoutCosts: pools } = data.settlementGaps;
  return [
    ...(monthsSigned > 0 ? [m('gapSigned', { count: monthsSigned })] : []),
    ...(monthsOpen > 0 ? [m('gapOpen', { count: monthsOpen })] : []),
    ...(pools.length > 0 ? [m('gapPools', { count: pools.length, names: pools.join(', ') })] : []),
  ];
}

/** Nothing of it hinders a run or its release, but whoever decides should have read it. */
export function RunGaps({ gaps }: { readonly gaps: readonly string[] | null }) {
  const m = useMessages(runTexts);
  if (gaps === null || gaps.length === 0) return null;
  return (
    <Banner kind="warning" title={m('gaps')}>
      <ul className="vws-findings">
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** For a run that is still to be released. */
export function GapsOfRun({ run }: { readonly run: RunPeriod }) {
  return <RunGaps gaps={useGaps(run)} />;
}
