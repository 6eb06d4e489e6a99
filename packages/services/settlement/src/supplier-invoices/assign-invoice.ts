// SPDX-License-Identifier: EUPL-1.2
import { type AssignInvoiceRefusal, type Assignment, assignInvoice as assign, COST_KINDS } from '@domain/settlement';
import { err, type Refusal, type Result, refusal } from '@kernel/core';
import { amountInput, choiceInput, dateInput, everyCode, idInput, monthInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { invoiceUseCase, postingState } from './invoice-use-case.ts';
import { firstOfLines } from './refusals-of-lines.ts';

type Code = AssignInvoiceRefusal | 'TARGET_MISSING';

const assignmentInput = z
  .object({
    lineKey: textInput(120),
    amount: amountInput,
    label: textInput(200, 0),
    poolId: idInput<'PoolId'>().optional(),
    costCentreId: idInput<'CostCentreId'>().optional(),
    costKind: choiceInput('CostKind', COST_KINDS).optional(),
    month: monthInput.optional(),
    tenantId: idInput<'TenantId'>().optional(),
    serviceFamilyCode: textInput(60).optional(),
    occurredOn: dateInput.optional(),
  })
  .meta({ id: 'SupplierInvoiceAssignmentInput' });

type Given = z.output<typeof assignmentInput>;

/** To a pool or a support cost centre with kind and month, or to a member with service and day; half of either, or two of them, is none. */
function targetOf(given: Given): Assignment['target'] | null {
  const { poolId, costCentreId, costKind, month, tenantId, serviceFamilyCode, occurredOn } = given;
  if ([poolId, costCentreId, tenantId].filter((place) => place !== undefined).length !== 1) return null;
  if (costCentreId && costKind && month) return { kind: 'centre', costCentreId, costKind, month };
  if (poolId && costKind && month) return { kind: 'pool', poolId, costKind, month };
  if (tenantId && serviceFamilyCode && occurredOn) return { kind: 'member', tenantId: tenantId as never, serviceFamilyCode, occurredOn };
  return null;
}

function assignmentsOf(given: readonly Given[]): Result<readonly Assignment[], Refusal<Code>> {
  const made: Assignment[] = [];
  for (const [index, one] of given.entries()) {
    const target = targetOf(one);
    if (!target) return err(refusal('TARGET_MISSING', { field: `assignments.${index}.target`, params: { row: index + 1 } }));
    made.push({ lineKey: one.lineKey, amountCents: one.amount, label: one.label, target });
  }
  return { ok: true, value: made };
}

/** Says which costs an invoice becomes, to the cent; another person books it. */
export const assignSupplierInvoice = invoiceUseCase({
  name: 'settlement.assignSupplierInvoice',
  action: 'settlement.enterInvoices',
  input: z.object({
    invoiceId: idInput<'SupplierInvoiceId'>(),
    expectedVersion: versionInput,
    inputTaxDeducted: z.boolean(),
    inputTaxReason: textInput(300, 0),
    inputTaxFrom: dateInput,
    assignments: z.array(assignmentInput).max(1_000, { error: 'TOO_LONG' }),
  }),
  ofAll: true,
  refusals: everyCode<Code>()(
    'INVOICE_STATUS',
    'NOT_A_PERSON',
    'INVOICE_DUPLICATE',
    'INPUT_TAX_REASON_MISSING',
    'TARGET_MISSING',
    'NOTHING_ASSIGNED',
    'WHOLE_AND_LINES',
    'INVOICE_LINE_UNKNOWN',
    'LINE_SUM_DIFFERS',
    'POOL_UNKNOWN',
    'POOL_RETIRED',
    'COST_CENTRE_UNKNOWN',
    'COST_CENTRE_RETIRED',
    'MEMBER_UNKNOWN',
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'INCOME_BELOW_ZERO',
    'MONTH_IN_FUTURE',
    'MONTH_BEFORE_ASSOCIATION',
    'POOL_WITHOUT_KEY',
    'DATE_IN_FUTURE',
    'DATE_BEFORE_MEMBERSHIP',
    'CHARGE_WITHOUT_BASIS',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async (repositories, { input, actor, ports, at }) => {
    const { centreId, userId } = actor;
    const found = await repositories.invoices.lockInvoice(centreId, input.invoiceId);
    if (!found) return null;
    const families = await familyNames(repositories.statements, centreId);
    return { ...(await postingState(repositories, ports, centreId, at)), ...found, families, centreId, userId, at };
  },
  row: ({ centreId, invoice, version }) => ({ tenantId: centreId, type: 'supplierInvoice', id: invoice.id, version }),
  decide: (state, input, circumstances) => {
    const assignments = assignmentsOf(input.assignments);
    if (!assignments.ok) return assignments;
    const inputTax = { deducted: input.inputTaxDeducted, reason: input.inputTaxReason, from: input.inputTaxFrom };
    const assigned = assign(state, { inputTax, assignments: assignments.value }, circumstances);
    if (assigned.ok) return assigned;
    return err<Refusal<Code>>(withFamilyNames(firstOfLines(assigned.error), state.families));
  },
  save: ({ invoices }, assigned, { centreId, userId, at }) => invoices.assign(centreId, assigned, userId, at),
  record: (assigned) => ({
    type: 'supplierInvoice',
    id: assigned.id,
    content: assigned,
    messages: [{ name: 'SupplierInvoiceAssigned.v1', payload: { invoiceId: assigned.id } }],
  }),
  outcome: ({ id }) => ({ invoiceId: id }),
});
