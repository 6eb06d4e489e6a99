// SPDX-License-Identifier: EUPL-1.2
import {
  type DocumentContent,
  kindOf,
  netOfRound,
  type PrepareRoundRefusal,
  prepareRound,
  type Round,
  ruleOn,
  SOURCES,
  setRefusal,
} from '@domain/billing';
import { ok, type Refusal, type Result, type TenantId } from '@kernel/core';
import { choiceInput, everyCode, idInput } from '@platform/use-case';
import { z } from 'zod';
import { composeRound, findSet } from '../collect-round.ts';
import { useCase } from '../use-case.ts';

export const roundFields = { source: choiceInput('BillingSource', SOURCES), sourceId: idInput<'SourceId'>() };

export const PREPARE_REFUSALS = everyCode<PrepareRoundRefusal>()(
  'NOT_A_PERSON',
  'SET_NOT_FOUND',
  'ROUND_EXISTS',
  'FOLD_CORRECTION_INSTEAD',
  'REGULAR_NOT_ISSUED',
  'NOTHING_TO_CHARGE',
);

interface Prepared {
  readonly round: Round;
  readonly documents: readonly { readonly id: string; readonly content: DocumentContent }[];
}

/** The end of preparing a round: composes the drafts and keeps them, in one transaction. The members do not see them yet. */
export const saveRound = useCase({
  name: 'billing.saveRound',
  action: 'billing.prepareRounds',
  input: z.object(roundFields),
  ofAll: true,
  refusals: PREPARE_REFUSALS,
  timeoutMs: 120_000,
  load: async (repositories, { input, actor, at, today }) => {
    const { centreId, associationId } = actor;
    const { rounds, registers } = repositories;
    await registers.lockRegister(centreId, `set ${input.sourceId}`);
    const set = await findSet(repositories, associationId, input.source, input.sourceId);
    const surroundings = {
      existing: await rounds.findOfSet(centreId, input.sourceId),
      ofRegular: set?.corrects ? await rounds.findOfSet(centreId, set.corrects) : null,
    };
    const rule = ruleOn(await registers.rules(centreId), today);
    const fits = set !== null && setRefusal(set, surroundings) === null;
    const collection = { centreId, roundId: null, rule, today, at, corrections: [] };
    const documents = fits
      ? await composeRound(repositories, { ...collection, source: input.source, kind: kindOf(input.source, set), regular: set })
      : [];
    return { centreId, associationId, at, set, ...surroundings, documents, objectionDays: rule.objectionDays };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'billingRound' }),
  decide: (state, { source }, circumstances): Result<Prepared, Refusal<PrepareRoundRefusal>> => {
    const round = prepareRound(state, { source }, circumstances);
    if (!round.ok) return round;
    return ok({ round: round.value, documents: state.documents.map((content) => ({ id: circumstances.newId(), content })) });
  },
  alsoWrites: (_state, { documents }) => [...new Set(documents.map(({ content }) => content.member.tenantId as TenantId))],
  save: async ({ rounds, documents }, prepared, { centreId, associationId, at }) => {
    const { round } = prepared;
    await rounds.addRound({ tenantId: centreId, associationId }, round, netOfRound(prepared.documents.map(({ content }) => content)));
    await documents.add({ associationId, roundId: round.id, at, announced: false }, prepared.documents);
  },
  record: ({ round, documents }) => ({
    type: 'billingRound',
    id: round.id,
    content: { round, documents: documents.map(({ id, content }) => ({ id, groupKey: content.groupKey, totals: content.totals })) },
    messages: [{ name: 'RoundPrepared.v1', payload: { roundId: round.id } }],
  }),
  outcome: ({ round }) => ({ roundId: round.id }),
});
