// SPDX-License-Identifier: EUPL-1.2
export { settlement } from './service.ts';
