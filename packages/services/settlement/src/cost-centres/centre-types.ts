// SPDX-License-Identifier: EUPL-1.2
import { COST_KINDS } from '@domain/settlement';
import { type Builder, enumType } from '@platform/graphql';
import type { Texts } from '../graphql/texts.ts';
import type { CentreComparison, MethodOutcomeRow } from './compare-centre-methods.ts';
import type { CostCentreCostRow } from './list-centre-costs.ts';
import type { CostCentreMethodRow, CostCentreServiceRow } from './list-centre-services.ts';
import type { CostCentreRow } from './list-cost-centres.ts';
import { METHOD_NAMES } from './method-names.ts';

export function centreType(builder: Builder) {
  const month = builder.objectRef<CostCentreRow['months'][number]>('CostCentreMonth').implement({
    fields: (t) => ({
      month: t.field({ type: 'Month', resolve: (row) => row.month }),
      entries: t.exposeInt('entries'),
      staff: t.field({ type: 'Amount', resolve: (row) => row.staff as never }),
      material: t.field({ type: 'Amount', resolve: (row) => row.material as never }),
      overhead: t.field({ type: 'Amount', resolve: (row) => row.overhead as never }),
      income: t.field({ type: 'Amount', resolve: (row) => row.income as never, description: 'Other income; below zero.' }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total as never }),
    }),
  });
  return builder.objectRef<CostCentreRow>('SupportCostCentre').implement({
    description: 'A part of the centre that serves the pools and the others of its kind (Hilfskostenstelle).',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      name: t.exposeString('name'),
      active: t.exposeBoolean('active'),
      months: t.field({ type: [month], resolve: (row) => row.months }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total as never }),
    }),
  });
}

export function centreCostType(builder: Builder) {
  return builder.objectRef<CostCentreCostRow>('SupportCostCentreCost').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      centreId: t.exposeID('centreId'),
      month: t.field({ type: 'Month', resolve: (row) => row.month }),
      kind: t.field({ type: enumType(builder, 'CostKind', COST_KINDS) as never, resolve: (row) => row.kind as never }),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount as never }),
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
}

export function centreServiceType(builder: Builder) {
  return builder.objectRef<CostCentreServiceRow>('SupportCostCentreService').implement({
    description: 'How much of a support cost centre another one or a pool receives in each month of a span.',
    fields: (t) => ({
      id: t.exposeID('id'),
      fromCentreId: t.exposeID('fromCentreId'),
      toCentreId: t.exposeID('toCentreId', { nullable: true }),
      toPoolId: t.exposeID('toPoolId', { nullable: true }),
      monthFrom: t.field({ type: 'Month', resolve: (row) => row.monthFrom }),
      monthTo: t.field({ type: 'Month', resolve: (row) => row.monthTo }),
      quantity: t.exposeInt('quantity'),
      unit: t.exposeString('unit'),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      enteredBy: t.exposeString('enteredBy', { nullable: true }),
    }),
  });
}

const methodName = (builder: Builder) => enumType(builder, 'CostCentreMethodName', METHOD_NAMES) as never;

export function centreMethodType(builder: Builder) {
  return builder.objectRef<CostCentreMethodRow>('SupportCostCentreMethod').implement({
    description: 'By which method the support cost centres are shared, and who resolved it.',
    fields: (t) => ({
      id: t.exposeID('id'),
      method: t.field({ type: methodName(builder), resolve: (row) => row.method as never }),
      centreOrder: t.field({ type: ['ID'], resolve: (row) => [...row.centreOrder] }),
      resolution: t.exposeString('resolution'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      knownFrom: t.field({ type: 'DateTime', resolve: (row) => row.knownFrom }),
      publishedBy: t.exposeString('publishedBy', { nullable: true }),
    }),
  });
}

function outcomeType(builder: Builder, { finding }: Texts) {
  const pool = builder.objectRef<MethodOutcomeRow['pools'][number]>('CostCentreMethodPool').implement({
    fields: (t) => ({
      poolId: t.exposeID('poolId'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount as never }),
      exact: t.exposeString('exact', { description: 'Cents as an exact fraction, before rounding.' }),
      roundedUp: t.exposeBoolean('roundedUp'),
    }),
  });
  const support = builder.objectRef<MethodOutcomeRow['support'][number]>('CostCentreMethodSupport').implement({
    description: 'What a support centre has to pass on; in the order in which they are closed.',
    fields: (t) => ({ centreId: t.exposeID('centreId'), burdened: t.exposeString('burdened') }),
  });
  const transfer = builder.objectRef<MethodOutcomeRow['transfers'][number]>('CostCentreMethodTransfer').implement({
    fields: (t) => ({
      fromCentreId: t.exposeID('fromCentreId'),
      toId: t.exposeID('toId', { description: 'A support cost centre or a pool.' }),
      share: t.exposeString('share'),
      amount: t.exposeString('amount', { description: 'Cents as an exact fraction.' }),
    }),
  });
  return builder.objectRef<MethodOutcomeRow>('CostCentreMethodOutcome').implement({
    fields: (t) => ({
      method: t.field({ type: methodName(builder), resolve: (row) => row.method as never }),
      refusals: t.field({ type: [finding], description: 'Why this method cannot be used.', resolve: (row) => row.refusals }),
      pools: t.field({ type: [pool], resolve: (row) => row.pools }),
      support: t.field({ type: [support], resolve: (row) => row.support }),
      transfers: t.field({ type: [transfer], resolve: (row) => row.transfers }),
    }),
  });
}

export function centreComparisonType(builder: Builder, texts: Texts) {
  const centre = builder.objectRef<CentreComparison['centres'][number]>('CostCentreComparisonCentre').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      name: t.exposeString('name'),
      primary: t.field({ type: 'Amount', resolve: (row) => row.primary as never }),
    }),
  });
  const pool = builder.objectRef<CentreComparison['pools'][number]>('CostCentreComparisonPool').implement({
    fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }),
  });
  const received = builder.objectRef<{ centreId: string; received: string }>('CostCentreReceived').implement({
    fields: (t) => ({ centreId: t.exposeID('centreId'), received: t.exposeString('received', { description: 'Cents, exact.' }) }),
  });
  const step = builder.objectRef<CentreComparison['steps'][number]>('CostCentreStep').implement({
    description: 'Which support cost centre is closed next by the rule of the least received services, and what those left receive.',
    fields: (t) => ({ chosen: t.exposeID('chosen'), left: t.field({ type: [received], resolve: (row) => [...row.left] }) }),
  });
  const term = builder.objectRef<{ centreId: string; quantity: string }>('CostCentreEquationTerm').implement({
    fields: (t) => ({ centreId: t.exposeID('centreId'), quantity: t.exposeString('quantity') }),
  });
  const equation = builder.objectRef<CentreComparison['equations'][number]>('CostCentreEquation').implement({
    description: 'given × price = primary cost + quantities taken × prices of the others.',
    fields: (t) => ({
      centreId: t.exposeID('centreId'),
      given: t.exposeString('given'),
      primary: t.field({ type: 'Amount', resolve: (row) => row.primary as never }),
      takes: t.field({ type: [term], resolve: (row) => [...row.takes] }),
      price: t.exposeString('price', { nullable: true, description: 'Cents for one unit, as an exact fraction.' }),
    }),
  });
  const outcome = outcomeType(builder, texts);
  return builder.objectRef<CentreComparison>('CostCentreComparison').implement({
    description: 'Costs and services of a span shared by all three methods.',
    fields: (t) => ({
      monthFrom: t.field({ type: 'Month', resolve: (row) => row.monthFrom }),
      monthTo: t.field({ type: 'Month', resolve: (row) => row.monthTo }),
      method: t.field({ type: methodName(builder), nullable: true, resolve: (row) => row.method as never }),
      resolution: t.exposeString('resolution', { nullable: true }),
      order: t.field({ type: ['ID'], resolve: (row) => [...row.order] }),
      centres: t.field({ type: [centre], resolve: (row) => [...row.centres] }),
      pools: t.field({ type: [pool], resolve: (row) => [...row.pools] }),
      total: t.field({ type: 'Amount', resolve: (row) => row.total as never }),
      outcomes: t.field({ type: [outcome], resolve: (row) => [...row.outcomes] }),
      steps: t.field({ type: [step], resolve: (row) => [...row.steps] }),
      equations: t.field({ type: [equation], resolve: (row) => [...row.equations] }),
    }),
  });
}
