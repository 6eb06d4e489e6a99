// SPDX-License-Identifier: EUPL-1.2
import { type Metric, meterOf, metricPhrase, metricUnit } from '@domain/settlement';
import { type CivilDate, type CivilMonth, fraction, lastDay } from '@kernel/core';
import { BASIS_NAMES } from '../basis-names.ts';
import { type StoredBasis, shownBasis } from '../stored-basis.ts';
import { fractionText } from './list-run-shares.ts';
import { centCount } from './list-runs.ts';

export type Text = { readonly de: string; readonly en: string };
type StoredFraction = { readonly n: string; readonly d: string };

interface StoredStep {
  readonly kind: string;
  readonly value: StoredFraction;
  readonly text: Text;
  /** Missing where the run was made by rules whose steps had none inside. */
  readonly path?: string;
  readonly unit?: string;
  readonly of?: StoredFraction | null;
  readonly steps?: readonly StoredStep[];
}

interface StoredWeightRow {
  readonly memberName: string;
  /** Missing in the first of them, which say themselves whose they are. */
  readonly tenantId?: string;
  readonly own?: boolean;
  /** A whole number by older rules. */
  readonly measured: string | StoredFraction;
  readonly days: number;
  readonly ofDays: number;
  readonly weight: StoredFraction;
  readonly fraction: StoredFraction;
}

export interface StoredWeights {
  readonly kind: string;
  readonly meter: string | null;
  readonly phrase: Text;
  readonly unit: Text;
  readonly share: StoredFraction;
  readonly totalWeight: StoredFraction;
  readonly rows: readonly StoredWeightRow[];
}
/** By older rules: a key was made of parts. */
interface StoredPart extends Pick<StoredWeights, 'totalWeight' | 'rows'> {
  readonly metric: Metric;
  readonly sharePermyriad: number;
}

export interface StoredSection {
  readonly months: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly amountCents: string;
  readonly costCents: string;
  readonly costByKind?: Readonly<Record<string, string>>;
  readonly key: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly validFrom: CivilDate;
    readonly sentence: Text;
  };
  readonly clause: string;
  readonly resolution: string;
  readonly agreement: StoredBasis | null;
  readonly sentence: Text;
  readonly steps: readonly StoredStep[];
  /** The line whose weights the run keeps once for all members. */
  readonly weightsOf?: string;
  /** Of runs that kept them with each explanation. */
  readonly weights?: readonly (StoredWeights | StoredPart)[];
  readonly support?: readonly { readonly centreId: string; readonly centreName: string; readonly cents: StoredFraction }[];
  readonly carriedByCentreCents?: string;
  readonly incomeFromNonMembersCents?: string;
  readonly sources: readonly {
    readonly meter: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly readings: number;
    readonly lateReadings: number;
    readonly quantity: string;
  }[];
  readonly rounding: {
    readonly roundingCents: string;
    readonly remainder: StoredFraction;
    readonly rank: number | null;
    readonly leftoverCents: number;
    readonly reason: Text;
  };
}

export interface StoredPool {
  readonly kind: 'pool';
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  readonly section: StoredSection;
}

const inHours = ({ n, d }: StoredFraction): StoredFraction => {
  const hours = fraction(BigInt(n), BigInt(d) * 60n);
  return { n: String(hours.n), d: String(hours.d) };
};
const asFraction = (value: string | StoredFraction): StoredFraction => (typeof value === 'string' ? { n: value, d: '1' } : value);

/** A part of a key as the weight that it is; older rules told hours in minutes. */
function asWeights(stored: StoredWeights | StoredPart): StoredWeights {
  if (!('metric' in stored)) return stored;
  const { metric, sharePermyriad, totalWeight, rows } = stored;
  const { n, d } = fraction(sharePermyriad, 10_000);
  return {
    kind: metric.kind,
    meter: meterOf(metric),
    phrase: { de: metricPhrase(metric, 'de', BASIS_NAMES), en: metricPhrase(metric, 'en', BASIS_NAMES) },
    unit: { de: metricUnit(metric, 'de'), en: metricUnit(metric, 'en') },
    share: { n: String(n), d: String(d) },
    totalWeight: metric.kind === 'hours' ? inHours(totalWeight) : totalWeight,
    rows:
      metric.kind === 'hours'
        ? rows.map((row) => ({ ...row, measured: inHours(asFraction(row.measured)), weight: inHours(row.weight) }))
        : rows,
  };
}

const numberText = (value: string | StoredFraction): string => (typeof value === 'string' ? value : fractionText(value));

function weightTable(stored: StoredWeights | StoredPart, reader: string) {
  const { kind, meter, phrase, unit, share, totalWeight, rows } = asWeights(stored);
  return {
    kind,
    meter,
    phrase,
    unitName: unit,
    share: fractionText(share),
    totalWeight: fractionText(totalWeight),
    rows: rows.map(({ tenantId, own, memberName, days, ofDays, ...row }) => ({
      memberName,
      own: own ?? tenantId === reader,
      days,
      ofDays,
      measured: numberText(row.measured),
      weight: fractionText(row.weight),
      fraction: fractionText(row.fraction),
    })),
  };
}

interface ShownStep {
  readonly depth: number;
  readonly kind: string;
  readonly path: string;
  readonly unit: string | null;
  readonly value: string;
  readonly of: string | null;
  readonly text: Text;
}

/** The steps in reading order; the deeper ones made the one before. */
const flatSteps = (steps: readonly StoredStep[], depth = 0): ShownStep[] =>
  steps.flatMap(({ kind, path = '', unit = null, value, of = null, text, steps: inner = [] }) => [
    { depth, kind, path, unit, value: fractionText(value), of: of && fractionText(of), text },
    ...flatSteps(inner, depth + 1),
  ]);

/** Why this amount of a pool, as it is shown to a member; the weights of all are those of the pool, where the section has none of its own. */
export const poolExplanation = (
  { poolName, serviceFamilyCode, section }: StoredPool,
  reader: string,
  weights: readonly StoredWeights[] | null,
) => ({
  poolName,
  serviceFamilyCode,
  monthsFrom: section.months.from,
  monthsTo: section.months.to,
  amount: BigInt(section.amountCents),
  cost: BigInt(section.costCents),
  costKinds: Object.entries(section.costByKind ?? {})
    .map(([kind, amount]) => ({ kind, amount: BigInt(amount) }))
    .filter(({ amount }) => amount !== 0n),
  sentence: section.sentence,
  keyId: section.key.id,
  keyName: section.key.name,
  keyVersion: section.key.version,
  keyValidFrom: section.key.validFrom,
  keySentence: section.key.sentence,
  clause: section.clause,
  resolution: section.resolution,
  ...shownBasis(section.agreement, lastDay(section.months.to)),
  steps: flatSteps(section.steps),
  weights: (section.weights ?? weights ?? []).map((table) => weightTable(table, reader)),
  support: (section.support ?? []).map(({ centreId, centreName, cents }) => ({ centreId, centreName, cents: fractionText(cents) })),
  carriedByCentre: BigInt(section.carriedByCentreCents ?? '0'),
  incomeFromNonMembers: BigInt(section.incomeFromNonMembersCents ?? '0'),
  sources: section.sources.map((source) => ({ ...source, quantity: Number(source.quantity) })),
  roundingCents: centCount(section.rounding.roundingCents),
  rank: section.rounding.rank,
  leftoverCents: section.rounding.leftoverCents,
  roundingReason: section.rounding.reason,
});

export type PoolExplanation = ReturnType<typeof poolExplanation>;
