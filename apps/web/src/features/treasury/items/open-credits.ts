// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { isZero, sumOf } from '../shown.ts';
import { itemTexts } from './messages.ts';
import { OpenCreditsQuery } from './money-documents.ts';

interface OpenCredit {
  readonly memberName: string;
  readonly amount: string;
}

/** Credits that members have not used yet, by member. Asks for nothing while it is paused. */
export function useOpenCredits(tenantId: string | null, pause = false): ReadonlyMap<string, OpenCredit> {
  const [{ data }] = useQuery({ query: OpenCreditsQuery, variables: { tenantId }, pause, requestPolicy: 'cache-and-network' });
  const open = (data?.memberCredits ?? []).filter((credit) => !isZero(credit.open));
  const amountsOf = (of: string): string[] => open.filter((credit) => credit.tenantId === of).map((credit) => credit.open);
  return new Map(open.map((credit) => [credit.tenantId, { memberName: credit.memberName, amount: sumOf(amountsOf(credit.tenantId)) }]));
}

/** 'Offenes Guthaben: Düren 4.329,28 €. Verrechnen Sie es zuerst …'; nothing where there is none. */
export function useCreditWarning(): (credits: Iterable<OpenCredit>) => string {
  const m = useMessages(itemTexts);
  return (credits) => {
    const named = [...credits].map(({ memberName, amount }) => `${memberName} ${amount}`);
    return named.length === 0 ? '' : ` ${m('creditFirst', { credits: named.join(', ') })}`;
  };
}

/** What a member from which something is demanded has open itself. */
export function useCreditOf(tenantId: string, demands: boolean): string {
  const credits = useOpenCredits(tenantId, !demands);
  return useCreditWarning()(demands ? credits.values() : []);
}
