// SPDX-License-Identifier: EUPL-1.2
// For Prisma's own command line; a plain object, since this folder has no packages. Ours: node tools/migration.ts
const url = process.env['DATABASE_OWNER_URL'];

export default {
  schema: 'schema',
  migrations: { path: 'migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
};
