// SPDX-License-Identifier: EUPL-1.2
import { type EnteredService, type EnterServicesRefusal, enterServices } from '@domain/settlement';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, monthInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { centreUseCase } from './centre-use-case.ts';

/** As many as a matrix of the most centres with 60 pools has cells. */
const MOST_CELLS = 4_000;

const serviceInput = z
  .object({
    fromCentreId: idInput<'CostCentreId'>(),
    /** One of the two. */
    toCentreId: idInput<'CostCentreId'>().optional(),
    toPoolId: idInput<'PoolId'>().optional(),
    /** In each month; 0: none. */
    quantity: z.int(),
    unit: textInput(60, 0),
    /** What stood there when it was changed. */
    seen: z.int().min(0),
  })
  .meta({ id: 'CostCentreServiceInput' });

type Code = EnterServicesRefusal;

function servicesOf(given: readonly z.output<typeof serviceInput>[]): Result<EnteredService[], Refusal<Code>> {
  const services: EnteredService[] = [];
  for (const { fromCentreId, toCentreId, toPoolId, quantity, unit, seen } of given) {
    const to = toCentreId ? ({ kind: 'centre', id: toCentreId } as const) : toPoolId ? ({ kind: 'pool', id: toPoolId } as const) : null;
    if (!to) return err(refusal('SERVICE_TAKER_UNKNOWN', { field: 'services' }));
    services.push({ fromCentreId, to, quantity: BigInt(quantity), unit, seen: BigInt(seen) });
  }
  return ok(services);
}

/** Everything that was changed in the matrix at once: all of it or nothing. */
export const enterCostCentreServices = centreUseCase({
  name: 'settlement.enterCostCentreServices',
  action: 'settlement.enterCosts',
  input: z.object({
    monthFrom: monthInput,
    /** Missing: until further notice. */
    monthTo: monthInput.optional(),
    services: z.array(serviceInput).max(MOST_CELLS, { error: 'TOO_LONG' }),
  }),
  ofAll: true,
  refusals: everyCode<Code>()(
    'PERIOD_INVALID',
    'COST_CENTRE_UNKNOWN',
    'UNIT_MISSING',
    'SERVICE_UNIT_DIFFERS',
    'SERVICE_TAKER_UNKNOWN',
    'SERVICE_TO_ITSELF',
    'SERVICE_QUANTITY_INVALID',
    'SERVICE_TWICE',
    'SERVICES_CHANGED',
    'NOTHING_CHANGES',
  ),
  load: async ({ centres, pools }, { input, actor, at }) => {
    const { centreId: tenantId, userId } = actor;
    const all = await centres.lockAll(tenantId);
    // A centre of somebody else is unknown here: nothing of the matrix exists for the actor then.
    const isHere = (id: string): boolean => all.some((centre) => centre.id === id);
    if (input.services.some(({ fromCentreId, toCentreId }) => !isHere(fromCentreId) || (toCentreId && !isHere(toCentreId)))) return null;
    const known = await centres.servicesKnown(tenantId);
    return { tenantId, userId, at, centres: all, pools: await pools.allPools(tenantId), known };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'costCentreServices', id: tenantId }),
  decide: (state, { monthFrom, monthTo, services }, circumstances) => {
    const read = servicesOf(services);
    return read.ok ? enterServices(state, { monthFrom, monthTo: monthTo ?? null, services: read.value }, circumstances) : read;
  },
  save: ({ centres }, decision, { tenantId, at, userId }) => centres.saveServices(tenantId, decision, at, userId),
  record: ({ changes, ...decision }, { tenantId }) => ({
    type: 'costCentreServices',
    id: tenantId,
    content: {
      ...decision,
      changes: changes.map(({ from, to, unit, before, after }) => ({
        field: `${from} → ${to} (${unit})`,
        from: String(before),
        to: String(after),
      })),
    },
  }),
  outcome: ({ monthFrom }) => ({ month: monthFrom }),
});
