// SPDX-License-Identifier: EUPL-1.2
import {
  type AllowRuleRefusal,
  allowRule,
  type RetireRuleRefusal,
  retireRule,
  type TaughtRule,
  type TeachRuleRefusal,
  teachRule,
} from '@domain/payments';
import { err, type Refusal, type Result, refusal, type TenantId, type UserId } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { reconcileUseCase } from './reconcile-use-case.ts';

/** In order of precedence. */
type TeachRefusal = 'ACCOUNT_UNKNOWN' | TeachRuleRefusal;

/** What the audit keeps of a rule: of the account that it looks for no more than its end. */
const shown = ({ iban, ...rule }: TaughtRule) => ({ ...rule, iban: iban === null ? null : `…${iban.slice(-4)}` });

/** Teaches the matching a rule from a line: lines with these marks are suggested for an account from now on. */
export const teachMatchRule = reconcileUseCase({
  name: 'payments.teachMatchRule',
  action: 'payments.reconcile',
  input: z.object({
    lineId: idInput<'BankLineId'>(),
    accountId: idInput<'LedgerAccountId'>(),
    byGvc: z.boolean(),
    byIban: z.boolean(),
    textHolds: textInput(140).optional(),
  }),
  refusals: everyCode<TeachRefusal>()('ACCOUNT_UNKNOWN', 'NOT_A_PERSON', 'NO_MARK', 'MARK_NOT_ON_LINE'),
  load: async ({ lockLine, accounts }, { input, at }) => {
    const locked = await lockLine(input.lineId);
    return locked && { ...locked, account: (await accounts.chart(locked.tenantId)).get(input.accountId), at };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'matchRule' }),
  decide: ({ line, account }, { byGvc, byIban, textHolds }, circumstances): Result<TaughtRule, Refusal<TeachRefusal>> => {
    if (account === undefined || account.kind === 'bank' || account.kind === 'transit')
      return err(refusal('ACCOUNT_UNKNOWN', { field: 'accountId' }));
    return teachRule({ line }, { accountId: account.id, byGvc, byIban, textHolds: textHolds ?? null }, circumstances);
  },
  save: ({ learned }, rule, { at }) => learned.addRule(rule, at),
  record: (rule) => ({ type: 'matchRule', id: rule.id, content: shown(rule) }),
  outcome: ({ id }) => ({ ruleId: id }),
});

const ruleFields = { ruleId: idInput<'MatchRuleId'>(), expectedVersion: versionInput };

/** Lets a rule book by itself: somebody else than who taught it, after people have booked as it says a few times. */
export const allowMatchRule = reconcileUseCase({
  name: 'payments.allowMatchRule',
  action: 'payments.reconcile',
  twoPeople: true,
  input: z.object(ruleFields),
  refusals: everyCode<AllowRuleRefusal>()('RULE_RETIRED', 'ALREADY_ALLOWED', 'NOT_A_PERSON', 'SAME_PERSON', 'TOO_FEW_CONFIRMATIONS'),
  load: ({ learned }, { input }) => learned.findRule(input.ruleId),
  row: ({ rule, version }) => ({ tenantId: rule.tenantId as TenantId, type: 'matchRule', id: rule.id, version }),
  secondPerson: { after: [teachMatchRule.name], first: ({ rule }): UserId => rule.taughtBy.userId },
  decide: ({ rule }, _input, circumstances): Result<TaughtRule, Refusal<AllowRuleRefusal>> => allowRule(rule, {}, circumstances),
  save: ({ learned }, rule) => learned.saveRule(rule.tenantId as TenantId, rule),
  record: (rule) => ({ type: 'matchRule', id: rule.id, content: shown(rule) }),
  outcome: ({ id }) => ({ ruleId: id }),
});

/** Ends a rule; what it booked stays. */
export const retireMatchRule = reconcileUseCase({
  name: 'payments.retireMatchRule',
  action: 'payments.reconcile',
  input: z.object(ruleFields),
  refusals: everyCode<RetireRuleRefusal>()('RULE_RETIRED', 'NOT_A_PERSON'),
  load: ({ learned }, { input }) => learned.findRule(input.ruleId),
  row: ({ rule, version }) => ({ tenantId: rule.tenantId as TenantId, type: 'matchRule', id: rule.id, version }),
  decide: ({ rule }, _input, circumstances) => retireRule(rule, {}, circumstances),
  save: ({ learned }, rule) => learned.saveRule(rule.tenantId as TenantId, rule),
  record: (rule) => ({ type: 'matchRule', id: rule.id, content: shown(rule) }),
  outcome: ({ id }) => ({ ruleId: id }),
});
