// SPDX-License-Identifier: EUPL-1.2

import { statementsOn } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { rulesRepository } from '../setup/rules-repository.ts';
import { closingRepository } from './closing-repository.ts';

/** The shape of every write about closings. */
export const closingUseCase = bindUseCase((writes, ports) => ({
  ...{ writes, ports, reads: statementsOn(writes) },
  closings: closingRepository(writes),
  rules: rulesRepository(writes),
}));
