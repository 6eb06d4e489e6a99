// SPDX-License-Identifier: EUPL-1.2
export { DatabaseKeyStore } from './database-key-store.ts';
export { KeyError, type KeyErrorCode } from './key-error.ts';
export { keySentence } from './key-sentence.ts';
export type { KeyStore, WrappedKey } from './key-store.ts';
export { addMasterKey, createMasterKeyFile, parseMasterKeys, readMasterKeyFile } from './master-key-file.ts';
export { MasterKeys } from './master-keys.ts';
export { KEY_CACHE, TenantKeys, type TenantKeysOptions } from './tenant-keys.ts';
