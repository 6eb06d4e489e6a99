// SPDX-License-Identifier: EUPL-1.2
export { type PrismaFolders, projectFolders } from './migration-folder.ts';
export {
  applyMigrations,
  createMigration,
  diffSchemaAgainstMigrations,
  MigrationFailed,
  type MigrationStatus,
  migrationStatus,
} from './migrations.ts';
