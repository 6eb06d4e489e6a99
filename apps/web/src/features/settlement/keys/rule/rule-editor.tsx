// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import { RadioGroup, Section } from '../../../../ui/index.ts';
import type { RuleDraft, ShareDraft, ShareKind } from './draft.ts';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import { LimitsEditor } from './limits-editor.tsx';
import { ruleTexts } from './messages/index.ts';
import { newShare, newWeight, withWeight } from './new-draft.ts';
import { PricesEditor } from './prices-editor.tsx';
import { RuleNote, RuleSelect } from './rule-fields.tsx';
import { ShareDetails } from './share-editor.tsx';
import { WEIGHT_KINDS } from './weight-editor.tsx';

const KINDS = [
  { value: 'weight', label: 'byWeight', hint: 'byWeightHint' },
  { value: 'mix', label: 'mix', hint: 'mixHint' },
  { value: 'fixed', label: 'fixed', hint: 'fixedHint' },
  { value: 'groups', label: 'groups', hint: 'groupsHint' },
] as const;

/** The first question of a rule, with all four answers in sight. */
function WholeRule({ value, onChange }: { readonly value: ShareDraft; readonly onChange: (rule: ShareDraft) => void }) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__stack">
      <div className="vws-rule__kinds">
        <RadioGroup
          label={m('rule')}
          value={value.kind}
          options={KINDS.map((kind) => ({ value: kind.value, label: m(kind.label), hint: m(kind.hint) }))}
          onChange={(event) => onChange(newShare(event.target.value as ShareKind, value))}
        />
      </div>
      {value.kind === 'weight' && (
        <RuleSelect
          label={m('how')}
          value={value.weight.kind}
          options={WEIGHT_KINDS.map((kind) => ({ value: kind, label: m(kind) }))}
          onChange={(kind) => onChange(withWeight(value, newWeight(kind, value.weight)))}
        />
      )}
      <RuleNote path="share" />
      <ShareDetails path="share" value={value} onChange={onChange} />
    </div>
  );
}

interface RuleEditorProps {
  readonly value: RuleDraft;
  readonly onChange: (rule: RuleDraft) => void;
  readonly actions: ReactNode;
}

/** A rule as four questions: how it is shared, within which limits, with which exceptions, and what others pay. */
export function RuleEditor({ value, onChange, actions }: RuleEditorProps) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule">
      <Section title={m('ruleTitle')} actions={actions}>
        <WholeRule value={value.share} onChange={(share) => onChange({ ...value, share })} />
      </Section>
      <Section title={m('limits')}>
        <LimitsEditor value={value} onChange={onChange} />
      </Section>
      <Section title={m('exceptions')}>
        <ExceptionsEditor value={value.exceptions} onChange={(exceptions) => onChange({ ...value, exceptions })} />
      </Section>
      <Section title={m('nonMembers')}>
        <PricesEditor value={value.nonMembers} onChange={(nonMembers) => onChange({ ...value, nonMembers })} />
      </Section>
    </div>
  );
}
