// SPDX-License-Identifier: EUPL-1.2
export { actionsOf, actorFor } from './actor-for.ts';
export { type House, type HouseSettings, openHouse } from './open-house.ts';
export { assembly, services } from './services.ts';
