// SPDX-License-Identifier: EUPL-1.2
import { newRowId, type RuleDraft, type WeightDraft } from './draft.ts';
import { byWeight, newPart, newTier, newWeight, plainRule } from './new-draft.ts';
import { dayOfYearFromWire, numberFromWire } from './typed-values.ts';

const inhabitants = (): WeightDraft => newWeight('inhabitants');
const sized = (name: string, share: string, ends: { readonly from: string; readonly below: string }, weight: WeightDraft) => ({
  id: newRowId(),
  name,
  share,
  who: { kind: 'size' as const, by: inhabitants(), ...ends },
  within: byWeight(weight),
});

export interface TemplateTexts {
  readonly pupils: string;
  readonly large: string;
  readonly small: string;
}

/** Rules that statutes often have, to begin with. What only the association knows is left empty. */
export const TEMPLATES = {
  hours: () => plainRule(byWeight({ kind: 'hours' })),
  equal: () => plainRule(byWeight({ kind: 'equal' })),
  headsAndHours: () =>
    plainRule({ kind: 'mix', parts: [newPart('35', byWeight(inhabitants())), newPart('65', byWeight({ kind: 'hours' }))] }),
  baseAndQuantity: () =>
    plainRule({
      kind: 'fixed',
      amount: '',
      per: 'year',
      above: 'cut',
      by: byWeight({ kind: 'equal' }),
      rest: byWeight({ kind: 'quantity', code: '', unit: '' }),
    }),
  pupils: ({ pupils }) =>
    plainRule(
      byWeight({
        kind: 'stock',
        stock: 'schueler',
        unit: pupils,
        at: { kind: 'yearly', days: [dayOfYearFromWire('10-15')], yearsBefore: '1' },
      }),
    ),
  headsWithMinimum: () => ({
    ...plainRule(byWeight(inhabitants())),
    limits: { min: { kind: 'amount', amount: '', per: 'year' }, max: null },
  }),
  degressive: () =>
    plainRule(
      byWeight({
        kind: 'tiers',
        mode: 'graduated',
        of: inhabitants(),
        tiers: [newTier('10000', '1'), newTier('50000', numberFromWire('0.8')), newTier('', numberFromWire('0.6'))],
      }),
    ),
  largeAndSmall: ({ large, small }) =>
    plainRule({
      kind: 'groups',
      between: null,
      groups: [
        sized(large, '70', { from: '25000', below: '' }, inhabitants()),
        sized(small, '30', { from: '', below: '25000' }, { kind: 'equal' }),
      ],
    }),
} as const satisfies Readonly<Record<string, (texts: TemplateTexts) => RuleDraft>>;
export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];
