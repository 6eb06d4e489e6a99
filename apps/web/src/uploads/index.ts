// SPDX-License-Identifier: EUPL-1.2
export { FILE_LIMIT_BYTES, type Uploads, useUploads } from './use-uploads.ts';
