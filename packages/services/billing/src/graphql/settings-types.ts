// SPDX-License-Identifier: EUPL-1.2
import { ADVANCE_WAYS, DAY_RULES, EINVOICE_FORMATS, FAMILIES, ISSUER_CHANGE_STATUSES, TEXT_KINDS } from '@domain/billing';
import { GERMAN_LANDS } from '@kernel/core';
import type { Builder } from '@platform/graphql';
import type { IssuerChangeRow } from '../queries/issuer-changes.ts';
import type { RecipientRow } from '../queries/list-recipients.ts';
import type { BillingRuleRow, IssuerRow, ProposedTexts, TextRow } from '../queries/settings.ts';
import { choice } from './document-types.ts';

export function textBlockType(builder: Builder) {
  const block = builder.objectRef<TextRow>('TextBlock');
  block.implement({
    description: 'One version of a text of notices or invoices.',
    fields: (t) => ({
      id: t.exposeID('id'),
      family: t.field(choice(builder, 'DocumentFamily', FAMILIES, (row: TextRow) => row.family)),
      kind: t.field(choice(builder, 'TextKind', TEXT_KINDS, (row: TextRow) => row.kind)),
      version: t.exposeInt('version'),
      text: t.exposeString('text'),
      court: t.exposeString('court'),
      courtAddress: t.exposeString('courtAddress'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      inForce: t.exposeBoolean('inForce', { description: 'Documents issued today bear it.' }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
    }),
  });
  const proposal = builder.objectRef<ProposedTexts['texts'][number]>('ProposedText');
  proposal.implement({
    fields: (t) => ({
      family: t.field(choice(builder, 'DocumentFamily', FAMILIES, (row: ProposedTexts['texts'][number]) => row.family)),
      kind: t.field(choice(builder, 'TextKind', TEXT_KINDS, (row: ProposedTexts['texts'][number]) => row.kind)),
      text: t.exposeString('text'),
    }),
  });
  const proposed = builder.objectRef<ProposedTexts>('ProposedTexts');
  proposed.implement({
    fields: (t) => ({
      placeholders: t.stringList({ resolve: (row) => [...row.placeholders], description: 'Written in braces: {nummer}.' }),
      texts: t.field({ type: [proposal], resolve: (row) => [...row.texts] }),
    }),
  });
  return { block, proposed };
}

export function issuerType(builder: Builder) {
  const issuer = builder.objectRef<IssuerRow>('IssuerProfile');
  issuer.implement({
    description: 'One version of who issues the documents.',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      name: t.exposeString('name'),
      line1: t.string({ resolve: (row) => row.address.line1 }),
      line2: t.string({ resolve: (row) => row.address.line2 }),
      postCode: t.string({ resolve: (row) => row.address.postCode }),
      city: t.string({ resolve: (row) => row.address.city }),
      country: t.string({ resolve: (row) => row.address.country }),
      vatId: t.exposeString('vatId'),
      taxNumber: t.exposeString('taxNumber'),
      iban: t.exposeString('iban'),
      bic: t.exposeString('bic'),
      accountName: t.exposeString('accountName'),
      creditorId: t.exposeString('creditorId'),
      contactName: t.exposeString('contactName'),
      contactPhone: t.exposeString('contactPhone'),
      contactEmail: t.exposeString('contactEmail'),
      representedBy: t.exposeString('representedBy'),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      releasedBy: t.exposeString('releasedBy', {
        nullable: true,
        description: 'The second person; none in versions from before there had to be one.',
      }),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
    }),
  });
  return issuer;
}

export function issuerChangeType(builder: Builder) {
  return builder.objectRef<IssuerChangeRow>('IssuerChange').implement({
    description: 'A wish for another issuer or account; it holds when a second person has released it.',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      status: t.field(choice(builder, 'IssuerChangeStatus', ISSUER_CHANGE_STATUSES, (row: IssuerChangeRow) => row.status)),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      facts: t.field({
        type: [changedFact(builder)],
        resolve: (row) => [...row.facts],
        description: 'So far and new; equal where it stays.',
      }),
      mine: t.exposeBoolean('mine'),
      proposedBy: t.exposeString('proposedBy', { nullable: true }),
      proposedAt: t.field({ type: 'DateTime', resolve: (row) => row.proposedAt }),
      decidedBy: t.exposeString('decidedBy', { nullable: true }),
      decidedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.decidedAt }),
    }),
  });
}

function changedFact(builder: Builder) {
  return builder.objectRef<IssuerChangeRow['facts'][number]>('IssuerFact').implement({
    fields: (t) => ({ field: t.exposeString('field'), from: t.exposeString('from', { nullable: true }), to: t.exposeString('to') }),
  });
}

export function recipientType(builder: Builder) {
  const recipient = builder.objectRef<RecipientRow>('RecipientProfile');
  recipient.implement({
    description: 'One version of where and how a member receives its documents; version 0 where nothing is said yet.',
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      ags: t.exposeString('ags'),
      version: t.exposeInt('version'),
      complete: t.exposeBoolean('complete', { description: 'An invoice can go out: address and routing id are right.' }),
      name: t.exposeString('name'),
      department: t.exposeString('department'),
      line1: t.string({ resolve: (row) => row.address.line1 }),
      line2: t.string({ resolve: (row) => row.address.line2 }),
      postCode: t.string({ resolve: (row) => row.address.postCode }),
      city: t.string({ resolve: (row) => row.address.city }),
      country: t.string({ resolve: (row) => row.address.country }),
      email: t.exposeString('email'),
      routingId: t.exposeString('routingId', { description: 'BT-10 (Leitweg-ID).' }),
      orderNumber: t.exposeString('orderNumber', { description: 'BT-13.' }),
      costUnit: t.exposeString('costUnit', { description: 'BT-19.' }),
      format: t.field(choice(builder, 'EinvoiceFormat', EINVOICE_FORMATS, (row: RecipientRow) => row.format)),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      enteredAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.enteredAt }),
    }),
  });
  return recipient;
}

export function ruleType(builder: Builder) {
  const rule = builder.objectRef<BillingRuleRow>('BillingRule');
  rule.implement({
    description: 'One version of the rules for documents; version 0 is what holds until the association says otherwise.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      objectionDays: t.exposeInt('objectionDays'),
      noticeDueDays: t.exposeInt('noticeDueDays'),
      invoiceDueDays: t.exposeInt('invoiceDueDays'),
      dayRule: t.field(choice(builder, 'DueDayRule', DAY_RULES, (row: BillingRuleRow) => row.dayRule)),
      land: t.field(choice(builder, 'GermanLand', GERMAN_LANDS, (row: BillingRuleRow) => row.land)),
      advanceWay: t.field(choice(builder, 'AdvanceWay', ADVANCE_WAYS, (row: BillingRuleRow) => row.advanceWay)),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      enteredAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.enteredAt }),
    }),
  });
  return rule;
}
