// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import { Button, Spoken } from '../../../../ui/index.ts';
import type { TierDraft, WeightDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { newTier } from './new-draft.ts';
import { RuleNote, RuleSelect, RuleText } from './rule-fields.tsx';

type Tiers = Extract<WeightDraft, { kind: 'tiers' }>;

interface TiersProps {
  readonly path: string;
  readonly value: Tiers;
  readonly onChange: (weight: Tiers) => void;
}

function TierTable({ path, value, onChange }: TiersProps) {
  const m = useMessages(ruleTexts);
  const set = (id: number, next: Partial<TierDraft>): void =>
    onChange({ ...value, tiers: value.tiers.map((tier) => (tier.id === id ? { ...tier, ...next } : tier)) });
  // The open tier stays the last one: a further tier comes before it.
  const add = (): void => onChange({ ...value, tiers: [...value.tiers.slice(0, -1), newTier(), ...value.tiers.slice(-1)] });
  return (
    <div className="vws-rule__tiers-frame">
      <table className="vws-rule__tiers">
        <thead>
          <tr>
            <th scope="col">{m('tier')}</th>
            <th scope="col">{m('upTo')}</th>
            <th scope="col">{m('factor')}</th>
            <th scope="col">
              <Spoken>{m('remove')}</Spoken>
            </th>
          </tr>
        </thead>
        <tbody>
          {value.tiers.map((tier, index) => {
            const number = index + 1;
            const isLast = number === value.tiers.length;
            return (
              <tr key={tier.id}>
                <th scope="row">{number}.</th>
                <td>
                  {isLast ? (
                    <span className="vw-muted">{m('above')}</span>
                  ) : (
                    <RuleText
                      path={`${path}.tiers[${index}].upTo`}
                      label={m('upToOf', { number })}
                      labelHidden
                      numeric
                      width="short"
                      value={tier.upTo}
                      onChange={(upTo) => set(tier.id, { upTo })}
                    />
                  )}
                </td>
                <td>
                  <RuleText
                    path={`${path}.tiers[${index}].factor`}
                    label={m('factorOf', { number })}
                    labelHidden
                    numeric
                    width="short"
                    value={tier.factor}
                    onChange={(factor) => set(tier.id, { factor })}
                  />
                </td>
                <td>
                  {value.tiers.length > 1 && !isLast && (
                    <Button
                      size="small"
                      kind="tertiary"
                      icon="delete"
                      iconOnly
                      onPress={() => onChange({ ...value, tiers: value.tiers.filter(({ id }) => id !== tier.id) })}
                    >
                      {m('removeTier', { number })}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <RuleNote path={`${path}.tiers`} />
      <Button size="small" icon="add" onPress={add}>
        {m('addTier')}
      </Button>
    </div>
  );
}

/** A measure (the children) whose units count by tiers: degressive, progressive, graduated or as a whole. */
export function TiersEditor({ path, value, onChange, children }: TiersProps & { readonly children: ReactNode }) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__inner vws-rule__wide">
      {children}
      <RuleSelect
        path={`${path}.mode`}
        label={m('tierMode')}
        value={value.mode}
        options={(['graduated', 'slab'] as const).map((mode) => ({ value: mode, label: m(mode) }))}
        onChange={(mode) => onChange({ ...value, mode })}
      />
      <TierTable path={path} value={value} onChange={onChange} />
    </div>
  );
}
