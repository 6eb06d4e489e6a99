// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import type { AdvanceDue } from './advances.ts';
import { type ComposeInput, composeDocuments } from './compose.ts';
import { openingOf, periodAfterFor, periodWords, subjectOf } from './document-words.ts';
import { issueDocument } from './issue.ts';
import { DEFAULT_RULE } from './rule.ts';
import { charge, ISSUER, member, OUTSIDE, RECIPIENT } from './testing/billing-scene.ts';
import { PROPOSED_TEXTS } from './texts.ts';

const span = (from: string, to: string) => ({ from: civilDate(from), to: civilDate(to) });
const levy = (amount: bigint) => charge('levy', amount, { form: 'statutes', vat: OUTSIDE, label: { de: 'Umlage', en: 'Levy' } });

function made(over: Partial<ComposeInput>, lines = [charge('a', 100n)]) {
  const [document] = composeDocuments({
    ...{
      kind: 'annual',
      overInstalments: false,
      sets: [],
      ...span('2026-01-01', '2026-12-31'),
      members: [member('1', lines)],
      advances: [],
    },
    ...{ advanceWay: 'remainder', corrected: [] },
    ...over,
  });
  if (!document) throw new Error('a document');
  return document;
}

test.each([
  ['2026-08-01', '2026-08-31', 'August 2026', 'August 2026', 'den Monat August 2026'],
  ['2026-07-01', '2026-09-30', '3. Quartal 2026', 'quarter 3 of 2026', 'das 3. Quartal 2026'],
  ['2026-01-01', '2026-12-31', '2026', '2026', 'das Jahr 2026'],
  ['2026-02-01', '2026-04-30', '01.02.2026 bis 30.04.2026', '1 Feb 2026 to 30 Apr 2026', 'die Zeit vom 01.02.2026 bis 30.04.2026'],
  ['2026-08-02', '2026-08-31', '02.08.2026 bis 31.08.2026', '2 Aug 2026 to 31 Aug 2026', 'die Zeit vom 02.08.2026 bis 31.08.2026'],
  ['2025-07-01', '2026-06-30', '01.07.2025 bis 30.06.2026', '1 Jul 2025 to 30 Jun 2026', 'die Zeit vom 01.07.2025 bis 30.06.2026'],
])('the period from %s to %s is called %s', (from, to, de, en, after) => {
  expect(periodWords(span(from, to))).toEqual({ de, en });
  expect(periodAfterFor(span(from, to))).toBe(after);
});

test('a document is about its largest charge, whatever its sign, and the order of lines plays no part', () => {
  const of = (key: string, amount: bigint, de: string) => charge(key, amount, { label: { de, en: de } });
  const lines = [of('a', 500n, 'Kasse, 07/2026'), of('b', 500n, 'Kasse, 08/2026'), of('c', -900n, 'Archiv, 08/2026'), of('d', 1n, 'Druck')];
  expect(subjectOf({ lines })).toEqual({ de: 'Kasse und 2 weitere Leistungen', en: 'Kasse and 2 more services' });
  expect(subjectOf({ lines: [...lines].reverse() }).de).toBe('Kasse und 2 weitere Leistungen');
  expect(subjectOf({ lines: lines.slice(2) }).de).toBe('Archiv und eine weitere Leistung');
  expect(subjectOf({ lines: lines.slice(3) }).de).toBe('Druck');
  expect(subjectOf({ lines: [] }).de).toBe('');
});

describe('the first sentence', () => {
  const reference = { documentId: 'd', number: 'B-2027-000001', issuedOn: civilDate('2027-02-16') };
  const corrected = [{ ...reference, tenantId: '1', family: 'notice' as const, year: 2026, groupKey: 'notice-2026' }];
  const changed = (amount: bigint) => openingOf(made({ kind: 'correction', corrected }, [levy(amount)]));

  test('of a correction says what it changes and which way', () => {
    expect(changed(-4_400n)).toBe(
      'den Bescheid B-2027-000001 vom 16.02.2027 ändern wir: Die Umlage für das Jahr 2026 vermindert sich um 44,00 Euro. Die Beträge unten sind die Unterschiede zu diesem Bescheid.',
    );
    expect(changed(4_400n)).toContain('erhöht sich um 44,00 Euro');
    const even = made({ kind: 'correction', corrected }, [levy(5n), { ...levy(-5n), lineKey: 'other' }]);
    expect(openingOf(even)).toContain('bleibt in der Summe gleich');
    expect(openingOf(made({ kind: 'correction' }, [levy(700n)]))).toBe(
      'die Umlage für das Jahr 2026 haben wir neu berechnet. Was Sie zu tragen haben, erhöht sich um 7,00 Euro.',
    );
  });

  test('of instalments names their sum, of a credit that there is one, of ordinary charges what the association wrote', () => {
    expect(openingOf(made({ kind: 'advance', overInstalments: true }, [levy(250_000n)]))).toContain(
      'Vorausleistungen auf die Umlage von zusammen 2.500,00 Euro',
    );
    expect(openingOf(made({}, [charge('a', -100n)]))).toBe('die Abrechnung für das Jahr 2026 ergibt ein Guthaben von 1,00 Euro für Sie.');
    expect(openingOf(made({}))).toBeNull();
  });

  test('of a notice says what is fixed, also where advances go off it', () => {
    const texts = PROPOSED_TEXTS.map((text) => ({
      ...text,
      ...{ version: 3, validFrom: civilDate('2020-01-01'), data: { court: 'Gericht', courtAddress: 'Ort' } },
    }));
    const dueOn = civilDate('2026-02-15');
    const advance: AdvanceDue = {
      ...{ tenantId: '1', year: 2026, number: 1, dueOn, dueCents: cents(60_000n), paidCents: cents(60_000n), usedCents: cents(0n) },
      ...{ family: 'notice', vat: { code: 'O', ratePermille: 0, bases: [] }, order: { de: 'Umlage', en: 'Levy' }, document: null },
    };
    const day = { number: 'B-2027-000001', day: civilDate('2027-02-16') };
    const { issue } = issueDocument(
      made({ advances: [advance] }, [levy(100_000n)]),
      { issuer: ISSUER, texts, rule: DEFAULT_RULE },
      RECIPIENT,
      day,
    );
    const [introduction] = issue?.texts ?? [];
    expect(introduction).toMatchObject({ version: 3, text: 'für das Jahr 2026 setzen wir gegen Sie eine Umlage von 1.000,00 Euro fest.' });
    const credit = issueDocument(made({}, [levy(-1n)]), { issuer: ISSUER, texts, rule: DEFAULT_RULE }, RECIPIENT, day);
    expect(credit.issue?.texts[0]).toMatchObject({ kind: 'introduction', version: 0 });
  });
});
