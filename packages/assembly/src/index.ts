// SPDX-License-Identifier: EUPL-1.2
export { actionsOf, actorFor, rolesOf } from './actor-for.ts';
export { filesService } from './files/files-service.ts';
export { type FoundFile, findFile } from './files/find-file.ts';
export { FILE_AUDIENCES, storeFile } from './files/store-file.ts';
export { deliverInvitation, type InvitationSettings, USER_INVITED } from './invitations.ts';
export { type House, type HouseSettings, openHouse } from './open-house.ts';
export { assembly, services } from './services.ts';
export { type StartFault, startFault } from './start-fault.ts';
