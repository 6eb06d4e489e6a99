// SPDX-License-Identifier: EUPL-1.2
import { type KeyPart, type KeyRule, parseKeyRule, ruleOfParts } from '@domain/settlement';
import { type CivilDate, cents, civilDate, unwrap } from '@kernel/core';

/** How a family's costs are shared in the demo, and what they are. */
export interface DemoSharing {
  readonly familyCode: string;
  readonly keyName: string;
  readonly clause: string;
  /** '#' becomes the day of the meeting. */
  readonly resolution: string;
  readonly rule: KeyRule;
  /** A second version of the key: on a day of its own, or so many months before the open one ends. */
  readonly later?: {
    readonly validFrom: CivilDate | { readonly monthsAgo: number };
    readonly resolution: string;
    readonly rule: KeyRule;
  };
  readonly pool: string;
  /** Staff cost of a minute of work, in cents. */
  readonly centsPerMinute: bigint;
  /** Monthly staff cost that stands beside the minutes, in cents. */
  readonly fixedStaffCents: bigint;
  readonly materialCents: bigint;
  readonly overheadCents: bigint;
  readonly material: readonly string[];
  /** Other income of a month, in cents: it takes off the cost. */
  readonly income?: { readonly label: string; readonly cents: bigint };
  /** Quantity that finance enters for each member and month. */
  readonly quantity?: { readonly code: string; readonly label: string; readonly inhabitantsEach: number };
}

const part = (percent: number, metric: KeyPart['metric']): KeyPart => ({ sharePermyriad: percent * 100, metric });
const HEADS = { kind: 'inhabitants', basis: 'update2024', referenceDate: civilDate('2024-12-31') } as const;
const CENSUS = { kind: 'inhabitants', basis: 'census2022', referenceDate: civilDate('2022-05-15') } as const;
/** Counts of the end of 2024 were published in the course of 2025; until then the associations shared by the census, which was out in 2024. */
const SINCE_COUNTS_OF_2024 = civilDate('2026-01-01');
const quantity = (code: string, unit: string): KeyPart['metric'] => ({ kind: 'quantity', meter: `quantity.${code}`, unit });

/** A rule as finance writes it. */
const written = (share: unknown): KeyRule => unwrap(parseKeyRule({ format: 'verbund-key-rule/1', share }));
const A_MONTH_AT_LEAST = { kind: 'amount', cents: cents(12_000n), per: 'month' } as const;

export const SHARING: readonly DemoSharing[] = [
  {
    ...{
      familyCode: 'payments',
      keyName: 'Kasse 35/65',
      clause: '§ 14 Abs. 2 der Verbandssatzung',
      resolution: 'Verbandsversammlung vom #, TOP 4',
    },
    rule: ruleOfParts([part(35, CENSUS), part(65, { kind: 'hours' })]),
    later: {
      validFrom: SINCE_COUNTS_OF_2024,
      resolution: 'Verbandsversammlung vom #, TOP 6 (Einwohnerzahlen zum 31.12.2024)',
      rule: ruleOfParts([part(35, HEADS), part(65, { kind: 'hours' })]),
    },
    ...{
      pool: 'Zahlungsverkehr und Kasse',
      centsPerMinute: 92n,
      fixedStaffCents: 410_000n,
      materialCents: 315_000n,
      overheadCents: 196_000n,
    },
    material: ['Fachverfahren Finanzen', 'Bankgebühren', 'Porto für Mahnungen'],
    income: { label: 'Mahngebühren und Säumniszuschläge', cents: 61_000n },
  },
  {
    ...{
      familyCode: 'payroll',
      keyName: 'Abrechnungsfälle',
      clause: '§ 14 Abs. 3 der Verbandssatzung',
      resolution: 'Verbandsversammlung vom #, TOP 5',
    },
    rule: ruleOfParts([part(100, quantity('payslips', 'Abrechnungsfälle'))]),
    later: {
      validFrom: { monthsAgo: 6 },
      resolution: 'Verbandsversammlung vom #, TOP 3 (Grundlast der Personalabrechnung)',
      rule: ruleOfParts([part(90, quantity('payslips', 'Abrechnungsfälle')), part(10, { kind: 'equal' })]),
    },
    ...{ pool: 'Personalabrechnung', centsPerMinute: 88n, fixedStaffCents: 640_000n, materialCents: 522_000n, overheadCents: 233_000n },
    material: ['Abrechnungsverfahren', 'Lohnsteuer-Richtlinien', 'Druck und Versand'],
    quantity: { code: 'payslips', label: 'Abrechnungsfälle des Monats', inhabitantsEach: 92 },
  },
  {
    ...{
      familyCode: 'archive',
      keyName: 'Archiv nach Bestand',
      clause: '§ 14 Abs. 4 der Verbandssatzung',
      resolution: 'Verbandsversammlung vom #, TOP 6',
    },
    rule: ruleOfParts([part(50, CENSUS), part(50, quantity('shelf-metres', 'laufende Meter'))]),
    later: {
      validFrom: SINCE_COUNTS_OF_2024,
      resolution: 'Verbandsversammlung vom #, TOP 7 (Einwohnerzahlen zum 31.12.2024)',
      rule: ruleOfParts([part(50, HEADS), part(50, quantity('shelf-metres', 'laufende Meter'))]),
    },
    ...{ pool: 'Archiv und Registratur', centsPerMinute: 79n, fixedStaffCents: 155_000n, materialCents: 148_000n, overheadCents: 88_000n },
    material: ['Miete Magazin', 'Archivkartons', 'Klimatisierung'],
    quantity: { code: 'shelf-metres', label: 'Bestand am Monatsende', inhabitantsEach: 71 },
  },
  {
    ...{
      familyCode: 'staffing',
      keyName: 'Springer nach Stunden',
      clause: '§ 6 der Vereinbarung über den Springerdienst',
      resolution: 'Verbandsversammlung vom #, TOP 7',
    },
    rule: ruleOfParts([part(100, { kind: 'hours' })]),
    ...{ pool: 'Springerdienst', centsPerMinute: 71n, fixedStaffCents: 96_000n, materialCents: 43_000n, overheadCents: 74_000n },
    material: ['Dienstfahrzeuge', 'Fortbildung'],
  },
  {
    ...{
      familyCode: 'schoolIt',
      keyName: 'Schul-IT 60/40',
      clause: '§ 5 Abs. 1 der Vereinbarung über die Schul-IT',
      resolution: 'Verbandsversammlung vom #, TOP 8',
    },
    rule: ruleOfParts([part(60, quantity('devices', 'Geräte')), part(40, { kind: 'hours' })]),
    ...{ pool: 'Schul-IT', centsPerMinute: 83n, fixedStaffCents: 225_000n, materialCents: 684_000n, overheadCents: 171_000n },
    material: ['Geräteverwaltung', 'Ersatzteile', 'Lizenzen', 'Dienstfahrzeug'],
    quantity: { code: 'devices', label: 'Betreute Geräte am Monatsende', inhabitantsEach: 24 },
  },
  {
    ...{
      familyCode: 'purchasing',
      keyName: 'Beschaffung nach Fällen',
      clause: '§ 4 der Vereinbarung über die gemeinsame Beschaffung',
      resolution: 'Verbandsversammlung vom #, TOP 9',
    },
    // Many cases are handled at less: from the 21st case on a case counts four fifths, from the 61st on half.
    rule: written({
      kind: 'mix',
      parts: [
        {
          share: '70 %',
          rule: {
            kind: 'weight',
            weight: {
              kind: 'tiers',
              mode: 'graduated',
              of: { kind: 'cases' },
              tiers: [{ upTo: 20, factor: 1 }, { upTo: 60, factor: '4/5' }, { factor: '1/2' }],
            },
          },
        },
        { share: '30 %', rule: { kind: 'weight', weight: { kind: 'equal' } } },
      ],
    }),
    ...{ pool: 'Gemeinsame Beschaffung', centsPerMinute: 85n, fixedStaffCents: 88_000n, materialCents: 39_000n, overheadCents: 52_000n },
    material: ['Vergabeplattform', 'Bekanntmachungen'],
  },
  {
    ...{
      familyCode: 'cooperation',
      keyName: 'Gremien zu gleichen Teilen',
      clause: '§ 15 der Verbandssatzung',
      resolution: 'Verbandsversammlung vom #, TOP 10',
    },
    rule: ruleOfParts([part(100, { kind: 'equal' })]),
    ...{
      pool: 'Zusammenarbeit und Gremien',
      centsPerMinute: 87n,
      fixedStaffCents: 121_000n,
      materialCents: 27_000n,
      overheadCents: 45_000n,
    },
    material: ['Sitzungsdienst', 'Bewirtung'],
  },
  {
    ...{
      familyCode: 'overhead',
      keyName: 'Umlage der Geschäftsstelle',
      clause: '§ 16 der Verbandssatzung',
      resolution: 'Verbandsversammlung vom #, TOP 11',
    },
    // However small a member is, the office costs something for it.
    rule: { ...ruleOfParts([part(60, CENSUS), part(40, { kind: 'equal' })]), limits: { min: A_MONTH_AT_LEAST, max: null } },
    ...{ pool: 'Geschäftsstelle', centsPerMinute: 0n, fixedStaffCents: 1_840_000n, materialCents: 372_000n, overheadCents: 418_000n },
    material: ['Versicherungen', 'Prüfung des Jahresabschlusses', 'Datenschutz'],
  },
];
