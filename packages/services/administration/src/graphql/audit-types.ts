// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { HistoryChange, HistoryEntry } from '@platform/audit';
import { type Builder, enumType, mutationField, pageType, type RefusalCatalogue, readField } from '@platform/graphql';
import { type AnyQuery, orderOf } from '@platform/use-case';
import { auditChain, type ChainRow, type HeadRow, listAuditHeads } from '../queries/audit-chain.ts';
import type { AuditChoices } from '../queries/audit-choices.ts';
import type { AuditRow } from '../queries/list-audit.ts';
import { findLongWork } from '../queries/list-long-work.ts';
import type { Language } from '../settings.ts';
import { eraseAuditValues } from '../use-cases/erase-audit-values.ts';
import { verifyAuditChains } from '../use-cases/verify-audit-chains.ts';

const BY = 'As the reader may see the person; of what a service did, who ordered it: null where nobody did.';

interface Parts {
  readonly label: (action: string, language: Language) => string;
  readonly why: (refusal: { service: string; code: string; params: RefusalParams | null }, language: Language) => string | null;
  readonly listAudit: AnyQuery;
  readonly auditChoices: AnyQuery;
  readonly historyOfRecord: AnyQuery;
  readonly messages: RefusalCatalogue<string>;
  readonly LongWork: unknown;
}

/** The parameters of a refusal, of a decision that was one and may be seen. */
function paramsIn(values: unknown): RefusalParams | null {
  const { refusal } = (values ?? {}) as { readonly refusal?: { readonly params?: RefusalParams } };
  return refusal ? (refusal.params ?? {}) : null;
}

const SIDES = ['centre', 'member', 'service', 'operator'] as const;

export function auditFields(builder: Builder, { label, why, listAudit, auditChoices, historyOfRecord, messages, LongWork }: Parts): void {
  const Side = enumType(builder, 'ActingSide', SIDES);
  const Change = builder.objectRef<HistoryChange>('RecordChange').implement({
    fields: (t) => ({
      field: t.exposeString('field'),
      from: t.field({ type: 'JSON', nullable: true, resolve: ({ from }) => from }),
      to: t.field({ type: 'JSON', nullable: true, resolve: ({ to }) => to }),
    }),
  });
  const Entry = builder.objectRef<AuditRow>('AuditEntry').implement({
    fields: (t) => ({
      id: t.id({ resolve: ({ tenantId, sequence }) => `${tenantId}/${sequence}` }),
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName', { nullable: true }),
      sequence: t.exposeString('sequence'),
      at: t.expose('at', { type: 'DateTime' }),
      action: t.exposeString('action'),
      actionLabel: t.string({ resolve: ({ action }, _args, { language }) => label(action, language) }),
      outcome: t.exposeString('outcome', { description: "'done', or the code of the refusal." }),
      refusalText: t.string({
        nullable: true,
        description: 'Why it was refused, as a sentence.',
        resolve: ({ action, outcome, values }, _args, { language }) =>
          outcome === 'done' ? null : why({ service: action.split('.')[0] ?? '', code: outcome, params: paramsIn(values) }, language),
      }),
      subjectType: t.exposeString('subjectType'),
      subjectId: t.exposeID('subjectId'),
      actorKind: t.exposeString('actorKind', { description: "'user', 'service' or 'operator'." }),
      actorAccountId: t.exposeID('actorAccountId', { nullable: true }),
      actorName: t.exposeString('actorName', { nullable: true, description: BY }),
      actingTenantName: t.exposeString('actingTenantName', { nullable: true }),
      bySide: t.field({ type: Side, resolve: ({ bySide }: AuditRow) => bySide }),
      inPlaceOf: t.field({ type: ['String'], description: 'As whose deputy, by name.', resolve: ({ inPlaceOf }) => [...inPlaceOf] }),
      correlationId: t.exposeString('correlationId'),
      hash: t.exposeString('hash'),
      changes: t.field({ type: [Change], resolve: ({ changes }) => [...changes] }),
      values: t.field({
        type: 'JSON',
        nullable: true,
        description: 'What was decided; null where the reader may not see it or where it was erased.',
        resolve: ({ values }) => values,
      }),
      erasedAt: t.expose('erasedAt', { type: 'DateTime', nullable: true }),
    }),
  });
  const History = builder.objectRef<HistoryEntry>('RecordHistoryEntry').implement({
    fields: (t) => ({
      sequence: t.exposeString('sequence'),
      at: t.expose('at', { type: 'DateTime' }),
      action: t.exposeString('action'),
      actionLabel: t.string({ resolve: ({ action }, _args, { language }) => label(action, language) }),
      by: t.exposeString('by', { nullable: true, description: BY }),
      bySide: t.field({ type: Side, resolve: ({ bySide }: HistoryEntry) => bySide }),
      inPlaceOf: t.field({ type: ['String'], description: 'As whose deputy, by name.', resolve: ({ inPlaceOf }) => [...inPlaceOf] }),
      changes: t.field({ type: [Change], resolve: ({ changes }) => [...changes] }),
      reason: t.exposeString('reason', { nullable: true }),
      erased: t.exposeBoolean('erased'),
    }),
  });
  readField(builder, 'auditLog', listAudit, pageType(builder, 'AuditEntry', Entry));
  readField(builder, 'auditChoices', auditChoices, choicesType(builder, label));
  readField(builder, 'recordHistory', historyOfRecord, [History]);
  chainFields(builder);
  mutationField(builder, eraseAuditValues, { messages });
  mutationField(builder, orderOf(verifyAuditChains), {
    messages,
    payload: { work: { type: LongWork, query: findLongWork, input: (outcome) => outcome, nullable: true } },
  });
}

/** What the log can be narrowed down to; use cases with the same words are one choice. */
function choicesType(builder: Builder, label: Parts['label']) {
  interface Named {
    readonly value: string;
    readonly label: string;
  }
  const Choice = builder.objectRef<Named>('AuditChoice').implement({
    fields: (t) => ({ value: t.exposeID('value'), label: t.exposeString('label') }),
  });
  const byLabel = (choices: readonly Named[]): Named[] => [...new Map(choices.map((choice) => [choice.label, choice])).values()];
  return builder.objectRef<AuditChoices>('AuditChoices').implement({
    fields: (t) => ({
      actions: t.field({
        type: [Choice],
        resolve: ({ actions }, _args, { language }) =>
          byLabel(actions.map((action) => ({ value: action, label: label(action, language) }))),
      }),
      actors: t.field({
        type: [Choice],
        resolve: ({ actors }) => actors.map(({ accountId, name }) => ({ value: accountId, label: name })),
      }),
    }),
  });
}

function chainFields(builder: Builder): void {
  const Finding = builder.objectRef<ChainRow['findings'][number]>('AuditChainFinding').implement({
    fields: (t) => ({ sequence: t.exposeString('sequence'), problem: t.exposeString('problem') }),
  });
  const Chain = builder.objectRef<ChainRow>('AuditChain').implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      links: t.exposeInt('links'),
      erased: t.exposeInt('erased'),
      head: t.exposeString('head'),
      intact: t.boolean({ resolve: ({ findings }) => findings.length === 0 }),
      findings: t.field({ type: [Finding], resolve: ({ findings }) => [...findings] }),
    }),
  });
  const Head = builder.objectRef<HeadRow>('AuditHead').implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      tenantName: t.exposeString('tenantName', { nullable: true }),
      sequence: t.exposeString('sequence'),
      head: t.exposeString('head'),
    }),
  });
  readField(builder, 'auditChain', auditChain, Chain, { nullable: true });
  readField(builder, 'auditHeads', listAuditHeads, [Head]);
}
