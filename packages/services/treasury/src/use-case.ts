// SPDX-License-Identifier: EUPL-1.2

import type { Instant } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { statementsOn } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { accountRepository } from './repositories/account-repository.ts';
import { centreRepository } from './repositories/centre-repository.ts';
import { orderRepository } from './repositories/order-repository.ts';

/** The shape of every write of this service, bound to its repositories. */
export const useCase = bindUseCase((writes, ports) => ({
  ports,
  reads: statementsOn(writes),
  accounts: accountRepository(writes),
  centre: centreRepository(writes),
  orders: orderRepository(writes),
}));

/** Who acts, where and when, as records keep it. */
export const enteredBy = ({ associationId, centreId, accountId, userId }: Actor, at: Instant) => ({
  associationId,
  centreId,
  accountId,
  userId,
  at,
});
