// SPDX-License-Identifier: EUPL-1.2

export { recordsOf } from './desk-use-case.ts';
export { desk } from './service.ts';
