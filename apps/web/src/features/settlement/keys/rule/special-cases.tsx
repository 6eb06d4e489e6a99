// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import type { NobodyDraft, ShareDraft, WeightlessDraft, WeightShareDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { byWeight } from './new-draft.ts';
import { RuleSelect, RuleText } from './rule-fields.tsx';
import { useFindingWithin } from './rule-scope.ts';

interface SpecialCasesProps {
  readonly path: string;
  readonly value: WeightShareDraft;
  readonly onChange: (rule: WeightShareDraft) => void;
  readonly fallback: (rule: ShareDraft, path: string) => ReactNode;
}

const SHORT_WEIGHTLESS = { nothing: 'shortNothing', 'like-smallest': 'shortLikeSmallest' } as const;
const SHORT_NOBODY = { refuse: 'shortRefuse', centre: 'shortCentre', fallback: 'shortFallback' } as const;

/** The settings in a few words, so that nobody has to open them to know them. */
function useSummary({ proRata, weightless, nobody }: WeightShareDraft): string {
  const m = useMessages(ruleTexts);
  const without =
    weightless.kind === 'at-least' ? m('shortAtLeast', { weight: weightless.weight || '…' }) : m(SHORT_WEIGHTLESS[weightless.kind]);
  return [m(proRata === 'days' ? 'shortDays' : 'shortWhole'), without, m(SHORT_NOBODY[nobody.kind])].join(' · ');
}

const nobodyOf = (kind: NobodyDraft['kind']): NobodyDraft => (kind === 'fallback' ? { kind, rule: byWeight({ kind: 'equal' }) } : { kind });

/** By days or not, members without a number, and nobody with one: folded away, since the usual fits mostly. */
export function SpecialCases({ path, value, onChange, fallback }: SpecialCasesProps) {
  const m = useMessages(ruleTexts);
  const summary = useSummary(value);
  const [opened, setOpened] = useState(false);
  const [proRataFound, weightlessFound, nobodyFound] = [
    useFindingWithin(`${path}.proRata`),
    useFindingWithin(`${path}.weightless`),
    useFindingWithin(`${path}.nobody`),
  ];
  const open = opened || proRataFound || weightlessFound || nobodyFound;
  return (
    <details className="vws-rule__special" open={open} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span className="vws-rule__special-title">{m('special')}</span> <span className="vw-muted">{summary}</span>
      </summary>
      <div className="vws-rule__fields">
        <RuleSelect
          path={`${path}.proRata`}
          label={m('proRata')}
          value={value.proRata}
          options={[
            { value: 'days' as 'days' | 'whole', label: m('proRataDays') },
            { value: 'whole' as const, label: m('proRataWhole') },
          ]}
          onChange={(proRata) => onChange({ ...value, proRata })}
        />
        <RuleSelect
          label={m('weightless')}
          value={value.weightless.kind}
          options={[
            { value: 'nothing' as WeightlessDraft['kind'], label: m('nothing') },
            { value: 'like-smallest' as const, label: m('likeSmallest') },
            { value: 'at-least' as const, label: m('atLeast') },
          ]}
          onChange={(kind) => onChange({ ...value, weightless: { ...value.weightless, kind } })}
        />
        {value.weightless.kind === 'at-least' && (
          <RuleText
            path={`${path}.weightless.weight`}
            label={m('leastWeight')}
            numeric
            width="short"
            value={value.weightless.weight}
            onChange={(weight) => onChange({ ...value, weightless: { ...value.weightless, weight } })}
          />
        )}
        <RuleSelect
          label={m('nobody')}
          value={value.nobody.kind}
          options={[
            { value: 'refuse' as NobodyDraft['kind'], label: m('refuse') },
            { value: 'centre' as const, label: m('centreBears') },
            { value: 'fallback' as const, label: m('fallback') },
          ]}
          onChange={(kind) => onChange({ ...value, nobody: kind === value.nobody.kind ? value.nobody : nobodyOf(kind) })}
        />
      </div>
      {value.nobody.kind === 'fallback' && (
        <fieldset className="vws-rule__inner">
          <legend>{m('fallbackRule')}</legend>
          {fallback(value.nobody.rule, `${path}.nobody.rule`)}
        </fieldset>
      )}
    </details>
  );
}
