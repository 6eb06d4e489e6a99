// SPDX-License-Identifier: EUPL-1.2

// A rule as it is being typed. It has the shape of its JSON (verbund-key-rule/1), so that the place of a finding is the place of a field;
// what is typed stays the text that was typed. Members of lists have a number of their own, for as long as the form lives.

export type DatesDraft =
  | { readonly kind: 'dates'; readonly dates: readonly string[] }
  | { readonly kind: 'yearly'; readonly days: readonly string[]; readonly yearsBefore: string }
  | { readonly kind: 'every'; readonly each: 'month' | 'quarter'; readonly day: 'first' | 'last' };

export interface TableRowDraft {
  readonly id: number;
  readonly party: string;
  readonly weight: string;
}

export interface TierDraft {
  readonly id: number;
  /** Empty in the last one. */
  readonly upTo: string;
  readonly factor: string;
}

export interface TermDraft {
  readonly id: number;
  readonly factor: string;
  readonly of: WeightDraft;
}

export type WeightDraft =
  | { readonly kind: 'hours' | 'cases' | 'equal' }
  | { readonly kind: 'quantity'; readonly code: string; readonly unit: string }
  | { readonly kind: 'inhabitants'; readonly basis: string; readonly at: DatesDraft }
  | { readonly kind: 'stock'; readonly stock: string; readonly unit: string; readonly at: DatesDraft }
  | { readonly kind: 'table'; readonly weights: readonly TableRowDraft[]; readonly resolution: string }
  | { readonly kind: 'reserved'; readonly capacity: string; readonly unit: string }
  | { readonly kind: 'tiers'; readonly mode: 'graduated' | 'slab'; readonly of: WeightDraft; readonly tiers: readonly TierDraft[] }
  | { readonly kind: 'points'; readonly terms: readonly TermDraft[] };
export type WeightKind = WeightDraft['kind'];

export interface WeightlessDraft {
  readonly kind: 'nothing' | 'like-smallest' | 'at-least';
  readonly weight: string;
}

export type NobodyDraft = { readonly kind: 'refuse' | 'centre' } | { readonly kind: 'fallback'; readonly rule: ShareDraft };

export interface WeightShareDraft {
  readonly kind: 'weight';
  readonly weight: WeightDraft;
  readonly proRata: 'days' | 'whole';
  readonly weightless: WeightlessDraft;
  readonly nobody: NobodyDraft;
}

export interface PartDraft {
  readonly id: number;
  readonly share: string;
  readonly rule: ShareDraft;
}

export type AmountSpan = 'run' | 'month' | 'year';

export type WhoDraft =
  | { readonly kind: 'list'; readonly parties: readonly string[] }
  | { readonly kind: 'size'; readonly by: WeightDraft; readonly from: string; readonly below: string };

export interface GroupDraft {
  readonly id: number;
  readonly name: string;
  readonly who: WhoDraft;
  /** Without meaning where a rule divides between the groups. */
  readonly share: string;
  readonly within: ShareDraft;
}

export type ShareDraft =
  | WeightShareDraft
  | { readonly kind: 'mix'; readonly parts: readonly PartDraft[] }
  | {
      readonly kind: 'fixed';
      readonly amount: string;
      readonly per: AmountSpan;
      readonly above: 'cut' | 'refuse';
      readonly by: ShareDraft;
      readonly rest: ShareDraft;
    }
  | { readonly kind: 'groups'; readonly between: ShareDraft | null; readonly groups: readonly GroupDraft[] };
export type ShareKind = ShareDraft['kind'];

export type BoundDraft =
  | { readonly kind: 'amount'; readonly amount: string; readonly per: AmountSpan }
  | { readonly kind: 'share'; readonly share: string }
  | { readonly kind: 'per-inhabitant'; readonly amount: string; readonly per: AmountSpan; readonly basis: string; readonly at: DatesDraft };

export type EffectDraft =
  | { readonly kind: 'exempt' }
  | { readonly kind: 'factor'; readonly factor: string }
  | { readonly kind: 'fixed-share'; readonly share: string }
  | { readonly kind: 'fixed-amount'; readonly amount: string; readonly per: AmountSpan };

export interface ExceptionDraft {
  readonly id: number;
  readonly party: string;
  readonly from: string;
  readonly to: string;
  readonly resolution: string;
  readonly effect: EffectDraft;
}

export interface PriceDraft {
  readonly id: number;
  readonly measure: WeightDraft;
  readonly price: string;
  readonly resolution: string;
}

export interface RuleDraft {
  readonly share: ShareDraft;
  readonly exceptions: readonly ExceptionDraft[];
  readonly limits: { readonly min: BoundDraft | null; readonly max: BoundDraft | null };
  readonly minimumsAbove: 'refuse' | 'centre';
  readonly maximumsBelow: 'refuse' | 'centre';
  readonly negative: 'mirror' | 'unlimited' | 'refuse';
  readonly nonMembers: { readonly prices: readonly PriceDraft[]; readonly surplus: 'share' | 'centre' | 'refuse' } | null;
}

let lastId = 0;
/** A number that no other member of a list has. */
export const newRowId = (): number => {
  lastId += 1;
  return lastId;
};
