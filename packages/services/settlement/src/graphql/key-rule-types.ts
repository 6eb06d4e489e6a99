// SPDX-License-Identifier: EUPL-1.2
import { type Builder, readField } from '@platform/graphql';
import { type KeyRulePreview, type PreviewRow, previewKeyRule } from '../queries/preview-key-rule.ts';
import type { RuleFinding } from '../rule-trial.ts';
import type { Texts } from './texts.ts';

function rowType(builder: Builder) {
  const row = builder.objectRef<PreviewRow>('KeyRulePreviewRow');
  row.implement({
    fields: (t) => ({
      tenantId: t.exposeID('tenantId'),
      ags: t.exposeString('ags'),
      memberName: t.exposeString('memberName'),
      share: t.exposeString('share', { description: 'Exact fraction of what is shared: 7/20.' }),
      amount: t.field({ type: 'Amount', resolve: (value) => value.amount }),
      todayAmount: t.field({ type: 'Amount', nullable: true, resolve: (value) => value.todayAmount }),
      difference: t.field({ type: 'Amount', nullable: true, resolve: (value) => value.difference }),
    }),
  });
  return row;
}

function findingType(builder: Builder, { text }: Texts) {
  const finding = builder.objectRef<RuleFinding>('KeyRuleFinding');
  finding.implement({
    description: 'Something wrong in a rule, with the place of its JSON.',
    fields: (t) => ({
      source: t.exposeString('source', {
        description: 'rule: it cannot be published so; facts: it cannot be applied to the facts of the period.',
      }),
      path: t.exposeString('path', { description: "'share.parts[1].share'; empty for the whole." }),
      code: t.exposeString('code'),
      params: t.field({ type: 'JSON', resolve: ({ params }) => params }),
      message: t.field({ type: text, resolve: ({ message }) => message }),
    }),
  });
  return finding;
}

export function keyRuleFields(builder: Builder, texts: Texts): void {
  const { text } = texts;
  const step = builder.objectRef<KeyRulePreview['steps'][number]>('KeyRuleStep');
  step.implement({
    description: 'One step of the calculation, in reading order; the deeper ones made the one before.',
    fields: (t) => ({
      depth: t.exposeInt('depth'),
      kind: t.exposeString('kind'),
      path: t.exposeString('path'),
      text: t.field({ type: text, resolve: (value) => value.text }),
    }),
  });
  const today = builder.objectRef<NonNullable<KeyRulePreview['today']>>('KeyRuleToday');
  today.implement({
    fields: (t) => ({
      keyVersion: t.exposeInt('keyVersion'),
      carriedByCentre: t.field({ type: 'Amount', resolve: (value) => value.carriedByCentre }),
    }),
  });
  const [row, finding] = [rowType(builder), findingType(builder, texts)];
  const preview = builder.objectRef<KeyRulePreview>('KeyRulePreview');
  preview.implement({
    fields: (t) => ({
      rule: t.exposeString('rule', { nullable: true, description: 'The rule in its normal form, as JSON text.' }),
      sentence: t.field({ type: text, nullable: true, resolve: (value) => value.sentence }),
      findings: t.field({ type: [finding], resolve: (value) => value.findings }),
      amount: t.field({ type: 'Amount', resolve: (value) => value.amount }),
      amountFrom: t.exposeString('amountFrom', { description: 'pool: its booked costs; given; assumed: 100000.00.' }),
      byAgreement: t.exposeBoolean('byAgreement', { description: 'false: no agreement for the service yet, all members are shown.' }),
      rows: t.field({ type: [row], resolve: (value) => value.rows }),
      carriedByCentre: t.field({ type: 'Amount', nullable: true, resolve: (value) => value.carriedByCentre }),
      today: t.field({ type: today, nullable: true, resolve: (value) => value.today }),
      steps: t.field({ type: [step], resolve: (value) => value.steps }),
    }),
  });
  readField(builder, 'previewKeyRule', previewKeyRule, preview);
}
