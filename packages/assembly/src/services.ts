// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { ROLES } from '@contracts/tenancy';
import { type Assembly, assemble, type Service } from '@platform/service';
import { administrationService } from '@services/administration';
import { bankExchange } from '@services/payments';
import { filesService } from './files/files-service.ts';
import { serviceLines } from './service-lines.ts';

const beforeAdministration: readonly Service[] = [...serviceLines, filesService];

/** What the services are told at the start of a process. */
export interface ServiceSettings {
  /** The demonstration: mails that were not sent can be read in the application. */
  readonly demo: boolean;
  /** Through which files are exchanged with banks; none: by hand. */
  readonly bankFolder?: string | null;
}

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };

/** The administration stands last: it shows what the others declare. */
const servicesFor = ({ demo, bankFolder = null }: ServiceSettings): readonly Service[] => [
  ...beforeAdministration,
  bankExchange(bankFolder),
  administrationService({ others: beforeAdministration, demo, version }),
];

export const services: readonly Service[] = servicesFor({ demo: false });

export const assembly = (settings: ServiceSettings = { demo: false }): Assembly => assemble(ROLES, servicesFor(settings));
