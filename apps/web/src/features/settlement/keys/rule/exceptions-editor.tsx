// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/index.ts';
import type { EffectDraft, ExceptionDraft } from './draft.ts';
import { MemberField } from './member-list.tsx';
import { ruleTexts } from './messages/index.ts';
import { newEffect, newException } from './new-draft.ts';
import { RuleAmount, RuleDate, RuleNote, RuleSelect, RuleShare, RuleText } from './rule-fields.tsx';
import { PER_TEXTS } from './rule-parts.tsx';

interface EffectProps {
  readonly path: string;
  readonly value: EffectDraft;
  readonly onChange: (effect: EffectDraft) => void;
}

function EffectFields({ path, value, onChange }: EffectProps) {
  const m = useMessages(ruleTexts);
  return (
    <>
      <RuleSelect
        label={m('effect')}
        value={value.kind}
        options={[
          { value: 'exempt' as EffectDraft['kind'], label: m('exempt') },
          { value: 'factor' as const, label: m('byFactor') },
          { value: 'fixed-share' as const, label: m('fixedShare') },
          { value: 'fixed-amount' as const, label: m('fixedAmountEffect') },
        ]}
        onChange={(kind) => onChange(kind === value.kind ? value : newEffect(kind))}
      />
      {value.kind === 'factor' && (
        <RuleText
          path={`${path}.factor`}
          label={m('factor')}
          numeric
          width="short"
          value={value.factor}
          onChange={(factor) => onChange({ ...value, factor })}
        />
      )}
      {value.kind === 'fixed-share' && (
        <RuleShare path={`${path}.share`} label={m('share')} value={value.share} onChange={(share) => onChange({ ...value, share })} />
      )}
      {value.kind === 'fixed-amount' && (
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
    </>
  );
}

interface ExceptionsProps {
  readonly value: readonly ExceptionDraft[];
  readonly onChange: (exceptions: readonly ExceptionDraft[]) => void;
}

/** Members that are exempt, count by a factor, or bear something fixed: each by a resolution, for its days. */
export function ExceptionsEditor({ value, onChange }: ExceptionsProps) {
  const m = useMessages(ruleTexts);
  const set = (id: number, next: Partial<ExceptionDraft>): void =>
    onChange(value.map((one) => (one.id === id ? { ...one, ...next } : one)));
  return (
    <div className="vws-rule__stack">
      {value.length === 0 && <p className="vw-muted">{m('exceptionsNone')}</p>}
      <ol className="vws-rule__list">
        {value.map((one, index) => {
          const number = index + 1;
          const at = `exceptions[${index}]`;
          return (
            <li key={one.id} className="vws-rule__group" aria-label={m('exception', { number })}>
              <div className="vws-rule__fields">
                <MemberField path={`${at}.party`} value={one.party} onChange={(party) => set(one.id, { party })} />
                <EffectFields path={`${at}.effect`} value={one.effect} onChange={(effect) => set(one.id, { effect })} />
                <RuleDate path={`${at}.from`} label={m('validFrom')} value={one.from} onChange={(from) => set(one.id, { from })} />
                <RuleDate path={`${at}.to`} label={m('validTo')} optional value={one.to} onChange={(to) => set(one.id, { to })} />
                <RuleText
                  path={`${at}.resolution`}
                  label={m('resolution')}
                  hint={m('resolutionHint')}
                  value={one.resolution}
                  onChange={(resolution) => set(one.id, { resolution })}
                />
              </div>
              <div>
                <Button size="small" kind="tertiary" icon="delete" onPress={() => onChange(value.filter(({ id }) => id !== one.id))}>
                  {m('removeException', { number })}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <RuleNote path="exceptions" />
      <div>
        <Button size="small" icon="add" onPress={() => onChange([...value, newException()])}>
          {m('addException')}
        </Button>
      </div>
    </div>
  );
}
