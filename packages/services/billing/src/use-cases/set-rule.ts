// SPDX-License-Identifier: EUPL-1.2
import { ADVANCE_WAYS, checkRule, DAY_RULES, type RuleRefusal } from '@domain/billing';
import { GERMAN_LANDS, type GermanLand, ok } from '@kernel/core';
import { choiceInput, dateInput, everyCode, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { latest } from '../repositories/register-repository.ts';
import { enteredBy } from '../settings-entry.ts';
import { useCase } from '../use-case.ts';

/** New rules for documents: days for objections, days to pay, how advances go off. They hold from their first day. */
export const setBillingRule = useCase({
  name: 'billing.setBillingRule',
  action: 'billing.changeSettings',
  input: z.object({
    objectionDays: z.int().min(0).max(1_000),
    noticeDueDays: z.int().min(0).max(1_000),
    invoiceDueDays: z.int().min(0).max(1_000),
    dayRule: choiceInput('DueDayRule', DAY_RULES),
    land: choiceInput('GermanLand', GERMAN_LANDS as readonly [GermanLand, ...GermanLand[]]).default('NW'),
    advanceWay: choiceInput('AdvanceWay', ADVANCE_WAYS),
    validFrom: dateInput,
    /** Of the version that was changed; 0 where there is none yet. */
    expectedVersion: versionInput,
  }),
  ofAll: true,
  refusals: everyCode<RuleRefusal>()('OBJECTION_DAYS_INVALID', 'DUE_DAYS_INVALID', 'VALID_FROM_IN_THE_PAST', 'VALID_FROM_NOT_LATER'),
  load: async ({ registers }, { actor, at, today }) => {
    const { centreId, associationId } = actor;
    await registers.lockRegister(centreId, 'rules');
    const last = latest(await registers.rules(centreId));
    const lastId = last && (await registers.ruleId(centreId, last));
    return { centreId, associationId, at, today, last, lastId };
  },
  row: ({ centreId, last, lastId }) => ({
    ...{ tenantId: centreId, type: 'billingRule', version: last?.version ?? 0 },
    ...(lastId ? { id: lastId } : {}),
  }),
  decide: (state, { expectedVersion: _expectedVersion, ...input }, { by, newId }) => {
    const rule = checkRule(state, input);
    return rule.ok ? ok({ rule: rule.value, of: enteredBy(state, by, newId()) }) : rule;
  },
  save: ({ registers }, { rule, of }) => registers.addRule(of, rule),
  record: ({ rule, of }, { last }) => ({
    type: 'billingRule',
    id: of.id,
    content: { ...rule, changes: [{ field: 'version', from: last?.version ?? null, to: rule.version }] },
  }),
  outcome: ({ of: { id } }) => ({ ruleId: id }),
});
