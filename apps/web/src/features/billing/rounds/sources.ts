// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatMonth } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import type { SelectOption } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { type ReleasedRun, RoundLeviesQuery, RoundRunsQuery } from './round-queries.ts';

/** 'Abrechnung Juli 2026 (222.053,09 €)', '1. Berichtigung Juli 2026 (−12,50 €)' */
function useRunLabel(): (run: ReleasedRun) => string {
  const m = useMessages(roundTexts);
  const language = useLanguage();
  return ({ kind, correctionNumber, periodFrom, periodTo, total }) => {
    const [from, to] = [formatMonth(periodFrom, language), formatMonth(periodTo, language)];
    const period = from === to ? from : `${from} – ${to}`;
    return kind === 'correction'
      ? m('correctionOf', { number: correctionNumber ?? 1, period, total: signedAmount(total) })
      : m('runOf', { period, total: amountOf(total) });
  };
}

/** A correction without documents, and the round of the settlement that it corrects; null: that has none yet. */
export interface OpenCorrection {
  readonly runId: string;
  readonly label: string;
  readonly round: { readonly id: string; readonly status: string } | null;
}

const isDraft = ({ round }: OpenCorrection): boolean => round?.status === 'prepared' || round?.status === 'announced';

/** Released runs and their corrections with the rounds that there are of them. */
function useRuns(pause = false) {
  const label = useRunLabel();
  const [runs, again] = useQuery({ query: RoundRunsQuery, requestPolicy: 'network-only', pause });
  const living = (runs.data?.billingRounds ?? []).filter(({ status }) => status !== 'discarded');
  const taken = new Set(living.flatMap(({ sourceId, folded }) => [sourceId, ...folded.map((one) => one.sourceId)]));
  const free = (runs.data?.settlementRuns ?? []).filter(({ id }) => !taken.has(id));
  const corrections = free.flatMap((run): OpenCorrection[] => {
    if (run.kind !== 'correction') return [];
    const round = living.find(({ sourceId }) => sourceId === run.corrects?.id) ?? null;
    return [{ runId: run.id, label: label(run), round }];
  });
  return { runs, again, label, regular: free.filter(({ kind }) => kind === 'regular'), corrections };
}

/** What documents can be made from: released runs, corrections of what is issued, and levies, as far as there are none of them yet. */
export function useSources() {
  const m = useMessages(roundTexts);
  const mayLevies = useMay()('treasury.readBudget');
  const { runs, again, label, regular, corrections } = useRuns();
  const [levies] = useQuery({ query: RoundLeviesQuery, pause: !mayLevies, requestPolicy: 'network-only' });
  const taken = new Set((runs.data?.billingRounds ?? []).filter(({ status }) => status !== 'discarded').map(({ sourceId }) => sourceId));
  const options: readonly SelectOption[] = [
    ...corrections.filter(({ round }) => round?.status === 'issued').map((one) => ({ value: `run ${one.runId}`, label: one.label })),
    ...regular.map((run) => ({ value: `run ${run.id}`, label: label(run) })),
    ...(levies.data?.levies ?? [])
      .filter(({ id, status }) => status === 'released' && !taken.has(id))
      .map(({ id, year }) => ({ value: `levy ${id}`, label: m('levyOf', { year: String(year) }) })),
  ];
  return {
    result: runs,
    options,
    /** They go into drafts that are still open. */
    toFold: corrections.filter(isDraft),
    /** What they correct has no documents yet, or is being issued. */
    waiting: corrections.filter((one) => !isDraft(one) && one.round?.status !== 'issued'),
    reload: () => again({ requestPolicy: 'network-only' }),
  };
}

/** Released corrections of what a round is made from that its open drafts do not hold yet, the oldest first. */
export function useFoldable(round: { readonly id: string; readonly source: string; readonly status: string }): readonly OpenCorrection[] {
  const may = useMay();
  const isOpen = round.status === 'prepared' || round.status === 'announced';
  const { corrections } = useRuns(!isOpen || round.source !== 'run' || !may('settlement.readRuns'));
  return corrections.filter((one) => one.round?.id === round.id).reverse();
}
