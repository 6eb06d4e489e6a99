// SPDX-License-Identifier: EUPL-1.2
import { type PutInForceRefusal, putRulesInForce, rejectRules, rulesWarnings } from '@domain/payments';
import { ok, type TenantId } from '@kernel/core';
import { accountsOf, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { closedDuties, dutyPeople } from './duty-people.ts';
import { proposePaymentRules } from './propose-rules.ts';
import type { StoredRules } from './rules-repository.ts';
import { holdSetUp, type SetupRepositories, setupUseCase } from './setup-use-case.ts';

const homeOf = ({ rules }: StoredRules): TenantId => rules.tenantId as TenantId;

async function heldRules({ reads, rules }: SetupRepositories, id: string): Promise<StoredRules | null> {
  const seen = await rules.findRules(id);
  if (!seen) return null;
  await holdSetUp(reads, homeOf(seen));
  return rules.findRules(id);
}

/** The second person puts a municipality's own rules into force, and the earlier ones end. */
export const putPaymentRulesInForce = setupUseCase({
  name: 'payments.putPaymentRulesInForce',
  action: 'payments.releaseSetUp',
  input: z.object({ rulesId: idInput<'PaymentRulesId'>(), expectedVersion: versionInput, warningsSeen: z.boolean() }),
  stepUp: true,
  twoPeople: true,
  refusals: everyCode<PutInForceRefusal>()('RULES_DECIDED', 'NOT_A_PERSON', 'SAME_PERSON', 'RULES_NOT_YET', 'WARNINGS_NOT_SEEN'),
  load: async (repositories, { input, at, today }) => {
    const stored = await heldRules(repositories, input.rulesId);
    if (!stored) return null;
    const { grants } = stored.rules;
    const accounts = await accountsOf(
      repositories.writes,
      grants.map(({ userId }) => userId),
    );
    const closed = closedDuties(grants, await dutyPeople(repositories.reads, homeOf(stored), today));
    const warnings = rulesWarnings(stored.rules, (userId) => accounts.get(userId) ?? null, today, closed);
    return { stored, at, warnings, replaced: await repositories.rules.rulesInForce(homeOf(stored)) };
  },
  row: ({ stored }) => ({ tenantId: homeOf(stored), type: 'paymentRules', id: stored.id, version: stored.version }),
  secondPerson: { after: [proposePaymentRules.name], first: ({ stored }) => stored.proposedBy.userId },
  decide: ({ stored, warnings }, { warningsSeen }, circumstances) => {
    const decided = putRulesInForce({ ...stored, warnings: warnings.length }, { warningsSeen }, circumstances);
    return decided.ok ? ok({ ...decided.value, warnings }) : decided;
  },
  save: async ({ rules }, { decidedBy: by }, { stored, replaced, at }) => {
    if (replaced) await rules.setStatus(homeOf(stored), replaced.id, 'replaced');
    await rules.setStatus(homeOf(stored), stored.id, 'inForce', { by, at });
  },
  record: (decided, { stored, replaced }) => ({
    ...{ type: 'paymentRules', id: stored.id },
    content: { ...decided, replaces: replaced?.id ?? null, changes: [{ field: 'status', from: stored.status, to: 'inForce' }] },
    messages: [{ name: 'PaymentRulesInForce.v1', payload: { rulesId: stored.id } }],
  }),
  outcome: (_decided, { stored }) => ({ tenantId: homeOf(stored) }),
});

/** Takes proposed rules off the table. */
export const rejectPaymentRules = setupUseCase({
  name: 'payments.rejectPaymentRules',
  action: 'payments.setUp',
  input: z.object({ rulesId: idInput<'PaymentRulesId'>(), expectedVersion: versionInput, reason: textInput(300) }),
  refusals: ['RULES_DECIDED', 'NOT_A_PERSON'],
  load: async (repositories, { input, at }) => {
    const stored = await heldRules(repositories, input.rulesId);
    return stored && { stored, at };
  },
  row: ({ stored }) => ({ tenantId: homeOf(stored), type: 'paymentRules', id: stored.id, version: stored.version }),
  decide: ({ stored }, { reason }, circumstances) => {
    const decided = rejectRules({ ...stored, warnings: 0 }, {}, circumstances);
    return decided.ok ? ok({ ...decided.value, reason }) : decided;
  },
  save: ({ rules }, { decidedBy: by }, { stored, at }) => rules.setStatus(homeOf(stored), stored.id, 'rejected', { by, at }),
  record: (decided, { stored }) => ({
    ...{ type: 'paymentRules', id: stored.id },
    content: { ...decided, changes: [{ field: 'status', from: stored.status, to: 'rejected' }] },
  }),
  outcome: (_decided, { stored }) => ({ tenantId: homeOf(stored) }),
});
