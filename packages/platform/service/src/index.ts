// SPDX-License-Identifier: EUPL-1.2
export { historyType } from './history-type.ts';
export {
  type Assembly,
  assemble,
  type DocumentedTable,
  type Download,
  type DownloadContext,
  type DownloadFile,
  defineService,
  type OwnFiles,
  type PersonalDataNote,
  type Schedule,
  type Service,
  type Subject,
  type UseCaseLabels,
  type WaitingItem,
} from './service.ts';
