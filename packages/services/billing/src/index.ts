// SPDX-License-Identifier: EUPL-1.2
export { billing } from './service.ts';
