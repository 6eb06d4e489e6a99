// SPDX-License-Identifier: EUPL-1.2
import { DEFAULT_INSTALMENT_DATES, RULE_TOPICS, type RuleContent, type SetRuleRefusal, setRule } from '@domain/treasury';
import { cents, err, refusal } from '@kernel/core';
import { amountInput, choiceInput, dateInput, everyCode, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { rulesOf } from '../books.ts';
import { enteredBy, useCase } from '../use-case.ts';

const LATE_KINDS = ['contract', 'statute', 'taxLateCharge', 'none'] as const;
const DAY_COUNTS = ['act365', 'actAct'] as const;
const DAY_RULES = ['asStated', 'nextBankDay', 'previousBankDay', 'nextLegalDay'] as const;
const PAYMENT_ORDER_NAMES = ['civilLaw', 'publicLaw', 'oldestFirst'] as const;

const input = z.object({
  topic: choiceInput('TreasuryRuleTopic', RULE_TOPICS),
  validFrom: dateInput,
  clause: textInput(300, 0),
  late: choiceInput('LateKind', LATE_KINDS).optional(),
  /** Hundredths of a per cent; with aboveBase points above the base rate. */
  basisPoints: z.int().min(0).max(100_000).optional(),
  aboveBase: z.boolean().optional(),
  dayCount: choiceInput('DayCount', DAY_COUNTS).optional(),
  days: z
    .array(z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }))
    .max(12)
    .optional(),
  dayRule: choiceInput('DueDayRule', DAY_RULES).optional(),
  order: choiceInput('PaymentOrder', PAYMENT_ORDER_NAMES).optional(),
  years: z.int().optional(),
  /** Below it interest and late charges are not claimed. */
  minimum: amountInput.optional(),
  /** How many rules of the topic were seen. */
  expectedVersion: versionInput,
});
type Given = z.output<typeof input>;

function lateOf({ late, basisPoints, aboveBase, dayCount }: Given): Extract<RuleContent, { topic: 'lateNotice' }>['late'] | null {
  const count = dayCount === 'actAct' ? 'act/act' : 'act/365';
  switch (late) {
    case 'contract':
      return { kind: 'contract', claim: 'payment', dayCount: count };
    case 'statute':
      return { kind: 'statute', rate: { kind: aboveBase ? 'aboveBase' : 'fixed', basisPoints: basisPoints ?? 0 }, dayCount: count };
    case 'taxLateCharge':
      return { kind: 'taxLateCharge', land: 'NW' };
    case 'none':
      return { kind: 'none' };
    case undefined:
      return null;
  }
}

/** What the flat fields of a form say; null where what the topic needs is missing. */
function contentOf(given: Given): RuleContent | null {
  const { topic, days, dayRule, order, years, minimum } = given;
  switch (topic) {
    case 'lateNotice':
    case 'lateInvoice': {
      const late = lateOf(given);
      return late && { topic, late };
    }
    case 'instalmentDates': {
      const kind = dayRule ?? 'nextBankDay';
      const rule = kind === 'nextLegalDay' ? ({ kind, land: 'NW' } as const) : ({ kind } as const);
      return { topic, dates: { days: days ?? DEFAULT_INSTALMENT_DATES.days, dayRule: rule } };
    }
    case 'paymentOrder':
      return order === undefined ? null : { topic, order };
    case 'lateMinimum':
      return minimum === undefined ? null : { topic, minimumCents: cents(minimum) };
    case 'balancing':
      return { topic, balancing: years === undefined ? { kind: 'kag' } : { kind: 'statutes', years } };
  }
}

/** A dated setting of the association; what is past stays under the rule of its time. */
export const setTreasuryRule = useCase({
  name: 'treasury.setTreasuryRule',
  action: 'treasury.planBudget',
  input,
  ofAll: true,
  refusals: everyCode<SetRuleRefusal | 'RULE_INCOMPLETE'>()(
    'RULE_INCOMPLETE',
    'NOT_A_PERSON',
    'BASIS_MISSING',
    'RATE_OUT_OF_RANGE',
    'BALANCING_YEARS_INVALID',
    'MINIMUM_OUT_OF_RANGE',
    'NO_INSTALMENTS',
    'DATE_NOT_IN_YEAR',
    'DUE_DATE_TWICE',
  ),
  load: async ({ reads, accounts }, { input: { topic }, actor, at }) => {
    await accounts.lock([actor.centreId]);
    const known = (await rulesOf(reads)).filter(({ content }) => content.topic === topic);
    return { ...enteredBy(actor, at), known };
  },
  row: ({ centreId, known }) => ({
    ...{ tenantId: centreId, type: 'treasuryRule', version: known.length },
    ...(known.length > 0 ? { id: String(known.at(-1)?.id) } : {}),
  }),
  decide: (_state, given, circumstances) => {
    const content = contentOf(given);
    if (content === null)
      return err(
        refusal('RULE_INCOMPLETE', {
          field: given.topic === 'paymentOrder' ? 'order' : given.topic === 'lateMinimum' ? 'minimum' : 'late',
        }),
      );
    return setRule({}, { validFrom: given.validFrom, clause: given.clause, content }, circumstances);
  },
  save: ({ centre }, rule, by) => centre.addRule(rule, by),
  record: (rule) => ({ type: 'treasuryRule', id: rule.id, content: rule }),
  outcome: ({ id }) => ({ ruleId: id }),
});
