// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/index.ts';
import type { PriceDraft, RuleDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { newPrice } from './new-draft.ts';
import { RuleNote, RuleSelect, RuleText } from './rule-fields.tsx';
import { WeightEditor } from './weight-editor.tsx';

type NonMembers = RuleDraft['nonMembers'];

interface PricesProps {
  readonly value: NonMembers;
  readonly onChange: (nonMembers: NonMembers) => void;
}

const SURPLUS = { share: 'surplusShare', centre: 'surplusCentre', refuse: 'surplusRefuse' } as const;

/** What others pay for a unit before the rest is shared; without a price there is nothing to say about them. */
export function PricesEditor({ value, onChange }: PricesProps) {
  const m = useMessages(ruleTexts);
  const prices = value?.prices ?? [];
  const surplus = value?.surplus ?? 'refuse';
  const put = (next: readonly PriceDraft[]): void => onChange(next.length === 0 ? null : { prices: next, surplus });
  const set = (id: number, next: Partial<PriceDraft>): void => put(prices.map((one) => (one.id === id ? { ...one, ...next } : one)));
  return (
    <div className="vws-rule__stack">
      {prices.length === 0 && <p className="vw-muted">{m('nonMembersNone')}</p>}
      <ol className="vws-rule__list">
        {prices.map((one, index) => {
          const number = index + 1;
          const at = `nonMembers.prices[${index}]`;
          return (
            <li key={one.id} className="vws-rule__group" aria-label={m('price', { number })}>
              <WeightEditor
                path={`${at}.measure`}
                label={m('priceFor')}
                kinds={['hours', 'cases', 'quantity']}
                value={one.measure}
                onChange={(measure) => set(one.id, { measure })}
              />
              <div className="vws-rule__fields">
                <RuleText
                  path={`${at}.price`}
                  label={m('priceEach')}
                  numeric
                  width="short"
                  end={<span className="vw-input-unit">€</span>}
                  value={one.price}
                  onChange={(price) => set(one.id, { price })}
                />
                <RuleText
                  path={`${at}.resolution`}
                  label={m('resolution')}
                  hint={m('resolutionHint')}
                  value={one.resolution}
                  onChange={(resolution) => set(one.id, { resolution })}
                />
              </div>
              <div>
                <Button size="small" kind="tertiary" icon="delete" onPress={() => put(prices.filter(({ id }) => id !== one.id))}>
                  {m('removePrice', { number })}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <RuleNote path="nonMembers.prices" />
      <RuleNote path="nonMembers" />
      {value && (
        <RuleSelect
          path="nonMembers.surplus"
          label={m('surplus')}
          value={value.surplus}
          options={(['share', 'centre', 'refuse'] as const).map((one) => ({ value: one, label: m(SURPLUS[one]) }))}
          onChange={(next) => onChange({ ...value, surplus: next })}
        />
      )}
      <div>
        <Button size="small" icon="add" onPress={() => put([...prices, newPrice()])}>
          {m('addPrice')}
        </Button>
      </div>
    </div>
  );
}
