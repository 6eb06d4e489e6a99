// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers';
import type { LocalRules, PayeeAccount, PaymentOrder } from '@domain/payments';
import { type Refusal, refusal, type TenantId } from '@kernel/core';
import { statementsOn, type Writes } from '@platform/database';
import type { FileStore } from '@platform/files';
import { bindUseCase, type FieldCipher, type Ports } from '@platform/use-case';
import { shownIban } from '../iban.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { rulesRepository } from '../setup/rules-repository.ts';
import { orderListRepository } from './order-list-repository.ts';
import { orderRepository } from './order-repository.ts';
import { payeeRepository } from './payee-repository.ts';

const repositories = (writes: Writes, _ports: Ports, fields: FieldCipher, files: FileStore) => ({
  ...{ writes, fields },
  reads: statementsOn(writes),
  payees: payeeRepository(writes, fields),
  orders: orderRepository(writes, fields),
  accounts: bankAccountRepository(writes),
  rules: rulesRepository(writes),
  lists: orderListRepository(writes),
  async bytesOf(tenantId: TenantId, sha256: string): Promise<Uint8Array | null> {
    const content = await files.openStream(tenantId, sha256);
    return content && buffer(content.stream);
  },
});
export type OrderRepositories = ReturnType<typeof repositories>;

/** The shape of every write about payees and payment orders. */
export const ordersUseCase = bindUseCase(repositories);

/** An order as audits and messages hold it: of the payee's account only what may be shown. */
export function toldOrder({ content, ...order }: PaymentOrder) {
  const { creditorIban, ...told } = content;
  return { ...order, content: { ...told, ibanShown: shownIban(creditorIban) } };
}

export function toldDetails<Details extends Pick<PayeeAccount, 'iban'>>({ iban, ...details }: Details) {
  return { ...details, ibanShown: shownIban(iban) };
}

/** The rules by which a municipality works; nobody may do anything where there are none. */
export async function rulesOf({ rules }: OrderRepositories, tenantId: TenantId): Promise<LocalRules | null> {
  return (await rules.rulesInForce(tenantId))?.rules ?? null;
}

export type VoucherRefusal = 'FILE_UNKNOWN' | 'FILE_INFECTED';

/** Whether a stored file can be the voucher of an order of its municipality. */
export async function voucherFault(
  writes: Writes,
  tenantId: TenantId,
  fileId: string | undefined,
): Promise<Refusal<VoucherRefusal> | null> {
  if (fileId === undefined) return null;
  const file = await writes.storedFile.findFirst({ where: { id: fileId, tenantId }, select: { name: true, scanState: true } });
  if (!file) return refusal('FILE_UNKNOWN', { field: 'fileId' });
  return file.scanState === 'infected' ? refusal('FILE_INFECTED', { field: 'fileId', params: { name: file.name } }) : null;
}
