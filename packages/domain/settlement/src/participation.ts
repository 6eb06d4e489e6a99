// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, daysBetween, firstDay, lastDay } from '@kernel/core';
import type { AgreementBasis } from './direct-charge.ts';
import { byText, type MonthSpan } from './reading.ts';
import type { AgreementCitation, RunInput, RunMember } from './run-input.ts';

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** First and last day of a span of months. */
export const daysOf = (months: MonthSpan): Days => ({ from: firstDay(months.from), to: lastDay(months.to) });
/** How many days the closed span has. */
export const countDays = ({ from, to }: Days): number => daysBetween(from, addDays(to, 1));

/** A member's agreements for a service family; its own agreement for the family goes before a general one. */
function citationsFor(agreements: readonly AgreementCitation[], tenantId: string, family: string): AgreementCitation[] {
  const own = agreements.filter((citation) => citation.tenantId === tenantId);
  const exact = own.filter((citation) => citation.serviceFamilyCode === family);
  return exact.length > 0 ? exact : own.filter((citation) => citation.serviceFamilyCode === null);
}

function clip(days: Days, from: CivilDate, to: CivilDate | null): Days | null {
  const begin = from > days.from ? from : days.from;
  const end = to !== null && to < days.to ? to : days.to;
  return begin > end ? null : { from: begin, to: end };
}

/**
 * On how many days of the span the member both belonged to the association and had an agreement for the service.
 * A day under two agreements counts once.
 */
function daysOfParticipation(member: RunMember, citations: readonly AgreementCitation[], span: Days): number {
  const membership = clip(span, member.validity.from, member.validity.to);
  if (membership === null) return 0;
  const covered = citations
    .map(({ validity }) => clip(membership, validity.from, validity.to))
    .filter((days) => days !== null)
    .sort((a, b) => byText(a.from, b.from));
  let count = 0;
  let countedTo: CivilDate | null = null;
  for (const { from, to } of covered) {
    const begin: CivilDate = countedTo !== null && countedTo >= from ? addDays(countedTo, 1) : from;
    if (begin > to) continue;
    count += countDays({ from: begin, to });
    countedTo = to;
  }
  return count;
}

/** The agreement that a charge of the span cites: the one that began last by the end of the span (a late reading may follow its end). */
function basisIn(citations: readonly AgreementCitation[], span: Days): AgreementBasis | null {
  let found: AgreementCitation | null = null;
  for (const citation of citations) {
    if (citation.validity.from > span.to || citation.clause.trim() === '' || citation.agreementNumber.trim() === '') continue;
    if (found === null || citation.validity.from > found.validity.from) found = citation;
  }
  return found && { agreementNumber: found.agreementNumber, clause: found.clause, vatCode: found.vatCode };
}

/** Who takes part in what, looked up once for a whole run. */
export interface Participation {
  /** Days of participation of each member of the run, in its order. */
  readonly daysOf: (serviceFamilyCode: string, months: MonthSpan) => readonly number[];
  readonly basisOf: (serviceFamilyCode: string, months: MonthSpan) => (tenantId: string) => AgreementBasis | null;
}

export function participationIn({ members, agreements }: Pick<RunInput, 'members' | 'agreements'>): Participation {
  const ofTenant = Map.groupBy(agreements, ({ tenantId }) => tenantId);
  const citations = (tenantId: string, family: string): AgreementCitation[] => citationsFor(ofTenant.get(tenantId) ?? [], tenantId, family);
  const known = new Map<string, readonly number[]>();
  return {
    daysOf: (family, months) => {
      const id = JSON.stringify([family, months.from, months.to]);
      const span = daysOf(months);
      const days = known.get(id) ?? members.map((member) => daysOfParticipation(member, citations(member.tenantId, family), span));
      known.set(id, days);
      return days;
    },
    basisOf: (family, months) => {
      const span = daysOf(months);
      return (tenantId) => basisIn(citations(tenantId, family), span);
    },
  };
}
