// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, germanIban } from '@kernel/core';
import { setBankDetails } from '@services/treasury';
import type { Scene } from '../scene.ts';
import type { Step } from './treasury-deeds.ts';

/** No bank has it. */
const BANK_CODE = '99990000';
const FIRST_ACCOUNT = 4_711_000;

/** Where every member is paid, with the mandate by which it is collected from. */
export async function enterBankAccounts({ members }: Scene, step: Step, signedOn: CivilDate): Promise<void> {
  for (const [index, { tenant, municipality }] of members.entries())
    await step('finance', setBankDetails, {
      ...{ tenantId: tenant.id, name: tenant.name.slice(0, 70), iban: germanIban(BANK_CODE, String(FIRST_ACCOUNT + index)) },
      ...{ mandateId: `MANDAT-${municipality.ags}`, signedOn, sequence: 'RCUR', expectedVersion: 0 },
    });
}
