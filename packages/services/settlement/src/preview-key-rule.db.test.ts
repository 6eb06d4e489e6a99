// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { previewKeyRule } from './queries/preview-key-rule.ts';
import { addCost, addMinutes, FAMILY, settlementWorld, type Town, town } from './testing/settlement-world.ts';

let world: World;
let place: Town;
beforeAll(async () => {
  world = await settlementWorld();
  place = await town(world);
  const [one, two] = place.members;
  if (!one || !two) throw new Error('members');
  await addMinutes(world, place.association, one, 300);
  await addMinutes(world, place.association, two, 100);
  await addCost(world, place, '400.00');
});

const weight = (kind: string) => ({ kind: 'weight', weight: { kind } });
const HOURS = { format: 'verbund-key-rule/1', share: weight('hours') };
const ask = (rule: unknown, over: Record<string, unknown> = {}) =>
  world.ask(place.finance, previewKeyRule, {
    rule: typeof rule === 'string' ? rule : JSON.stringify(rule),
    serviceFamilyCode: FAMILY,
    monthFrom: '2026-10',
    monthTo: '2026-10',
    ...over,
  } as never);

describe('a rule as it is being written', () => {
  test('has a sentence, and shares beside those of the key in force', async () => {
    const shown = await ask(HOURS, { poolId: place.poolId, keyId: place.keyId });
    expect(shown.sentence?.de).toBe('Die Kosten werden ganz nach gebuchten Stunden verteilt.');
    expect(shown.findings).toEqual([]);
    expect(shown.amountFrom).toBe('pool');
    expect(shown.rows.map(({ share, amount, todayAmount, difference }) => [share, amount, todayAmount, difference])).toEqual([
      ['3/4', 30000n, 23334n, 6666n],
      ['1/4', 10000n, 11333n, -1333n],
      ['0/1', 0n, 5333n, -5333n],
    ]);
    expect(shown.today).toEqual({ keyVersion: 1, carriedByCentre: 0n });
    expect(JSON.parse(shown.rule ?? '')).toMatchObject({ share: { kind: 'weight', proRata: 'whole' }, minimumsAbove: 'refuse' });
  });

  test('of no pool shares a given or an assumed amount', async () => {
    expect(await ask(HOURS)).toMatchObject({ amount: 10_000_000n, amountFrom: 'assumed', today: null });
    expect(await ask(HOURS, { amount: '10.00' })).toMatchObject({ amount: 1000n, amountFrom: 'given' });
  });

  test('tells the steps of one member', async () => {
    const { steps } = await ask(HOURS, { poolId: place.poolId, memberId: place.members[0]?.tenantId });
    expect(steps.map(({ text }) => text.de)).toContain('Betrag: 300,00 €');
    expect(steps.some(({ depth }) => depth > 0)).toBe(true);
  });

  test('that cannot be read is found at its places, all at once', async () => {
    const wrong = {
      format: 'verbund-key-rule/1',
      share: { kind: 'mix', parts: [{ share: '35', rule: weight('hours') }, { share: '65 %' }] },
    };
    const shown = await ask(wrong);
    expect(shown.sentence).toBeNull();
    expect(shown.findings.map(({ source, path, code }) => [source, path, code])).toEqual([
      ['rule', 'share.parts[0].share', 'NOT_A_SHARE'],
      ['rule', 'share.parts[1].rule', 'MISSING'],
    ]);
  });

  test('that does not add up says so with its sum', async () => {
    const shares = ['35 %', '60 %'].map((share) => ({ share, rule: weight('hours') }));
    const { findings } = await ask({ format: 'verbund-key-rule/1', share: { kind: 'mix', parts: shares } });
    expect(findings).toMatchObject([{ path: 'share.parts', message: { de: 'Die Anteile ergeben zusammen 95 % statt 100 %.' } }]);
  });

  test.each(['', 'Köpfe', '{', '[]'])('as %s is a finding, no error', async (text) => {
    expect((await ask(text)).findings).toMatchObject([{ source: 'rule', path: '' }]);
  });

  test('that lacks facts says for whom, once', async () => {
    const at = { kind: 'dates', dates: ['2024-12-31'] };
    const share = { kind: 'weight', weight: { kind: 'inhabitants', basis: 'update2024', at } };
    const { findings, rows, sentence } = await ask({ format: 'verbund-key-rule/1', share });
    expect(findings).toMatchObject([{ source: 'facts', path: 'share.weight', code: 'COUNT_MISSING' }]);
    expect(findings[0]?.message.de).toMatch(/^Es fehlt die Einwohnerzahl \(.*\) zum 31\.12\.2024 für .+, .+ und .+\.$/);
    expect(rows).toEqual([]);
    expect(sentence).not.toBeNull();
  });

  test('for a service without agreements is tried on all members', async () => {
    const shown = await ask({ ...HOURS, share: weight('equal') }, { serviceFamilyCode: 'planned' });
    expect(shown.byAgreement).toBe(false);
    expect(shown.rows).toHaveLength(3);
  });

  test('names for nothing whom it does not know', async () => {
    const exception = { party: world.newId(), from: '2026-01-01', resolution: 'Beschluss', effect: { kind: 'exempt' } };
    const { findings, rows } = await ask({ ...HOURS, exceptions: [exception] });
    expect(findings).toMatchObject([{ source: 'facts', path: 'exceptions', code: 'NAMED_PARTY_UNKNOWN' }]);
    expect(rows).toHaveLength(3);
  });
});
