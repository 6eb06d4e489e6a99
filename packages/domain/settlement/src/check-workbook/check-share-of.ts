// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  type Cents,
  cents,
  type Fraction,
  fraction,
  type Language,
  ONE_FRACTION,
  subtractFractions,
  sumFractions,
  ZERO_FRACTION,
} from '@kernel/core';
import { monthsText } from '../exact-text.ts';
import type { MonthSpan } from '../reading.ts';
import type { CheckMember, CheckShare } from './check-share.ts';
import { CHECK_WORDS } from './words.ts';

/** A pool's cost as a run shared it: what its allocation says of everybody. */
export interface SharedCost {
  readonly poolName: string;
  readonly months: MonthSpan;
  readonly key: { readonly clause: string; readonly resolution: string };
  /** One for each member of the run, by AGS. */
  readonly shares: readonly {
    readonly tenantId: string;
    readonly ags: string;
    readonly memberName: string;
    readonly fraction: Fraction;
    readonly amountCents: Cents;
  }[];
  /** What the centre carries itself; nothing where it is missing. */
  readonly carriedByCentreCents?: Cents;
}

/** The weights of one part of the key, as an explanation shows them. */
export interface SharedWeights {
  /** 'nach Einwohnern'; 'Gewicht 1' where it is missing. */
  readonly label?: string;
  readonly rows: readonly { readonly tenantId: string; readonly weight: Fraction; readonly fraction: Fraction }[];
}

/** What the members' fractions leave of the whole. */
const centreFraction = (members: readonly CheckMember[]): Fraction =>
  subtractFractions(ONE_FRACTION, sumFractions(members.map((one) => one.fraction)));

/**
 * The shares of a pool as a workbook takes them. The cost is what members and centre bear together; the part of the key that a table of
 * weights stands for is the sum of its fractions.
 * @param key the key as a sentence
 */
export function checkShareOf(cost: SharedCost, tables: readonly SharedWeights[], key: string, own: string, language: Language): CheckShare {
  const words = CHECK_WORDS[language];
  const weightIn = ({ rows }: SharedWeights, tenantId: string): Fraction =>
    rows.find((row) => row.tenantId === tenantId)?.weight ?? ZERO_FRACTION;
  const members = cost.shares.map(
    ({ tenantId, ags, memberName, fraction: exact, amountCents }): CheckMember => ({
      ags,
      name: memberName,
      own: tenantId === own,
      weights: tables.map((table) => weightIn(table, tenantId)),
      fraction: exact,
      amountCents,
    }),
  );
  const carried = cost.carriedByCentreCents ?? cents(0n);
  const centre: CheckMember = {
    ags: '',
    name: words.centre,
    own: false,
    weights: tables.map(() => ZERO_FRACTION),
    fraction: centreFraction(members),
    amountCents: carried,
  };
  const all = carried === 0n && centre.fraction.n === 0n ? members : [...members, centre];
  return {
    pool: cost.poolName,
    months: monthsText(cost.months, language),
    key,
    basis: `${cost.key.clause}; ${cost.key.resolution}`,
    costCents: cents(all.reduce((sum, { amountCents }) => sum + amountCents, 0n)),
    parts: tables.map(({ label, rows }, at) => ({
      label: label ?? `${words.weight} ${at + 1}`,
      share: rows.reduce((sum, row) => addFractions(sum, row.fraction), fraction(0n)),
    })),
    members: all,
  };
}
