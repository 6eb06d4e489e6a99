// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, ok, refusal } from '@kernel/core';

/** What a service would cost a member in a year if it did it alone. Home: the member. */
export interface StandAloneCost {
  readonly id: string;
  readonly tenantId: string;
  /** null: all services of the association together. */
  readonly serviceFamilyCode: string | null;
  readonly yearlyCents: Cents;
  readonly validFrom: CivilDate;
  /** Where the number comes from: 'Haushaltsplan 2019, Produkt 01.10'. */
  readonly source: string;
}

/** In order of precedence. */
export type EnterStandAloneCostRefusal = 'SERVICE_UNKNOWN' | 'STAND_ALONE_AMOUNT' | 'SOURCE_MISSING' | 'DATE_IN_FUTURE' | 'NOTHING_CHANGES';

interface StandAloneDecision {
  readonly cost: StandAloneCost;
  /** What was known for the same service and day until now. */
  readonly before: StandAloneCost | null;
}

interface State {
  readonly before: StandAloneCost | null;
  /** Services of the association. */
  readonly families: readonly string[];
}

const MOST_CENTS = 1_000_000_000_00n;

/** Enters what a year alone would cost, or what is known of it anew; the number before stays readable as what was known until then. */
export const enterStandAloneCost: Decide<State, Omit<StandAloneCost, 'id'>, StandAloneDecision, EnterStandAloneCostRefusal> = (
  { before, families },
  input,
  { today, newId },
) => {
  const { serviceFamilyCode, yearlyCents, validFrom } = input;
  const source = input.source.trim();
  if (serviceFamilyCode !== null && !families.includes(serviceFamilyCode))
    return err(refusal('SERVICE_UNKNOWN', { field: 'serviceFamilyCode' }));
  if (yearlyCents <= 0n || yearlyCents > MOST_CENTS) return err(refusal('STAND_ALONE_AMOUNT', { field: 'yearlyAmount' }));
  if (source === '') return err(refusal('SOURCE_MISSING', { field: 'source' }));
  if (validFrom > today) return err(refusal('DATE_IN_FUTURE', { field: 'validFrom', params: { today } }));
  if (before?.yearlyCents === yearlyCents && before.source === source) return err(refusal('NOTHING_CHANGES'));
  return ok({ cost: { ...input, id: newId(), source }, before });
};
