// SPDX-License-Identifier: EUPL-1.2
export { fromJson, jsonText, sha256, toJson } from '@platform/database';
