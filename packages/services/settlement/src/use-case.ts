// SPDX-License-Identifier: EUPL-1.2
import type { Writes } from '@platform/database';
import { bindUseCase, type Ports } from '@platform/use-case';
import { chargeRepository } from './repositories/charge-repository.ts';
import { keyRepository } from './repositories/key-repository.ts';
import { poolRepository } from './repositories/pool-repository.ts';
import { readingGateRepository } from './repositories/reading-gate-repository.ts';
import { releaseOrderRepository } from './repositories/release-order-repository.ts';
import { runRepository } from './repositories/run-repository.ts';
import { statementRepository } from './repositories/statement-repository.ts';
import { stockCountRepository } from './repositories/stock-count-repository.ts';
import { statementsOn } from './statements-on.ts';

const repositories = (writes: Writes, ports: Ports) => ({
  writes,
  ports,
  statements: statementsOn(writes),
  gates: readingGateRepository(writes),
  keys: keyRepository(writes),
  pools: poolRepository(writes),
  charges: chargeRepository(writes),
  counts: stockCountRepository(writes),
  orders: releaseOrderRepository(writes),
  runs: runRepository(writes),
  published: statementRepository(writes),
});
export type Repositories = ReturnType<typeof repositories>;

/** The shape of every write of this service, bound to its repositories. */
export const useCase = bindUseCase(repositories);
