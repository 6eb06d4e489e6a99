// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, providedOn, ruleOn } from '@domain/billing';
import { ok } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { z } from 'zod';
import type { DocumentRecord } from '../repositories/document-repository.ts';
import { useCase } from '../use-case.ts';

interface Redated {
  readonly document: DocumentRecord;
  readonly content: DocumentContent;
}

/**
 * Documents with numbers whose files are made later than on their day of issue are due later: no term begins before a document is laid ready.
 * Nobody has received them yet.
 */
export const redateRound = useCase({
  name: 'billing.redateRound',
  action: 'billing.makeFiles',
  input: z.object({ roundId: idInput<'RoundId'>() }),
  refusals: [],
  timeoutMs: 60_000,
  load: async ({ rounds, documents, registers }, { input, actor: { centreId }, today }) => {
    const found = await rounds.lockRound(centreId, input.roundId);
    if (!found) return null;
    const numbered = (await documents.ofRound(input.roundId)).filter(({ status }) => status === 'numbered');
    const late = numbered.filter(({ issuedOn }) => issuedOn !== null && issuedOn < today);
    if (late.length === 0) return { ...found, centreId, today, late, texts: [], rules: [] };
    return { ...found, centreId, today, late, texts: await registers.texts(centreId), rules: await registers.rules(centreId) };
  },
  row: ({ centreId, round, version }) => ({ tenantId: centreId, type: 'billingRound', id: round.id, version }),
  decide: ({ late, texts, rules, today }) => {
    const redated = late.flatMap((document): Redated[] => {
      const { content, issuedOn } = document;
      const changed = issuedOn && providedOn(content, { texts, rule: ruleOn(rules, issuedOn) }, today);
      return changed ? [{ document, content: changed }] : [];
    });
    return ok({ day: today, redated });
  },
  alsoWrites: (_state, { redated }) => [...new Set(redated.map(({ document }) => document.tenantId))],
  save: async ({ documents }, { redated }) => {
    for (const { document, content } of redated) await documents.number(document, content);
  },
  record: ({ redated }) =>
    redated.map(({ document: { id, tenantId, content: before }, content }) => ({
      type: 'billingDocument',
      id,
      tenantId,
      content: {
        number: content.issue?.number,
        changes: (['dueOn', 'instalmentsFrom'] as const).flatMap((field) => {
          const [from, to] = [before.issue?.[field] ?? null, content.issue?.[field] ?? null];
          return from === to ? [] : [{ field, from, to }];
        }),
      },
      messages: [],
    })),
  outcome: ({ day, redated }) => ({ day, redated: redated.length }),
});
