// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, type KeyPart, type RunInput, ruleOfParts } from '@domain/settlement';
import { type CivilDate, cents, civilDate, civilMonth } from '@kernel/core';

const ON = civilDate('2022-05-15');
const HEADS = { kind: 'inhabitants', basis: 'zensus-2022', referenceDate: ON } as const;
/** Keys of four kinds: heads, hours, a mix of both, and equal shares. */
const PARTS: readonly (readonly KeyPart[])[] = [
  [{ sharePermyriad: 10_000, metric: HEADS }],
  [{ sharePermyriad: 10_000, metric: { kind: 'hours' } }],
  [
    { sharePermyriad: 3500, metric: HEADS },
    { sharePermyriad: 6500, metric: { kind: 'hours' } },
  ],
  [{ sharePermyriad: 10_000, metric: { kind: 'equal' } }],
];
const FAMILIES = 20;

const two = (value: number): string => String(value).padStart(2, '0');
const joined = (index: number): CivilDate => civilDate(index % 50 === 7 ? `2026-${two((index % 9) + 2)}-15` : '2020-01-01');

/**
 * A year of a large association: every municipality of a state, pools of twenty services, use in every month; invented numbers that are
 * the same every time.
 */
export function largeRun(memberCount: number, poolCount: number): RunInput {
  const members = Array.from({ length: memberCount }, (_, index) => ({
    tenantId: `t${index}`,
    ags: String(5_000_000 + 7 * index).padStart(8, '0'),
    name: `Stadt ${index}`,
    validity: { from: joined(index), to: null },
    populations: [
      { basis: 'zensus-2022', referenceDate: ON, inhabitants: 4000 + ((index * 7919) % 90_000) },
      { basis: 'fortschreibung', referenceDate: ON, inhabitants: 4000 + ((index * 7919 + index * 13) % 95_000) },
    ],
  }));
  const family = (index: number): string => `family-${index % FAMILIES}`;
  const keys = Array.from(
    { length: FAMILIES },
    (_, index): AllocationKey => ({
      id: `key-${index}`,
      serviceFamilyCode: family(index),
      name: `Schlüssel ${index}`,
      version: 1,
      validFrom: civilDate('2020-01-01'),
      resolution: 'Beschluss der Verbandsversammlung',
      clause: '§ 14',
      rule: ruleOfParts(PARTS[index % PARTS.length] ?? []),
    }),
  );
  return {
    association: { id: 'zv', name: 'Zweckverband' },
    period: { from: civilMonth('2026-01'), to: civilMonth('2026-12') },
    cut: '2027-02-01T08:00:00.000Z' as RunInput['cut'],
    members,
    pools: Array.from({ length: poolCount }, (_, index) => ({
      id: `pool-${index}`,
      serviceFamilyCode: family(index),
      name: `Topf ${index}`,
      keyId: `key-${index % FAMILIES}`,
      costs: Array.from({ length: 12 }, (__, month) => ({
        id: `cost-${index}-${month}`,
        month: civilMonth(`2026-${two(month + 1)}`),
        kind: (['staff', 'material', 'overhead'] as const)[month % 3] ?? 'staff',
        amountCents: cents(100_000 + ((index * 104_729 + month * 1301) % 900_000)),
      })),
    })),
    keys,
    readings: keys.flatMap(({ serviceFamilyCode }, place) =>
      members.map(({ tenantId }, index) => ({
        ...{ tenantId, serviceFamilyCode, meter: 'desk.minutes' as const, month: civilMonth(`2026-${two(((index + place) % 12) + 1)}`) },
        ...{ quantity: BigInt(1 + ((index * 31 + place * 17) % 2000)), readings: 1, late: 0, lateQuantity: 0n },
      })),
    ),
    carried: [],
    directCharges: [],
    agreements: members.map(({ tenantId, validity }) => ({
      ...{ tenantId, serviceFamilyCode: null, validity, agreementId: 'V', agreementNumber: 'V', form: 'statutes', clause: '§ 4' },
      resolution: 'Beschluss des Rates',
      vat: [{ code: 'O', ratePermille: 0, basis: 'nicht steuerbar', validFrom: civilDate('2000-01-01'), validTo: null }],
      ...{ limits: [], exceptions: [], reservations: [] },
    })),
    ...{ counts: [], nonMemberUses: [], costCentres: null },
  };
}
