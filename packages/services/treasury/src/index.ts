// SPDX-License-Identifier: EUPL-1.2
export { treasury } from './service.ts';
