// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Validity } from '@kernel/core';
import type { VatTreatment } from './agreement.ts';

/** Days on which a service would be taxed otherwise; null where no treatment is known. */
export interface VatChange {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly before: VatTreatment | null;
  readonly after: VatTreatment | null;
}

const LAST = '9999-12-31' as CivilDate;

const ruleOn = (rules: readonly VatTreatment[], day: CivilDate): VatTreatment | null =>
  rules.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? LAST) >= day) ?? null;

const words = (rule: VatTreatment | null): string => (rule ? [rule.code, rule.ratePermille, rule.basis].join('\n') : '');

/** Days on which something begins, or begins to be missing. */
function starts(rules: readonly VatTreatment[]): CivilDate[] {
  return rules.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, addDays(validTo, 1)]));
}

/** Where two timelines of one service differ within the days of its agreement, in order and in as few stretches as can be. */
export function vatChanges(before: readonly VatTreatment[], after: readonly VatTreatment[], { from, to }: Validity): VatChange[] {
  const end = to ?? LAST;
  const days = [...new Set([from, ...starts(before), ...starts(after)])].filter((day) => day >= from && day <= end).sort();
  const changes: VatChange[] = [];
  for (const [index, day] of days.entries()) {
    const [was, is] = [ruleOn(before, day), ruleOn(after, day)];
    if (words(was) === words(is)) continue;
    const next = days[index + 1];
    const last = next === undefined ? to : addDays(next, -1);
    const open = changes.at(-1);
    const goesOn = open?.to != null && addDays(open.to, 1) === day && words(open.before) === words(was) && words(open.after) === words(is);
    if (open && goesOn) changes[changes.length - 1] = { ...open, to: last };
    else changes.push({ from: day, to: last, before: was, after: is });
  }
  return changes;
}
