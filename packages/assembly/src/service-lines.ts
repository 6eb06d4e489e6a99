// SPDX-License-Identifier: EUPL-1.2
import type { Service } from '@platform/service';
import { agreements } from '@services/agreements';
import { billing } from '@services/billing';
import { desk } from '@services/desk';
import { payments } from '@services/payments';
import { settlement } from '@services/settlement';
import { tenancy } from '@services/tenancy';
import { treasury } from '@services/treasury';

/** The list of services: a new service line is one line here. */
export const serviceLines: readonly Service[] = [tenancy, agreements, desk, settlement, treasury, billing, payments];
