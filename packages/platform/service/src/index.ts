// SPDX-License-Identifier: EUPL-1.2
export {
  type Assembly,
  assemble,
  defineService,
  type PersonalDataNote,
  type Schedule,
  type Service,
  type UseCaseLabels,
  type WaitingItem,
} from './service.ts';
