// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { type Assembly, assemble, type Service } from '@platform/service';

/** The list of services: a new service line is one line here. */
export const services: readonly Service[] = [];

export const assembly = (): Assembly => assemble(ROLES, services);
