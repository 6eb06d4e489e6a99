// SPDX-License-Identifier: EUPL-1.2
export { fileBook, findStoredFile, type StoredFile } from './database-files.ts';
export { FileDamaged } from './encrypted-file.ts';
export { sanitiseFileName } from './file-name.ts';
export { pathOf } from './file-place.ts';
export { createFileStore, type FileRefusalCode, type FileStore, type StoredContent, type StoreOptions } from './file-store.ts';
export { ALL_FILE_TYPES, FILE_TYPES, type FileType } from './file-type.ts';
export type { ListReferenced, Swept } from './sweep.ts';
export type { ScanState, VirusScan } from './virus-scan.ts';
