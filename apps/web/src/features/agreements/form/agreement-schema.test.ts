// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { agreementSchema, contentOf, formatPermille, linesOf, parsePermille, startOf } from './agreement-schema.ts';
import { termToForm } from './term-schema.ts';

test.each([
  ['19', 190],
  ['5,5', 55],
  ['7.0 %', 70],
  ['0', 0],
  ['19,25', null],
  ['100', null],
  ['', null],
])('a rate of %s is %s permille', (text, permille) => expect(parsePermille(text)).toBe(permille));

test('what is shown of a rate can be typed', () => {
  for (const permille of [0, 55, 70, 190, 999]) expect(parsePermille(formatPermille(permille))).toBe(permille);
});

test('lists are one entry a line', () => expect(linesOf(' Beschäftigte \n\nEinwohner')).toEqual(['Beschäftigte', 'Einwohner']));

const exemption = (serviceFamilyCode: string) => ({
  ...{ serviceFamilyCode, kind: 'exempt' as const, amount: null, per: null, number: null, capacity: null, unit: null },
  ...{ validFrom: '2027-01-01', validTo: null, resolution: 'Verbandsversammlung vom 12.11.2026' },
});

test('a clause longer than the rules allow is refused at its field', () => {
  const refused = z.safeParse(agreementSchema, { ...startOf('t1', 'V-1', null), title: 'Probe', costClause: 'x'.repeat(20_001) });
  expect(refused.error?.issues.map(({ path }) => path)).toEqual([['costClause']]);
});

test('an empty draft has neither citations nor a record of data; a family that was taken away takes its key and its terms with it', () => {
  const start = { ...startOf('t1', 'V-1', null), title: 'Probe' };
  const values = z.parse(agreementSchema, {
    ...start,
    validFrom: '1.1.2027',
    serviceFamilyCodes: ['school-it'],
    keyCitations: [
      { familyCode: 'school-it', key: 'k1/2', clause: ' § 5 ', resolution: '' },
      { familyCode: 'payroll', key: 'k2/1', clause: '§ 6', resolution: '' },
    ],
    vatTreatments: [{ validFrom: '1.1.2027', validTo: '', code: 'E', rate: '19', basis: '§ 4 UStG' }],
    costClause: 'Die Personalkosten werden nach Stunden verteilt.',
    costTerms: [exemption('school-it'), exemption('payroll')].map(termToForm),
  });
  expect(contentOf(values)).toMatchObject({
    number: 'V-1',
    validFrom: '2027-01-01',
    validTo: null,
    noticeMonths: 6,
    keyCitations: [{ serviceFamilyCode: 'school-it', keyId: 'k1', keyVersion: 2, clause: '§ 5', resolution: null }],
    vatTreatments: [{ validFrom: '2027-01-01', validTo: null, code: 'E', ratePermille: 0, basis: '§ 4 UStG' }],
    costClause: 'Die Personalkosten werden nach Stunden verteilt.',
    costTerms: [exemption('school-it')],
    dataProcessing: null,
  });
});
