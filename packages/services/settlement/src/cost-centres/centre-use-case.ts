// SPDX-License-Identifier: EUPL-1.2
import { bindUseCase } from '@platform/use-case';
import { poolRepository } from '../repositories/pool-repository.ts';
import { readingGateRepository } from '../repositories/reading-gate-repository.ts';
import { statementsOn } from '../statements-on.ts';
import { costCentreRepository } from './cost-centre-repository.ts';

/** The shape of every write about support cost centres. */
export const centreUseCase = bindUseCase((writes, ports) => ({
  ports,
  statements: statementsOn(writes),
  gates: readingGateRepository(writes),
  pools: poolRepository(writes),
  centres: costCentreRepository(writes),
}));
