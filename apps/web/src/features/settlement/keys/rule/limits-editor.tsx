// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { DatesEditor } from './dates-editor.tsx';
import type { BoundDraft, RuleDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { BASES, newBound, officialDates } from './new-draft.ts';
import { RuleAmount, RuleNote, RuleSelect, RuleShare } from './rule-fields.tsx';
import { PER_TEXTS } from './rule-parts.tsx';

interface BoundProps {
  readonly path: string;
  readonly label: string;
  readonly value: BoundDraft | null;
  readonly onChange: (bound: BoundDraft | null) => void;
}

type BoundChoice = BoundDraft['kind'] | 'none';

function PerInhabitant({
  path,
  value,
  onChange,
}: Omit<BoundProps, 'value' | 'label'> & { readonly value: Extract<BoundDraft, { kind: 'per-inhabitant' }> }) {
  const m = useMessages(ruleTexts);
  return (
    <>
      <RuleSelect
        path={`${path}.basis`}
        label={m('basis')}
        value={value.basis}
        options={BASES.map((basis) => ({ value: basis as string, label: m(basis) }))}
        onChange={(basis) => onChange({ ...value, basis, at: officialDates(basis) })}
      />
      <DatesEditor path={`${path}.at`} value={value.at} onChange={(at) => onChange({ ...value, at })} />
    </>
  );
}

function BoundEditor({ path, label, value, onChange }: BoundProps) {
  const m = useMessages(ruleTexts);
  const kind: BoundChoice = value?.kind ?? 'none';
  return (
    <div className="vws-rule__bound">
      <RuleSelect
        label={label}
        value={kind}
        options={[
          { value: 'none' as BoundChoice, label: m('noBound') },
          { value: 'amount' as const, label: m('boundAmount') },
          { value: 'share' as const, label: m('boundShare') },
          { value: 'per-inhabitant' as const, label: m('boundPerInhabitant') },
        ]}
        onChange={(next) => onChange(next === 'none' ? null : newBound(next, value))}
      />
      {value?.kind === 'share' && (
        <RuleShare path={`${path}.share`} label={m('share')} value={value.share} onChange={(share) => onChange({ ...value, share })} />
      )}
      {value && value.kind !== 'share' && (
        <>
          <RuleAmount
            path={`${path}.amount`}
            label={m('amount')}
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <RuleSelect
            label={m('per')}
            value={value.per}
            options={(['run', 'month', 'year'] as const).map((per) => ({ value: per, label: m(PER_TEXTS[per]) }))}
            onChange={(per) => onChange({ ...value, per })}
          />
        </>
      )}
      {value?.kind === 'per-inhabitant' && <PerInhabitant path={path} value={value} onChange={onChange} />}
      <RuleNote path={path} />
    </div>
  );
}

interface LimitsProps {
  readonly value: RuleDraft;
  readonly onChange: (rule: RuleDraft) => void;
}

/** Least and most that a member bears, and what happens where the limits and the cost do not meet. */
export function LimitsEditor({ value, onChange }: LimitsProps) {
  const m = useMessages(ruleTexts);
  const { min, max } = value.limits;
  return (
    <div className="vws-rule__stack">
      <div className="vws-rule__bounds">
        <BoundEditor
          path="limits.min"
          label={m('min')}
          value={min}
          onChange={(next) => onChange({ ...value, limits: { ...value.limits, min: next } })}
        />
        <BoundEditor
          path="limits.max"
          label={m('max')}
          value={max}
          onChange={(next) => onChange({ ...value, limits: { ...value.limits, max: next } })}
        />
      </div>
      <RuleNote path="limits" />
      {(min || max) && (
        <div className="vws-rule__fields">
          {min && (
            <RuleSelect
              label={m('minimumsAbove')}
              value={value.minimumsAbove}
              options={[
                { value: 'refuse' as 'refuse' | 'centre', label: m('refuseLimits') },
                { value: 'centre' as const, label: m('centreKeeps') },
              ]}
              onChange={(minimumsAbove) => onChange({ ...value, minimumsAbove })}
            />
          )}
          {max && (
            <RuleSelect
              label={m('maximumsBelow')}
              value={value.maximumsBelow}
              options={[
                { value: 'refuse' as 'refuse' | 'centre', label: m('refuseLimits') },
                { value: 'centre' as const, label: m('centreCarries') },
              ]}
              onChange={(maximumsBelow) => onChange({ ...value, maximumsBelow })}
            />
          )}
          <RuleSelect
            label={m('credits')}
            value={value.negative}
            options={[
              { value: 'mirror' as RuleDraft['negative'], label: m('creditMirror') },
              { value: 'unlimited' as const, label: m('creditUnlimited') },
              { value: 'refuse' as const, label: m('creditRefuse') },
            ]}
            onChange={(negative) => onChange({ ...value, negative })}
          />
        </div>
      )}
    </div>
  );
}
