// SPDX-License-Identifier: EUPL-1.2
export { payments } from './service.ts';
