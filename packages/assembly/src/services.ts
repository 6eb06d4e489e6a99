// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { ROLES } from '@contracts/tenancy';
import { type Assembly, assemble, type Service } from '@platform/service';
import { administrationService } from '@services/administration';
import { agreements } from '@services/agreements';
import { billing } from '@services/billing';
import { desk } from '@services/desk';
import { settlement } from '@services/settlement';
import { tenancy } from '@services/tenancy';
import { treasury } from '@services/treasury';
import { filesService } from './files/files-service.ts';

/** The list of services: a new service line is one line here. */
const serviceLines: readonly Service[] = [tenancy, agreements, desk, settlement, treasury, billing, filesService];

/** What the services are told at the start of a process. */
export interface ServiceSettings {
  /** The demonstration: mails that were not sent can be read in the application. */
  readonly demo: boolean;
}

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };

/** The administration stands last: it shows what the others declare. */
const servicesFor = ({ demo }: ServiceSettings): readonly Service[] => [
  ...serviceLines,
  administrationService({ others: serviceLines, demo, version }),
];

export const services: readonly Service[] = servicesFor({ demo: false });

export const assembly = (settings: ServiceSettings = { demo: false }): Assembly => assemble(ROLES, servicesFor(settings));
