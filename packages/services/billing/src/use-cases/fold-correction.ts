// SPDX-License-Identifier: EUPL-1.2
import {
  addDaysToObjections,
  type ChargeSet,
  correctedBy,
  type FoldCorrectionRefusal,
  foldCorrection as fold,
  netOfRound,
  type Objection,
  type Round,
  ruleOn,
} from '@domain/billing';
import { err, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { composeRound, findSet } from '../collect-round.ts';
import { type Redrafts, redraftsOf } from '../redrafts.ts';
import { useCase } from '../use-case.ts';

type Code = FoldCorrectionRefusal | 'SET_CHANGED';

interface Folding extends Redrafts {
  readonly round: Round;
  readonly corrected: readonly Objection[];
  readonly netCents: bigint;
  readonly newId: () => string;
}

/** Takes a correction that was released meanwhile into drafts that did not go out yet. Members whose draft changes are told. */
export const foldCorrection = useCase({
  name: 'billing.foldCorrection',
  action: 'billing.prepareRounds',
  input: z.object({
    roundId: idInput<'RoundId'>(),
    sourceId: idInput<'SourceId'>(),
    /** Days from today that the members have for objections to what changed, where those that they have are fewer. */
    furtherDays: z.int().min(0).max(90).default(0),
    expectedVersion: versionInput,
  }),
  ofAll: true,
  refusals: everyCode<Code>()(
    'ROUND_NOT_OPEN',
    'NOT_A_PERSON',
    'SET_NOT_FOUND',
    'NOT_A_CORRECTION_OF_THIS',
    'FOLDED_ALREADY',
    'ROUND_EXISTS',
    'SET_CHANGED',
  ),
  timeoutMs: 120_000,
  load: async (repositories, { input, actor, at, today }) => {
    const { rounds, documents, objections, registers } = repositories;
    const { centreId, associationId } = actor;
    const found = await rounds.lockRound(centreId, input.roundId);
    if (!found) return null;
    const { round } = found;
    await registers.lockRegister(centreId, `set ${input.sourceId}`);
    const setOf = (sourceId: string) => findSet(repositories, associationId, round.source, sourceId);
    const set = await setOf(input.sourceId);
    const other = await rounds.findOfSet(centreId, input.sourceId);
    const state = { round, set, existing: other?.id === round.id ? null : other };
    const regular = await setOf(round.sourceId);
    const earlier: ChargeSet[] = [];
    for (const { sourceId } of round.folded) {
      const one = await setOf(sourceId);
      if (one) earlier.push(one);
    }
    return {
      ...found,
      ...state,
      centreId,
      associationId,
      at,
      today,
      before: await documents.ofRound(round.id),
      objections: await objections.ofRound(round.id),
      contents:
        regular && set
          ? await composeRound(repositories, {
              centreId,
              roundId: round.id,
              kind: round.kind,
              source: round.source,
              regular,
              corrections: [...earlier, set],
              rule: ruleOn(await registers.rules(centreId), today),
              today,
              at,
            })
          : [],
      /** What was released does not change; if it were not there any more, nothing could be composed. */
      unchanged: regular?.hash === round.setHash && earlier.length === round.folded.length,
    };
  },
  row: ({ centreId, round, version }) => ({ tenantId: centreId, type: 'billingRound', id: round.id, version }),
  decide: (state, { furtherDays }, circumstances): Result<Folding, Refusal<Code>> => {
    const folded = fold(state, {}, circumstances);
    if (!folded.ok) return folded;
    if (!state.unchanged) return err(refusal('SET_CHANGED'));
    const announced = state.round.status === 'announced';
    const redrafts = redraftsOf(state.before, state.contents, announced, circumstances.newId);
    return ok({
      ...redrafts,
      round: addDaysToObjections(folded.value, furtherDays, state.today),
      corrected: state.set ? correctedBy(state.objections, state.set, state.at) : [],
      netCents: netOfRound(state.contents),
      newId: circumstances.newId,
    });
  },
  alsoWrites: (_state, { changed, added, dropped, corrected }) => [
    ...new Set([
      ...changed.map(({ before }) => before.tenantId),
      ...added.map(({ content }) => content.member.tenantId as TenantId),
      ...dropped.map(({ tenantId }) => tenantId),
      ...corrected.map(({ tenantId }) => tenantId as TenantId),
    ]),
  ],
  save: async ({ rounds, documents, objections }, folding, { centreId, associationId, at, round: { status: roundStatus } }) => {
    const { round, changed, added, dropped, corrected, netCents, newId } = folding;
    const announced = roundStatus === 'announced';
    const status = announced ? 'announced' : 'draft';
    for (const { before, content, draftVersion } of changed) await documents.redraft(before, { content, status, draftVersion });
    await documents.add({ associationId, roundId: round.id, at, announced }, added);
    for (const record of dropped) await documents.drop(record);
    if (announced) await documents.setPeriod(round.id, round.objectionsUntil);
    if (announced)
      await documents.keepDrafts({ associationId, at, newId }, [
        ...changed.map(({ before, content, draftVersion }) => ({
          tenantId: before.tenantId,
          documentId: before.id,
          draftVersion,
          content,
        })),
        ...added.map(({ id, content }) => ({ tenantId: content.member.tenantId, documentId: id, draftVersion: 1, content })),
      ]);
    for (const objection of corrected) await objections.save(objection);
    await rounds.saveRound(centreId, round, { netCents });
  },
  record: ({ round, changed, added, dropped, corrected }, state) => {
    const told = state.round.status === 'announced';
    const message = (documentId: string) =>
      told ? [{ name: 'DraftChanged.v1' as const, payload: { documentId, roundId: round.id } }] : [];
    const drafts = [
      ...changed.map(({ before, content, draftVersion }) => ({
        tenantId: before.tenantId,
        id: before.id,
        draftVersion,
        totals: content.totals,
      })),
      ...added.map(({ id, content }) => ({ tenantId: content.member.tenantId as TenantId, id, draftVersion: 1, totals: content.totals })),
      ...dropped.map(({ tenantId, id, draftVersion }) => ({ tenantId, id, draftVersion, totals: null })),
    ];
    return [
      {
        type: 'billingRound',
        id: round.id,
        content: { round, changes: [{ field: 'folded', from: state.round.folded.length, to: round.folded.length }] },
        messages: [],
      },
      ...drafts.map(({ tenantId, id, ...content }) => ({ type: 'billingDocument', id, tenantId, content, messages: message(id) })),
      ...corrected.map(({ id, tenantId, correctedBy: by }) => ({
        type: 'objection',
        id,
        tenantId: tenantId as TenantId,
        content: { correctedBy: by },
        messages: [],
      })),
    ];
  },
  outcome: ({ round }) => ({ roundId: round.id }),
});
