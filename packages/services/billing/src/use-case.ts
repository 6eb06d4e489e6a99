// SPDX-License-Identifier: EUPL-1.2
import { statementsOn } from '@platform/database';
import { bindUseCase } from '@platform/use-case';
import { documentRepository } from './repositories/document-repository.ts';
import { issuerRepository } from './repositories/issuer-repository.ts';
import { numberRepository } from './repositories/number-repository.ts';
import { objectionRepository } from './repositories/objection-repository.ts';
import { registerRepository } from './repositories/register-repository.ts';
import { roundRepository } from './repositories/round-repository.ts';

/** The shape of every write of this service, bound to its repositories. */
export const useCase = bindUseCase((writes, ports) => ({
  writes,
  ports,
  statements: statementsOn(writes),
  rounds: roundRepository(writes),
  documents: documentRepository(writes),
  numbers: numberRepository(writes),
  objections: objectionRepository(writes),
  registers: registerRepository(writes),
  issuers: issuerRepository(writes),
}));

export type Repositories = Parameters<Parameters<typeof useCase>[0]['load']>[0];
