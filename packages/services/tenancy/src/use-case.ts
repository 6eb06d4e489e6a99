// SPDX-License-Identifier: EUPL-1.2
import { bindUseCase } from '@platform/use-case';
import { associationRepository } from './repositories/association-repository.ts';
import { roleRepository } from './repositories/role-repository.ts';
import { secondFactorResetRepository } from './repositories/second-factor-reset-repository.ts';
import { tenantRepository } from './repositories/tenant-repository.ts';
import { userRepository } from './repositories/user-repository.ts';

/** The shape of every write of this service, bound to its repositories. */
export const useCase = bindUseCase((writes) => ({
  associations: associationRepository(writes),
  tenants: tenantRepository(writes),
  users: userRepository(writes),
  roles: roleRepository(writes),
  resets: secondFactorResetRepository(writes),
}));
