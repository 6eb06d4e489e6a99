// SPDX-License-Identifier: EUPL-1.2
export { copyTemplate, type TestDatabase, testDatabase } from './test-database.ts';
export { type TestAssociation, type TestMember, testWorld, type World } from './world.ts';
