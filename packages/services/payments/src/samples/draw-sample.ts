// SPDX-License-Identifier: EUPL-1.2
import { byText, err, ok, refusal } from '@kernel/core';
import { bindUseCase, choiceInput, dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { sha256 } from '../json.ts';
import { personOfActor } from '../people.ts';
import { FINDINGS, sampleRepository, type VoucherCheck } from './sample-repository.ts';

const useCase = bindUseCase((writes) => ({ samples: sampleRepository(writes) }));

/** In order of precedence. */
export type DrawSampleRefusal = 'PERIOD_REVERSED' | 'NOTHING_REGISTERED' | 'SAMPLE_TOO_LARGE';
export type CheckVoucherRefusal = 'NOT_IN_SAMPLE' | 'VOUCHER_CHECKED' | 'NOTE_MISSING';

/** The same vouchers whenever it is done again: each has a place by the hash of seed and id, the first ones are drawn. */
export const chosenFrom = (population: readonly string[], seed: string, count: number): string[] => {
  const ranked = population.map((id) => ({ id, rank: sha256(`${seed} ${id}`) })).sort((a, b) => byText(a.rank, b.rank));
  const chosen = new Set(ranked.slice(0, count).map(({ id }) => id));
  return population.filter((id) => chosen.has(id));
};

/** The municipality draws vouchers of a period to look at (§ 94 (1) GO NRW). */
export const drawVoucherSample = useCase({
  name: 'payments.drawVoucherSample',
  action: 'payments.sample',
  input: z.object({ tenantId: idInput<'TenantId'>(), fromDay: dateInput, toDay: dateInput, count: z.int().min(1).max(500) }),
  refusals: everyCode<DrawSampleRefusal>()('PERIOD_REVERSED', 'NOTHING_REGISTERED', 'SAMPLE_TOO_LARGE'),
  load: async ({ samples }, { input, actor, at }) => {
    const { tenantId, fromDay, toDay } = input;
    const population = fromDay <= toDay ? await samples.registered(tenantId, fromDay, toDay) : [];
    return { tenantId, population, drawnBy: personOfActor(actor), at };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'voucherSample' }),
  decide: ({ tenantId, population, drawnBy }, { fromDay, toDay, count }, { newId }) => {
    if (fromDay > toDay) return err(refusal('PERIOD_REVERSED', { field: 'toDay' }));
    if (population.length === 0) return err(refusal('NOTHING_REGISTERED', { field: 'fromDay' }));
    if (count > population.length) return err(refusal('SAMPLE_TOO_LARGE', { field: 'count', params: { found: population.length } }));
    const seed = newId().replaceAll('-', '').slice(-16);
    const drawn = { seed, of: population.length, population: sha256(population.join('\n')), orderIds: chosenFrom(population, seed, count) };
    return ok({ id: newId(), tenantId, fromDay, toDay, drawn, drawnBy });
  },
  save: ({ samples }, sample, { at }) => samples.addSample(sample, at),
  record: (sample) => ({
    type: 'voucherSample',
    id: sample.id,
    content: { ...sample.drawn, fromDay: sample.fromDay, toDay: sample.toDay },
  }),
  outcome: ({ id }) => ({ sampleId: id }),
});

/** What somebody found of one voucher of a sample; it stays as it was said. */
export const checkVoucher = useCase({
  name: 'payments.checkVoucher',
  action: 'payments.sample',
  input: z.object({
    ...{ sampleId: idInput<'VoucherSampleId'>(), orderId: idInput<'PaymentOrderId'>(), expectedVersion: versionInput },
    ...{ finding: choiceInput('VoucherFinding', FINDINGS), note: textInput(500, 0) },
  }),
  refusals: everyCode<CheckVoucherRefusal>()('NOT_IN_SAMPLE', 'VOUCHER_CHECKED', 'NOTE_MISSING'),
  load: async ({ samples }, { input, actor, at }) => {
    const sample = await samples.lockSample(input.sampleId);
    return sample && { sample, checkedBy: personOfActor(actor), checkedAt: at };
  },
  row: ({ sample }) => ({ tenantId: sample.tenantId, type: 'voucherSample', id: sample.id, version: sample.version }),
  decide: ({ sample, checkedBy, checkedAt }, { orderId, finding, note }) => {
    if (!sample.drawn.orderIds.includes(orderId)) return err(refusal('NOT_IN_SAMPLE'));
    if (sample.checks.some((check) => check.orderId === orderId)) return err(refusal('VOUCHER_CHECKED'));
    if (finding === 'objected' && note === '') return err(refusal('NOTE_MISSING', { field: 'note' }));
    return ok<VoucherCheck>({ orderId, finding, note, checkedBy, checkedAt });
  },
  save: ({ samples }, check, { sample }) => samples.saveChecks(sample, [...sample.checks, check]),
  record: ({ orderId, finding, note }, { sample }) => ({ type: 'voucherSample', id: sample.id, content: { orderId, finding, note } }),
  outcome: (_check, { sample }) => ({ sampleId: sample.id }),
});
