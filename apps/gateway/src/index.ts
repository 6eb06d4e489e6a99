// SPDX-License-Identifier: EUPL-1.2
export { type Gateway, type GatewayOptions, openGateway } from './gateway.ts';
export { buildSchema, printedSchema } from './schema.ts';
