// SPDX-License-Identifier: EUPL-1.2
declare const __APP_VERSION__: string;

interface ImportMetaEnv {
  readonly VITE_GALLERY?: string;
}
