// SPDX-License-Identifier: EUPL-1.2
import { type AnnounceRoundRefusal, announceRound as announce, type Round } from '@domain/billing';
import { ok, type Refusal, type Result, type TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import { useCase } from '../use-case.ts';

type Code = AnnounceRoundRefusal;

interface Announcement {
  readonly round: Round;
  readonly drafts: readonly DocumentRecord[];
  readonly newId: () => string;
}

/** Shows the drafts to the members, who may object until a day. */
export const announceRound = useCase({
  name: 'billing.announceRound',
  action: 'billing.prepareRounds',
  input: z.object({ roundId: idInput<'RoundId'>(), objectionDays: z.int().min(0).max(1_000).optional(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<Code>()('ROUND_NOT_PREPARED', 'NOT_A_PERSON', 'OBJECTION_DAYS_INVALID'),
  timeoutMs: 60_000,
  load: async ({ rounds, documents }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    const found = await rounds.lockRound(centreId, input.roundId);
    if (!found) return null;
    return { ...found, centreId, associationId, at, drafts: await documents.ofRound(input.roundId) };
  },
  row: ({ centreId, round, version }) => ({ tenantId: centreId, type: 'billingRound', id: round.id, version }),
  decide: ({ round, drafts }, { objectionDays = round.objectionDays }, circumstances): Result<Announcement, Refusal<Code>> => {
    const decided = announce(round, { objectionDays }, circumstances);
    if (!decided.ok) return decided;
    return ok({ round: decided.value, drafts: drafts.filter(({ status }) => status === 'draft'), newId: circumstances.newId });
  },
  alsoWrites: (_state, { drafts }) => [...new Set(drafts.map(({ tenantId }) => tenantId))],
  save: async ({ rounds, documents }, { round, drafts, newId }, { centreId, associationId, at }) => {
    await documents.announce(round.id);
    await documents.setPeriod(round.id, round.objectionsUntil);
    await documents.keepDrafts(
      { associationId, at, newId },
      drafts.map(({ tenantId, id, draftVersion, content }) => ({ tenantId, documentId: id, draftVersion, content })),
    );
    await rounds.saveRound(centreId, round);
  },
  record: ({ round, drafts }, state) => [
    {
      type: 'billingRound',
      id: round.id,
      content: { round, changes: [{ field: 'status', from: state.round.status, to: round.status }] },
      messages: [{ name: 'RoundAnnounced.v1' as const, payload: { roundId: round.id } }],
    },
    ...drafts.map(({ tenantId, id, content, contentHash }) => ({
      type: 'billingDocument',
      id,
      tenantId: tenantId as TenantId,
      content: { draftVersion: 1, contentHash, totals: content.totals, objectionsUntil: round.objectionsUntil },
      messages: [{ name: 'DraftAnnounced.v1' as const, payload: { documentId: id, roundId: round.id } }],
    })),
  ],
  outcome: ({ round }) => ({ roundId: round.id }),
});
