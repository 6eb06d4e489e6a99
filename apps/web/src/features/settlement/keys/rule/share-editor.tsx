// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/index.ts';
import type { PartDraft, ShareDraft, ShareKind, WeightKind, WeightShareDraft } from './draft.ts';
import { GroupsEditor } from './groups-editor.tsx';
import { ruleTexts } from './messages/index.ts';
import { newPart, newShare, newWeight, withWeight } from './new-draft.ts';
import { RuleAmount, RuleNote, RuleSelect, RuleShare } from './rule-fields.tsx';
import { PER_TEXTS, SumLine } from './rule-parts.tsx';
import { SpecialCases } from './special-cases.tsx';
import { restToWhole } from './typed-values.ts';
import { WEIGHT_KINDS, WeightDetails } from './weight-editor.tsx';

export interface ShareProps<Rule extends ShareDraft = ShareDraft> {
  readonly path: string;
  readonly value: Rule;
  readonly onChange: (rule: ShareDraft) => void;
}

const STRUCTURES = ['mix', 'fixed', 'groups'] as const;

/** Measures and ways to divide in one list: inside of something the first question is already answered. */
function InnerChoice({ value, onChange, label }: Omit<ShareProps, 'path'> & { readonly label: string }) {
  const m = useMessages(ruleTexts);
  const chosen: WeightKind | ShareKind = value.kind === 'weight' ? value.weight.kind : value.kind;
  const choose = (kind: WeightKind | ShareKind): void => {
    if (kind === 'mix' || kind === 'fixed' || kind === 'groups' || kind === 'weight') {
      onChange(newShare(kind, value));
    } else {
      const rule = newShare('weight', value) as WeightShareDraft;
      onChange(withWeight(rule, newWeight(kind, rule.weight)));
    }
  };
  return (
    <RuleSelect
      label={label}
      value={chosen}
      options={[
        ...WEIGHT_KINDS.map((kind) => ({ value: kind as WeightKind | ShareKind, label: m(kind) })),
        ...STRUCTURES.map((kind) => ({ value: kind as WeightKind | ShareKind, label: m('structures', { name: m(kind) }) })),
      ]}
      onChange={choose}
    />
  );
}

function MixEditor({ path, value, onChange }: ShareProps<Extract<ShareDraft, { kind: 'mix' }>>) {
  const m = useMessages(ruleTexts);
  const set = (id: number, next: Partial<PartDraft>): void =>
    onChange({ ...value, parts: value.parts.map((part) => (part.id === id ? { ...part, ...next } : part)) });
  const shares = value.parts.map(({ share }) => share);
  return (
    <>
      <ol className="vws-rule__list">
        {value.parts.map((part, index) => {
          const number = index + 1;
          return (
            <li key={part.id} className="vws-rule__row" aria-label={m('part', { number })}>
              <RuleShare
                path={`${path}.parts[${index}].share`}
                label={m('share')}
                value={part.share}
                onChange={(share) => set(part.id, { share })}
              />
              <ShareEditor path={`${path}.parts[${index}].rule`} value={part.rule} onChange={(rule) => set(part.id, { rule })} />
              {value.parts.length > 1 && (
                <Button
                  size="small"
                  kind="tertiary"
                  icon="delete"
                  iconOnly
                  className="vws-rule__remove"
                  onPress={() => onChange({ ...value, parts: value.parts.filter(({ id }) => id !== part.id) })}
                >
                  {m('removePart', { number })}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <div className="vws-rule__foot">
        <Button size="small" icon="add" onPress={() => onChange({ ...value, parts: [...value.parts, newPart(restToWhole(shares))] })}>
          {m('addPart')}
        </Button>
        <SumLine shares={shares} />
      </div>
      <RuleNote path={`${path}.parts`} />
    </>
  );
}

function FixedEditor({ path, value, onChange }: ShareProps<Extract<ShareDraft, { kind: 'fixed' }>>) {
  const m = useMessages(ruleTexts);
  return (
    <>
      <div className="vws-rule__fields">
        <RuleAmount
          path={`${path}.amount`}
          label={m('fixedAmount')}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
        />
        <RuleSelect
          label={m('per')}
          value={value.per}
          options={(['run', 'month', 'year'] as const).map((per) => ({ value: per, label: m(PER_TEXTS[per]) }))}
          onChange={(per) => onChange({ ...value, per })}
        />
        <RuleSelect
          label={m('whenLower')}
          value={value.above}
          options={[
            { value: 'cut' as 'cut' | 'refuse', label: m('cut') },
            { value: 'refuse' as const, label: m('refuseFixed') },
          ]}
          onChange={(above) => onChange({ ...value, above })}
        />
      </div>
      <div className="vws-rule__inner">
        <ShareEditor label={m('fixedBy')} path={`${path}.by`} value={value.by} onChange={(by) => onChange({ ...value, by })} />
      </div>
      <div className="vws-rule__inner">
        <ShareEditor label={m('fixedRest')} path={`${path}.rest`} value={value.rest} onChange={(rest) => onChange({ ...value, rest })} />
      </div>
    </>
  );
}

function WeightShareEditor({ path, value, onChange }: ShareProps<WeightShareDraft>) {
  return (
    <>
      <WeightDetails path={`${path}.weight`} value={value.weight} onChange={(weight) => onChange(withWeight(value, weight))} />
      <RuleNote path={`${path}.weight`} />
      <SpecialCases
        path={path}
        value={value}
        onChange={onChange}
        fallback={(rule, at) => (
          <ShareEditor path={at} value={rule} onChange={(next) => onChange({ ...value, nobody: { kind: 'fallback', rule: next } })} />
        )}
      />
    </>
  );
}

/** What belongs to the way of sharing that was chosen. */
export function ShareDetails({ path, value, onChange }: ShareProps): ReactNode {
  if (value.kind === 'mix') return <MixEditor path={path} value={value} onChange={onChange} />;
  if (value.kind === 'fixed') return <FixedEditor path={path} value={value} onChange={onChange} />;
  if (value.kind === 'weight') return <WeightShareEditor path={path} value={value} onChange={onChange} />;
  return <GroupsEditor path={path} value={value} onChange={onChange} rule={(inner) => <ShareEditor {...inner} />} />;
}

/** A rule inside of another: as deep as the language allows. */
export function ShareEditor({ path, value, onChange, label }: ShareProps & { readonly label?: string }) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__share">
      <InnerChoice label={label ?? m('how')} value={value} onChange={onChange} />
      <RuleNote path={path} />
      <ShareDetails path={path} value={value} onChange={onChange} />
    </div>
  );
}
