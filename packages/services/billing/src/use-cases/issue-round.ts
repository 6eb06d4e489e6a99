// SPDX-License-Identifier: EUPL-1.2
import {
  type DocumentContent,
  drawNumbers,
  type IssueRoundRefusal,
  issueRound as issue,
  type Round,
  waitsForCorrection,
} from '@domain/billing';
import { invariant, ok, type Refusal, type Result, type TenantId } from '@kernel/core';
import { everyCode, idInput, LONG_WORK_ORDERED, type LongOrder, versionInput, writeLongOrder } from '@platform/use-case';
import { z } from 'zod';
import { overdrawn } from '../advances-used.ts';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import type { NumberedDocument } from '../repositories/number-repository.ts';
import { heldRegisters, issuedUnder, type Trial, trialIssue } from '../trial-issue.ts';
import { useCase } from '../use-case.ts';
import { renderRound } from './render-round.ts';
import { saveRound } from './save-round.ts';

type Code = IssueRoundRefusal;

interface Issuing {
  readonly round: Round;
  readonly issued: readonly { readonly document: DocumentRecord; readonly content: DocumentContent }[];
  readonly blocked: readonly Trial[];
  readonly numbers: readonly NumberedDocument[];
  readonly order: LongOrder;
  readonly newId: () => string;
}

/**
 * A second person lets the documents go out. In one transaction each that can go gets its number and its final content; numbers are drawn
 * last, under the locked rows of their series. Files follow in long work, which needs no number any more.
 */
export const issueRound = useCase({
  name: 'billing.issueRound',
  action: 'billing.issueRounds',
  input: z.object({ roundId: idInput<'RoundId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  timeoutMs: 120_000,
  ofAll: true,
  refusals: everyCode<Code>()(
    'ROUND_NOT_ANNOUNCED',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'OBJECTION_PERIOD_RUNS',
    'OBJECTIONS_OPEN',
    'OBJECTIONS_NOT_CORRECTED',
    'TAKES_OFF_TOO_MUCH',
    'ISSUER_MISSING',
    'LEGAL_REMEDY_MISSING',
    'NOTHING_TO_ISSUE',
  ),
  load: async ({ ports, statements, rounds, documents, objections, registers, numbers }, { input, actor, at, today }) => {
    const { centreId, associationId } = actor;
    const found = await rounds.lockRound(centreId, input.roundId);
    if (!found) return null;
    const waiting = (await documents.ofRound(input.roundId)).filter(({ status }) => status === 'announced');
    const held = await heldRegisters(registers, centreId, today);
    const year = Number(today.slice(0, 4));
    const trials = trialIssue(waiting, held, today);
    return {
      ...found,
      ...{ centreId, associationId, at, today, year, held, trials },
      objections: await objections.ofRound(input.roundId),
      overdrawn: await overdrawn(
        { ports, statements, registers },
        centreId,
        waiting.map(({ content }) => content),
        today,
      ),
      // Last: whoever issues another round waits here until these numbers are stored.
      last: await numbers.lockSeries(centreId, year),
    };
  },
  row: ({ centreId, round, version }) => ({ tenantId: centreId, type: 'billingRound', id: round.id, version }),
  secondPerson: { after: [saveRound.name], first: ({ round }) => round.preparedBy.userId },
  decide: (state, _input, circumstances): Result<Issuing, Refusal<Code>> => {
    const { round, trials, objections, held, today, year, last, centreId, associationId } = state;
    const free = trials.filter(({ findings }) => findings.length === 0);
    const blocked = trials.filter(({ findings }) => findings.length > 0);
    const decided = issue(
      {
        round,
        openObjections: objections.filter(({ status }) => status === 'raised').length,
        overdrawn: state.overdrawn,
        uncorrected: objections.filter(waitsForCorrection).length,
        families: trials.map(({ document }) => document.content.family),
        hasIssuer: held.issuer !== null,
        hasLegalRemedy: held.hasLegalRemedy,
        issuable: free.length,
        blocked: blocked.map(({ document, findings }) => `${document.content.member.name}: ${findings.map(({ rule }) => rule).join(', ')}`),
      },
      {},
      circumstances,
    );
    if (!decided.ok) return decided;
    const drawn = drawNumbers(
      free.map(({ document }) => document.content.family),
      year,
      last,
    );
    const numbers = free.map(({ document }, index): NumberedDocument => {
      const number = drawn[index];
      invariant(number !== undefined, 'each document has a number');
      return { ...number, memberId: document.tenantId, documentId: document.id };
    });
    const { by, at, newId } = circumstances;
    return ok({
      round: decided.value,
      issued: free.map(({ document }, index) => {
        const content = issuedUnder(document.content, held, { number: numbers[index]?.number ?? '', day: today });
        invariant(content !== null, 'what has no finding has a recipient');
        return { document, content };
      }),
      blocked,
      numbers,
      order: {
        id: newId(),
        tenantId: centreId,
        associationId,
        input: { roundId: round.id },
        orderedBy: by.accountId,
        orderedByUser: by.userId,
        at,
      },
      newId,
    });
  },
  alsoWrites: ({ trials }) => [...new Set(trials.map(({ document }) => document.tenantId))],
  save: async ({ writes, rounds, documents, numbers }, issuing, { centreId, associationId, at }) => {
    const { round, issued, blocked, order, newId } = issuing;
    for (const { document, content } of issued) await documents.number(document, content);
    for (const { document, findings } of blocked) await documents.block(document, findings);
    await numbers.draw({ tenantId: centreId, associationId }, issuing.numbers, { at, by: order.orderedBy, newId });
    await writeLongOrder(writes, renderRound.name, order);
    await rounds.saveRound(centreId, round, { renderCommand: order.id });
  },
  record: ({ round, issued, blocked, numbers, order }, state) => [
    {
      type: 'billingRound',
      id: round.id,
      content: {
        round,
        numbers: numbers.map(({ number, documentId }) => ({ number, documentId })),
        blocked: blocked.map(({ document, findings }) => ({ documentId: document.id, rules: findings.map(({ rule }) => rule) })),
        changes: [{ field: 'status', from: state.round.status, to: round.status }],
      },
      messages: [{ name: LONG_WORK_ORDERED, payload: { commandId: order.id, inPlaceOf: [] } }],
    },
    ...issued.map(({ document, content }) => ({
      type: 'billingDocument',
      id: document.id,
      tenantId: document.tenantId as TenantId,
      content: { number: content.issue?.number, totals: content.totals, changes: [{ field: 'status', from: 'announced', to: 'numbered' }] },
      messages: [],
    })),
  ],
  outcome: ({ round, order, issued, blocked }) => ({
    roundId: round.id,
    commandId: order.id,
    issued: issued.length,
    blocked: blocked.length,
  }),
});
