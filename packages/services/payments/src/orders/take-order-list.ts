// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal, sumCents, type TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { storedFile } from '../items/item-repository.ts';
import { personOfActor } from '../people.ts';
import { isMunicipality } from '../setup/setup-use-case.ts';
import { judgeOrderList, orderListState } from './judge-order-list.ts';
import { type OrderMapping, orderMappingInput } from './order-list-mapping.ts';
import { type OrderRepositories, ordersUseCase, toldOrder } from './orders-use-case.ts';
import { readOrderList } from './read-order-list.ts';

/** In order of precedence. */
export type CheckOrderListRefusal = 'FILE_UNKNOWN' | 'FILE_INFECTED';
export type TakeOrderListRefusal = 'LIST_STATUS' | 'FILE_TAKEN' | 'FILE_GONE' | 'LIST_FAULTY';

/** The list as it stands in the file, held against what the municipality has now. */
async function readState(repositories: OrderRepositories, tenantId: TenantId, mapping: OrderMapping, sha256: string | null) {
  const bytes = sha256 === null ? null : await repositories.bytesOf(tenantId, sha256);
  return orderListState(repositories, tenantId, mapping, readOrderList(bytes ?? new Uint8Array(), mapping));
}

/** Reads a list of orders without taking it over: what it would become, and what is wrong with it. How it is written is remembered. */
export const checkOrderList = ordersUseCase({
  name: 'payments.checkOrderList',
  action: 'payments.prepareOrders',
  timeoutMs: 60_000,
  input: z.object({ tenantId: idInput<'TenantId'>(), fileId: idInput<'FileId'>(), ...orderMappingInput.shape }),
  refusals: everyCode<CheckOrderListRefusal>()('FILE_UNKNOWN', 'FILE_INFECTED'),
  load: async (repositories, { input, actor, at, today }) => {
    const { tenantId, fileId, ...given } = input;
    if (!(await isMunicipality(repositories.writes, tenantId))) return null;
    const mapping = orderMappingInput.parse(given);
    const file = await storedFile(repositories.writes, tenantId, fileId);
    const state = await readState(repositories, tenantId, mapping, file && !file.infected ? file.sha256 : null);
    const profile = await repositories.lists.findMapping(tenantId);
    return state && { ...state, tenantId, file, profile, by: personOfActor(actor), at, today };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'itemImport' }),
  decide: ({ file, profile, ...state }, _input, circumstances) => {
    if (file === null) return err<Refusal<CheckOrderListRefusal>>(refusal('FILE_UNKNOWN', { field: 'fileId' }));
    if (file.infected)
      return err<Refusal<CheckOrderListRefusal>>(refusal('FILE_INFECTED', { field: 'fileId', params: { name: file.name } }));
    const id = circumstances.newId();
    const { made, faults } = judgeOrderList(state, id, circumstances);
    const counts = {
      ...{ rows: state.list.rows, added: made.length, faulty: faults.length, headers: state.list.headers },
      sumCents: sumCents(made.map(({ order }) => order.content.amountCents)),
    };
    const named = { fileId: file.id, fileName: file.name, fileHash: file.sha256 };
    return ok({ id, profileId: profile?.id ?? circumstances.newId(), ...named, counts, faults });
  },
  save: async ({ lists }, { id, profileId, fileId, fileName, fileHash, counts, faults }, { tenantId, mapping, by, at, today }) => {
    await lists.saveMapping(tenantId, profileId, mapping, by, at);
    await lists.addCheck({ id, tenantId, fileId, fileName, fileHash }, { profileId, counts, faults, asOf: today }, by, at);
  },
  record: ({ id, fileName, fileHash, counts }) => ({ type: 'itemImport', id, content: { subject: 'orders', fileName, fileHash, counts } }),
  outcome: ({ id }) => ({ importId: id }),
});

/** Takes a checked list over, all of it in one transaction: each row becomes an order of the person who takes it. */
export const takeOrderList = ordersUseCase({
  name: 'payments.takeOrderList',
  action: 'payments.prepareOrders',
  timeoutMs: 120_000,
  input: z.object({ importId: idInput<'ItemImportId'>(), expectedVersion: versionInput }),
  refusals: everyCode<TakeOrderListRefusal>()('LIST_STATUS', 'FILE_TAKEN', 'FILE_GONE', 'LIST_FAULTY'),
  load: async (repositories, { input, actor, at, today }) => {
    const check = await repositories.lists.findCheck(input.importId);
    const profile = check && (await repositories.lists.findMapping(check.tenantId));
    if (!check || !profile) return null;
    const { tenantId } = check;
    const year = Number(today.slice(0, 4));
    // Whoever takes a list waits here for whoever takes another.
    const number = await repositories.orders.nextNumber(tenantId, year);
    const file = await storedFile(repositories.writes, tenantId, check.fileId);
    const state = await readState(repositories, tenantId, profile.mapping, file?.sha256 ?? null);
    const current = (await repositories.lists.findCheck(input.importId)) ?? check;
    const taken = await repositories.lists.isTaken(tenantId, check.fileHash);
    return state && { ...state, check: current, gone: file === null, taken, year, number, by: personOfActor(actor), at };
  },
  row: ({ check }) => ({ tenantId: check.tenantId, type: 'itemImport', id: check.id, version: check.version }),
  decide: (state, _input, circumstances): Result<ReturnType<typeof judgeOrderList>['made'], Refusal<TakeOrderListRefusal>> => {
    const { check, taken, gone } = state;
    if (check.status !== 'checked') return err(refusal('LIST_STATUS'));
    if (taken) return err(refusal('FILE_TAKEN', { params: { name: check.fileName } }));
    if (gone) return err(refusal('FILE_GONE'));
    const { made, faults } = judgeOrderList(state, check.id, circumstances);
    return faults.length > 0 || made.length === 0 ? err(refusal('LIST_FAULTY', { params: { count: faults.length } })) : ok(made);
  },
  save: async ({ orders, lists }, made, { check, account, year, number, by, at }) => {
    const home = { tenantId: check.tenantId, associationId: account.associationId, year, createdAt: at };
    await orders.addOrders(made.map((one, index) => ({ ...one, ...home, number: number + index })));
    await lists.markTaken(check, by, at);
  },
  record: (made, { check, year, number }) => [
    { type: 'itemImport', id: check.id, content: { changes: [{ field: 'status', from: 'checked', to: 'taken' }], orders: made.length } },
    ...made.map(({ order, ...more }, index) => ({
      ...{ type: 'paymentOrder', id: order.id },
      content: { ...toldOrder(order), ...more, year, number: number + index, changes: [{ field: 'status', from: null, to: order.status }] },
    })),
  ],
  outcome: (made, { check }) => ({ importId: check.id, orders: made.length }),
});
