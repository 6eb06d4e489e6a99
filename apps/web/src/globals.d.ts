// SPDX-License-Identifier: EUPL-1.2
declare const __APP_VERSION__: string;

interface ImportMetaEnv {
  readonly VITE_GALLERY?: string;
}
/** Version of the persisted operations; '' in development, where documents are sent whole. */
declare const __OPERATIONS_VERSION__: string;
