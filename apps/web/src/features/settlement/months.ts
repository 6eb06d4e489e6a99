// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, countMonths, isMonthInCalendar, monthOf, parseCivilMonth } from '@kernel/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { formatMonth, today } from '../../format/index.ts';
import { graphql } from '../../graphql/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { SelectOption } from '../../ui/index.ts';

const MonthsQuery = graphql(`
  query SettlementMonthsInUse {
    settlementMonths {
      frozenThrough
      nextMonth
      currentMonth
      months {
        month
        runId
      }
    }
  }
`);

/** Three years back; a choice of all months since the first would be no choice. */
const SETTLED_SHOWN = 36;

/** A month from the address, or the current one. */
export const monthFrom = (text: string | undefined): CivilMonth => {
  const month = parseCivilMonth(text ?? '');
  return month !== null && isMonthInCalendar(month) ? month : monthOf(today());
};

/** Its last month is not over: a preview of it shows how things stand, and cannot be released yet. */
export const stillRuns = ({ periodTo }: { readonly periodTo: string }): boolean => periodTo >= monthOf(today());

/** So many months, the last of them given, in order of time. */
export const monthsUntil = (last: CivilMonth, count: number): readonly CivilMonth[] =>
  Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1));

export const monthsBetween = (from: CivilMonth, to: CivilMonth): readonly CivilMonth[] => {
  return Array.from({ length: Math.min(120, countMonths(from, to)) }, (_, index) => addMonths(from, index));
};

export interface MonthsInUse {
  /** Runs by the months that they have frozen. */
  readonly frozen: ReadonlyMap<string, string>;
  readonly frozenThrough: CivilMonth | null;
  /** With it the next run must begin. */
  readonly next: CivilMonth;
  readonly current: CivilMonth;
  /** False until the server has answered: nothing is preselected from a guess. */
  readonly ready: boolean;
}

export function useMonths(): MonthsInUse {
  const [{ data }] = useQuery({ query: MonthsQuery });
  return useMemo(() => {
    const current = monthFrom(data?.settlementMonths.currentMonth);
    return {
      frozen: new Map((data?.settlementMonths.months ?? []).map(({ month, runId }) => [month, runId])),
      frozenThrough: parseCivilMonth(data?.settlementMonths.frozenThrough ?? ''),
      next: parseCivilMonth(data?.settlementMonths.nextMonth ?? '') ?? current,
      current,
      ready: data !== undefined,
    };
  }, [data]);
}

/** 'Juli 2026', or 'Juli 2026 bis September 2026'. */
export function usePeriodText(): (from: string, to: string) => string {
  const language = useLanguage();
  return useCallback(
    (first, last) => {
      const to = { de: 'bis', en: 'to' }[language];
      return first === last ? formatMonth(first, language) : `${formatMonth(first, language)} ${to} ${formatMonth(last, language)}`;
    },
    [language],
  );
}

/** Months in which something may still be posted, the usual one first; with the months before the next run marked as settled. */
export function useOpenMonthOptions({ next, current }: MonthsInUse): readonly SelectOption[] {
  const language = useLanguage();
  return useMemo(
    () =>
      [...monthsBetween(next < current ? next : current, current)]
        .reverse()
        .map((month) => ({ value: month, label: formatMonth(month, language) })),
    [next, current, language],
  );
}

/** Settled months, the youngest first: what is posted there is for the correction of their settlement. */
export function useSettledMonthOptions({ frozen }: MonthsInUse): readonly SelectOption[] {
  const language = useLanguage();
  const settled = { de: 'abgerechnet', en: 'settled' }[language];
  return useMemo(
    () =>
      [...frozen.keys()]
        .sort()
        .reverse()
        .slice(0, SETTLED_SHOWN)
        .map((month) => ({ value: month, label: `${formatMonth(month, language)} (${settled})` })),
    [frozen, language, settled],
  );
}
