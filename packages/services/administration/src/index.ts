// SPDX-License-Identifier: EUPL-1.2
export { administrationService } from './service.ts';
export type { AdministrationSettings } from './settings.ts';
