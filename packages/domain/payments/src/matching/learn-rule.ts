// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, refusal } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { foldText } from '../bank/content.ts';
import { type Person, personOf, samePerson } from '../person.ts';
import type { LearnedRule } from './own-ids.ts';

/** A rule with who taught it and who let it book by itself. Home: the member. */
export interface TaughtRule extends LearnedRule {
  readonly taughtBy: Person;
  readonly allowedBy: Person | null;
  /** Bookings that a person made as the rule suggested. */
  readonly confirmed: number;
  readonly retired: boolean;
}

/** What a person takes from a line as the marks of its kind. */
export interface TeachRuleInput {
  readonly accountId: string;
  readonly byGvc: boolean;
  readonly byIban: boolean;
  /** Words of the text; null for any. */
  readonly textHolds: string | null;
}

/** In order of precedence. */
export type TeachRuleRefusal = 'NOT_A_PERSON' | 'NO_MARK' | 'MARK_NOT_ON_LINE';

/** Teaches a rule from a line. It suggests, for this bank account and direction alone; nothing is booked by it yet. */
export const teachRule: Decide<{ readonly line: BankLine }, TeachRuleInput, TaughtRule, TeachRuleRefusal> = (
  { line },
  { accountId, byGvc, byIban, textHolds },
  { by, newId },
) => {
  const taughtBy = personOf(by);
  if (taughtBy === null) return err(refusal('NOT_A_PERSON'));
  const words = textHolds === null ? null : foldText(textHolds);
  if (!byGvc && !byIban && !words) return err(refusal('NO_MARK'));
  const lacking =
    (byGvc && line.gvc === null) || (byIban && line.iban === null) || (words !== null && !foldText(line.text).includes(words));
  if (lacking) return err(refusal('MARK_NOT_ON_LINE'));
  return ok({
    ...{ id: newId(), tenantId: line.tenantId, bankAccountId: line.bankAccountId },
    ...{ gvc: byGvc ? line.gvc : null, iban: byIban ? line.iban : null, textHolds: words === '' ? null : words },
    ...{ direction: line.amountCents > 0n ? 'in' : 'out', accountId, automatic: false },
    ...{ taughtBy, allowedBy: null, confirmed: 0, retired: false },
  });
};

/** So often a person must have booked as the rule says before it may do so by itself. */
export const CONFIRMATIONS = 3;

/** In order of precedence. */
export type AllowRuleRefusal = 'RULE_RETIRED' | 'ALREADY_ALLOWED' | 'NOT_A_PERSON' | 'SAME_PERSON' | 'TOO_FEW_CONFIRMATIONS';

/** Lets a rule book without a person from now on: by somebody else than who taught it, after it has been right a few times. */
export const allowRule: Decide<TaughtRule, Record<never, never>, TaughtRule, AllowRuleRefusal> = (rule, _input, { by }) => {
  if (rule.retired) return err(refusal('RULE_RETIRED'));
  if (rule.automatic) return err(refusal('ALREADY_ALLOWED'));
  const person = personOf(by);
  if (person === null) return err(refusal('NOT_A_PERSON'));
  if (samePerson(person, rule.taughtBy)) return err(refusal('SAME_PERSON'));
  if (rule.confirmed < CONFIRMATIONS)
    return err(refusal('TOO_FEW_CONFIRMATIONS', { params: { confirmed: rule.confirmed, needed: CONFIRMATIONS } }));
  return ok({ ...rule, automatic: true, allowedBy: person });
};

/** In order of precedence. */
export type ConfirmRuleRefusal = 'RULE_RETIRED' | 'NOT_A_PERSON';

/** A person booked a line as the rule suggested, or otherwise: then the rule loses what it had gained and books no longer by itself. */
export const confirmRule: Decide<TaughtRule, { readonly asSuggested: boolean }, TaughtRule, ConfirmRuleRefusal> = (
  rule,
  { asSuggested },
  { by },
) => {
  if (rule.retired) return err(refusal('RULE_RETIRED'));
  if (personOf(by) === null) return err(refusal('NOT_A_PERSON'));
  if (asSuggested) return ok({ ...rule, confirmed: rule.confirmed + 1 });
  return ok({ ...rule, confirmed: 0, automatic: false, allowedBy: null });
};

/** In order of precedence. */
export type RetireRuleRefusal = 'RULE_RETIRED' | 'NOT_A_PERSON';

/** Ends a rule; what it booked stays as it is. */
export const retireRule: Decide<TaughtRule, Record<never, never>, TaughtRule, RetireRuleRefusal> = (rule, _input, { by }) => {
  if (rule.retired) return err(refusal('RULE_RETIRED'));
  return personOf(by) === null ? err(refusal('NOT_A_PERSON')) : ok({ ...rule, retired: true, automatic: false });
};
