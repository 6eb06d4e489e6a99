// SPDX-License-Identifier: EUPL-1.2
import { COST_KINDS } from '@domain/settlement';
import { type Builder, enumType, mutationField, pageType, readField } from '@platform/graphql';
import { messages } from '../messages/index.ts';
import { type DirectChargeRow, findDirectCharge, listDirectCharges } from '../queries/list-direct-charges.ts';
import { findPoolCost, listPoolCosts, type PoolCostRow } from '../queries/list-pool-costs.ts';
import { findPool, listPools, type PoolRow } from '../queries/list-pools.ts';
import { findQuantity, listQuantities, type QuantityRow } from '../queries/list-quantities.ts';
import { type CostImportPreview, previewCostImport } from '../queries/preview-cost-import.ts';
import { definePool } from '../use-cases/define-pool.ts';
import { enterDirectCharge } from '../use-cases/enter-direct-charge.ts';
import { enterPoolCost } from '../use-cases/enter-pool-cost.ts';
import { enterQuantity } from '../use-cases/enter-quantity.ts';
import { importPoolCosts } from '../use-cases/import-pool-costs.ts';
import { retirePool } from '../use-cases/retire-pool.ts';
import { reverseDirectCharge } from '../use-cases/reverse-direct-charge.ts';
import { reversePoolCost } from '../use-cases/reverse-pool-cost.ts';
import { reverseQuantity } from '../use-cases/reverse-quantity.ts';
import type { Texts } from './texts.ts';

function poolType(builder: Builder) {
  const month = builder.objectRef<PoolRow['months'][number]>('CostPoolMonth');
  month.implement({
    fields: (t) => ({
      month: t.field({ type: 'Month', resolve: (row) => row.month }),
      entries: t.exposeInt('entries'),
      staff: t.field({ type: 'Amount', resolve: (row) => row.staff }),
      material: t.field({ type: 'Amount', resolve: (row) => row.material }),
      overhead: t.field({ type: 'Amount', resolve: (row) => row.overhead }),
      income: t.field({ type: 'Amount', resolve: (row) => row.income, description: 'Other income; below zero.' }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total }),
    }),
  });
  const pool = builder.objectRef<PoolRow>('CostPool');
  pool.implement({
    description: 'A pot of costs that one key shares, with its sums by month.',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      name: t.exposeString('name'),
      keyId: t.exposeID('keyId'),
      keyName: t.exposeString('keyName'),
      active: t.exposeBoolean('active'),
      months: t.field({ type: [month], resolve: (row) => row.months }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total }),
    }),
  });
  return pool;
}

function costType(builder: Builder) {
  const cost = builder.objectRef<PoolCostRow>('PoolCost');
  cost.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      poolId: t.exposeID('poolId'),
      poolName: t.exposeString('poolName'),
      month: t.field({ type: 'Month', resolve: (row) => row.month }),
      kind: t.field({ type: enumType(builder, 'CostKind', COST_KINDS), resolve: (row: PoolCostRow) => row.kind }),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      label: t.exposeString('label'),
      voucher: t.exposeString('voucher', { nullable: true }),
      reverses: t.exposeID('reverses', { nullable: true }),
      reversedBy: t.exposeID('reversedBy', { nullable: true }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
      frozenByRun: t.exposeID('frozenByRun', { nullable: true }),
      invoiceId: t.exposeID('invoiceId', { nullable: true, description: "The supplier's invoice that is its voucher." }),
    }),
  });
  return cost;
}

function chargeType(builder: Builder) {
  const charge = builder.objectRef<DirectChargeRow>('DirectCharge');
  charge.implement({
    description: 'A cost that one member bears alone.',
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      occurredOn: t.field({ type: 'Date', resolve: (row) => row.occurredOn }),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount }),
      label: t.exposeString('label'),
      agreementNumber: t.exposeString('agreementNumber'),
      clause: t.exposeString('clause'),
      vatCode: t.exposeString('vatCode'),
      reverses: t.exposeID('reverses', { nullable: true }),
      reversedBy: t.exposeID('reversedBy', { nullable: true }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
      frozenByRun: t.exposeID('frozenByRun', { nullable: true }),
      invoiceId: t.exposeID('invoiceId', { nullable: true, description: "The supplier's invoice that is its voucher." }),
    }),
  });
  return charge;
}

function quantityType(builder: Builder) {
  const quantity = builder.objectRef<QuantityRow>('SettlementQuantity');
  quantity.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      code: t.exposeString('code'),
      unit: t.exposeString('unit', { nullable: true, description: 'What the keys call it; null where none names it.' }),
      quantity: t.exposeInt('quantity'),
      occurredOn: t.field({ type: 'Date', resolve: (row) => row.occurredOn }),
      label: t.exposeString('label'),
      isReversal: t.exposeBoolean('isReversal'),
      isReversed: t.exposeBoolean('isReversed'),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
      frozenByRun: t.exposeID('frozenByRun', { nullable: true }),
    }),
  });
  return quantity;
}

function importType(builder: Builder, { text }: Texts) {
  const finding = builder.objectRef<CostImportPreview['findings'][number]>('CostImportFinding');
  finding.implement({
    fields: (t) => ({
      row: t.exposeInt('row', { description: 'Line of the file, from 1; 0 is the file as a whole.' }),
      column: t.exposeString('column', { nullable: true }),
      code: t.exposeString('code'),
      value: t.exposeString('value', { nullable: true }),
      message: t.field({ type: text, resolve: (row) => row.message }),
    }),
  });
  const preview = builder.objectRef<CostImportPreview>('CostImportPreview');
  preview.implement({
    fields: (t) => ({
      rows: t.exposeInt('rows'),
      total: t.field({ type: 'Amount', resolve: (value) => value.total }),
      findings: t.field({ type: [finding], resolve: (value) => value.findings }),
    }),
  });
  return preview;
}

export function costFields(builder: Builder, texts: Texts): void {
  const [pool, cost, charge, quantity] = [poolType(builder), costType(builder), chargeType(builder), quantityType(builder)];
  readField(builder, 'costPools', listPools, [pool], { description: 'The matrix of costs: pools with their sums by month.' });
  readField(builder, 'costPool', findPool, pool, { nullable: true });
  readField(builder, 'poolCosts', listPoolCosts, [cost]);
  readField(builder, 'directCharges', listDirectCharges, pageType(builder, 'DirectCharge', charge));
  readField(builder, 'settlementQuantities', listQuantities, pageType(builder, 'SettlementQuantity', quantity));
  readField(builder, 'previewCostImport', previewCostImport, importType(builder, texts));

  const poolPayload = { type: pool, query: findPool, input: ({ poolId }: { poolId: string }) => ({ poolId }), nullable: true };
  const costPayload = { type: cost, query: findPoolCost, input: ({ costId }: { costId: string }) => ({ costId }), nullable: true };
  const chargePayload = {
    type: charge,
    query: findDirectCharge,
    input: ({ chargeId }: { chargeId: string }) => ({ chargeId }),
    nullable: true,
  };
  const quantityPayload = {
    type: quantity,
    query: findQuantity,
    input: ({ quantityId }: { quantityId: string }) => ({ quantityId }),
    nullable: true,
  };
  for (const useCase of [definePool, retirePool]) mutationField(builder, useCase, { messages, payload: { pool: poolPayload } });
  for (const useCase of [enterPoolCost, reversePoolCost])
    mutationField(builder, useCase, { messages, payload: { cost: costPayload, pool: poolPayload } });
  for (const useCase of [enterDirectCharge, reverseDirectCharge])
    mutationField(builder, useCase, { messages, payload: { charge: chargePayload } });
  for (const useCase of [enterQuantity, reverseQuantity])
    mutationField(builder, useCase, { messages, payload: { quantity: quantityPayload } });
  mutationField(builder, importPoolCosts, { messages });
}
