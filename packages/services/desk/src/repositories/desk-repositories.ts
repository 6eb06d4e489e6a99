// SPDX-License-Identifier: EUPL-1.2
import { type AgreementsPort, agreementsPort } from '@contracts/agreements';
import { type ReadingBook, readingsPort } from '@contracts/settlement';
import { type TenancyPort, tenancyPort } from '@contracts/tenancy';
import type { AgreementCover, AgreementId } from '@domain/desk';
import type { CivilDate, CivilMonth, TenantId } from '@kernel/core';
import type { Writes } from '@platform/database';
import { type Ports, systemNewId } from '@platform/use-case';
import { catalogueRepository } from './catalogue-repository.ts';
import { fileRepository } from './file-repository.ts';
import { peopleRepository } from './people-repository.ts';
import { requestRepository } from './request-repository.ts';
import type { Saving } from './saving.ts';
import { taskRepository } from './task-repository.ts';
import { timeRepository } from './time-repository.ts';

/** All that the desk's use cases load from and save to: its own tables, and the neighbours through their ports. */
export function deskRepositories(writes: Writes, ports: Ports) {
  const tenancy: TenancyPort = ports.get(tenancyPort);
  const agreements: AgreementsPort = ports.get(agreementsPort);
  const readings: ReadingBook = ports.get(readingsPort);
  return {
    requests: requestRepository(writes),
    tasks: taskRepository(writes),
    times: timeRepository(writes),
    catalogue: catalogueRepository(writes),
    people: peopleRepository(writes),
    files: fileRepository(writes),
    findStanding: (tenantId: TenantId, on: CivilDate) => tenancy.findStanding(writes, tenantId, on),
    /** The agreement of a family on a day, as the rules want it: at most one. */
    async agreementsOn(tenantId: TenantId, familyCode: string, on: CivilDate): Promise<readonly AgreementCover[]> {
      const found = await agreements.findValid(writes, tenantId, familyCode, on);
      if (!found) return [];
      return [{ agreementId: found.agreementId as AgreementId, familyCodes: [familyCode], validity: { from: on, to: found.validTo } }];
    },
    isFrozen: (tenantId: TenantId, month: CivilMonth) => readings.isFrozen(writes, tenantId, month),
    appendReadings: (drafts: Parameters<ReadingBook['append']>[2], { associationId, at, accountId }: Saving) =>
      readings.append(writes, associationId, drafts, { at, enteredBy: accountId, newId: systemNewId }),
  };
}

export type DeskRepositories = ReturnType<typeof deskRepositories>;
