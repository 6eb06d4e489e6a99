// SPDX-License-Identifier: EUPL-1.2
export { assembly, services } from './services.ts';
