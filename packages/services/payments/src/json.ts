// SPDX-License-Identifier: EUPL-1.2
export { fromJson, sha256, toJson } from '@platform/database';
