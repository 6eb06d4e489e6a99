// SPDX-License-Identifier: EUPL-1.2
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { RootField } from './full-selection.ts';

/** What an argument of the type ID stands for: the table whose rows have that id. */
const TABLE_OF_ID: Readonly<Record<string, string>> = {
  ...{ requestId: 'request', originalId: 'request', subjectId: 'request', taskId: 'task', taskIds: 'task' },
  ...{ timeEntryId: 'time_entry', timeSheetId: 'time_sheet', familyId: 'service_family', serviceId: 'catalogue_service' },
  ...{ tenantId: 'tenant', tenantIds: 'tenant', memberId: 'tenant', userId: 'tenant_user', assigneeUserId: 'tenant_user' },
  ...{ deputyUserId: 'tenant_user', actorAccountId: 'account', grantId: 'role_grant', deputyId: 'deputy', fileId: 'stored_file' },
  resetId: 'second_factor_reset',
  ...{
    agreementId: 'agreement',
    keyId: 'allocation_key',
    likeKeyId: 'allocation_key',
    poolId: 'pool',
    costId: 'pool_cost',
    chargeId: 'direct_charge',
  },
  ...{ quantityId: 'reading', countId: 'stock_count', runId: 'settlement_run', statementId: 'statement', commandId: 'long_command' },
  ...{
    centreId: 'cost_centre',
    costCentreId: 'cost_centre',
    fromCentreId: 'cost_centre',
    toCentreId: 'cost_centre',
    centreOrder: 'cost_centre',
    toPoolId: 'pool',
  },
  centreCostId: 'cost_centre_cost',
  ...{ positionId: 'vat_position', replaces: 'vat_position', withdraws: 'vat_position' },
  ...{ positionId: 'vat_position', replaces: 'vat_position' },
  ...{ standAloneCostId: 'stand_alone_cost', exportId: 'workbook_export' },
  ...{ invoiceId: 'supplier_invoice', fileIds: 'stored_file' },
  ...{ notificationId: 'notification', failedJobId: 'failed_job' },
  ...{ budgetId: 'budget', levyId: 'levy', itemId: 'open_item', itemIds: 'open_item', paymentId: 'member_payment' },
  ...{ roundId: 'billing_round', documentId: 'billing_document', objectionId: 'objection', sourceId: 'settlement_run' },
  ...{
    creditId: 'member_credit',
    writeOffId: 'write_off',
    accountOrderId: 'account_order',
    issuerChangeId: 'issuer_change',
    batchId: 'opening_batch',
    proposalId: 'payment_proposal',
  },
  ...{ bankAccountId: 'bank_account', ledgerAccountId: 'ledger_account', rulesId: 'payment_rules', unclearOwnerId: 'tenant_user' },
  ...{ payeeId: 'payee', payeeAccountId: 'payee_account', orderId: 'payment_order', importId: 'item_import' },
  closingId: 'day_closing',
  ...{
    orderIds: 'payment_order',
    paymentRunId: 'payment_run',
    recallId: 'payment_recall',
    seenPayees: 'payment_order',
    sampleId: 'voucher_sample',
    mandateId: 'debit_mandate',
    mandateIds: 'debit_mandate',
    debitRunId: 'debit_run',
    paymentItemIds: 'payment_item',
    bankFileId: 'bank_file',
    bankStatementId: 'bank_statement',
    lineId: 'bank_line',
    lineIds: 'bank_line',
    accountId: 'ledger_account',
    entryId: 'ledger_entry',
  },
  ...{
    ruleId: 'match_rule',
    ownerId: 'tenant_user',
    profileId: 'exchange_profile',
    importId: 'item_import',
    handOverId: 'booking_hand_over',
  },
};

/** Texts of a form; any other text is a word. */
const TEXTS: Readonly<Record<string, string>> = {
  ...{ code: 'pages', email: 'neu@kommune.example', familyCode: 'support', serviceFamilyCode: 'support', serviceFamilyCodes: 'support' },
  ...{ activity: 'processing', subjectType: 'request', topic: 'desk.answered', clause: '§ 1', ags: '05362036', sequence: '1' },
  ...{
    csv: 'Topf;Monat;Art;Betrag;Text\n',
    contentBase64: Buffer.from('ags;joinedOn\n').toString('base64'),
    search: 'Kenn',
    reason: 'Ein Grund',
    hash: 'a'.repeat(64),
    country: 'DE',
    rule: '{"format":"verbund-key-rule/1","share":{"kind":"weight","weight":{"kind":"hours"}}}',
  },
};

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ minutes: 15, quantity: 1, targetWorkingDays: 3, noticeMonths: 6, keyVersion: 1, ratePermille: 0, sharePermyriad: 10_000 },
  ...{ year: 2026, level: 1, planVersion: 1, position: 1, weekday: 1, from: 480, to: 960, first: 50, limit: 50 },
};

const SCALARS: Readonly<Record<string, unknown>> = { Date: '2026-11-16', DateTime: '2026-11-17T09:00:00.000Z', Month: '2026-10' };
const OTHER_SCALARS: Readonly<Record<string, unknown>> = { Amount: '1.00', JSON: {}, Boolean: true };

/** Optional arguments that are worth giving: they widen or aim what is asked. */
const ALSO_GIVEN = new Set(['search', 'withFormer', 'withInactive', 'includeRetired', 'withSnoozed']);

/** Values that only one field wants otherwise. */
const FOR_FIELD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  directCharges: { from: '2026-01-01', to: '2026-12-31' },
  settlementQuantities: { from: '2026-01-01', to: '2026-12-31', code: undefined },
  costPools: { monthFrom: '2026-01', monthTo: '2026-12' },
  costCentres: { monthFrom: '2030-01', monthTo: '2031-12' },
  costCentreCosts: { month: '2031-01' },
  costCentreServices: { month: '2019-01' },
  costCentreComparison: { monthFrom: '2030-12', monthTo: '2031-01' },
  settlementGaps: { periodFrom: '2026-11', periodTo: '2026-11' },
  checkSettlement: { periodFrom: '2026-11', periodTo: '2026-11' },
  closingDays: { month: '2026-11' },
  paymentEvidence: { month: '2026-11' },
  makeRun: { periodFrom: '2026-11', periodTo: '2026-11' },
  nameDeputy: { validFrom: '2026-12-01', validTo: '2026-12-05', acknowledgeConflict: true },
  bookTime: { kind: 'billable', workedOn: '2026-11-10' },
  defineFamily: { code: 'neu' },
  defineService: { code: 'neu' },
  municipalities: { search: 'B' },
  billingDocuments: { search: 'R-2026' },
  closeCorrection: { quantity: -1 },
  grantRole: { role: 'clerk', serviceFamilyCodes: undefined },
};

interface GeneratedArguments {
  readonly values: Readonly<Record<string, unknown>>;
  /** Argument → the ids that stand in it. */
  readonly ids: ReadonlyMap<string, string>;
}

interface Choice {
  /** Ids for an argument, by its name; undefined leaves an optional one out. */
  readonly idFor: (argument: string, table: string, required: boolean) => string | undefined;
  readonly lineKey: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** The names of the arguments, and of the fields inside them, that carry ids. */
export function idArguments({ field }: RootField): readonly string[] {
  const inside = (input: GraphQLArgument | GraphQLInputField): string[] => {
    const named = getNamedType(input.type);
    if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap(inside);
    return named.name === 'ID' ? [input.name] : [];
  };
  return field.args.flatMap(inside);
}

export function tableOfId(argument: string): string {
  const table = TABLE_OF_ID[argument];
  if (!table) throw new Error(`the argument ${argument} carries ids: say in TABLE_OF_ID of generated-arguments.ts which table they are of`);
  return table;
}

export function generateArguments({ field }: RootField, choice: Choice): GeneratedArguments {
  const ids = new Map<string, string>();
  const special: Readonly<Record<string, unknown>> = {
    ...{ idempotencyKey: choice.idempotencyKey, expectedVersion: choice.expectedVersion, lineKey: choice.lineKey },
    ...FOR_FIELD[field.name],
  };
  const hasId = (type: GraphQLInputType): boolean => {
    const named = getNamedType(type);
    return named.name === 'ID' || (isInputObjectType(named) && Object.values(named.getFields()).some((inner) => hasId(inner.type)));
  };
  const valueFor = (name: string, given: GraphQLInputType, required = isNonNullType(given)): unknown => {
    const type = getNullableType(given);
    if (isListType(type)) {
      const one = valueFor(name, type.ofType, required);
      return one === undefined ? undefined : [one];
    }
    if (isInputObjectType(type)) return objectOf(Object.values(type.getFields()));
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (type.name !== 'ID') return scalarOf(name, type.name);
    const id = choice.idFor(name, tableOfId(name), required);
    if (id !== undefined) ids.set(name, id);
    return id;
  };
  const objectOf = (inputs: readonly (GraphQLArgument | GraphQLInputField)[]): Record<string, unknown> =>
    Object.fromEntries(
      inputs
        .filter((input) => isNonNullType(input.type) || hasId(input.type) || ALSO_GIVEN.has(input.name))
        .map((input) => [input.name, input.name in special ? special[input.name] : valueFor(input.name, input.type)]),
    );
  return { values: objectOf(field.args), ids };
}

function scalarOf(name: string, type: string): unknown {
  if (type === 'Int') return NUMBERS[name] ?? 1;
  if (type === 'String') return TEXTS[name] ?? 'Wort';
  return { ...SCALARS, ...OTHER_SCALARS }[type];
}
