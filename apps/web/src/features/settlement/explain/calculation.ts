// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { amountOf } from '../amounts.ts';
import { exactNumber, hoursText, percentText, permyriadText, shareOfCents } from '../exact.ts';
import { explainTexts } from './messages.ts';
import type { Step } from './steps.tsx';

/** One part of the key with what it measured for the member and for all. */
export interface CalculatedPart {
  readonly sharePermyriad: number;
  readonly phrase: string;
  readonly unit: string;
  readonly isHours: boolean;
  readonly weight: string;
  readonly totalWeight: string;
  readonly measured: string;
  readonly days: number;
  readonly ofDays: number;
  /** Of the whole cost. */
  readonly fraction: string;
  /** What makes the measure, where it is known in words. */
  readonly note?: string;
}

/** A share of a pool, from a statement or from a preview. */
export interface Calculation {
  readonly poolName: string;
  readonly period: string;
  readonly cost: string;
  readonly parts: readonly CalculatedPart[];
  readonly fraction: string;
  readonly floorCents: bigint;
  readonly roundingCents: number;
  readonly rank: number | null;
  readonly leftoverCents: number;
  readonly amount: string;
}

/** The weight of a part as people read it: hours as '20:30', everything else as a number. */
const weightText = (weight: string, isHours: boolean): string => (isHours ? hoursText(weight) : exactNumber(weight));

function usePartStep(): (part: CalculatedPart) => Step {
  const m = useMessages(explainTexts);
  return (part) => {
    const own = weightText(part.weight, part.isHours);
    const measured = m('stepPartNote', { own, total: weightText(part.totalWeight, part.isHours), unit: part.unit });
    const days =
      part.days === part.ofDays
        ? ''
        : ` (${m('stepPartDays', { measured: weightText(part.measured, part.isHours), days: part.days, of: part.ofDays })})`;
    return {
      label: m('stepPart', { share: permyriadText(part.sharePermyriad), phrase: part.phrase }),
      note: part.note ?? `${measured}${days}`,
      value: percentText(part.fraction),
    };
  };
}

/** From the cost of the pool to the amount of the member, in steps that can be worked out again. */
export function useCalculation(of: Calculation): readonly Step[] {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  const part = usePartStep();
  const rounding = (): string => {
    if (of.rank === null) return m('roundingNone');
    const outcome = m(of.roundingCents === 0 ? 'roundingNoCent' : 'roundingCent', { rank: of.rank });
    return `${m('roundingLeft', { count: of.leftoverCents })} ${outcome}`;
  };
  return [
    { label: m('stepCost', { pool: of.poolName, period: of.period }), value: amountOf(of.cost) },
    ...of.parts.map(part),
    { label: m('stepShare'), note: m('stepShareNote', { exact: of.fraction.replace('/', ' / ') }), value: percentText(of.fraction) },
    { label: m('stepQuota'), note: m('stepQuotaNote'), value: shareOfCents(centsFromWire(of.cost), of.fraction) },
    { label: m('stepFloor'), value: formatCents(of.floorCents, language) },
    { label: m('stepRounding'), note: rounding(), value: formatCents(BigInt(of.roundingCents), language) },
    { label: m('stepAmount'), value: amountOf(of.amount) },
  ];
}
