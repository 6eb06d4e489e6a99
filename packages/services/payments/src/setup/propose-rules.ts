// SPDX-License-Identifier: EUPL-1.2
import { DUTIES, DUTY_SIDE, type KnownPerson, type ProposeRulesRefusal, proposeRules } from '@domain/payments';
import type { CivilDate, TenantId, UserId } from '@kernel/core';
import type { Writes } from '@platform/database';
import { amountInput, choiceInput, dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { dutyPeople } from './duty-people.ts';
import type { StoredRules } from './rules-repository.ts';
import { holdSetUp, isMunicipality, peopleOf, type SetupRepositories, setupUseCase } from './setup-use-case.ts';

/** People whom the proposing side does not see keep what they hold: the municipality reads of the centre's staff only who is named already. */
function withNamed(people: readonly KnownPerson[], inForce: StoredRules | null): KnownPerson[] {
  const known = new Set(people.map(({ userId }) => userId));
  const named = (inForce?.rules.grants ?? []).filter(({ userId }) => !known.has(userId));
  return [...people, ...named.map(({ userId, name, duty }): KnownPerson => ({ userId, name, side: DUTY_SIDE[duty] }))];
}

/** Whom the proposing side sees, and whose roles open payments of this municipality: at the first proposal a municipality names people of the centre. */
async function allPeople(
  writes: Writes,
  reads: SetupRepositories['reads'],
  home: { readonly tenantId: TenantId; readonly centreId: TenantId },
  today: CivilDate,
): Promise<KnownPerson[]> {
  const seen = await peopleOf(writes, home, today);
  const known = new Set(seen.map(({ userId }) => userId));
  return [...seen, ...(await dutyPeople(reads, home.tenantId, today)).filter(({ userId }) => !known.has(userId))];
}

const grantInput = z
  .object({
    ...{ userId: idInput<'UserId'>(), duty: choiceInput('PaymentDuty', DUTIES), limit: amountInput.optional() },
    ...{ from: dateInput, to: dateInput.optional() },
  })
  .meta({ id: 'DutyGrantInput' });

/** Another version of a municipality's own rules for its payments (§ 32 KomHVO NRW). */
export const proposePaymentRules = setupUseCase({
  name: 'payments.proposePaymentRules',
  action: 'payments.setUp',
  input: z.object({
    tenantId: idInput<'TenantId'>(),
    /** Where it stands in the service instruction. */
    clause: textInput(200),
    validFrom: dateInput,
    ...{ oneDeterminer: z.boolean(), determinerMayOrder: z.boolean() },
    grants: z.array(grantInput).max(500, { error: 'TOO_LONG' }),
    referenceLength: z.int().min(1).max(100),
    referenceCheck: choiceInput('ReferenceCheck', ['mod11_10', 'mod10', 'none']),
    ...{ tolerance: amountInput, toleranceBorneBy: textInput(140, 0).optional(), unclearOwnerId: idInput<'UserId'>().optional() },
  }),
  refusals: everyCode<ProposeRulesRefusal>()(
    'PROPOSAL_OPEN',
    'NOT_A_PERSON',
    'NO_GRANTS',
    'GRANT_PERSON_UNKNOWN',
    'GRANT_OTHER_SIDE',
    'GRANT_PERIOD',
    'GRANT_LIMIT',
    'GRANT_TWICE',
    'SCHEME_LENGTH',
    'TOLERANCE_RANGE',
    'TOLERANCE_BEARER_MISSING',
    'OWNER_UNKNOWN',
  ),
  load: async ({ writes, reads, rules }, { input: { tenantId }, actor, at, today }) => {
    if (!(await isMunicipality(writes, tenantId))) return null;
    await holdSetUp(reads, tenantId);
    const inForce = await rules.rulesInForce(tenantId);
    return {
      ...{ tenantId, associationId: actor.associationId, at, before: inForce },
      lastVersion: await rules.lastVersion(tenantId),
      proposalOpen: (await rules.proposedRules(tenantId)) !== null,
      people: withNamed(await allPeople(writes, reads, { tenantId, centreId: actor.centreId }, today), inForce),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'paymentRules' }),
  decide: (state, input, circumstances) => {
    const { clause, validFrom, oneDeterminer, determinerMayOrder, referenceLength: length, tolerance, toleranceBorneBy = '' } = input;
    const check = input.referenceCheck === 'mod11_10' ? 'mod11-10' : input.referenceCheck === 'mod10' ? 'mod10' : 'none';
    const unclearOwnerId = (input.unclearOwnerId ?? null) as UserId | null;
    const grants = input.grants.map(({ userId, duty, limit = null, from, to = null }) => ({
      ...{ userId: userId as UserId, duty, limitCents: limit, from, to },
    }));
    const matching = { scheme: { length, check }, toleranceCents: tolerance, toleranceBorneBy, unclearOwnerId } as const;
    return proposeRules(state, { clause, validFrom, oneDeterminer, determinerMayOrder, grants, matching }, circumstances);
  },
  save: ({ rules }, proposed, { associationId, at }) =>
    rules.addRules(associationId, { ...proposed, status: 'proposed', proposedAt: at, decidedBy: null, version: 1 }),
  record: (proposed) => ({ type: 'paymentRules', id: proposed.id, content: proposed }),
  outcome: ({ rules: { tenantId } }) => ({ tenantId }),
});
