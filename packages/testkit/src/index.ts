// SPDX-License-Identifier: EUPL-1.2
export { copyTemplate, type TestDatabase, testDatabase } from './test-database.ts';
