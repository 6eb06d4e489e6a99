// SPDX-License-Identifier: EUPL-1.2
export { DATABASE_NAME, relayUrlOf, type ServerUrls, withDatabase } from './access.ts';
export {
  EmbeddedInUse,
  type EmbeddedOptions,
  type EmbeddedServer,
  embeddedExists,
  findRunning,
  freePort,
  removeEmbedded,
  startEmbedded,
} from './embedded-server.ts';
export { administratorSql, prepareRoles, RolesMissing, requireRoles } from './roles.ts';
export { ServerDidNotStart } from './server-process.ts';
export { createDatabase, dropDatabase, startThrowaway, type ThrowawayServer, withThrowawayServer } from './throwaway.ts';
