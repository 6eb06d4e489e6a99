// SPDX-License-Identifier: EUPL-1.2
import {
  DEBIT_SCHEMES,
  type DebitMandate,
  type DutyRefusal,
  type EnterMandateRefusal,
  enterMandate,
  holderOf,
  MANDATE_SEQUENCES,
} from '@domain/payments';
import { cents, err, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { choiceInput, dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { localRules } from '../runs/run-use-case.ts';
import { ibanOf } from './debit-repository.ts';
import { debitUseCase } from './debit-use-case.ts';

/** Takes a debtor's signed mandate in. The account stands encrypted beside it and in no log. */
export const enterDebitMandate = debitUseCase({
  name: 'payments.enterDebitMandate',
  action: 'payments.process',
  input: z.object({
    ...{ tenantId: idInput<'TenantId'>(), reference: textInput(35), debtorName: textInput(70), debtorIban: textInput(42) },
    ...{
      signedOn: dateInput,
      scheme: choiceInput('DebitScheme', DEBIT_SCHEMES),
      sequence: choiceInput('DebitSequence', MANDATE_SEQUENCES),
    },
    ...{ noticeDays: z.int().min(1).max(14), evidence: textInput(200, 0) },
  }),
  refusals: everyCode<EnterMandateRefusal | DutyRefusal>()(
    ...(['OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT', 'REFERENCE_FORM', 'REFERENCE_TAKEN'] as const),
    ...(['DEBTOR_MISSING', 'IBAN_INVALID', 'SIGNED_IN_FUTURE', 'NOTICE_DAYS_OUT_OF_RANGE', 'EVIDENCE_MISSING'] as const),
  ),
  load: async ({ debits, rules }, { input, at }) => {
    const tenantId = input.tenantId as TenantId;
    return { tenantId, at, rules: await localRules(rules, tenantId), taken: await debits.referenceTaken(tenantId, input.reference) };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'debitMandate' }),
  decide: ({ taken, rules, tenantId }, given, circumstances): Result<DebitMandate, Refusal<EnterMandateRefusal | DutyRefusal>> => {
    const by = holderOf({ rules, tenantId, duty: 'run', amountCents: cents(0n) }, circumstances);
    if ('code' in by) return err(by);
    return enterMandate({ taken }, { ...given, debtorIban: ibanOf(given.debtorIban), createdBy: by }, circumstances);
  },
  save: ({ debits }, mandate, { at }) => debits.addMandate(mandate, at),
  record: ({ id, reference, scheme, sequence, signedOn, noticeDays }) => ({
    type: 'debitMandate',
    id,
    content: { reference, scheme, sequence, signedOn, noticeDays },
  }),
  outcome: ({ id }) => ({ mandateId: id }),
});

/** The debtor took the mandate back; nothing is collected by it any more. */
export const revokeDebitMandate = debitUseCase({
  name: 'payments.revokeDebitMandate',
  action: 'payments.process',
  input: z.object({ mandateId: idInput<'DebitMandateId'>(), expectedVersion: versionInput }),
  refusals: everyCode<DutyRefusal | 'MANDATE_NOT_ACTIVE'>()(
    ...(['MANDATE_NOT_ACTIVE', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const),
  ),
  load: async ({ debits, rules }, { input, at }) => {
    const found = await debits.lockMandate(input.mandateId);
    return found && { ...found, at, rules: await localRules(rules, found.mandate.tenantId as TenantId) };
  },
  row: ({ mandate, version }) => ({ tenantId: mandate.tenantId as TenantId, type: 'debitMandate', id: mandate.id, version }),
  decide: ({ mandate, rules }, _input, circumstances) => {
    if (mandate.status !== 'active') return err(refusal('MANDATE_NOT_ACTIVE', { params: { reference: mandate.reference } }));
    const by = holderOf({ rules, tenantId: mandate.tenantId, duty: 'run', amountCents: cents(0n) }, circumstances);
    return 'code' in by ? err(by) : ok({ by });
  },
  save: ({ debits }, { by }, { mandate, at }) => debits.revokeMandate(mandate, by, at),
  record: (_decision, { mandate }) => ({
    type: 'debitMandate',
    id: mandate.id,
    content: { changes: [{ field: 'status', from: mandate.status, to: 'revoked' }] },
  }),
  outcome: (_decision, { mandate }) => ({ mandateId: mandate.id }),
});
