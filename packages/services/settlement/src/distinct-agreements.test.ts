// SPDX-License-Identifier: EUPL-1.2
import type { AgreementCitation } from '@domain/settlement';
import { civilDate } from '@kernel/core';
import { expect, test } from 'vitest';
import { distinctAgreements } from './distinct-agreements.ts';

const cited = (change: Partial<AgreementCitation> = {}): AgreementCitation => ({
  ...{ tenantId: 't', serviceFamilyCode: 'f', agreementId: 'a', agreementNumber: 'V-1', form: 'statutes', clause: '§ 5', resolution: null },
  ...{ validity: { from: civilDate('2026-01-01'), to: null }, vat: [], limits: [], exceptions: [], reservations: [] },
  ...change,
});

test('what an agreement says of a service twice in the same words counts once', () => {
  expect(distinctAgreements([cited(), cited(), cited()])).toEqual([cited()]);
  const one = [cited()];
  expect(distinctAgreements(one)).toBe(one);
});

test.each<[string, Partial<AgreementCitation>]>([
  ['another member', { tenantId: 'u' }],
  ['another service', { serviceFamilyCode: null }],
  ['another clause', { clause: '§ 6' }],
  ['other days', { validity: { from: civilDate('2026-01-01'), to: civilDate('2026-06-30') } }],
  ['another tax rule', { vat: [{ code: 'O', ratePermille: 0, basis: '§ 2b UStG', validFrom: civilDate('2026-01-01'), validTo: null }] }],
])('%s is something else', (_what, change) => {
  expect(distinctAgreements([cited(), cited(change)])).toHaveLength(2);
});

test('what limits or excepts somebody stays as often as it is said', () => {
  const validity = { from: civilDate('2026-01-01'), to: null };
  const excepted = cited({ exceptions: [{ poolId: null, effect: { kind: 'exempt' }, validity, resolution: 'R' } as never] });
  expect(distinctAgreements([excepted, excepted])).toHaveLength(2);
});
