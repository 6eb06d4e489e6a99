// SPDX-License-Identifier: EUPL-1.2

import { buffer } from 'node:stream/consumers';
import type { TenantId } from '@kernel/core';
import { statementsOn } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { ledgerRepository } from '../ledger/ledger-repository.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { itemRepository, storedFile } from './item-repository.ts';

/** The shape of every write about open items and what is handed back. */
export const itemUseCase = bindUseCase((writes, _ports, _fields, files) => ({
  writes,
  reads: statementsOn(writes),
  items: itemRepository(writes),
  accounts: bankAccountRepository(writes),
  ledger: ledgerRepository(writes),
  fileOf: (tenantId: TenantId, id: string | null) => storedFile(writes, tenantId, id),
  /** null: the bytes are gone or damaged. */
  async bytesOf(tenantId: TenantId, sha256: string): Promise<Uint8Array | null> {
    try {
      const content = await files.openStream(tenantId, sha256);
      return content && (await buffer(content.stream));
    } catch {
      return null;
    }
  },
}));
