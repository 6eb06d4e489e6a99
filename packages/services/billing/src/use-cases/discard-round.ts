// SPDX-License-Identifier: EUPL-1.2
import { type DiscardRoundRefusal, discardRound as discard, type Round } from '@domain/billing';
import { ok, type Refusal, type Result } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import { useCase } from '../use-case.ts';

type Code = DiscardRoundRefusal;

interface Discarding {
  readonly round: Round;
  /** Drafts that members have seen. */
  readonly seen: readonly DocumentRecord[];
  readonly drafts: readonly DocumentRecord[];
}

export const discardRound = useCase({
  name: 'billing.discardRound',
  action: 'billing.prepareRounds',
  input: z.object({ roundId: idInput<'RoundId'>(), reason: textInput(500, 0), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<Code>()('ROUND_NOT_OPEN', 'NOT_A_PERSON', 'REASON_MISSING'),
  load: async ({ rounds, documents }, { input, actor }) => {
    const { centreId } = actor;
    const found = await rounds.lockRound(centreId, input.roundId);
    if (!found) return null;
    return { ...found, centreId, drafts: await documents.ofRound(input.roundId) };
  },
  row: ({ centreId, round, version }) => ({ tenantId: centreId, type: 'billingRound', id: round.id, version }),
  decide: ({ round, drafts }, { reason }, circumstances): Result<Discarding, Refusal<Code>> => {
    const decided = discard(round, { reason }, circumstances);
    return decided.ok ? ok({ round: decided.value, drafts, seen: drafts.filter(({ status }) => status === 'announced') }) : decided;
  },
  alsoWrites: (_state, { drafts }) => [...new Set(drafts.map(({ tenantId }) => tenantId))],
  save: async ({ rounds, documents }, { round }, { centreId }) => {
    await documents.discard(round.id);
    await rounds.saveRound(centreId, round);
  },
  record: ({ round, seen }, state) => [
    {
      type: 'billingRound',
      id: round.id,
      content: { round, reason: round.discardReason, changes: [{ field: 'status', from: state.round.status, to: round.status }] },
      messages: [{ name: 'RoundDiscarded.v1' as const, payload: { roundId: round.id } }],
    },
    ...seen.map(({ id, tenantId }) => ({
      type: 'billingDocument',
      id,
      tenantId,
      content: { reason: round.discardReason, changes: [{ field: 'status', from: 'announced', to: 'discarded' }] },
      messages: [{ name: 'DraftDiscarded.v1' as const, payload: { documentId: id, roundId: round.id } }],
    })),
  ],
  outcome: ({ round }) => ({ roundId: round.id }),
});
